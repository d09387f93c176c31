// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/scheduler.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

constexpr QLatin1StringView aggregateScope("aggregate_instance_extra_specs:");

/// NOVA: scheduler/filters/extra_specs_ops.py, as far as flavors use it: a value, or "<or> a <or> b".
bool matches(const QString &value, const QString &wanted)
{
    if (!wanted.startsWith("<or>"_L1))
        return value == wanted;
    const QStringList choices = wanted.split(u"<or>"_s, Qt::SkipEmptyParts);
    return std::any_of(choices.begin(), choices.end(),
                       [&](const QString &choice) { return choice.trimmed() == value; });
}

/// What the flavor demands of the host's aggregates.
class AggregateDemands {
public:
    AggregateDemands(const Cloud &cloud, const Flavor &flavor)
    {
        for (const auto &[key, value] : flavor.extraSpecs.asKeyValueRange()) {
            if (key.startsWith(aggregateScope))
                m_demands.insert(key.mid(aggregateScope.size()), value);
        }
        if (m_demands.isEmpty())
            return;
        for (const Aggregate &aggregate : cloud.aggregates) {
            for (const QString &host : aggregate.hosts)
                m_aggregates[host].push_back(&aggregate);
        }
    }

    [[nodiscard]] bool meets(const QString &host) const
    {
        if (m_demands.isEmpty())
            return true;
        const std::vector<const Aggregate *> aggregates = m_aggregates.value(host);
        for (auto demand = m_demands.cbegin(); demand != m_demands.cend(); ++demand) {
            const bool met =
                std::any_of(aggregates.begin(), aggregates.end(), [&](const Aggregate *aggregate) {
                    const auto found = aggregate->metadata.constFind(demand.key());
                    return found != aggregate->metadata.cend() && matches(*found, demand.value());
                });
            if (!met)
                return false;
        }
        return true;
    }

private:
    QMap<QString, QString> m_demands = {};
    QHash<QString, std::vector<const Aggregate *>> m_aggregates = {};
};

/// Hosts of the zone that the server is bound to.
class ZoneDemand {
public:
    ZoneDemand(const Cloud &cloud, const QString &zone) : m_zone(zone)
    {
        if (zone.isEmpty())
            return;
        for (const Aggregate &aggregate : cloud.aggregates) {
            if (aggregate.zone.isEmpty())
                continue;
            for (const QString &host : aggregate.hosts) {
                m_zoned.insert(host);
                if (aggregate.zone == zone)
                    m_hosts.insert(host);
            }
        }
    }

    [[nodiscard]] bool meets(const QString &host) const
    {
        if (m_zone.isEmpty() || m_hosts.contains(host))
            return true;
        return m_zone == "nova"_L1 && !m_zoned.contains(host);
    }

private:
    QString m_zone = {};
    QSet<QString> m_hosts = {};
    QSet<QString> m_zoned = {};
};

class GroupDemand {
public:
    GroupDemand(const Cloud &cloud, const Server &server)
    {
        m_group = server.groupId.isEmpty() ? nullptr : cloud.group(server.groupId);
        if (m_group)
            m_members = hostsOfGroup(cloud, *m_group, server);
    }

    [[nodiscard]] bool meets(const QString &host) const
    {
        if (!m_group)
            return true;
        if (m_group->policy == "anti-affinity"_L1)
            return m_members.value(host) < m_group->maxServersPerHost.value_or(1);
        if (m_group->policy == "affinity"_L1)
            return m_members.isEmpty() || (m_members.size() == 1 && m_members.contains(host));
        return true;
    }

    /// The higher the better, as the soft policies want it.
    [[nodiscard]] int liking(const QString &host) const
    {
        if (!m_group)
            return 0;
        if (m_group->policy == "soft-affinity"_L1)
            return m_members.value(host);
        return m_group->policy == "soft-anti-affinity"_L1 ? -m_members.value(host) : 0;
    }

private:
    const ServerGroup *m_group = nullptr;
    QMap<QString, int> m_members = {};
};

bool hasRoom(const Cloud &cloud, const Host &host, const Need &need)
{
    const QMap<QString, Inventory> inventories = inventoriesOf(host);
    const QMap<QString, qint64> usage = cloud.usageOf(host.name);
    for (const auto &[resource, amount] : need.resources.asKeyValueRange()) {
        if (amount == 0)
            continue;
        const Inventory inventory = inventories.value(resource);
        if (amount > inventory.total || usage.value(resource) + amount > inventory.capacity())
            return false;
    }
    return true;
}

