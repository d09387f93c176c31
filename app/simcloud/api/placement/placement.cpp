// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/placement/placement.h"

#include "app/simcloud/api/placement/inventory.h"
#include "app/simcloud/api/placement/query.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

using namespace placement;

constexpr int newest = 39; ///< 1.39

/// One request whose token is good and whose version is agreed upon.
struct Call {
    Cloud &cloud;
    const Request &request;
    const Token &token;
    QString requestId = {};
    int microversion = 0; ///< N of 1.N.
    QString base = {}; ///< Path that links begin with.

    [[nodiscard]] bool since(int version) const { return microversion >= version; }
};

Answer refusal(const QString &requestId, int microversion, int status, const QString &detail)
{
    struct Words {
        int status = 0;
        QLatin1String title = {};
        QLatin1String sentence = {};
    };
    static constexpr std::array known {
        Words {400, "Bad Request"_L1,
               "The server could not comply with the request since it is either malformed or otherwise "
               "incorrect."_L1},
        Words {403, "Forbidden"_L1, "Access was denied to this resource."_L1},
        Words {404, "Not Found"_L1, "The resource could not be found."_L1},
        Words {405, "Method Not Allowed"_L1, "The method specified is not allowed for this resource."_L1},
        Words {409, "Conflict"_L1, "There was a conflict when trying to complete your request."_L1},
    };
    QJsonObject error {{"status"_L1, status}, {"request_id"_L1, requestId}};
    for (const Words &words : known) {
        if (words.status == status) {
            error["title"_L1] = words.title;
            error["detail"_L1] = u"%1\n\n %2  "_s.arg(words.sentence, detail);
        }
    }
    if (microversion >= 23)
        error["code"_L1] = "placement.undefined_code"_L1;
    return Answer::json(status, {{"errors"_L1, QJsonArray {error}}});
}

Answer refusal(const Call &call, int status, const QString &detail)
{
    return refusal(call.requestId, call.microversion, status, detail);
}

/// 200, with what keeps caches from keeping it.
Answer shown(const Call &call, const QJsonObject &body)
{
    Answer answer = Answer::json(200, body);
    if (call.since(15)) {
        const auto seconds =
            std::chrono::floor<std::chrono::seconds>(call.cloud.now).time_since_epoch().count();
        const QString date = QLocale::c().toString(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC),
                                                   u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
        answer.headers.emplaceBack("Last-Modified", date.toLatin1());
        answer.headers.emplaceBack("Cache-Control", "no-cache");
    }
    return answer;
}

QJsonObject toJson(const QMap<QString, qint64> &amounts)
{
    QJsonObject json;
    for (const auto &[resource, amount] : amounts.asKeyValueRange())
        json.insert(resource, amount);
    return json;
}

QJsonObject link(const QString &relation, const QString &path)
{
    return {{"rel"_L1, relation}, {"href"_L1, path}};
}

QJsonObject view(const Call &call, const Host &host)
{
    const QString self = u"%1/resource_providers/%2"_s.arg(call.base, host.providerId);
    QJsonArray links {link(u"self"_s, self), link(u"inventories"_s, self + "/inventories"_L1),
                      link(u"usages"_s, self + "/usages"_L1)};
    if (call.since(1))
        links << link(u"aggregates"_s, self + "/aggregates"_L1);
    if (call.since(6))
        links << link(u"traits"_s, self + "/traits"_L1);
    if (call.since(11))
        links << link(u"allocations"_s, self + "/allocations"_L1);
    QJsonObject view {{"uuid"_L1, host.providerId},
                      {"name"_L1, host.name},
                      {"generation"_L1, host.generation},
                      {"links"_L1, links}};
    if (call.since(14)) {
        view["parent_provider_uuid"_L1] = QJsonValue::Null;
        view["root_provider_uuid"_L1] = host.providerId;
    }
    return view;
}

QJsonObject usageView(const Cloud &cloud, const Host &host)
{
    const QMap<QString, qint64> used = cloud.usageOf(host.name);
    QJsonObject usages;
    for (const Inventory &each : inventoryOf(host))
        usages.insert(each.resource, used.value(each.resource));
    return usages;
}

