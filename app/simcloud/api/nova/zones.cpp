// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/zones.h"

#include "app/simcloud/api/nova/viewer.h"

#include <QJsonArray>
#include <QJsonObject>

#include <set>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

QJsonObject zone(const QString &name, bool available, const QJsonValue &hosts)
{
    return {{"hosts"_L1, hosts},
            {"zoneName"_L1, name},
            {"zoneState"_L1, QJsonObject {{"available"_L1, available}}}};
}

/// Names of zones with an enabled service, and of those without one.
struct Availability {
    std::set<QString> available = {};
    std::set<QString> unavailable = {};
};

Availability availability(const Cloud &cloud)
{
    Availability zones;
    const Zones zoneOf(cloud);
    for (const Host &host : cloud.hosts()) {
        if (host.enabled)
            zones.available.insert(zoneOf.of(host.name));
    }
    for (const Host &host : cloud.hosts()) {
        const QString name = zoneOf.of(host.name);
        if (!zones.available.contains(name))
            zones.unavailable.insert(name);
    }
    return zones;
}

Answer listZones(const Call &call)
{
    const Availability zones = availability(call.cloud);
    QJsonArray list;
    for (const QString &name : zones.available)
        list.append(zone(name, true, QJsonValue::Null));
    for (const QString &name : zones.unavailable)
        list.append(zone(name, false, QJsonValue::Null));
    return Answer::json(200, {{"availabilityZoneInfo"_L1, list}});
}

QJsonObject serviceState(bool available, Moment updated)
{
    return {{"active"_L1, true}, {"available"_L1, available}, {"updated_at"_L1, withoutZone(updated)}};
}

Answer detailZones(const Call &call)
{
    const Availability zones = availability(call.cloud);
    const Zones zoneOf(call.cloud);
    const Moment now = call.cloud.now;
    QMap<QString, QJsonObject> hostsOf;
    for (const Host &host : call.cloud.hosts()) {
        if (!host.enabled)
            continue;
        const QJsonObject state = serviceState(host.isUp(now), lastReport(host, now));
        hostsOf[zoneOf.of(host.name)].insert(host.name, QJsonObject {{"nova-compute"_L1, state}});
    }
    QJsonArray list;
    for (const QString &name : zones.available)
        list.append(zone(name, true, hostsOf.value(name)));
    QJsonObject controller;
    for (const QString &binary : controllerServices())
        controller.insert(binary, serviceState(true, lastReport(now)));
    list.append(zone(u"internal"_s, true, QJsonObject {{"controller"_L1, controller}}));
    for (const QString &name : zones.unavailable)
        list.append(zone(name, false, QJsonValue::Null));
    return Answer::json(200, {{"availabilityZoneInfo"_L1, list}});
}

} // namespace

Zones::Zones(const Cloud &cloud)
{
    for (const Aggregate &aggregate : cloud.aggregates) {
        if (aggregate.zone.isEmpty())
            continue;
        for (const QString &host : aggregate.hosts) {
            if (!m_zones.contains(host))
                m_zones.insert(host, aggregate.zone);
        }
    }
}

QString Zones::of(const QString &host) const
{
    return m_zones.value(host, u"nova"_s);
}

QStringList controllerServices()
{
    return {u"nova-scheduler"_s, u"nova-conductor"_s};
}

std::vector<Route> zoneRoutes()
{
    return {
        {"GET", u"os-availability-zone"_s, u"os_compute_api:os-availability-zone:list"_s, listZones},
        {"GET", u"os-availability-zone/detail"_s, u"os_compute_api:os-availability-zone:detail"_s,
         detailZones},
    };
}

} // namespace simcloud::nova
