// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/destinations.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

Destinations::Destinations(const Snapshot &snapshot, QList<HostName> hosts)
    : m_snapshot(snapshot), m_hosts(std::move(hosts))
{
    for (const HostName &host : std::as_const(m_hosts)) {
        const Hypervisor *hypervisor = snapshot.hypervisor(host);
        const qint64 total = hypervisor ? hypervisor->memoryMiB.value_or(0) : 0;
        const qint64 used = hypervisor ? hypervisor->memoryUsedMiB.value_or(0) : 0;
        m_freeMiB.insert(host, total - used);
    }
}

std::optional<HostName> Destinations::next(const Server &server)
{
    if (m_hosts.isEmpty())
        return {};
    const auto better = [&](const HostName &a, const HostName &b) {
        const bool apartA = keepsApart(server, a);
        const bool apartB = keepsApart(server, b);
        return apartA != apartB ? apartA : m_freeMiB.value(a) > m_freeMiB.value(b);
    };
    const HostName chosen = *std::ranges::min_element(m_hosts, better);
    place(server, chosen);
    return chosen;
}

void Destinations::place(const Server &server, const HostName &host)
{
    m_freeMiB[host] -= server.flavor.memoryMiB;
    m_placed.insert(server.id, host);
}

bool Destinations::keepsApart(const Server &server, const HostName &host) const
{
    for (const auto &group : m_snapshot.serverGroups.values) {
        if (!group->policy.endsWith("anti-affinity"_L1) || !group->members.contains(server.id))
            continue;
        for (const ServerId &member : group->members) {
            if (member == server.id)
                continue;
            const Server *other = m_snapshot.server(member);
            const HostName where = m_placed.value(member, other ? other->host : HostName());
            if (where == host)
                return false;
        }
    }
    return true;
}

} // namespace drover
