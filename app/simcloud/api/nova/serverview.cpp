// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/serverview.h"

#include "app/simcloud/api/nova/links.h"

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

/// Statuses with which Nova shows a progress.
bool showsProgress(const QString &status)
{
    return status == "ACTIVE"_L1 || status == "BUILD"_L1 || status == "REBUILD"_L1 || status == "RESIZE"_L1
        || status == "VERIFY_RESIZE"_L1 || status == "MIGRATING"_L1;
}

/// As Nova makes a host name of a display name: nova/utils.py, sanitize_hostname.
QString hostname(const QString &name)
{
    QString host;
    for (const QChar c : name.toLower()) {
        if (c == u' ' || c == u'_' || c == u'.')
            host += u'-';
        else if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-')
            host += c;
    }
    return host.left(63);
}

QString rootDevice(const Server &server)
{
    for (const Volume &volume : server.volumes) {
        if (volume.root)
            return volume.device;
    }
    return u"/dev/vda"_s;
}

QJsonArray volumesView(const Server &server, bool withEnd)
{
    QJsonArray list;
    for (const Volume &volume : server.volumes) {
        QJsonObject json {{"id"_L1, volume.id}};
        if (withEnd)
            json.insert("delete_on_termination"_L1, false);
        list.append(json);
    }
    return list;
}

QJsonObject faultView(const Fault &fault, bool admin)
{
    QJsonObject json {
        {"code"_L1, fault.code}, {"created"_L1, withZone(fault.created)}, {"message"_L1, fault.message}};
    // A tenant is not told the inside of what Nova itself has done wrong.
    if (!fault.details.isEmpty() && (admin || fault.code != 500))
        json.insert("details"_L1, fault.details);
    return json;
}

} // namespace

QJsonObject addressesView(const Server &server)
{
    QMap<QString, QJsonArray> networks;
    for (const Port &port : server.ports) {
        networks[port.network].append(QJsonObject {
            {"OS-EXT-IPS-MAC:mac_addr"_L1, port.mac},
            {"OS-EXT-IPS:type"_L1, u"fixed"_s},
            {"addr"_L1, port.address},
            {"version"_L1, port.address.contains(u':') ? 6 : 4},
        });
    }
    QJsonObject json;
    for (const auto &[name, addresses] : networks.asKeyValueRange())
        json.insert(name, addresses);
    return json;
}

QString hostStatus(const Cloud &cloud, const QString &name)
{
    const Host *host = cloud.host(name);
    if (!host)
        return u""_s;
    if (host->forcedDown)
        return u"DOWN"_s;
    if (!host->enabled)
        return u"MAINTENANCE"_s;
    return host->isUp(cloud.now) ? u"UP"_s : u"UNKNOWN"_s;
}

ServerViews::ServerViews(const Viewer &viewer) : m_viewer(viewer), m_zones(viewer.cloud)
{
}

ServerViews::Place &ServerViews::place(const QString &host)
{
    auto found = m_places.find(host);
    if (found == m_places.end())
        found = m_places.insert(host, {.zone = m_zones.of(host), .status = hostStatus(m_viewer.cloud, host)});
    return *found;
}

QJsonObject ServerViews::flavor(const Server &server)
{
    if (!server.flavor)
        return {};
    auto found = m_flavors.find(server.flavor.get());
    if (found == m_flavors.end()) {
        const Flavor &flavor = *server.flavor;
        QJsonObject json;
        if (m_viewer.since(47)) {
            json = {
                {"disk"_L1, flavor.diskGiB},
                {"ephemeral"_L1, flavor.ephemeralGiB},
                {"extra_specs"_L1, toJson(flavor.extraSpecs)},
                {"original_name"_L1, flavor.name},
                {"ram"_L1, flavor.memoryMiB},
                {"swap"_L1, flavor.swapMiB},
                {"vcpus"_L1, flavor.vcpus},
            };
        } else {
            json = {{"id"_L1, flavor.id}, {"links"_L1, bookmark(m_viewer.base, "flavors/"_L1 + flavor.id)}};
        }
        found = m_flavors.insert(server.flavor.get(), json);
    }
    return *found;
}

QJsonValue ServerViews::image(const Server &server)
{
    if (server.bootsFromVolume())
        return u""_s;
    auto found = m_images.find(server.imageId);
    if (found == m_images.end()) {
        found = m_images.insert(server.imageId,
                                {{"id"_L1, server.imageId},
                                 {"links"_L1, bookmark(m_viewer.base, "images/"_L1 + server.imageId)}});
    }
    if (!m_viewer.since(98))
        return *found;
    QJsonObject properties = toJson(server.imageProperties);
    const Image *image = m_viewer.cloud.image(server.imageId);
    properties.insert("base_image_ref"_L1, server.imageId);
    properties.insert("container_format"_L1, image ? image->containerFormat : u"bare"_s);
    properties.insert("disk_format"_L1, image ? image->diskFormat : u"qcow2"_s);
    // The server's own copy: Nova has put the flavor's disk there.
    properties.insert("min_disk"_L1, QString::number(server.flavor ? server.flavor->diskGiB : 0));
    properties.insert("min_ram"_L1, QString::number(image ? image->minRamMiB : 0));
    QJsonObject json = *found;
    json.insert("properties"_L1, properties);
    return json;
}

QJsonObject ServerViews::brief(const Server &server) const
{
    return {{"id"_L1, server.id},
            {"links"_L1, links(m_viewer.base, "servers/"_L1 + server.id)},
            {"name"_L1, server.name}};
}

