// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/serverwrites.h"

#include "app/simcloud/api/nova/body.h"
#include "app/simcloud/api/nova/links.h"
#include "app/simcloud/api/nova/serverview.h"
#include "app/simcloud/api/nova/viewer.h"

#include <QJsonArray>
#include <QJsonObject>

#include <tl/expected.hpp>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

using Kind = BodyField::Kind;

Answer locked(const Server &server)
{
    return fault(409, u"Instance %1 is locked"_s.arg(server.id));
}

QMap<QString, QString> textsOf(const QJsonObject &object)
{
    QMap<QString, QString> texts;
    for (auto item = object.begin(); item != object.end(); ++item)
        texts.insert(item.key(), item.value().toVariant().toString());
    return texts;
}

std::vector<BodyField> serverFields(const Call &call)
{
    std::vector<BodyField> fields {
        {u"name"_s, Kind::Text, true},
        {u"flavorRef"_s, Kind::Any, true},
        {u"imageRef"_s, Kind::Any},
        {u"block_device_mapping_v2"_s, Kind::Any},
        {u"block_device_mapping"_s, Kind::Any},
        {u"networks"_s, Kind::Any, call.since(37)},
        {u"availability_zone"_s, Kind::Text},
        {u"metadata"_s, Kind::Object},
        {u"key_name"_s, Kind::Text},
        {u"security_groups"_s, Kind::Any},
        {u"user_data"_s, Kind::TextOrNull},
        {u"config_drive"_s, Kind::Any},
        {u"min_count"_s, Kind::Number, false, {}, 1},
        {u"max_count"_s, Kind::Number, false, {}, 1},
        {u"return_reservation_id"_s, Kind::Any},
        {u"adminPass"_s, Kind::Text},
        {u"OS-DCF:diskConfig"_s, Kind::Text},
    };
    if (call.since(19))
        fields.push_back({u"description"_s, Kind::TextOrNull});
    if (call.since(52))
        fields.push_back({u"tags"_s, Kind::Any});
    if (call.since(74)) {
        fields.push_back({u"host"_s, Kind::Text});
        fields.push_back({u"hypervisor_hostname"_s, Kind::Text});
    }
    if (call.since(90))
        fields.push_back({u"hostname"_s, Kind::Text});
    return fields;
}

/// Cuts "zone:host:node", an admin's way to name a host before 2.74.
void cutZone(const QString &text, QString &zone, QString &host)
{
    const QStringList parts = text.split(u':');
    zone = parts[0];
    for (qsizetype i = 1; i < parts.size(); ++i) {
        if (!parts[i].isEmpty())
            host = parts[i];
    }
}

Port newPort(Dice &dice, const QString &networkId)
{
    const QString hex = dice.hexId();
    return {.id = dice.uuid(),
            .network = u"lab-net"_s,
            .networkId = networkId.isEmpty() ? u"3f9a1c52-0b7e-4d0e-9f51-6a2c8f4f1a10"_s : networkId,
            .mac = u"fa:16:3e:%1:%2:%3"_s.arg(hex.mid(0, 2), hex.mid(2, 2), hex.mid(4, 2)),
            .address = u"192.0.2.%1"_s.arg(dice.between(10, 250))};
}

std::vector<Port> portsOf(Dice &dice, const QJsonValue &networks)
{
    std::vector<Port> ports;
    if (networks.isString() && networks.toString() == "auto"_L1)
        ports.push_back(newPort(dice, {}));
    for (const QJsonValue &network : networks.toArray())
        ports.push_back(newPort(dice, network["uuid"_L1].toString()));
    return ports;
}

std::vector<Volume> volumesOf(Dice &dice, const QJsonArray &mapping, const FlavorPtr &flavor)
{
    std::vector<Volume> volumes;
    for (const QJsonValue &entry : mapping) {
        const QString kind = entry["destination_type"_L1].toString();
        if (kind != "volume"_L1 && entry["source_type"_L1].toString() != "volume"_L1)
            continue;
        const QString id =
            entry["source_type"_L1].toString() == "volume"_L1 ? entry["uuid"_L1].toString() : dice.uuid();
        volumes.push_back({.id = id,
                           .device = u"/dev/vd"_s + QChar(u'a' + int(volumes.size())),
                           .sizeGiB = entry["volume_size"_L1].toVariant().toLongLong() > 0
                               ? entry["volume_size"_L1].toVariant().toLongLong()
                               : flavor->diskGiB,
                           .root = entry["boot_index"_L1].toVariant().toString() == "0"_L1});
    }
    return volumes;
}

