// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/placement/query.h"

#include "app/simcloud/api/placement/inventory.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud::placement {

namespace {

QStringList valuesOf(const Request &request, const QString &name)
{
    return request.query.allQueryItemValues(name, QUrl::FullyDecoded);
}

/// "A", "!A", "in:A,B", "!in:A,B"; with @p listed also "A,!B", which is both at once.
std::vector<Query::Condition> conditions(const QString &text, bool listed)
{
    const bool forbids = text.startsWith("!in:"_L1);
    if (forbids || text.startsWith("in:"_L1))
        return {{.names = text.mid(forbids ? 4 : 3).split(u','), .forbids = forbids}};
    std::vector<Query::Condition> all;
    for (const QString &each : listed ? text.split(u',') : QStringList {text}) {
        const bool isNot = each.startsWith(u'!');
        all.push_back({.names = {isNot ? each.mid(1) : each}, .forbids = isNot});
    }
    return all;
}

bool hold(const std::vector<Query::Condition> &conditions, const QStringList &names)
{
    return std::all_of(conditions.begin(), conditions.end(), [&names](const Query::Condition &condition) {
        const bool any = std::any_of(condition.names.begin(), condition.names.end(),
                                     [&names](const QString &wanted) { return names.contains(wanted); });
        return any != condition.forbids;
    });
}

} // namespace

bool Query::fits(const Cloud &cloud, const Host &host) const
{
    if ((!name.isEmpty() && host.name != name) || (!uuid.isEmpty() && host.providerId != uuid))
        return false;
    if (!traits.empty() && !hold(traits, traitsOf(host)))
        return false;
    if (!aggregates.empty() && !hold(aggregates, aggregatesOf(cloud, host)))
        return false;
    if (resources.isEmpty())
        return true;
    const QMap<QString, qint64> used = cloud.usageOf(host.name);
    const std::vector<Inventory> inventory = inventoryOf(host);
    const auto keys = resources.keys();
    return std::all_of(keys.begin(), keys.end(), [&](const QString &resource) {
        const auto found = std::find_if(inventory.begin(), inventory.end(),
                                        [&](const Inventory &each) { return each.resource == resource; });
        const qint64 wanted = resources.value(resource);
        return found != inventory.end() && wanted <= found->total
            && used.value(resource) + wanted <= found->capacity();
    });
}

tl::expected<Query, QString> readQuery(const Request &request)
{
    Query query {.name = request.parameter(u"name"_s),
                 .uuid = request.parameter(u"uuid"_s),
                 .limit = request.parameter(u"limit"_s).toInt()};
    if (query.uuid.isEmpty())
        query.uuid = request.parameter(u"in_tree"_s);
    for (const QString &list : valuesOf(request, u"resources"_s)) {
        for (const QString &each : list.split(u',')) {
            const QString resource = each.section(u':', 0, 0);
            bool isNumber = false;
            const qint64 amount = each.section(u':', 1).toLongLong(&isNumber);
            if (!isNumber || amount < 1) {
                return tl::make_unexpected(
                    u"Badly formed resources parameter. Expected resources query string parameter in form: "
                    "?resources=VCPU:2,MEMORY_MB:1024. Got: %1."_s.arg(list));
            }
            if (!resourceClasses().contains(resource) && !resource.startsWith("CUSTOM_"_L1)) {
                return tl::make_unexpected(
                    u"Invalid resource class in resources parameter: No such resource class %1."_s.arg(
                        resource));
            }
            if (!query.resources.contains(resource))
                query.resourceOrder << resource;
            query.resources[resource] += amount;
        }
    }
    for (const QString &text : valuesOf(request, u"required"_s)) {
        for (Query::Condition &condition : conditions(text, true))
            query.traits.push_back(std::move(condition));
    }
    for (const QString &text : valuesOf(request, u"member_of"_s)) {
        for (Query::Condition &condition : conditions(text, false))
            query.aggregates.push_back(std::move(condition));
    }
    return query;
}

} // namespace simcloud::placement