Answer providers(const Call &call)
{
    const auto query = readQuery(call.request);
    if (!query)
        return refusal(call, 400, query.error());
    QJsonArray shownProviders;
    for (const Host &host : call.cloud.hosts()) {
        if (query->fits(call.cloud, host))
            shownProviders << view(call, host);
    }
    return shown(call, {{"resource_providers"_L1, shownProviders}});
}

QJsonObject view(const Inventory &inventory)
{
    return {{"total"_L1, inventory.total},
            {"reserved"_L1, inventory.reserved},
            {"min_unit"_L1, 1},
            {"max_unit"_L1, inventory.total},
            {"step_size"_L1, 1},
            {"allocation_ratio"_L1, inventory.ratio}};
}

Answer inventories(const Call &call, const Host &host)
{
    QJsonObject all;
    for (const Inventory &each : inventoryOf(host))
        all.insert(each.resource, view(each));
    return shown(call, {{"resource_provider_generation"_L1, host.generation}, {"inventories"_L1, all}});
}

Answer inventory(const Call &call, const Host &host, const QString &resource)
{
    for (const Inventory &each : inventoryOf(host)) {
        if (each.resource == resource) {
            QJsonObject one = view(each);
            one["resource_provider_generation"_L1] = host.generation;
            return shown(call, one);
        }
    }
    return refusal(call, 404, u"No inventory of class %1 for %2"_s.arg(resource, host.providerId));
}

Answer providerAllocations(const Call &call, const Host &host)
{
    QJsonObject all;
    for (const QString &consumer : call.cloud.consumersOf(host.name)) {
        const Allocation *allocation = call.cloud.allocation(consumer);
        if (!allocation)
            continue;
        QMap<QString, qint64> held;
        for (const Claim &claim : allocation->claims) {
            if (claim.host != host.name)
                continue;
            for (const auto &[resource, amount] : claim.resources.asKeyValueRange())
                held[resource] += amount;
        }
        QJsonObject one {{"resources"_L1, toJson(held)}};
        if (call.since(28))
            one["consumer_generation"_L1] = allocation->generation;
        all.insert(consumer, one);
    }
    return shown(call, {{"allocations"_L1, all}, {"resource_provider_generation"_L1, host.generation}});
}

Answer provider(const Call &call, const QStringList &path)
{
    const Host *host = call.cloud.hostByProvider(path[1]);
    if (!host)
        return refusal(call, 404, u"No resource provider with uuid %1 found"_s.arg(path[1]));
    if (path.size() == 2)
        return shown(call, view(call, *host));
    const QString &part = path[2];
    const QJsonValue generation = host->generation;
    if (part == "inventories"_L1)
        return path.size() == 4 ? inventory(call, *host, path[3]) : inventories(call, *host);
    if (part == "usages"_L1) {
        return shown(
            call,
            {{"resource_provider_generation"_L1, generation}, {"usages"_L1, usageView(call.cloud, *host)}});
    }
    if (part == "allocations"_L1)
        return providerAllocations(call, *host);
    if (part == "traits"_L1 && call.since(6)) {
        return shown(call,
                     {{"traits"_L1, QJsonArray::fromStringList(traitsOf(*host))},
                      {"resource_provider_generation"_L1, generation}});
    }
    if (part == "aggregates"_L1 && call.since(1)) {
        QJsonObject body {{"aggregates"_L1, QJsonArray::fromStringList(aggregatesOf(call.cloud, *host))}};
        if (call.since(19))
            body["resource_provider_generation"_L1] = generation;
        return shown(call, body);
    }
    return refusal(call, 404, {});
}

