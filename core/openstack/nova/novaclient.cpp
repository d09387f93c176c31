// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openstack/nova/novaclient.h"

#include "core/base/log.h"
#include "core/openstack/endpoints.h"
#include "core/openstack/nova/parsers.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct VersionRange {
    Microversion lowest;
    Microversion highest;
};

QByteArray apiVersionHeader(Microversion version)
{
    return "compute " + version.text().toLatin1();
}

/// "{endpoint}/v2.1" of an endpoint that may have a project id behind it; nothing when it has no version at
/// all.
std::optional<QUrl> versionRoot(const QUrl &endpoint)
{
    static const QRegularExpression version(u"^(.*/v2(?:\\.\\d+)?)(?:/[^/]*)?$"_s);
    const auto match = version.match(withoutSlash(endpoint).path());
    if (!match.hasMatch())
        return {};
    QUrl root = endpoint;
    root.setPath(match.captured(1));
    return root;
}

Result<VersionRange> versionRange(const QJsonObject &json, const QString &where)
{
    const auto highest = Microversion::parse(json.value("version"_L1).toString());
    const auto lowest = Microversion::parse(json.value("min_version"_L1).toString());
    if (!highest || !lowest)
        return malformed(u"The answer names no range of microversions; this is not Nova's API 2.1"_s, where);
    return VersionRange {.lowest = *lowest, .highest = *highest};
}

/// What a 406 says the cloud speaks.
std::optional<VersionRange> versionRange(const QString &refusal)
{
    static const QRegularExpression words(u"Minimum is (\\d+\\.\\d+) and maximum is (\\d+\\.\\d+)"_s);
    const auto match = words.match(refusal);
    const auto lowest = Microversion::parse(match.capturedView(1));
    const auto highest = Microversion::parse(match.capturedView(2));
    if (!lowest || !highest)
        return {};
    return VersionRange {.lowest = *lowest, .highest = *highest};
}

/// The version nearest to @p wanted that the cloud and Drover both speak. Errors: Rejected.
Result<Microversion> agree(Microversion wanted, VersionRange cloud, const QString &where)
{
    if (cloud.highest < NovaClient::oldest)
        return rejected(
            u"The cloud's compute API ends at %1; Drover needs %2 (OpenStack Train) or later"_s.arg(
                cloud.highest.text(), NovaClient::oldest.text()),
            where);
    if (cloud.lowest > NovaClient::newest)
        return rejected(
            u"The cloud's compute API begins at %1; this version of Drover knows it up to %2"_s.arg(
                cloud.lowest.text(), NovaClient::newest.text()),
            where);
    const Microversion lowest = std::max(cloud.lowest, NovaClient::oldest);
    const Microversion highest = std::min(cloud.highest, NovaClient::newest);
    return std::clamp(wanted, lowest, highest);
}

/// The query of the next page, from "servers_links": [{"rel": "next", "href": …}]. Only the query is taken:
/// behind a TLS proxy the rest may be an address that is known inside only. Empty after the last page.
QUrlQuery nextPage(const QJsonObject &body, const QString &key)
{
    // Actions, unlike all others, have plain "links".
    const QJsonValue links =
        key == "instanceActions"_L1 ? body.value("links"_L1) : body.value(key + "_links"_L1);
    const QJsonArray all = links.toArray();
    for (const QJsonValue &link : all) {
        if (link["rel"_L1].toString() == "next"_L1)
            return QUrlQuery(QUrl(link["href"_L1].toString()));
    }
    return {};
}

/// Reads one page of servers; on a worker thread, since a page has megabytes.
Result<ServerPage> parseServerPage(const QByteArray &json, const QString &where)
{
    const auto body = parseBody(json, where);
    if (!body)
        return failure(body);
    auto servers = parseArray(body->value("servers"_L1), u"servers"_s, where, parseServer);
    if (!servers)
        return failure(servers);
    ServerPage page;
    page.servers = std::move(*servers);
    page.nextMarker = nextPage(*body, u"servers"_s).queryItemValue(u"marker"_s, QUrl::FullyDecoded);
    return page;
}

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

} // namespace

