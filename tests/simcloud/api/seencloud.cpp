// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/api/seencloud.h"

#include "app/simcloud/engine/invariants.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

/// Small, so that there are several.
constexpr int serversOfPage = 7;
constexpr int migrationsOfPage = 20;

QString idOf(const QJsonValue &thing)
{
    return thing["id"_L1].toString();
}

QString hostOf(const QJsonValue &server)
{
    return server["OS-EXT-SRV-ATTR:host"_L1].toString();
}

bool isServer(const QJsonArray &servers, const QString &id)
{
    return std::ranges::any_of(servers, [&](const QJsonValue &server) { return idOf(server) == id; });
}

} // namespace

SeenCloud::SeenCloud(const Get &get, const QStringList &projects)
{
    m_servers = get(u"/compute/v2.1/servers/detail?all_tenants=1"_s)["servers"_L1].toArray();
    QString marker;
    do {
        const QJsonObject page = get(u"/compute/v2.1/servers?all_tenants=1&limit=%1%2"_s.arg(
            QString::number(serversOfPage), marker.isEmpty() ? QString() : u"&marker="_s + marker));
        const QJsonArray servers = page["servers"_L1].toArray();
        for (const QJsonValue &server : servers)
            m_paged << idOf(server);
        marker = page.contains("servers_links"_L1) && !servers.isEmpty() ? m_paged.last() : QString();
    } while (!marker.isEmpty());
    m_hypervisors = get(u"/compute/v2.1/os-hypervisors?with_servers=1"_s)["hypervisors"_L1].toArray();

    const QString providers = u"/placement/resource_providers"_s;
    for (const QJsonValue &provider : get(providers)["resource_providers"_L1].toArray()) {
        const QString path = providers + u'/' + provider["uuid"_L1].toString();
        m_providers[provider["name"_L1].toString()] = {
            .inventories = get(path + "/inventories"_L1)["inventories"_L1].toObject(),
            .usages = get(path + "/usages"_L1)["usages"_L1].toObject(),
            .allocations = get(path + "/allocations"_L1)["allocations"_L1].toObject()};
    }
    for (const QString &project : projects) {
        const QJsonObject types = get("/placement/usages?project_id="_L1 + project)["usages"_L1].toObject();
        for (const QJsonValue &type : types) {
            const QJsonObject usages = type.toObject();
            for (auto usage = usages.begin(); usage != usages.end(); ++usage)
                m_projectUsages[usage.key()] += usage.value().toInteger();
        }
    }
    readMigrations(get);
}

bool SeenCloud::isKnown(const QString &consumer) const
{
    return isServer(m_servers, consumer) || std::ranges::any_of(m_migrations, [&](const QJsonValue &record) {
               return record["uuid"_L1].toString() == consumer;
           });
}

/// As many pages as it takes to know every consumer.
void SeenCloud::readMigrations(const Get &get)
{
    QStringList unknown;
    for (const auto &[host, provider] : m_providers)
        unknown += provider.allocations.keys();
    QString marker;
    do {
        const QJsonObject page = get(u"/compute/v2.1/os-migrations?limit=%1%2"_s.arg(
            QString::number(migrationsOfPage), marker.isEmpty() ? QString() : u"&marker="_s + marker));
        const QJsonArray records = page["migrations"_L1].toArray();
        for (const QJsonValue &record : records)
            m_migrations.append(record);
        marker = page.contains("migrations_links"_L1) && !records.isEmpty()
            ? records.last()["uuid"_L1].toString()
            : QString();
        unknown.removeIf([this](const QString &consumer) { return isKnown(consumer); });
    } while (!unknown.isEmpty() && !marker.isEmpty());
}

QStringList SeenCloud::contradictions() const
{
    QStringList found;
    checkPlaces(found);
    checkSums(found);
    checkConsumers(found);
    checkRecords(found);
    return found;
}

