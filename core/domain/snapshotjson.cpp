// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/snapshotjson.h"

#include "core/domain/factsjson.h"
#include "core/domain/jsonform.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr auto formatName = "drover-snapshot"_L1;
constexpr int formatVersion = 1;

constexpr std::array readingWords {
    std::pair {Reading::Never, "never"_L1},
    std::pair {Reading::Partial, "partial"_L1},
    std::pair {Reading::Complete, "complete"_L1},
    std::pair {Reading::Forbidden, "forbidden"_L1},
};

constexpr std::array kindWords {
    std::pair {Error::Kind::Canceled, "canceled"_L1}, std::pair {Error::Kind::Unreachable, "unreachable"_L1},
    std::pair {Error::Kind::Refused, "refused"_L1},   std::pair {Error::Kind::Malformed, "malformed"_L1},
    std::pair {Error::Kind::Rejected, "rejected"_L1}, std::pair {Error::Kind::Failed, "failed"_L1},
    std::pair {Error::Kind::Local, "local"_L1},
};

/// Calls @p visit with the name, the section and the reader of its values, for each section.
void forEachSection(auto &snapshot, auto visit)
{
    visit("services"_L1, snapshot.services, parseService);
    visit("hypervisors"_L1, snapshot.hypervisors, parseHypervisor);
    visit("servers"_L1, snapshot.servers, parseServer);
    visit("flavors"_L1, snapshot.flavors, parseFlavor);
    visit("aggregates"_L1, snapshot.aggregates, parseAggregate);
    visit("zones"_L1, snapshot.zones, parseZone);
    visit("server_groups"_L1, snapshot.serverGroups, parseServerGroup);
    visit("migrations"_L1, snapshot.migrations, parseMigration);
}

/// The same for what the compute API does not tell: a file has these lists where somebody supplied them.
void forEachSuppliedSection(auto &snapshot, auto visit)
{
    visit("providers"_L1, snapshot.providers, parseResourceProvider);
    visit("host_facts"_L1, snapshot.hostFacts, parseHostFacts);
    visit("instance_facts"_L1, snapshot.instanceFacts, parseInstanceFacts);
}

/// Without retryAfter, which means nothing later.
QJsonObject errorJson(const Error &error)
{
    return {
        {"kind"_L1, wordOf(kindWords, error.kind)},
        {"http_status"_L1, error.httpStatus},
        {"where"_L1, error.where},
        {"detail"_L1, error.detail},
        {"request_id"_L1, error.requestId},
    };
}

Error readError(JsonReader read)
{
    Error error;
    error.kind = readWord(read, "kind"_L1, kindWords);
    error.httpStatus = read.maybeInt("http_status"_L1).value_or(0);
    error.where = read.maybeText("where"_L1).value_or(QString());
    error.detail = read.maybeText("detail"_L1).value_or(QString());
    error.requestId = read.maybeText("request_id"_L1).value_or(QString());
    return error;
}

QJsonObject cloudJson(const CloudIdentity &cloud)
{
    QJsonObject json {
        {"name"_L1, cloud.name}, {"auth_url"_L1, cloud.authUrl}, {"region"_L1, cloud.region},
        {"user"_L1, cloud.user}, {"project"_L1, cloud.project},  {"user_id"_L1, cloud.userId},
    };
    if (cloud.computeApi)
        json.insert("compute_api"_L1, cloud.computeApi->text());
    return json;
}

CloudIdentity readCloud(JsonReader read)
{
    CloudIdentity cloud;
    cloud.name = read.maybeText("name"_L1).value_or(QString());
    cloud.authUrl = read.maybeText("auth_url"_L1).value_or(QString());
    cloud.region = read.maybeText("region"_L1).value_or(QString());
    cloud.user = read.maybeText("user"_L1).value_or(QString());
    cloud.project = read.maybeText("project"_L1).value_or(QString());
    cloud.userId = read.maybeText("user_id"_L1).value_or(QString());
    if (const auto version = read.maybeText("compute_api"_L1)) {
        cloud.computeApi = Microversion::parse(*version);
        if (!cloud.computeApi)
            read.report("compute_api"_L1, "is not a version"_L1);
    }
    return cloud;
}

