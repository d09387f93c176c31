// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/cataloguewrites.h"

#include "app/simcloud/api/nova/aggregates.h"
#include "app/simcloud/api/nova/body.h"
#include "app/simcloud/api/nova/flavors.h"
#include "app/simcloud/api/nova/servergroups.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

using Kind = BodyField::Kind;

// Flavors

qint64 number(const QJsonValue &value)
{
    return value.toVariant().toLongLong();
}

Answer noSuchFlavor(const QString &id)
{
    return fault(404, u"Flavor %1 could not be found."_s.arg(id));
}

/// Where the flavor of that id stands; null: there is none. Servers keep the one they were made from, so that
/// a change puts another one in its place.
FlavorPtr *slotOf(Cloud &cloud, const QString &id)
{
    const auto found = std::find_if(cloud.flavors.begin(), cloud.flavors.end(), [&](const FlavorPtr &flavor) {
        return flavor->id == id && !flavor->deleted;
    });
    return found == cloud.flavors.end() ? nullptr : &*found;
}

Answer createFlavor(const Call &call)
{
    const QJsonObject body = call.request.json()["flavor"_L1].toObject();
    std::vector<BodyField> fields {{u"name"_s, Kind::Text, true},
                                   {u"vcpus"_s, Kind::Number, true, {}, 1},
                                   {u"ram"_s, Kind::Number, true, {}, 1},
                                   {u"disk"_s, Kind::Number, true},
                                   {u"id"_s, Kind::Any},
                                   {u"OS-FLV-EXT-DATA:ephemeral"_s, Kind::Number},
                                   {u"swap"_s, Kind::Number},
                                   {u"rxtx_factor"_s, Kind::Any},
                                   {u"os-flavor-access:is_public"_s, Kind::Bool}};
    if (call.since(55))
        fields.push_back({u"description"_s, Kind::TextOrNull});
    if (const auto refused = refuseBody(body, u"flavor"_s, fields))
        return *refused;
    Cloud &cloud = call.cloud;
    const QString name = body["name"_L1].toString();
    const QJsonValue wish = body["id"_L1];
    const QString id = wish.isNull() || wish.isUndefined() || wish == u"auto"_s ? cloud.dice.uuid()
                                                                                : wish.toVariant().toString();
    int last = 0;
    for (const FlavorPtr &flavor : cloud.flavors) {
        last = std::max(last, flavor->number);
        if (!flavor->deleted && flavor->name == name)
            return fault(409, u"Flavor with name %1 already exists."_s.arg(name));
        if (!flavor->deleted && flavor->id == id)
            return fault(409, u"Flavor with ID %1 already exists."_s.arg(id));
    }
    cloud.flavors.push_back(std::make_shared<const Flavor>(Flavor {
        .number = last + 1,
        .id = id,
        .name = name,
        .vcpus = int(number(body["vcpus"_L1])),
        .memoryMiB = number(body["ram"_L1]),
        .diskGiB = number(body["disk"_L1]),
        .ephemeralGiB = number(body["OS-FLV-EXT-DATA:ephemeral"_L1]),
        .swapMiB = number(body["swap"_L1]),
        .isPublic = body["os-flavor-access:is_public"_L1].toVariant().isNull()
            || body["os-flavor-access:is_public"_L1].toVariant().toBool(),
    }));
    return Answer::json(200, {{"flavor"_L1, flavorView(Viewer(call), *cloud.flavors.back())}});
}

Answer removeFlavor(const Call &call)
{
    FlavorPtr *flavor = slotOf(call.cloud, call.captured.first());
    if (!flavor)
        return noSuchFlavor(call.captured.first());
    Flavor changed = **flavor;
    changed.deleted = true;
    *flavor = std::make_shared<const Flavor>(changed);
    return Answer::empty(202);
}

Answer changeExtraSpecs(const Call &call, const QMap<QString, QString> &added, const QString &removed,
                        const QJsonObject &answer)
{
    FlavorPtr *flavor = slotOf(call.cloud, call.captured.first());
    if (!flavor)
        return noSuchFlavor(call.captured.first());
    Flavor changed = **flavor;
    if (!removed.isEmpty() && changed.extraSpecs.remove(removed) == 0)
        return fault(404, u"Flavor %1 has no extra specs with key %2."_s.arg(changed.id, removed));
    changed.extraSpecs.insert(added);
    *flavor = std::make_shared<const Flavor>(changed);
    return answer.isEmpty() ? Answer::empty(200) : Answer::json(200, answer);
}

QMap<QString, QString> textsOf(const QJsonObject &object)
{
    QMap<QString, QString> texts;
    for (auto item = object.begin(); item != object.end(); ++item)
        texts.insert(item.key(), item.value().toVariant().toString());
    return texts;
}