bool hasTraits(const Host &host, const Need &need)
{
    const auto has = [&](const QString &trait) { return host.traits.contains(trait); };
    return std::all_of(need.requiredTraits.begin(), need.requiredTraits.end(), has)
        && std::none_of(need.forbiddenTraits.begin(), need.forbiddenTraits.end(), has);
}

struct Candidate {
    const Host *host = nullptr;
    int liking = 0;
    qint64 freeMiB = 0;
};

} // namespace

QMap<QString, int> hostsOfGroup(const Cloud &cloud, const ServerGroup &group, const Server &but)
{
    QMap<QString, int> hosts;
    for (const QString &id : group.members) {
        const Server *member = id == but.id ? nullptr : cloud.server(id);
        if (!member || member->deleted())
            continue;
        QSet<QString> places;
        const auto addClaims = [&](const QString &consumer) {
            if (const Allocation *held = cloud.allocation(consumer)) {
                for (const Claim &claim : held->claims)
                    places.insert(claim.host);
            }
        };
        if (!member->host.isEmpty())
            places.insert(member->host);
        bool isMoving = member->host.isEmpty();
        for (const int record : cloud.migrationsOf(id)) {
            const Migration &migration = *cloud.migration(record);
            isMoving = isMoving || !migration.hasEnded();
            addClaims(migration.uuid);
        }
        if (isMoving)
            addClaims(id);
        for (const QString &place : places)
            ++hosts[place];
    }
    return hosts;
}

tl::expected<Claim, QString> chooseHost(const Cloud &cloud, const HostRequest &request)
{
    const FlavorPtr flavor = request.flavor ? request.flavor : request.server.flavor;
    const Need need = needOf(request.server, flavor);
    const ZoneDemand zone(cloud, request.server.pinnedZone);
    const AggregateDemands aggregates(cloud, *flavor);
    const GroupDemand group(cloud, request.server);

    // Nova asks Placement a second time, with VCPUs in place of PCPUs, for hosts that have not been upgraded
    // (disable_fallback_pcpu_query). What it finds then does not pass the filters, but it has been found.
    Need fallback = need;
    fallback.resources.insert(u"VCPU"_s,
                              need.resources.value(u"VCPU"_s) + fallback.resources.take(u"PCPU"_s));

    bool placementHasSome = false;
    std::vector<Candidate> candidates;
    const auto consider = [&](const Host &host) {
        if (need.resources.contains(u"PCPU"_s) && host.enabled && hasRoom(cloud, host, fallback)
            && zone.meets(host.name))
            placementHasSome = true;
        if (!host.enabled || !hasRoom(cloud, host, need) || !hasTraits(host, need) || !zone.meets(host.name))
            return;
        placementHasSome = true;
        if (request.ignored.contains(host.name) || !host.isUp(cloud.now) || !aggregates.meets(host.name)
            || !group.meets(host.name))
            return;
        const qint64 used = cloud.usageOf(host.name).value(u"MEMORY_MB"_s);
        candidates.push_back({&host, group.liking(host.name), host.memoryMiB - host.reservedMiB - used});
    };
    if (request.host.isEmpty()) {
        for (const Host &host : cloud.hosts())
            consider(host);
    } else if (const Host *host = cloud.host(request.host)) {
        consider(*host);
    }
    if (!placementHasSome)
        return tl::unexpected(QString());

    std::sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
        return std::tuple(-a.liking, -a.freeMiB, a.host->name)
            < std::tuple(-b.liking, -b.freeMiB, b.host->name);
    });
    for (const Candidate &candidate : candidates) {
        if (Fit claim = fit(cloud, *candidate.host, need))
            return *std::move(claim);
    }
    return tl::unexpected(u"There are not enough hosts available."_s);
}

bool canRun(const CpuModel &source, const CpuModel &destination)
{
    return source.vendor == destination.vendor
        && std::all_of(source.features.begin(), source.features.end(),
                       [&](const QString &feature) { return destination.features.contains(feature); });
}

QString noValidHost(const QString &reason)
{
    return u"No valid host was found. "_s + reason;
}

} // namespace simcloud
