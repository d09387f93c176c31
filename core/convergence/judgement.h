// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/migrationpasses.h"

#include <QString>

#include <optional>

namespace drover {

/// What becomes of a live migration.
enum class MigrationVerdict {
    Waiting, ///< No memory is sent yet: it is queued, or disks are copied first.
    TooEarly, ///< Nothing is known yet of what the instance writes.
    Converging, ///< It ends by itself.
    WaitsForPauseStep, ///< It ends by itself as soon as Nova allows a longer pause.
    Stalled, ///< It gets no further at present; whether for good is not certain yet.
    WillNotEnd, ///< Not at the current dirty rate: the pause that it needs is never allowed.
    LinkBlocked, ///< Next to nothing is sent.
    PostCopy, ///< The instance runs at its destination and fetches what is missing.
};

/// The word of files and scripts: "will-not-end".
[[nodiscard]] QString verdictWord(MigrationVerdict verdict);

/// Seconds from the newest sample to the end: in 8 of 10 cases it is between these.
struct TimeToEnd {
    double low = 0;
    double high = 0;
    double likely = 0; ///< In half of the cases it takes longer.

    bool operator==(const TimeToEnd &) const = default;
};

/// What the two ways out cost now.
struct WaysOut {
    // An abort throws away so many bytes that were sent, and so many seconds.
    qint64 abortBytes = 0;
    double abortSeconds = 0;
    /// How long a forced completion stops the instance, where post-copy is not permitted. Empty where it is
    /// not known.
    std::optional<Pause> forcePause;
    /// Why force-complete cannot work now, in a sentence; empty where it can.
    QString forceRefusal;
    /// Both in a sentence each, for the operator who is about to choose.
    QString abortPrice;
    QString forcePrice;
};

/// What the samples of a live migration come to.
struct MigrationJudgement {
    MigrationVerdict verdict = MigrationVerdict::Waiting;
    /// Seconds for which the instance would have to stand still for the migration to end, as things are.
    /// Empty while nothing is known of what it writes.
    std::optional<double> pauseNeeded;
    std::optional<TimeToEnd> timeToEnd; ///< Empty where no end is foreseen.
    QString evidence; ///< One sentence of numbers.
    WaysOut waysOut;
};

} // namespace drover
