// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/snapshot.h"
#include "core/plan/plan.h"
#include "core/planning/planstamp.h"

#include <optional>

namespace drover {

// Plans of one act, on one host, or on one server or several. Errors are Rejected, one sentence each; of
// several servers the first that it cannot be done with is named.

/// Opens a host to the scheduler again. A host that is enabled already gives a plan of no steps.
[[nodiscard]] Result<Plan> planEnable(const Snapshot &snapshot, const HostName &host, const PlanStamp &stamp);

/// The same, and then brings instances back that have moved away: what runs live, what is off cold and
/// confirmed. Those that are there already, cannot be moved now, or no longer exist are named as stays.
[[nodiscard]] Result<Plan> planReturn(const Snapshot &snapshot, const HostName &host,
                                      const QList<ServerId> &home, const RunPolicy &policy,
                                      const PlanStamp &stamp);

enum class MoveKind {
    Auto, ///< Live for what runs or is paused, cold for what is off.
    Live,
    Cold,
};

struct MoveWish {
    ServerId server;
    MoveKind kind = MoveKind::Auto;
    std::optional<HostName> destination = {};
    bool confirm = false; ///< After a cold migration: confirm at once, and start again what was running.
    RunPolicy policy = {};
};

[[nodiscard]] Result<Plan> planMove(const Snapshot &snapshot, const MoveWish &wish, const PlanStamp &stamp);
/// Several, in this order, independent of each other; the policy is @p policy for all. None gives a plan of
/// no steps; the same server twice is Rejected, since after the first move it is not where the second begins.
[[nodiscard]] Result<Plan> planMoves(const Snapshot &snapshot, const QList<MoveWish> &wishes,
                                     const RunPolicy &policy, const PlanStamp &stamp);

/// For servers that wait in VERIFY_RESIZE.
[[nodiscard]] Result<Plan> planConfirm(const Snapshot &snapshot, const QList<ServerId> &servers,
                                       const PlanStamp &stamp);
[[nodiscard]] Result<Plan> planRevert(const Snapshot &snapshot, const QList<ServerId> &servers,
                                      const PlanStamp &stamp);

/// For a server with a live migration under way.
[[nodiscard]] Result<Plan> planAbort(const Snapshot &snapshot, const ServerId &server,
                                     const PlanStamp &stamp);
[[nodiscard]] Result<Plan> planForceComplete(const Snapshot &snapshot, const ServerId &server,
                                             const PlanStamp &stamp);

} // namespace drover