Answer allocations(const Call &call, const QString &consumer)
{
    const Allocation *allocation = call.cloud.allocation(consumer);
    QJsonObject held;
    if (allocation) {
        for (const Claim &claim : allocation->claims) {
            if (const Host *host = call.cloud.host(claim.host)) {
                held.insert(host->providerId,
                            QJsonObject {{"resources"_L1, toJson(claim.resources)},
                                         {"generation"_L1, host->generation}});
            }
        }
    }
    QJsonObject body {{"allocations"_L1, held}};
    if (allocation && call.since(12)) {
        body["project_id"_L1] = allocation->projectId;
        body["user_id"_L1] = allocation->userId;
        if (call.since(28))
            body["consumer_generation"_L1] = allocation->generation;
        if (call.since(38))
            body["consumer_type"_L1] = "unknown"_L1;
    }
    return shown(call, body);
}

Answer freeAllocations(const Call &call, const QString &consumer)
{
    if (!call.cloud.allocation(consumer))
        return refusal(call, 404, u"No allocations for consumer '%1'"_s.arg(consumer));
    call.cloud.release(consumer);
    return {.status = 204};
}

/// What is wrong with a wish for allocations before anybody looks at what there is.
QString complaint(const Call &call, const QJsonObject &body)
{
    QStringList needed {u"allocations"_s};
    if (call.since(8))
        needed += {u"project_id"_s, u"user_id"_s};
    if (call.since(28))
        needed += u"consumer_generation"_s;
    for (const QString &property : needed) {
        if (!body.contains(property))
            return u"JSON does not validate: '%1' is a required property"_s.arg(property);
    }
    for (const QString &property : {u"project_id"_s, u"user_id"_s}) {
        if (body.contains(property) && body[property].toString().isEmpty())
            return u"JSON does not validate: %1 is not of type 'string'"_s.arg(property);
    }
    if (const QJsonValue generation = body["consumer_generation"_L1];
        !generation.isUndefined() && !generation.isNull() && !generation.isDouble())
        return u"JSON does not validate: consumer_generation is not of type 'integer', 'null'"_s;
    if (!body["allocations"_L1].isObject())
        return u"JSON does not validate: allocations is not of type 'object'"_s;
    for (const QJsonValue &each : body["allocations"_L1].toObject()) {
        const QJsonObject resources = each["resources"_L1].toObject();
        if (resources.isEmpty())
            return u"JSON does not validate: 'resources' is a required property"_s;
        for (auto resource = resources.begin(); resource != resources.end(); ++resource) {
            if (resource.value().toInteger() < 1)
                return u"JSON does not validate: %1 is less than the minimum of 1"_s.arg(resource.key());
        }
    }
    return {};
}

/// What of @p claim does not fit the provider beside what other consumers hold; empty: all fits.
QString shortage(const Cloud &cloud, const Host &host, const Claim &claim, const Allocation *before)
{
    QMap<QString, qint64> used = cloud.usageOf(host.name);
    if (before) {
        for (const Claim &old : before->claims) {
            if (old.host != host.name)
                continue;
            for (const auto &[resource, amount] : old.resources.asKeyValueRange())
                used[resource] -= amount;
        }
    }
    const std::vector<Inventory> inventory = inventoryOf(host);
    for (const auto &[resource, amount] : claim.resources.asKeyValueRange()) {
        const auto found = std::ranges::find(inventory, resource, &Inventory::resource);
        if (found == inventory.end() || amount > found->total || used[resource] + amount > found->capacity())
            return resource;
    }
    return {};
}

