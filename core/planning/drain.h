// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/snapshot.h"
#include "core/plan/plan.h"
#include "core/planning/planstamp.h"

#include <QHash>

namespace drover {

/// What becomes of servers that already wait in VERIFY_RESIZE on the host, or still occupy it as their
/// source.
enum class PendingResize {
    Leave, ///< Somebody else's decision: they stay, and the host is not empty.
    Confirm, ///< Confirmed, then moved like the others.
    Revert, ///< Sent back where they came from.
};

/// What the operator has decided about one instance of the host; where nothing is said, the planner decides.
struct DrainChoice {
    enum class Way {
        Planned, ///< Live for what runs, cold for what is off.
        Live,
        Cold, ///< What runs is off while it moves, and is started again.
        Stay,
    };

    Way way = Way::Planned;
    std::optional<HostName> destination = {}; ///< Empty: as DrainWish::destinations says.
    /// Of an instance in VERIFY_RESIZE. Empty: as DrainWish::pendingResize says, unless it is to stay.
    std::optional<PendingResize> pendingResize = {};

    bool operator==(const DrainChoice &) const = default;
};

struct DrainWish {
    HostName host;
    QString reason; ///< 1 to 255 characters; what others will read beside "disabled".
    QList<HostName> destinations = {}; ///< Empty: the scheduler decides.
    /// By instance of the host, or one that has moved away and waits in VERIFY_RESIZE. Between a dialog and
    /// its plan an instance may leave: where it is deleted, on no host, or elsewhere with a migration from or
    /// to the host in the snapshot, what was chosen for it has come true or has no object, and is passed
    /// over.
    QHash<ServerId, DrainChoice> choices = {};
    PendingResize pendingResize = PendingResize::Leave;
    bool keepOthersReason = false; ///< Drain a host that somebody else has disabled, and keep their reason.
    RunPolicy policy = {};
};

/// Takes a host out of service: close it to the scheduler, move what can be moved (running ones live, stopped
/// ones cold and confirmed, each as chosen), then verify that nothing is left. Servers that cannot be moved,
/// or not in the chosen way, are named as stays with the rule that blocks; those that are left by choice with
/// the rule "chosen".
///
/// Errors (Rejected, one sentence each): no such host; the host is down, or its state or servers are not
/// known; no reason or one too long; a destination that cannot receive, named with the instance it was chosen
/// for; a choice about an instance that is on another host; the host is disabled for another reason.
[[nodiscard]] Result<Plan> planDrain(const Snapshot &snapshot, const DrainWish &wish, const PlanStamp &stamp);

} // namespace drover