QCoro::Task<Result<std::unique_ptr<NovaClient>>> NovaClient::connect(RestClient rest, std::stop_token stop)
{
    const auto root = versionRoot(rest.base());
    RestClient atRoot = rest.at(root.value_or(rest.base()));
    const RestRequest request("GET", {QString()});
    const QString where = u"GET %1/"_s.arg(withoutSlash(atRoot.base()).toString());
    const auto reply = co_await atRoot.send(request, stop);
    if (!reply)
        co_return failure(reply);
    const auto body = reply->object(where);
    if (!body)
        co_return failure(body);

    QUrl base = rest.base();
    QJsonObject version = body->value("version"_L1).toObject();
    if (version.isEmpty()) { // The list above /v2.1: an endpoint without a version.
        const auto listed = findVersion(body->value("versions"_L1).toArray(), u"v2.1"_s, atRoot.base());
        if (!listed)
            co_return malformed(u"This address does not offer Nova's API 2.1"_s, where);
        version = listed->json;
        base = listed->url;
    }
    const auto range = versionRange(version, where);
    if (!range)
        co_return failure(range);
    const auto agreed = agree(newest, *range, where);
    if (!agreed)
        co_return failure(agreed);
    co_return std::unique_ptr<NovaClient>(new NovaClient(rest.at(base), *agreed));
}

QCoro::Task<Result<RestReply>> NovaClient::send(RestRequest request, std::stop_token stop)
{
    Microversion asked = m_version;
    if (request.apiVersion.isEmpty())
        request.apiVersion = apiVersionHeader(asked);
    else
        asked =
            Microversion::parse(QString::fromLatin1(request.apiVersion).section(u' ', 1)).value_or(m_version);

    auto reply = co_await m_rest.send(request, stop);
    if (!reply && reply.error().httpStatus == 406) {
        const auto range = versionRange(reply.error().detail);
        if (!range)
            co_return reply;
        const auto agreed = agree(asked, *range, request.where());
        if (!agreed)
            co_return failure(agreed);
        qCInfo(logHttp) << "compute API" << asked.text() << "is refused; going on with" << agreed->text();
        if (asked == m_version)
            m_version = *agreed;
        request.apiVersion = apiVersionHeader(*agreed);
        reply = co_await m_rest.send(request, stop);
    }
    // Only of reads: what acts has been accepted by now, whatever the header says.
    if (reply && request.verb == "GET" && reply->apiVersion != request.apiVersion) {
        co_return malformed(
            u"The answer is in API version \"%1\", although \"%2\" was asked for; probably a proxy in "
            "between drops the header OpenStack-API-Version"_s.arg(QString::fromLatin1(reply->apiVersion),
                                                                   QString::fromLatin1(request.apiVersion)),
            request.where());
    }
    co_return reply;
}

template<typename T>
QCoro::Task<Result<std::vector<T>>> NovaClient::list(RestRequest request, QString key,
                                                     Result<T> (*parse)(const QJsonObject &),
                                                     std::stop_token stop, size_t atMost)
{
    std::vector<T> all;
    while (true) {
        const auto reply = co_await send(request, stop);
        if (!reply)
            co_return failure(reply);
        const auto body = parseBody(reply->body, request.where());
        if (!body)
            co_return failure(body);
        auto page = parseArray(body->value(key), key, request.where(), parse);
        if (!page)
            co_return failure(page);
        std::move(page->begin(), page->end(), std::back_inserter(all));

        const QUrlQuery next = nextPage(*body, key);
        if (next.isEmpty() || page->empty() || all.size() >= atMost)
            break;
        if (next == request.query)
            co_return malformed(u"The list's next page is the page itself"_s, request.where());
        request.query = next;
    }
    if (all.size() > atMost)
        all.erase(all.begin() + qsizetype(atMost), all.end());
    co_return all;
}

template<typename T>
QCoro::Task<Result<T>> NovaClient::one(RestRequest request, QString key,
                                       Result<T> (*parse)(const QJsonObject &), std::stop_token stop)
{
    const auto reply = co_await send(request, stop);
    if (!reply)
        co_return failure(reply);
    const auto body = parseBody(reply->body, request.where());
    if (!body)
        co_return failure(body);
    const QJsonValue value = body->value(key);
    if (!value.isObject())
        co_return malformed(u"%1 is missing"_s.arg(key), request.where());
    auto parsed = parse(value.toObject());
    if (!parsed)
        co_return malformed(u"%1: %2"_s.arg(key, parsed.error().detail), request.where());
    co_return parsed;
}