QJsonObject ServerViews::detail(const Server &server)
{
    const QString status = server.status();
    Place &itsPlace = place(server.host);

    // In the order of the keys, which is the cheapest: QJsonObject keeps them sorted.
    QJsonObject json;
    json.insert("OS-DCF:diskConfig"_L1, u"MANUAL"_s);
    json.insert("OS-EXT-AZ:availability_zone"_L1, server.host.isEmpty() ? server.pinnedZone : itsPlace.zone);
    if (m_viewer.admin) {
        json.insert("OS-EXT-SRV-ATTR:host"_L1, textOrNull(server.host));
        if (m_viewer.since(3))
            json.insert("OS-EXT-SRV-ATTR:hostname"_L1, hostname(server.name));
        json.insert("OS-EXT-SRV-ATTR:hypervisor_hostname"_L1, textOrNull(server.host));
        json.insert("OS-EXT-SRV-ATTR:instance_name"_L1,
                    u"instance-%1"_s.arg(server.number, 8, 16, QChar(u'0')));
        if (m_viewer.since(3)) {
            json.insert("OS-EXT-SRV-ATTR:kernel_id"_L1, u""_s);
            json.insert("OS-EXT-SRV-ATTR:launch_index"_L1, 0);
            json.insert("OS-EXT-SRV-ATTR:ramdisk_id"_L1, u""_s);
            json.insert("OS-EXT-SRV-ATTR:reservation_id"_L1, server.reservationId);
            json.insert("OS-EXT-SRV-ATTR:root_device_name"_L1, rootDevice(server));
            json.insert("OS-EXT-SRV-ATTR:user_data"_L1, QJsonValue::Null);
        }
    } else if (m_viewer.since(90)) {
        json.insert("OS-EXT-SRV-ATTR:hostname"_L1, hostname(server.name));
    }
    json.insert("OS-EXT-STS:power_state"_L1, int(server.power));
    json.insert("OS-EXT-STS:task_state"_L1, textOrNull(server.taskState));
    json.insert("OS-EXT-STS:vm_state"_L1, word(server.vmState));
    json.insert("OS-SRV-USG:launched_at"_L1, timeOrNull(server.launched));
    json.insert("OS-SRV-USG:terminated_at"_L1, timeOrNull(server.terminated));
    json.insert("accessIPv4"_L1, u""_s);
    json.insert("accessIPv6"_L1, u""_s);
    json.insert("addresses"_L1, addressesView(server));
    json.insert("config_drive"_L1, server.configDrive ? u"True"_s : u""_s);
    json.insert("created"_L1, withZone(server.created));
    if (m_viewer.since(19)) {
        json.insert("description"_L1,
                    server.hasDescription ? QJsonValue(server.description) : QJsonValue(QJsonValue::Null));
    }
    if (server.fault && (status == "ERROR"_L1 || status == "DELETED"_L1))
        json.insert("fault"_L1, faultView(*server.fault, m_viewer.admin));
    json.insert("flavor"_L1, flavor(server));
    QString &itsHostId = itsPlace.hostIds[server.projectId];
    if (itsHostId.isNull())
        itsHostId = hostId(server.projectId, server.host);
    json.insert("hostId"_L1, itsHostId);
    if (m_viewer.admin && m_viewer.since(16))
        json.insert("host_status"_L1, itsPlace.status);
    json.insert("id"_L1, server.id);
    json.insert("image"_L1, image(server));
    json.insert("key_name"_L1, textOrNull(server.keyName));
    json.insert("links"_L1, links(m_viewer.base, "servers/"_L1 + server.id));
    if (m_viewer.since(9))
        json.insert("locked"_L1, server.locked);
    if (m_viewer.since(73))
        json.insert("locked_reason"_L1, textOrNull(server.lockedReason));
    json.insert("metadata"_L1, toJson(server.metadata));
    json.insert("name"_L1, server.name);
    json.insert("os-extended-volumes:volumes_attached"_L1, volumesView(server, m_viewer.since(3)));
    if (m_viewer.since(96))
        json.insert("pinned_availability_zone"_L1, textOrNull(server.pinnedZone));
    if (showsProgress(status))
        json.insert("progress"_L1, server.progress);
    if (m_viewer.since(100)) {
        QJsonObject hints;
        if (!server.groupId.isEmpty())
            hints.insert("group"_L1, QJsonArray {server.groupId});
        json.insert("scheduler_hints"_L1, hints);
    }
    // Security groups are of ports: without one there are none, not even an empty list.
    if (!server.ports.empty())
        json.insert("security_groups"_L1, QJsonArray {QJsonObject {{"name"_L1, u"default"_s}}});
    json.insert("status"_L1, status);
    if (m_viewer.since(26))
        json.insert("tags"_L1, QJsonArray::fromStringList(server.tags));
    json.insert("tenant_id"_L1, server.projectId);
    if (m_viewer.since(63))
        json.insert("trusted_image_certificates"_L1, QJsonValue::Null);
    json.insert("updated"_L1, withZone(server.updated));
    json.insert("user_id"_L1, server.userId);
    return json;
}

QJsonObject ServerViews::show(const Server &server)
{
    QJsonObject json = detail(server);
    if (m_viewer.since(71)) {
        QJsonArray groups;
        if (!server.groupId.isEmpty())
            groups.append(server.groupId);
        json.insert("server_groups"_L1, groups);
    }
    return json;
}

} // namespace simcloud::nova
