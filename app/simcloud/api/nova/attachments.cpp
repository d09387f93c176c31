// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/attachments.h"

#include "app/simcloud/api/nova/query.h"
#include "app/simcloud/api/nova/serverview.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

QJsonObject portView(const Viewer &viewer, const Port &port)
{
    QJsonObject json {
        {"fixed_ips"_L1,
         QJsonArray {QJsonObject {{"ip_address"_L1, port.address},
                                  {"subnet_id"_L1, idFor("subnet of "_L1 + port.networkId)}}}},
        {"mac_addr"_L1, port.mac},
        {"net_id"_L1, port.networkId},
        {"port_id"_L1, port.id},
        {"port_state"_L1, u"ACTIVE"_s},
    };
    if (viewer.since(70))
        json.insert("tag"_L1, QJsonValue::Null);
    return json;
}

Answer listPorts(const Call &call)
{
    const Server *server = visibleServer(call, call.captured.first());
    if (!server)
        return noSuchServer(call.captured.first());
    QJsonArray list;
    for (const Port &port : server->ports)
        list.append(portView(Viewer(call), port));
    return Answer::json(200, {{"interfaceAttachments"_L1, list}});
}

Answer showPort(const Call &call)
{
    const QString &id = call.captured.at(0);
    const QString &portId = call.captured.at(1);
    const Server *server = visibleServer(call, id);
    if (!server)
        return noSuchServer(id);
    const auto found = std::ranges::find(server->ports, portId, &Port::id);
    if (found == server->ports.end())
        return fault(404, u"Port id %1 could not be found."_s.arg(portId));
    return Answer::json(200, {{"interfaceAttachment"_L1, portView(Viewer(call), *found)}});
}

Answer listAddresses(const Call &call)
{
    const Server *server = visibleServer(call, call.captured.first());
    if (!server)
        return noSuchServer(call.captured.first());
    QJsonObject networks = addressesView(*server);
    // Of each address there are only the two plain facts here.
    for (auto network = networks.begin(); network != networks.end(); ++network) {
        QJsonArray plain;
        for (const QJsonValue address : network->toArray())
            plain.append(
                QJsonObject {{"addr"_L1, address["addr"_L1]}, {"version"_L1, address["version"_L1]}});
        *network = plain;
    }
    if (call.captured.size() == 1)
        return Answer::json(200, {{"addresses"_L1, networks}});
    const QString &name = call.captured.at(1);
    if (!networks.contains(name))
        return fault(404, u"Instance is not a member of specified network"_s);
    return Answer::json(200, {{name, networks.value(name)}});
}

QJsonObject volumeView(const Viewer &viewer, const Server &server, const Volume &volume)
{
    QJsonObject json {{"device"_L1, volume.device}, {"serverId"_L1, server.id}, {"volumeId"_L1, volume.id}};
    if (viewer.since(70))
        json.insert("tag"_L1, QJsonValue::Null);
    if (viewer.since(79))
        json.insert("delete_on_termination"_L1, false);
    if (viewer.since(89)) {
        json.insert("attachment_id"_L1, idFor("attachment of "_L1 + volume.id + server.id));
        json.insert("bdm_uuid"_L1, idFor("mapping of "_L1 + volume.id + server.id));
    } else {
        json.insert("id"_L1, volume.id);
    }
    return json;
}

Answer listVolumes(const Call &call)
{
    const QuerySchema schema {.counts = {u"limit"_s, u"offset"_s}, .strict = call.since(75)};
    if (const auto refused = refusal(call.request, schema))
        return *refused;
    const Server *server = visibleServer(call, call.captured.first());
    if (!server)
        return noSuchServer(call.captured.first());
    QJsonArray list;
    for (const Volume &volume : server->volumes)
        list.append(volumeView(Viewer(call), *server, volume));
    return Answer::json(200, {{"volumeAttachments"_L1, list}});
}

Answer showVolume(const Call &call)
{
    const QString &id = call.captured.at(0);
    const QString &volumeId = call.captured.at(1);
    const Server *server = visibleServer(call, id);
    if (!server)
        return noSuchServer(id);
    const auto found = std::ranges::find(server->volumes, volumeId, &Volume::id);
    if (found == server->volumes.end())
        return fault(404, u"Instance %1 is not attached to volume %2"_s.arg(id, volumeId));
    return Answer::json(200, {{"volumeAttachment"_L1, volumeView(Viewer(call), *server, *found)}});
}

Answer listSecurityGroups(const Call &call)
{
    const Server *server = visibleServer(call, call.captured.first());
    if (!server)
        return noSuchServer(call.captured.first());
    QJsonArray list;
    if (!server->ports.empty()) {
        list.append(QJsonObject {{"description"_L1, u"Default security group"_s},
                                 {"id"_L1, idFor("security group of "_L1 + server->projectId)},
                                 {"name"_L1, u"default"_s},
                                 {"rules"_L1, QJsonArray()},
                                 {"tenant_id"_L1, server->projectId}});
    }
    return Answer::json(200, {{"security_groups"_L1, list}});
}

} // namespace

std::vector<Route> attachmentRoutes()
{
    return {
        {"GET", u"servers/{}/os-interface"_s, u"os_compute_api:os-attach-interfaces:list"_s, listPorts},
        {"GET", u"servers/{}/os-interface/{}"_s, u"os_compute_api:os-attach-interfaces:show"_s, showPort},
        {"GET", u"servers/{}/ips"_s, u"os_compute_api:ips:index"_s, listAddresses},
        {"GET", u"servers/{}/ips/{}"_s, u"os_compute_api:ips:show"_s, listAddresses},
        {"GET", u"servers/{}/os-volume_attachments"_s, u"os_compute_api:os-volumes-attachments:index"_s,
         listVolumes},
        {"GET", u"servers/{}/os-volume_attachments/{}"_s, u"os_compute_api:os-volumes-attachments:show"_s,
         showVolume},
        {"GET", u"servers/{}/os-security-groups"_s, u"os_compute_api:os-security-groups:list"_s,
         listSecurityGroups},
    };
}

} // namespace simcloud::nova