Answer setAllocations(const Call &call, const QString &consumer)
{
    if (!QJsonDocument::fromJson(call.request.body).isObject())
        return refusal(call, 400, u"Malformed JSON: the body is no object."_s);
    const QJsonObject body = call.request.json();
    if (const QString wrong = complaint(call, body); !wrong.isEmpty())
        return refusal(call, 400, wrong);
    Allocation wanted {.consumer = consumer,
                       .projectId = body["project_id"_L1].toString(),
                       .userId = body["user_id"_L1].toString()};
    const Allocation *before = call.cloud.allocation(consumer);
    const QJsonValue generation = body["consumer_generation"_L1];
    if (call.since(28) && (before ? generation.toInteger(-1) != before->generation : generation.isDouble())) {
        return refusal(call, 409,
                       u"consumer generation conflict - expected %1 but got %2"_s.arg(
                           before ? QString::number(before->generation) : u"null"_s,
                           generation.isDouble() ? QString::number(generation.toInteger()) : u"None"_s));
    }
    const QJsonObject perProvider = body["allocations"_L1].toObject();
    for (auto each = perProvider.begin(); each != perProvider.end(); ++each) {
        const Host *host = call.cloud.hostByProvider(each.key());
        if (!host)
            return refusal(call, 400,
                           u"Allocation for resource provider '%1' that does not exist."_s.arg(each.key()));
        Claim claim {.host = host->name};
        const QJsonObject resources = each.value()["resources"_L1].toObject();
        for (auto resource = resources.begin(); resource != resources.end(); ++resource)
            claim.resources.insert(resource.key(), resource.value().toInteger());
        if (const QString scarce = shortage(call.cloud, *host, claim, before); !scarce.isEmpty()) {
            return refusal(
                call, 409,
                u"Unable to allocate inventory: Unable to create allocation for '%1' on resource provider "
                "'%2'. The requested amount would exceed the capacity."_s.arg(scarce, each.key()));
        }
        if (before) {
            for (const Claim &old : before->claims) {
                if (old.host == claim.host) {
                    claim.cells = old.cells;
                    claim.devices = old.devices;
                }
            }
        }
        wanted.claims.push_back(std::move(claim));
    }
    call.cloud.allocate(std::move(wanted));
    return {.status = 204};
}

Answer candidates(const Call &call)
{
    const auto query = readQuery(call.request);
    if (!query)
        return refusal(call, 400, query.error());
    QJsonObject wanted;
    for (const QString &resource : query->resourceOrder)
        wanted.insert(resource, query->resources.value(resource));
    QJsonArray requests;
    QJsonObject summaries;
    for (const Host &host : call.cloud.hosts()) {
        if (!query->fits(call.cloud, host))
            continue;
        const QJsonObject part {{"resources"_L1, wanted}};
        QJsonObject request {{"allocations"_L1, QJsonObject {{host.providerId, part}}}};
        if (call.since(34))
            request["mappings"_L1] = QJsonObject {{QString(), QJsonArray {host.providerId}}};
        requests << request;

        const QMap<QString, qint64> used = call.cloud.usageOf(host.name);
        QJsonObject resources;
        for (const Inventory &each : inventoryOf(host)) {
            if (call.since(27) || wanted.contains(each.resource)) {
                resources.insert(
                    each.resource,
                    QJsonObject {{"capacity"_L1, each.capacity()}, {"used"_L1, used.value(each.resource)}});
            }
        }
        QJsonObject summary {{"resources"_L1, resources}};
        if (call.since(17))
            summary["traits"_L1] = QJsonArray::fromStringList(traitsOf(host));
        if (call.since(29)) {
            summary["parent_provider_uuid"_L1] = QJsonValue::Null;
            summary["root_provider_uuid"_L1] = host.providerId;
        }
        summaries.insert(host.providerId, summary);
        if (query->limit > 0 && requests.size() >= query->limit)
            break;
    }
    return shown(call, {{"allocation_requests"_L1, requests}, {"provider_summaries"_L1, summaries}});
}

Answer traits(const Call &call)
{
    const QString prefix = call.request.parameter(u"name"_s);
    QStringList all;
    QSet<QString> seen;
    const auto collect = [&](const QString &trait) {
        const bool wanted = prefix.startsWith("startswith:"_L1)
            ? trait.startsWith(QStringView(prefix).mid(11))
            : prefix.startsWith("in:"_L1) ? prefix.mid(3).split(u',').contains(trait)
                                          : true;
        if (wanted && !seen.contains(trait)) {
            seen.insert(trait);
            all << trait;
        }
    };
    for (const Host &host : call.cloud.hosts()) {
        for (const QString &trait : traitsOf(host))
            collect(trait);
    }
    if (!call.request.parameter(u"associated"_s).startsWith(u't'))
        collect(u"COMPUTE_STATUS_DISABLED"_s);
    return shown(call, {{"traits"_L1, QJsonArray::fromStringList(all)}});
}

