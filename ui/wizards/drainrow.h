// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/planning/drain.h"
#include "core/planning/forecast.h"

#include <QList>

#include <memory>
#include <optional>

namespace drover {

/// What becomes of one instance, as a plan has it.
struct DrainRow {
    enum class Way { Live, Cold, Stay, Undecided, Confirm, Revert };

    ServerId id;
    const Server *server = nullptr; ///< In the snapshot; null when it is gone from there.
    QString name;
    Way way = Way::Stay;
    bool waitsForDecision = false; ///< In VERIFY_RESIZE.
    bool moves = false; ///< It leaves the host.
    std::optional<HostName> destination; ///< Empty where the scheduler decides.
    std::optional<Interval> takes;
    Finding finding; ///< What is most in the way.
    QList<Finding> findings; ///< All of them.

    /// Which group it stands in: what is left where it is counts as blocked.
    [[nodiscard]] Finding::Verdict group() const;
};

/// The instances of a host as the plan treats them, and those elsewhere that still occupy it; by name.
[[nodiscard]] QList<DrainRow> drainRows(const Snapshot &snapshot, const HostName &host, const Plan &plan,
                                        const Forecast &forecast);

} // namespace drover
