// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/finding.h"
#include "core/domain/snapshot.h"
#include "core/rules/assumptions.h"
#include "core/rules/move.h"

#include <functional>

namespace drover {

/// A move of db-1 from cmp1 to cmp2, of which everything is known and nothing is in the way.
struct Case {
    Server server;
    InstanceFacts facts;
    struct Host {
        ComputeService service;
        Hypervisor hypervisor;
        HostFacts facts;
        ResourceProvider provider;
    };
    Host from;
    Host to;
    QList<Server> others = {};
    QList<ServerGroup> groups = {};
    QList<Aggregate> aggregates = {};
    QList<Migration> migrations = {};
    MoveAssumptions assumed = {};
    Move move;
    Microversion api {2, 100};
    bool allProjects = true;
    bool instanceFactsRead = true;
    bool hostFactsRead = true;
    bool placementRead = true;

    explicit Case(Move::Kind kind);
    [[nodiscard]] Snapshot snapshot() const;
    /// Of one class at the destination.
    [[nodiscard]] ResourceStock &stock(const QString &resourceClass);
    void setSpec(const QString &key, const QString &value) { server.flavor.extraSpecs.insert(key, value); }
};

/// An instance beside db-1.
[[nodiscard]] Server otherServer(const QString &id, const QString &host);

/// One fact: what a change of the case makes a rule say.
struct Row {
    const char *name;
    Move::Kind kind;
    std::function<void(Case &)> change;
    QString rule;
    std::optional<Finding::Verdict> verdict; ///< Empty: the rule says nothing.
    QString words; ///< Part of the gravest finding's sentence.
    Finding::Repair repair = Finding::Repair::None;
};

/// Column "row", one for each.
void addRows(const QList<Row> &rows);
/// The row that is fetched.
void verify(const QList<Row> &rows);

inline constexpr auto passes = Finding::Verdict::Passes;
inline constexpr auto warns = Finding::Verdict::Warns;
inline constexpr auto blocks = Finding::Verdict::Blocks;
inline constexpr auto unknown = Finding::Verdict::Unknown;
inline constexpr auto live = Move::Kind::Live;
inline constexpr auto cold = Move::Kind::Cold;
inline constexpr auto evacuate = Move::Kind::Evacuate;

} // namespace drover