Answer classes(const Call &call)
{
    QJsonArray all;
    for (const QString &name : resourceClasses()) {
        all << QJsonObject {
            {"name"_L1, name},
            {"links"_L1, QJsonArray {link(u"self"_s, u"%1/resource_classes/%2"_s.arg(call.base, name))}}};
    }
    return shown(call, {{"resource_classes"_L1, all}});
}

Answer projectUsages(const Call &call)
{
    const QString project = call.request.parameter(u"project_id"_s);
    const QString user = call.request.parameter(u"user_id"_s);
    if (project.isEmpty())
        return refusal(call, 400, u"Invalid query string parameters: 'project_id' is a required property"_s);
    QMap<QString, qint64> used;
    qint64 consumers = 0;
    for (const auto &[consumer, allocation] : call.cloud.allocations()) {
        if (allocation.projectId != project || (!user.isEmpty() && allocation.userId != user))
            continue;
        ++consumers;
        for (const Claim &claim : allocation.claims) {
            for (const auto &[resource, amount] : claim.resources.asKeyValueRange())
                used[resource] += amount;
        }
    }
    QJsonObject usages = toJson(used);
    if (call.since(38) && consumers > 0) {
        usages["consumer_count"_L1] = consumers;
        usages = QJsonObject {{"unknown"_L1, usages}};
    }
    return shown(call, {{"usages"_L1, usages}});
}

/// One line of what Placement can be asked: by verb, the path's first segment and its length.
struct Line {
    QByteArray verb;
    QLatin1String rule;
    bool readers = false; ///< Whether readers of the project may ask too.
    Answer (*answer)(const Call &call, const QStringList &path);
};

std::optional<Line> lineOf(const QByteArray &verb, const QStringList &path)
{
    const QString &first = path[0];
    const qsizetype size = path.size();
    const auto line = [&](const char *wanted, QLatin1String rule, auto answer, bool readers = false) {
        return verb == wanted ? std::optional<Line>({verb, rule, readers, answer}) : std::nullopt;
    };
    using Path = const QStringList &;
    if (first == "resource_providers"_L1 && size == 1)
        return line(
            "GET", "placement:resource_providers:list"_L1,
            +[](const Call &call, Path) { return providers(call); });
    if (first == "resource_providers"_L1 && size <= 4) {
        QLatin1String rule = "placement:resource_providers:show"_L1;
        const QString part = path.value(2);
        if (part == "inventories"_L1)
            rule = "placement:resource_providers:inventories:list"_L1;
        else if (part == "usages"_L1)
            rule = "placement:resource_providers:usages"_L1;
        else if (part == "allocations"_L1)
            rule = "placement:resource_providers:allocations:list"_L1;
        else if (part == "traits"_L1)
            rule = "placement:resource_providers:traits:list"_L1;
        else if (part == "aggregates"_L1)
            rule = "placement:resource_providers:aggregates:list"_L1;
        return line("GET", rule, &provider);
    }
    if (first == "allocations"_L1 && size == 2) {
        if (verb == "DELETE")
            return line(
                "DELETE", "placement:allocations:delete"_L1,
                +[](const Call &call, Path p) { return freeAllocations(call, p[1]); });
        if (verb == "PUT")
            return line(
                "PUT", "placement:allocations:update"_L1,
                +[](const Call &call, Path p) { return setAllocations(call, p[1]); });
        return line(
            "GET", "placement:allocations:list"_L1,
            +[](const Call &call, Path p) { return allocations(call, p[1]); });
    }
    if (first == "allocation_candidates"_L1 && size == 1)
        return line(
            "GET", "placement:allocation_candidates:list"_L1,
            +[](const Call &call, Path) { return candidates(call); });
    if (first == "traits"_L1 && size == 1)
        return line(
            "GET", "placement:traits:list"_L1, +[](const Call &call, Path) { return traits(call); });
    if (first == "resource_classes"_L1 && size == 1)
        return line(
            "GET", "placement:resource_classes:list"_L1,
            +[](const Call &call, Path) { return classes(call); });
    if (first == "usages"_L1 && size == 1)
        return line(
            "GET", "placement:usages"_L1, +[](const Call &call, Path) { return projectUsages(call); }, true);
    return {};
}

