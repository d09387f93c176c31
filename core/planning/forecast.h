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

/// Live moves are judged by the memory that completed live migrations in the snapshot moved a second, cold
/// ones by how long completed ones took; the limits of the plan's policy say what goes on at the same time.
/// A rate is believed from @p enough migrations on. Other steps count as a few seconds.
[[nodiscard]] Forecast forecast(const Snapshot &snapshot, const Plan &plan, int enough = 3);

} // namespace drover