Answer addExtraSpecs(const Call &call)
{
    const QJsonObject body = call.request.json();
    if (const auto refused = refuseBody(body, {}, {{u"extra_specs"_s, Kind::Object, true}}))
        return *refused;
    return changeExtraSpecs(call, textsOf(body["extra_specs"_L1].toObject()), {}, body);
}

Answer setExtraSpec(const Call &call)
{
    const QJsonObject body = call.request.json();
    if (body.size() != 1 || !body.contains(call.captured.at(1)))
        return fault(400, u"Request body and URI mismatch"_s);
    return changeExtraSpecs(call, textsOf(body), {}, body);
}

Answer removeExtraSpec(const Call &call)
{
    return changeExtraSpecs(call, {}, call.captured.at(1), {});
}

// Aggregates

Aggregate *aggregateOf(Cloud &cloud, const QString &id)
{
    const auto found =
        std::find_if(cloud.aggregates.begin(), cloud.aggregates.end(),
                     [&](const Aggregate &aggregate) { return QString::number(aggregate.id) == id; });
    return found == cloud.aggregates.end() ? nullptr : &*found;
}

Answer noSuchAggregate(const QString &id)
{
    return fault(404, u"Aggregate %1 could not be found."_s.arg(id));
}

Answer shown(const Call &call, const Aggregate &aggregate)
{
    return Answer::json(200, {{"aggregate"_L1, aggregateView(Viewer(call), aggregate)}});
}

Answer createAggregate(const Call &call)
{
    const QJsonObject body = call.request.json()["aggregate"_L1].toObject();
    if (const auto refused =
            refuseBody(body, u"aggregate"_s,
                       {{u"name"_s, Kind::Text, true}, {u"availability_zone"_s, Kind::TextOrNull}}))
        return *refused;
    Cloud &cloud = call.cloud;
    const QString name = body["name"_L1].toString();
    int last = 0;
    for (const Aggregate &aggregate : cloud.aggregates) {
        last = std::max(last, aggregate.id);
        if (aggregate.name == name)
            return fault(409, u"Aggregate %1 already exists."_s.arg(name));
    }
    cloud.aggregates.push_back({.id = last + 1,
                                .uuid = cloud.dice.uuid(),
                                .name = name,
                                .zone = body["availability_zone"_L1].toString(),
                                .created = cloud.now});
    return shown(call, cloud.aggregates.back());
}

Answer updateAggregate(const Call &call)
{
    Aggregate *aggregate = aggregateOf(call.cloud, call.captured.first());
    if (!aggregate)
        return noSuchAggregate(call.captured.first());
    const QJsonObject body = call.request.json()["aggregate"_L1].toObject();
    if (const auto refused = refuseBody(
            body, u"aggregate"_s, {{u"name"_s, Kind::Text}, {u"availability_zone"_s, Kind::TextOrNull}}))
        return *refused;
    if (body.contains("name"_L1))
        aggregate->name = body["name"_L1].toString();
    if (body.contains("availability_zone"_L1))
        aggregate->zone = body["availability_zone"_L1].toString();
    aggregate->updated = call.cloud.now;
    return shown(call, *aggregate);
}

Answer removeAggregate(const Call &call)
{
    const Aggregate *aggregate = aggregateOf(call.cloud, call.captured.first());
    if (!aggregate)
        return noSuchAggregate(call.captured.first());
    if (!aggregate->hosts.isEmpty())
        return fault(400,
                     u"Cannot remove host from aggregate %1. Reason: Host aggregate is not empty."_s.arg(
                         aggregate->id));
    std::erase_if(call.cloud.aggregates,
                  [id = aggregate->id](const Aggregate &other) { return other.id == id; });
    return Answer::empty(200);
}

Answer actOnAggregate(const Call &call)
{
    Aggregate *aggregate = aggregateOf(call.cloud, call.captured.first());
    if (!aggregate)
        return noSuchAggregate(call.captured.first());
    const QJsonObject body = call.request.json();
    const QString what = body.isEmpty() ? QString() : body.keys().first();
    const QJsonObject value = body[what].toObject();
    const QString host = value["host"_L1].toString();
    if (what == "add_host"_L1 || what == "remove_host"_L1) {
        if (const auto refused = refuseBody(value, what, {{u"host"_s, Kind::Text, true}}))
            return *refused;
        const bool adds = what == "add_host"_L1;
        if (adds && !call.cloud.host(host))
            return fault(404, u"Compute host %1 could not be found."_s.arg(host));
        if (adds && aggregate->hosts.contains(host))
            return fault(409, u"Aggregate %1 already has host %2."_s.arg(aggregate->id).arg(host));
        if (!adds && !aggregate->hosts.contains(host))
            return fault(404,
                         u"Cannot remove host %1 in aggregate %2: not found"_s.arg(host).arg(aggregate->id));
        const bool isMany = adds && !aggregate->zone.isEmpty() && call.cloud.zoneOf(host) != "nova"_L1
            && call.cloud.zoneOf(host) != aggregate->zone;
        if (isMany)
            return fault(
                409,
                u"Cannot add host to aggregate %1. Reason: One or more hosts already in availability "
                "zone(s) ['%2']."_s.arg(aggregate->id)
                    .arg(call.cloud.zoneOf(host)));
        if (adds)
            aggregate->hosts.append(host);
        else
            aggregate->hosts.removeAll(host);
    } else if (what == "set_metadata"_L1) {
        if (const auto refused = refuseBody(value, what, {{u"metadata"_s, Kind::Object, true}}))
            return *refused;
        const QJsonObject metadata = value["metadata"_L1].toObject();
        for (auto item = metadata.begin(); item != metadata.end(); ++item) {
            if (item.key() == "availability_zone"_L1)
                aggregate->zone = item.value().toString();
            else if (item.value().isNull())
                aggregate->metadata.remove(item.key());
            else
                aggregate->metadata.insert(item.key(), item.value().toVariant().toString());
        }
    } else {
        return fault(400, u"There is no such action: %1"_s.arg(what));
    }
    aggregate->updated = call.cloud.now;
    return shown(call, *aggregate);
}