/// The group of the hints; nothing without one.
tl::expected<QString, Answer> groupOf(const Call &call, const QJsonObject &hints)
{
    QJsonValue hint = hints["group"_L1];
    if (hint.isArray())
        hint = hint.toArray().first();
    if (!hint.isString())
        return QString();
    if (!call.cloud.group(hint.toString()))
        return tl::unexpected(fault(400, u"Instance group %1 could not be found."_s.arg(hint.toString())));
    return hint.toString();
}

Answer create(const Call &call)
{
    const QJsonObject whole = call.request.json();
    const std::vector<BodyField> outside {{u"server"_s, Kind::Object, true},
                                          {u"os:scheduler_hints"_s, Kind::Object},
                                          {u"OS-SCH-HNT:scheduler_hints"_s, Kind::Object}};
    if (const auto refused = refuseBody(whole, {}, outside))
        return *refused;
    const QJsonObject body = whole["server"_L1].toObject();
    if (const auto refused = refuseBody(body, u"server"_s, serverFields(call)))
        return *refused;

    Cloud &cloud = call.cloud;
    const FlavorPtr flavor = cloud.flavor(body["flavorRef"_L1].toVariant().toString().section(u'/', -1));
    if (!flavor || flavor->deleted)
        return fault(400,
                     u"Flavor %1 could not be found."_s.arg(body["flavorRef"_L1].toVariant().toString()));
    const QString imageId = body["imageRef"_L1].toString().section(u'/', -1);
    const Image *image = imageId.isEmpty() ? nullptr : cloud.image(imageId);
    if (!imageId.isEmpty() && !image)
        return fault(400, u"Image %1 could not be found."_s.arg(imageId));
    std::vector<Volume> volumes = volumesOf(cloud.dice, body["block_device_mapping_v2"_L1].toArray(), flavor);
    const bool hasRoot =
        std::any_of(volumes.begin(), volumes.end(), [](const Volume &volume) { return volume.root; });
    if (!image && !hasRoot && body["block_device_mapping_v2"_L1].toArray().isEmpty())
        return fault(400, u"Block Device Mapping is Invalid: Image should be provided to boot from."_s);

    const QJsonObject hints = whole.contains("os:scheduler_hints"_L1)
        ? whole["os:scheduler_hints"_L1].toObject()
        : whole["OS-SCH-HNT:scheduler_hints"_L1].toObject();
    const auto group = groupOf(call, hints);
    if (!group)
        return group.error();
    QString zone;
    QString host = body["host"_L1].toString(body["hypervisor_hostname"_L1].toString());
    cutZone(body["availability_zone"_L1].toString(), zone, host);
    if (!host.isEmpty() && !call.isAdmin())
        return fault(403,
                     u"Policy doesn't allow os_compute_api:servers:create:forced_host to be performed."_s);
    if (!host.isEmpty() && !cloud.host(host))
        return fault(400, u"Compute host %1 could not be found."_s.arg(host));
    const bool isZone = zone.isEmpty() || zone == "nova"_L1
        || std::any_of(cloud.aggregates.begin(), cloud.aggregates.end(),
                       [&](const Aggregate &aggregate) { return aggregate.zone == zone; });
    if (!isZone)
        return fault(400, u"The requested availability zone is not available"_s);

    Server wanted {
        .name = body["name"_L1].toString(),
        .description = body["description"_L1].toString(),
        .hasDescription = body["description"_L1].isString(),
        .projectId = call.token.projectId,
        .userId = call.token.userId,
        .flavor = flavor,
        .imageId = hasRoot ? QString() : imageId,
        .metadata = textsOf(body["metadata"_L1].toObject()),
        .imageProperties = image ? image->properties : QMap<QString, QString>(),
        .keyName = body["key_name"_L1].toString(),
        .reservationId = u"r-"_s + cloud.dice.hexId().left(8),
        .configDrive = body["config_drive"_L1].toVariant().toBool(),
        .volumes = volumes,
        .groupId = *group,
        .pinnedZone = zone,
    };
    for (const QJsonValue &tag : body["tags"_L1].toArray())
        wanted.tags.append(tag.toString());
    const int least = std::max(1, body["min_count"_L1].toVariant().toInt());
    const int count = std::max(least, body["max_count"_L1].toVariant().toInt());
    const QString name = wanted.name;
    QString first;
    for (int i = 1; i <= count; ++i) {
        if (count > 1)
            wanted.name = u"%1-%2"_s.arg(name).arg(i);
        wanted.ports = portsOf(cloud.dice, body["networks"_L1]);
        const Server &made = call.engine.create(wanted, call.asker(), host);
        if (first.isEmpty())
            first = made.id;
    }
    if (body["return_reservation_id"_L1].toVariant().toBool())
        return Answer::json(202, {{"reservation_id"_L1, wanted.reservationId}});
    const QJsonObject view {
        {"id"_L1, first},
        {"links"_L1, links(call.request.base, "servers/"_L1 + first)},
        {"OS-DCF:diskConfig"_L1, body["OS-DCF:diskConfig"_L1].toString(u"MANUAL"_s)},
        {"security_groups"_L1, QJsonArray {QJsonObject {{"name"_L1, "default"_L1}}}},
        {"adminPass"_L1, body["adminPass"_L1].toString(cloud.dice.hexId().left(12))},
    };
    return Answer::json(202, {{"server"_L1, view}})
        .with("Location", (call.request.base + "/v2.1/servers/"_L1 + first).toUtf8());
}