template<typename T>
QJsonObject readingJson(const Section<T> &section)
{
    QJsonObject json {{"reading"_L1, wordOf(readingWords, section.reading)}};
    if (section.readAt)
        json.insert("read_at"_L1, jsonTime(*section.readAt));
    if (section.problem)
        json.insert("problem"_L1, errorJson(*section.problem));
    return json;
}

template<typename T>
void readReading(JsonReader read, Section<T> &section)
{
    section.reading = readWord(read, "reading"_L1, readingWords);
    section.readAt = read.maybeTime("read_at"_L1);
    if (read.maybeObject("problem"_L1))
        section.problem = readError(read.object("problem"_L1));
}

/// Sorts servers as lookups need it, whoever wrote the file.
Result<void> orderServers(std::vector<std::shared_ptr<const Server>> &servers, const QString &file)
{
    const auto id = [](const std::shared_ptr<const Server> &server) -> const ServerId & {
        return server->id;
    };
    std::ranges::sort(servers, {}, id);
    const auto twice = std::ranges::adjacent_find(servers, {}, id);
    if (twice != servers.end())
        return malformed(u"servers: two of them have the id %1"_s.arg((*twice)->id.value), file);
    return {};
}

} // namespace

QJsonObject toJson(const Snapshot &snapshot)
{
    QJsonObject json {
        {"format"_L1, formatName},
        {"version"_L1, formatVersion},
        {"cloud"_L1, cloudJson(snapshot.cloud)},
        {"all_projects"_L1, snapshot.allProjects},
    };
    if (snapshot.takenAt.isValid())
        json.insert("taken_at"_L1, jsonTime(snapshot.takenAt));
    QJsonObject readings;
    const auto write = [&](QLatin1StringView key, const auto &section, auto) {
        readings.insert(key, readingJson(section));
        QJsonArray values;
        for (const auto &value : section.values)
            values.append(toJson(*value));
        json.insert(key, values);
    };
    forEachSection(snapshot, write);
    forEachSuppliedSection(snapshot, [&](QLatin1StringView key, const auto &section, auto parse) {
        if (section.reading != Reading::Never || section.readAt || section.problem || !section.values.empty())
            write(key, section, parse);
    });
    json.insert("readings"_L1, readings);
    return json;
}

Result<Snapshot> snapshotFromJson(const QByteArray &json, const QString &file)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return malformed(u"not JSON: %1 at byte %2"_s.arg(problem.errorString()).arg(problem.offset), file);

    JsonReader read(document.object());
    if (read.value("format"_L1) != formatName)
        return malformed(u"not a snapshot of Drover: its format is not \"%1\""_s.arg(formatName), file);
    const qint64 version = read.number("version"_L1);
    if (version > formatVersion) {
        return malformed(
            u"written by a newer Drover: its version is %1, and %2 is known here"_s.arg(version).arg(
                formatVersion),
            file);
    }

    if (version < 1)
        read.report("version"_L1, "is no version"_L1);

    Snapshot snapshot;
    snapshot.cloud = readCloud(read.object("cloud"_L1));
    snapshot.takenAt = read.maybeTime("taken_at"_L1).value_or(QDateTime());
    snapshot.allProjects = read.maybeFlag("all_projects"_L1).value_or(true);
    JsonReader readings = read.object("readings"_L1);
    Result<void> values;
    const auto readSection = [&]<typename T>(QLatin1StringView key, Section<T> &section, auto parse) {
        readReading(readings.object(key), section);
        const auto parsed = parseArray(read.value(key), key, file, parse);
        if (!parsed) {
            if (values)
                values = failure(parsed);
            return;
        }
        section.values.reserve(parsed->size());
        for (const T &value : *parsed)
            section.values.push_back(std::make_shared<const T>(value));
    };
    forEachSection(snapshot, readSection);
    forEachSuppliedSection(snapshot, [&](QLatin1StringView key, auto &section, auto parse) {
        if (read.has(key))
            readSection(key, section, parse);
    });
    if (!read.problem().isEmpty())
        return malformed(read.problem(), file);
    if (!values)
        return failure(values);
    if (const auto ordered = orderServers(snapshot.servers.values, file); !ordered)
        return failure(ordered);
    return snapshot;
}

} // namespace drover