// Server groups

Answer createGroup(const Call &call)
{
    const QJsonObject body = call.request.json()["server_group"_L1].toObject();
    std::vector<BodyField> fields {{u"name"_s, Kind::Text, true}};
    const QStringList policies {u"anti-affinity"_s, u"affinity"_s, u"soft-anti-affinity"_s,
                                u"soft-affinity"_s};
    if (call.since(64)) {
        fields.push_back({u"policy"_s, Kind::Text, true, policies});
        fields.push_back({u"rules"_s, Kind::Object});
    } else {
        fields.push_back({u"policies"_s, Kind::Any, true});
    }
    if (const auto refused = refuseBody(body, u"server_group"_s, fields))
        return *refused;
    const QString policy =
        call.since(64) ? body["policy"_L1].toString() : body["policies"_L1].toArray().first().toString();
    if (!policies.contains(policy))
        return fault(
            400,
            u"Invalid input for field/attribute policies. Value: %1."_s.arg(pythonText(body["policies"_L1])));
    const QJsonValue most = body["rules"_L1]["max_server_per_host"_L1];
    call.cloud.groups.push_back(
        {.id = call.cloud.dice.uuid(),
         .name = body["name"_L1].toString(),
         .policy = policy,
         .maxServersPerHost = most.isUndefined() ? std::nullopt : std::optional(most.toVariant().toInt()),
         .projectId = call.token.projectId,
         .userId = call.token.userId});
    return Answer::json(200, {{"server_group"_L1, serverGroupView(Viewer(call), call.cloud.groups.back())}});
}

Answer removeGroup(const Call &call)
{
    const QString &id = call.captured.first();
    const ServerGroup *group = call.cloud.group(id);
    if (!group || !(call.isAdmin() || group->projectId == call.token.projectId))
        return fault(404, u"Instance group %1 could not be found."_s.arg(id));
    for (const QString &member : QStringList(group->members)) {
        if (Server *server = call.cloud.server(member))
            server->groupId.clear();
    }
    std::erase_if(call.cloud.groups, [&](const ServerGroup &other) { return other.id == id; });
    return Answer::empty(204);
}

} // namespace

std::vector<Route> catalogueWriteRoutes()
{
    return {
        {"POST", u"flavors"_s, u"os_compute_api:os-flavor-manage:create"_s, createFlavor},
        {"DELETE", u"flavors/{}"_s, u"os_compute_api:os-flavor-manage:delete"_s, removeFlavor},
        {"POST", u"flavors/{}/os-extra_specs"_s, u"os_compute_api:os-flavor-extra-specs:create"_s,
         addExtraSpecs},
        {"PUT", u"flavors/{}/os-extra_specs/{}"_s, u"os_compute_api:os-flavor-extra-specs:update"_s,
         setExtraSpec},
        {"DELETE", u"flavors/{}/os-extra_specs/{}"_s, u"os_compute_api:os-flavor-extra-specs:delete"_s,
         removeExtraSpec},
        {"POST", u"os-aggregates"_s, u"os_compute_api:os-aggregates:create"_s, createAggregate},
        {"PUT", u"os-aggregates/{}"_s, u"os_compute_api:os-aggregates:update"_s, updateAggregate},
        {"DELETE", u"os-aggregates/{}"_s, u"os_compute_api:os-aggregates:delete"_s, removeAggregate},
        {"POST", u"os-aggregates/{}/action"_s, u"os_compute_api:os-aggregates:set_metadata"_s,
         actOnAggregate},
        {"POST", u"os-server-groups"_s, u"os_compute_api:os-server-groups:create"_s, createGroup},
        {"DELETE", u"os-server-groups/{}"_s, u"os_compute_api:os-server-groups:delete"_s, removeGroup},
    };
}

} // namespace simcloud::nova
