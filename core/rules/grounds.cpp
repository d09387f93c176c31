// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/grounds.h"

#include "core/rules/destination.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

template<typename T>
const T *ofHost(const Section<T> &section, const HostName &name)
{
    const auto at =
        std::ranges::find_if(section.values, [&](const auto &value) { return value->host == name; });
    return at == section.values.end() ? nullptr : at->get();
}

void readAggregates(const Snapshot &snapshot, KnownHost &host)
{
    for (const auto &aggregate : snapshot.aggregates.values) {
        if (!aggregate->hosts.contains(host.name))
            continue;
        if (!aggregate->zone.isEmpty())
            host.zone = aggregate->zone;
        for (const auto &[key, value] : aggregate->metadata.asKeyValueRange()) {
            for (const QString &part : value.split(u','))
                host.aggregateMetadata[key] << part.trimmed();
        }
    }
    if (host.zone.isEmpty() && host.service)
        host.zone = host.service->zone;
    if (host.zone.isEmpty() && snapshot.aggregates.reading == Reading::Complete)
        host.zone = u"nova"_s; // Nova: [DEFAULT] default_availability_zone.
}

QString architectureOf(const KnownHost &host)
{
    if (host.facts && host.facts->cpu && !host.facts->cpu->architecture.isEmpty())
        return host.facts->cpu->architecture;
    if (host.hypervisor && host.hypervisor->cpuArchitecture)
        return *host.hypervisor->cpuArchitecture;
    for (const QString &trait : host.traits) {
        if (trait.startsWith("HW_ARCH_"_L1))
            return trait.mid(8).toLower();
        if (trait.startsWith("HW_CPU_X86_"_L1))
            return u"x86_64"_s;
    }
    return {};
}

QStringList cpuFeaturesOf(const KnownHost &host)
{
    if (host.facts && host.facts->cpu)
        return host.facts->cpu->features;
    return host.hypervisor ? host.hypervisor->cpuFeatures.value_or(QStringList()) : QStringList();
}

void add(QMap<QString, qint64> &sum, const QMap<QString, qint64> &amounts)
{
    for (const auto &[resource, amount] : amounts.asKeyValueRange())
        sum[resource] += amount;
}

MovingServer::Group countGroup(const Snapshot &snapshot, const Move &move, const ServerGroup &group)
{
    MovingServer::Group counted {&group};
    for (const ServerId &id : group.members) {
        if (id == move.server)
            continue;
        const Server *member = snapshot.server(id);
        if (!member) {
            // Members that were deleted stay in the list; those of other projects may only be out of sight.
            counted.allKnown =
                counted.allKnown && snapshot.allProjects && snapshot.servers.reading == Reading::Complete;
            continue;
        }
        if (!member->host.isEmpty())
            ++counted.members[member->host];
        const Migration *migration = snapshot.migrationUnderWay(id);
        if (migration && migration->destination && *migration->destination != member->host)
            ++counted.members[*migration->destination];
    }
    for (const Move::Companion &companion : move.companions) {
        if (companion.server == move.server || !group.members.contains(companion.server))
            continue;
        if (companion.destination)
            ++counted.arriving[*companion.destination];
        else
            counted.othersMoveToo = true;
        if (const Server *member = snapshot.server(companion.server))
            ++counted.leaving[member->host];
    }
    return counted;
}

} // namespace

Grounds::Grounds(const Snapshot &snapshot, MoveAssumptions assumptions)
    : m_snapshot(snapshot), m_assumptions(std::move(assumptions)),
      m_releases(novaReleases(snapshot.cloud.computeApi))
{
    for (const auto &facts : snapshot.instanceFacts.values)
        m_instanceFacts.insert(facts->server, facts.get());
    for (const auto &group : snapshot.serverGroups.values) {
        for (const ServerId &member : group->members)
            m_groups[member] << group.get();
    }
}

const KnownHost &Grounds::host(const HostName &name)
{
    if (const auto at = m_hosts.find(name); at != m_hosts.end())
        return at->second;
    KnownHost host;
    host.name = name;
    host.service = m_snapshot.service(name);
    host.hypervisor = m_snapshot.hypervisor(name);
    host.facts = ofHost(m_snapshot.hostFacts, name);
    host.provider = ofHost(m_snapshot.providers, name);
    readAggregates(m_snapshot, host);
    if (host.provider && host.provider->traits)
        host.traits = QSet<QString>(host.provider->traits->begin(), host.provider->traits->end());
    host.architecture = architectureOf(host);
    host.cpuFlags = flagNumbers(cpuFeaturesOf(host));
    host.receives = mayReceive(m_snapshot, name, HostName());
    return m_hosts.emplace(name, std::move(host)).first->second;
}

QList<int> Grounds::flagNumbers(const QStringList &flags)
{
    QList<int> numbers;
    numbers.reserve(flags.size());
    for (const QString &flag : flags) {
        const auto at = m_flags.constFind(flag);
        numbers << (at == m_flags.constEnd() ? *m_flags.insert(flag, int(m_flags.size())) : *at);
    }
    std::ranges::sort(numbers);
    return numbers;
}

MovingServer::MovingServer(Grounds &grounds, const Move &move, const Server &server)
    : grounds(grounds), move(move), server(server), facts(grounds.factsOf(server.id)),
      source(grounds.host(server.host)), need(needOf(server, facts))
{
    if (facts && facts->cpu)
        cpuFlags = grounds.flagNumbers(facts->cpu->cpu.features);
    for (const Move::Companion &companion : move.companions) {
        const Server *other = grounds.snapshot().server(companion.server);
        if (!other || other->id == server.id)
            continue;
        const Need taken = needOf(*other, grounds.factsOf(other->id));
        if (companion.destination) {
            add(arriving[*companion.destination], taken.amounts);
            if (!taken.cells.isEmpty())
                cellsArriving.insert(*companion.destination);
        }
        add(leaving[other->host], taken.amounts);
    }
    for (const ServerGroup *group : grounds.groupsOf(server.id))
        groups << countGroup(grounds.snapshot(), move, *group);
}

} // namespace drover