Answer remove(const Call &call)
{
    const QString &id = call.captured.first();
    Server *server = visibleServer(call, id);
    if (!server)
        return noSuchServer(id);
    if (server->locked && !call.isAdmin())
        return locked(*server);
    const Verdict verdict = call.engine.remove(*server, call.asker());
    return verdict ? fault(verdict->status, verdict->message) : Answer::empty(204);
}

Answer update(const Call &call)
{
    const QString &id = call.captured.first();
    Server *server = visibleServer(call, id);
    if (!server)
        return noSuchServer(id);
    const QJsonObject body = call.request.json()["server"_L1].toObject();
    std::vector<BodyField> fields {{u"name"_s, Kind::Text},
                                   {u"OS-DCF:diskConfig"_s, Kind::Text},
                                   {u"accessIPv4"_s, Kind::Text},
                                   {u"accessIPv6"_s, Kind::Text}};
    if (call.since(19))
        fields.push_back({u"description"_s, Kind::TextOrNull});
    if (call.since(90))
        fields.push_back({u"hostname"_s, Kind::Text});
    if (const auto refused = refuseBody(body, u"server"_s, fields))
        return *refused;
    if (body.contains("name"_L1))
        server->name = body["name"_L1].toString();
    if (body.contains("description"_L1)) {
        server->description = body["description"_L1].toString();
        server->hasDescription = body["description"_L1].isString();
    }
    server->updated = call.cloud.now;
    ServerViews views {Viewer(call)};
    return Answer::json(200, {{"server"_L1, views.show(*server)}});
}

Answer writeMetadata(const Call &call, bool replaces)
{
    const QString &id = call.captured.first();
    Server *server = visibleServer(call, id);
    if (!server)
        return noSuchServer(id);
    const QJsonObject body = call.request.json();
    if (const auto refused = refuseBody(body, {}, {{u"metadata"_s, Kind::Object, true}}))
        return *refused;
    const QMap<QString, QString> texts = textsOf(body["metadata"_L1].toObject());
    if (replaces)
        server->metadata = texts;
    else
        server->metadata.insert(texts);
    server->updated = call.cloud.now;
    return Answer::json(200, {{"metadata"_L1, toJson(server->metadata)}});
}

Answer addMetadata(const Call &call)
{
    return writeMetadata(call, false);
}

Answer replaceMetadata(const Call &call)
{
    return writeMetadata(call, true);
}

Answer setMetadata(const Call &call)
{
    const QString &id = call.captured.at(0);
    const QString &key = call.captured.at(1);
    Server *server = visibleServer(call, id);
    if (!server)
        return noSuchServer(id);
    const QJsonObject meta = call.request.json()["meta"_L1].toObject();
    if (!meta.contains(key))
        return fault(400, u"Request body and URI mismatch"_s);
    server->metadata.insert(key, meta[key].toVariant().toString());
    server->updated = call.cloud.now;
    return Answer::json(200, {{"meta"_L1, QJsonObject {{key, server->metadata.value(key)}}}});
}

Answer removeMetadata(const Call &call)
{
    const QString &id = call.captured.at(0);
    Server *server = visibleServer(call, id);
    if (!server)
        return noSuchServer(id);
    if (server->metadata.remove(call.captured.at(1)) == 0)
        return fault(404, u"Metadata item was not found"_s);
    server->updated = call.cloud.now;
    return Answer::empty(204);
}

} // namespace

std::vector<Route> serverWriteRoutes()
{
    return {
        {"POST", u"servers"_s, u"os_compute_api:servers:create"_s, create},
        {"DELETE", u"servers/{}"_s, u"os_compute_api:servers:delete"_s, remove},
        {"PUT", u"servers/{}"_s, u"os_compute_api:servers:update"_s, update},
        {"POST", u"servers/{}/metadata"_s, u"os_compute_api:server-metadata:create"_s, addMetadata},
        {"PUT", u"servers/{}/metadata"_s, u"os_compute_api:server-metadata:update_all"_s, replaceMetadata},
        {"PUT", u"servers/{}/metadata/{}"_s, u"os_compute_api:server-metadata:update"_s, setMetadata},
        {"DELETE", u"servers/{}/metadata/{}"_s, u"os_compute_api:server-metadata:delete"_s, removeMetadata},
    };
}

} // namespace simcloud::nova
