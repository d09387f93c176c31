// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/finding.h"
#include "core/domain/snapshot.h"
#include "core/rules/assumptions.h"
#include "core/rules/move.h"
#include "core/rules/need.h"
#include "core/rules/novareleases.h"

#include <QHash>
#include <QSet>

#include <map>

namespace drover {

/// All that is known of one host, looked up once. Pointers are into the snapshot, null where there is
/// nothing.
struct KnownHost {
    HostName name;
    const ComputeService *service = nullptr;
    const Hypervisor *hypervisor = nullptr;
    const HostFacts *facts = nullptr;
    const ResourceProvider *provider = nullptr;
    QString zone; ///< "nova" where no aggregate says another; empty when aggregates were not read.
    /// Metadata of its aggregates: Nova splits values at commas.
    QHash<QString, QStringList> aggregateMetadata;
    QSet<QString> traits; ///< Says something where provider and its traits are known.
    QString architecture; ///< Empty where nobody said.
    QList<int> cpuFlags; ///< Grounds' numbers of its CPU's flags, sorted; empty where nobody said.
    Finding receives; ///< Whether it takes servers at all.
};

/// What all judgements of one snapshot stand on: found and counted once, however many moves are judged.
/// Lives no longer than the snapshot.
class Grounds {
public:
    Grounds(const Snapshot &snapshot, MoveAssumptions assumptions);

    [[nodiscard]] const Snapshot &snapshot() const { return m_snapshot; }
    [[nodiscard]] const MoveAssumptions &assumptions() const { return m_assumptions; }
    [[nodiscard]] const NovaReleases &releases() const { return m_releases; }

    [[nodiscard]] const KnownHost &host(const HostName &name);
    [[nodiscard]] const InstanceFacts *factsOf(const ServerId &id) const { return m_instanceFacts.value(id); }
    [[nodiscard]] QList<const ServerGroup *> groupsOf(const ServerId &id) const { return m_groups.value(id); }
    /// Flags as sorted numbers, which compare fast.
    [[nodiscard]] QList<int> flagNumbers(const QStringList &flags);

private:
    const Snapshot &m_snapshot;
    MoveAssumptions m_assumptions;
    NovaReleases m_releases;
    QHash<ServerId, const InstanceFacts *> m_instanceFacts;
    QHash<ServerId, QList<const ServerGroup *>> m_groups;
    QHash<QString, int> m_flags;
    std::map<HostName, KnownHost> m_hosts;
};

/// One move from the side of its server: what depends on that alone, found once for all destinations.
struct MovingServer {
    MovingServer(Grounds &grounds, const Move &move, const Server &server);

    [[nodiscard]] bool live() const { return move.kind == Move::Kind::Live; }
    [[nodiscard]] bool evacuates() const { return move.kind == Move::Kind::Evacuate; }
    [[nodiscard]] const MoveAssumptions &assumed() const { return grounds.assumptions(); }
    [[nodiscard]] const NovaReleases &releases() const { return grounds.releases(); }

    Grounds &grounds;
    const Move &move;
    const Server &server;
    const InstanceFacts *facts; ///< Null where nobody supplied any.
    const KnownHost &source;
    Need need;
    QList<int> cpuFlags; ///< Of the CPU that the running guest sees; empty where that is not known.
    /// What companions take of their destinations, and what they leave.
    QHash<HostName, QMap<QString, qint64>> arriving;
    QHash<HostName, QMap<QString, qint64>> leaving;
    QSet<HostName> cellsArriving; ///< Where companions with NUMA cells go.

    struct Group {
        const ServerGroup *group = nullptr;
        QHash<HostName, int> members = {}; ///< Others of it, by where they are or are on their way to.
        QHash<HostName, int> arriving = {}; ///< Companions of it, by destination.
        QHash<HostName, int> leaving = {}; ///< Companions of it, by where they are.
        bool othersMoveToo = false; ///< Companions of it without a destination.
        bool allKnown = true; ///< Every member is in the snapshot.
    };
    QList<Group> groups;
};

} // namespace drover