QCoro::Task<Result<std::vector<ComputeService>>> NovaClient::services(std::stop_token stop)
{
    RestRequest request("GET", {u"os-services"_s});
    request.query.addQueryItem(u"binary"_s, u"nova-compute"_s);
    return list(request, u"services"_s, parseService, stop);
}

QCoro::Task<Result<std::vector<Hypervisor>>> NovaClient::hypervisors(std::stop_token stop)
{
    constexpr Microversion lastWithResources {2, 87};
    RestRequest request("GET", {u"os-hypervisors"_s, u"detail"_s});
    request.apiVersion = apiVersionHeader(std::min(m_version, lastWithResources));
    return list(request, u"hypervisors"_s, parseHypervisor, stop);
}

QCoro::Task<Result<ServerPage>> NovaClient::servers(ServerQuery query, std::stop_token stop)
{
    RestRequest request("GET", {u"servers"_s, u"detail"_s});
    if (query.allProjects)
        request.query.addQueryItem(u"all_tenants"_s, u"1"_s);
    if (query.host)
        request.query.addQueryItem(u"host"_s, query.host->value);
    if (query.changesSince)
        request.query.addQueryItem(u"changes-since"_s, isoTime(*query.changesSince));
    request.query.addQueryItem(u"limit"_s, QString::number(query.limit));
    if (!query.marker.isEmpty())
        request.query.addQueryItem(u"marker"_s, query.marker);
    const auto reply = co_await send(request, stop);
    if (!reply)
        co_return failure(reply);
    const QFuture<Result<ServerPage>> parsing =
        QtConcurrent::run(parseServerPage, reply->body, request.where());
    auto page = co_await parsing;
    if (stop.stop_requested())
        co_return canceled();
    co_return page;
}

QCoro::Task<Result<Server>> NovaClient::server(ServerId id, std::stop_token stop)
{
    const RestRequest request("GET", {u"servers"_s, id.value});
    return one(request, u"server"_s, parseServer, stop);
}

QCoro::Task<Result<std::vector<Flavor>>> NovaClient::flavors(std::stop_token stop)
{
    RestRequest request("GET", {u"flavors"_s, u"detail"_s});
    request.query.addQueryItem(u"is_public"_s, u"None"_s); // Private ones too.
    return list(request, u"flavors"_s, parseFlavor, stop);
}

QCoro::Task<Result<std::vector<Aggregate>>> NovaClient::aggregates(std::stop_token stop)
{
    const RestRequest request("GET", {u"os-aggregates"_s});
    return list(request, u"aggregates"_s, parseAggregate, stop);
}

QCoro::Task<Result<std::vector<Zone>>> NovaClient::zones(std::stop_token stop)
{
    const RestRequest request("GET", {u"os-availability-zone"_s, u"detail"_s});
    return list(request, u"availabilityZoneInfo"_s, parseZone, stop);
}

QCoro::Task<Result<std::vector<ServerGroup>>> NovaClient::serverGroups(std::stop_token stop)
{
    // The one list with limit and offset. A page may be shorter than asked for (the cloud's max_limit), so
    // that only an empty one is the end.
    std::vector<ServerGroup> all;
    while (true) {
        RestRequest request("GET", {u"os-server-groups"_s});
        request.query.addQueryItem(u"all_projects"_s, u"true"_s);
        request.query.addQueryItem(u"limit"_s, u"1000"_s);
        request.query.addQueryItem(u"offset"_s, QString::number(all.size()));
        auto page = co_await list(request, u"server_groups"_s, parseServerGroup, stop);
        if (!page)
            co_return failure(page);
        if (page->empty())
            co_return all;
        std::move(page->begin(), page->end(), std::back_inserter(all));
    }
}

QCoro::Task<Result<std::vector<Migration>>> NovaClient::migrations(MigrationQuery query, std::stop_token stop)
{
    constexpr int largestPage = 1000; // Nova's default max_limit.
    RestRequest request("GET", {u"os-migrations"_s});
    if (query.server)
        request.query.addQueryItem(u"instance_uuid"_s, query.server->value);
    if (query.host)
        request.query.addQueryItem(u"host"_s, query.host->value);
    if (query.source)
        request.query.addQueryItem(u"source_compute"_s, query.source->value);
    if (!query.status.isEmpty())
        request.query.addQueryItem(u"status"_s, query.status);
    if (query.changesSince)
        request.query.addQueryItem(u"changes-since"_s, isoTime(*query.changesSince));
    request.query.addQueryItem(u"limit"_s, QString::number(std::min(query.limit, largestPage)));
    return list(request, u"migrations"_s, parseMigration, stop, size_t(query.limit));
}