void SeenCloud::checkPlaces(QStringList &found) const
{
    QStringList listed;
    std::map<QString, QString> places;
    for (const QJsonValue &server : m_servers) {
        listed << idOf(server);
        if (!hostOf(server).isEmpty())
            places[idOf(server)] = hostOf(server);
        if (server["OS-EXT-SRV-ATTR:hypervisor_hostname"_L1].toString() != hostOf(server))
            found << u"Server %1 is on a host and on another's node."_s.arg(idOf(server));
        if (!hostOf(server).isEmpty() && !m_providers.contains(hostOf(server)))
            found << u"Server %1 is on %2, which Placement does not know."_s.arg(idOf(server),
                                                                                 hostOf(server));
    }
    if (listed != m_paged)
        found << u"The pages of the servers are not their list."_s;

    std::map<QString, QString> seen;
    for (const QJsonValue &hypervisor : m_hypervisors) {
        const QString node = hypervisor["hypervisor_hostname"_L1].toString();
        for (const QJsonValue &server : hypervisor["servers"_L1].toArray()) {
            const auto [before, isNew] = seen.emplace(server["uuid"_L1].toString(), node);
            if (!isNew)
                found << u"Server %1 is on %2 and on %3."_s.arg(before->first, before->second, node);
        }
    }
    if (seen != places)
        found << u"The hypervisors have other servers than the list of servers."_s;
}

void SeenCloud::checkSums(QStringList &found) const
{
    std::map<QString, qint64> total;
    for (const auto &[host, provider] : m_providers) {
        std::map<QString, qint64> held;
        for (const QJsonValue &allocation : provider.allocations) {
            const QJsonObject resources = allocation["resources"_L1].toObject();
            for (auto resource = resources.begin(); resource != resources.end(); ++resource) {
                held[resource.key()] += resource.value().toInteger();
                total[resource.key()] += resource.value().toInteger();
                if (resource.value().toInteger() < 1)
                    found << u"Something holds less than 1 of the %1 of %2."_s.arg(resource.key(), host);
            }
        }
        for (const auto &[resource, amount] : held) {
            if (!provider.usages.contains(resource))
                found << u"%1 has no %2, and something holds it."_s.arg(host, resource);
        }
        for (auto usage = provider.usages.begin(); usage != provider.usages.end(); ++usage) {
            const qint64 used = usage.value().toInteger();
            const QJsonValue inventory = provider.inventories[usage.key()];
            const double capacity =
                double(inventory["total"_L1].toInteger() - inventory["reserved"_L1].toInteger())
                * inventory["allocation_ratio"_L1].toDouble();
            if (used != held[usage.key()])
                found << u"%1 uses %2 of %3, its consumers hold %4."_s.arg(host)
                             .arg(used)
                             .arg(usage.key())
                             .arg(held[usage.key()]);
            if (double(used) > capacity)
                found << u"%1 has given away more %2 than it has."_s.arg(host, usage.key());
        }
    }
    auto used = m_projectUsages;
    used.erase(u"consumer_count"_s);
    if (used != total)
        found << u"The projects use something else than the hosts have given away."_s;
}

void SeenCloud::checkConsumers(QStringList &found) const
{
    for (const auto &[host, provider] : m_providers) {
        for (const QString &consumer : provider.allocations.keys()) {
            if (!isKnown(consumer))
                found << u"%1 holds something of %2 and is no server and no migration."_s.arg(consumer, host);
        }
    }
    for (const QJsonValue &server : m_servers) {
        const auto provider = m_providers.find(hostOf(server));
        if (provider == m_providers.end())
            continue;
        const QJsonObject &allocations = provider->second.allocations;
        const bool isHeld = allocations.contains(idOf(server))
            || std::ranges::any_of(m_migrations, [&](const QJsonValue &record) {
                                return record["instance_uuid"_L1].toString() == idOf(server)
                                    && allocations.contains(record["uuid"_L1].toString());
                            });
        if (!isHeld)
            found << u"Server %1 holds nothing of %2, where it is."_s.arg(idOf(server), hostOf(server));
    }
}

void SeenCloud::checkRecords(QStringList &found) const
{
    for (const QJsonValue &record : m_migrations) {
        const QString type = record["migration_type"_L1].toString();
        const QString status = record["status"_L1].toString();
        if (!statusesOf(type).contains(status))
            found << u"A record of type %1 cannot be %2."_s.arg(type, status);
        if (!isServer(m_servers, record["instance_uuid"_L1].toString()))
            found << u"Migration %1 is of a server that is not there."_s.arg(record["id"_L1].toInt());
    }
}

} // namespace simcloud