/// N of the version 1.N that the headers ask for; nothing if there is none such.
std::optional<int> versionOf(const Request &request, QString &wished)
{
    for (const QByteArray &each : request.header("OpenStack-API-Version").split(',')) {
        const QByteArrayList words = each.simplified().split(' ');
        if (words.size() == 2 && words[0].toLower() == "placement")
            wished = QString::fromLatin1(words[1]);
    }
    if (wished.isEmpty())
        return 0;
    if (wished == "latest"_L1)
        return newest;
    static const QRegularExpression form(u"^1\\.([1-9]\\d*|0)$"_s);
    const QRegularExpressionMatch match = form.match(wished);
    bool isNumber = false; // Not of so many digits that they are too many.
    const int version = match.captured(1).toInt(&isNumber);
    return isNumber && version <= newest ? std::optional(version) : std::nullopt;
}

Answer unacceptable(const QString &wished, const QString &requestId)
{
    const QString detail =
        u"The resource could not be generated that was acceptable to your browser (content of type "
        "application/json. \n\n Invalid microversion: Unacceptable version header: %1"_s;
    return Answer::json(406,
                        {{"errors"_L1,
                          QJsonArray {QJsonObject {{"status"_L1, 406},
                                                   {"title"_L1, "Not Acceptable"_L1},
                                                   {"detail"_L1, detail.arg(wished)},
                                                   {"request_id"_L1, requestId},
                                                   {"max_version"_L1, u"1.%1"_s.arg(newest)},
                                                   {"min_version"_L1, "1.0"_L1}}}}});
}

QJsonObject versions()
{
    const QJsonObject one {{"id"_L1, "v1.0"_L1},
                           {"max_version"_L1, u"1.%1"_s.arg(newest)},
                           {"min_version"_L1, "1.0"_L1},
                           {"status"_L1, "CURRENT"_L1},
                           {"links"_L1, QJsonArray {link(u"self"_s, u""_s)}}};
    return {{"versions"_L1, QJsonArray {one}}};
}

} // namespace

Answer Placement::answer(const Request &request, const QString &requestId)
{
    const QString root = request.base.chopped(qsizetype(sizeof("/placement")) - 1);
    const bool asksVersions = request.segments.isEmpty();
    const Token *token = m_tokens.honoured(QString::fromLatin1(request.header("X-Auth-Token")));
    if (!asksVersions && !token)
        return unauthenticated(root);
    QString wished;
    const std::optional<int> version = versionOf(request, wished);
    if (!version)
        return unacceptable(wished, requestId);

    const auto reply = [&] {
        if (asksVersions)
            return Answer::json(200, versions());
        const std::optional<Line> line = lineOf(request.verb, request.segments);
        if (!line)
            return refusal(requestId, *version, 404, {});
        const bool mayRead = line->readers && token->hasRole(u"reader"_s)
            && token->projectId == request.parameter(u"project_id"_s);
        if (!token->hasRole(u"admin"_s) && !token->hasRole(u"service"_s) && !mayRead) {
            return refusal(requestId, *version, 403,
                           u"Policy does not allow %1 to be performed."_s.arg(line->rule));
        }
        const Call call {.cloud = m_cloud,
                         .request = request,
                         .token = *token,
                         .requestId = requestId,
                         .microversion = *version,
                         .base = QUrl(request.base).path()};
        return line->answer(call, request.segments);
    };
    Answer answer = reply();
    answer.headers.emplaceBack("OpenStack-API-Version", "placement 1." + QByteArray::number(*version));
    // Its middleware's own refusals do not get that far.
    if (answer.status != 403 && answer.status != 404)
        answer.headers.emplaceBack("Vary", "openstack-api-version");
    return answer;
}

} // namespace simcloud
