// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/snapshot.h"
#include "core/plan/plan.h"

#include <QHash>

#include <chrono>
#include <optional>

namespace drover {

/// Between which ends a duration is expected: 8 in 10 are.
struct Interval {
    std::chrono::seconds least {0};
    std::chrono::seconds likely {0};
    std::chrono::seconds most {0};

    bool operator==(const Interval &) const = default;
};

/// How long a plan takes, judged by what this cloud's own migrations took.
struct Forecast {
    std::optional<Interval> whole; ///< Empty where a step of it has no interval.
    QHash<int, Interval> steps; ///< By step id: of each step of which something is known.
    int liveSeen = 0; ///< Ended migrations that it is judged by.
    int coldSeen = 0;
    QString why; ///< In a sentence: what it rests on, or why there is none.
};

/// Live moves are judged by how long completed live migrations in the snapshot took for their instance's
/// memory, cold ones by how long cold migrations took; one kind is believed from @p enough of them on. Other
/// steps count as a few seconds. A step's interval goes from the 10 % to the 90 % quantile of what was seen,
/// with the median between, and never beyond the time that the plan's policy gives a migration.
///
/// The whole is not the sum of such ends: of many moves some are fast and some are slow. So the plan is gone
/// through 200 times under its limits, each time with other durations drawn from what was seen, and 8 in 10
/// of these lie between the ends. Each time what was seen is itself drawn anew, with repetition (a
/// bootstrap): few migrations give a wide interval, however many steps there are. The draws are the same for
/// the same plan and snapshot. Every step is taken to succeed.
///
/// Pure, and fast enough for each change in a dialog: some milliseconds for 200 steps.
[[nodiscard]] Forecast forecast(const Snapshot &snapshot, const Plan &plan, int enough = 3);

} // namespace drover