QCoro::Task<Result<std::vector<Migration>>> NovaClient::liveProgress(ServerId id, std::stop_token stop)
{
    const RestRequest request("GET", {u"servers"_s, id.value, u"migrations"_s});
    return list(request, u"migrations"_s, parseMigration, stop);
}

QCoro::Task<Result<std::vector<InstanceAction>>> NovaClient::actions(ServerId id, std::stop_token stop)
{
    const RestRequest request("GET", {u"servers"_s, id.value, u"os-instance-actions"_s});
    return list(request, u"instanceActions"_s, parseInstanceAction, stop);
}

QCoro::Task<Result<InstanceAction>> NovaClient::action(ServerId id, RequestId request, std::stop_token stop)
{
    const RestRequest rest("GET", {u"servers"_s, id.value, u"os-instance-actions"_s, request.value});
    return one(rest, u"instanceAction"_s, parseInstanceAction, stop);
}

QCoro::Task<Result<ComputeService>> NovaClient::setScheduling(ComputeService service, bool enabled,
                                                              QString reason, std::stop_token stop)
{
    QJsonObject body {{"status"_L1, enabled ? "enabled"_L1 : "disabled"_L1}};
    if (!enabled && !reason.isEmpty()) {
        if (reason.size() > 255)
            co_return rejected(
                u"The reason for closing %1 is longer than 255 characters"_s.arg(service.host.value));
        body.insert("disabled_reason"_L1, reason);
    }
    const RestRequest request("PUT", {u"os-services"_s, service.id.value}, body);
    auto changed = co_await one(request, u"service"_s, parseService, stop);
    co_return changed;
}

QCoro::Task<Result<RequestId>> NovaClient::liveMigrate(ServerId id, std::optional<HostName> host,
                                                       std::stop_token stop)
{
    const QJsonObject how {{"host"_L1, host ? QJsonValue(host->value) : QJsonValue::Null},
                           {"block_migration"_L1, "auto"_L1}};
    return act(id, u"os-migrateLive"_s, how, stop);
}

QCoro::Task<Result<RequestId>> NovaClient::coldMigrate(ServerId id, std::optional<HostName> host,
                                                       std::stop_token stop)
{
    const QJsonValue how = host ? QJsonValue(QJsonObject {{"host"_L1, host->value}}) : QJsonValue::Null;
    return act(id, u"migrate"_s, how, stop);
}

QCoro::Task<Result<RequestId>> NovaClient::confirmResize(ServerId id, std::stop_token stop)
{
    return act(id, u"confirmResize"_s, QJsonValue::Null, stop);
}

QCoro::Task<Result<RequestId>> NovaClient::revertResize(ServerId id, std::stop_token stop)
{
    return act(id, u"revertResize"_s, QJsonValue::Null, stop);
}

QCoro::Task<Result<RequestId>> NovaClient::startServer(ServerId id, std::stop_token stop)
{
    return act(id, u"os-start"_s, QJsonValue::Null, stop);
}

QCoro::Task<Result<RequestId>> NovaClient::abortMigration(ServerId id, qint64 migration, std::stop_token stop)
{
    const RestRequest request("DELETE",
                              {u"servers"_s, id.value, u"migrations"_s, QString::number(migration)});
    return accepted(request, stop);
}

QCoro::Task<Result<RequestId>> NovaClient::forceComplete(ServerId id, qint64 migration, std::stop_token stop)
{
    const RestRequest request(
        "POST", {u"servers"_s, id.value, u"migrations"_s, QString::number(migration), u"action"_s},
        QJsonObject {{"force_complete"_L1, QJsonValue::Null}});
    return accepted(request, stop);
}

QCoro::Task<Result<RequestId>> NovaClient::act(ServerId id, QString name, QJsonValue value,
                                               std::stop_token stop)
{
    const RestRequest request("POST", {u"servers"_s, id.value, u"action"_s}, QJsonObject {{name, value}});
    return accepted(request, stop);
}

QCoro::Task<Result<RequestId>> NovaClient::accepted(RestRequest request, std::stop_token stop)
{
    const auto reply = co_await send(request, stop);
    if (!reply)
        co_return failure(reply);
    co_return RequestId(reply->requestId);
}

} // namespace drover
