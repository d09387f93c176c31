// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/migrationtrace.h"

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace drover {

// Arithmetic on the samples of a live migration: what they show, without a word about what will come of it.

using MigrationSamples = std::span<const MigrationSample>;

/// Bytes to be sent again that synchronisations have found between two samples, (change of what remains) +
/// (what was sent); 0 where there was none: within one pass that sum does not change.
[[nodiscard]] qint64 writtenBetween(const MigrationSample &before, const MigrationSample &after);

/// One pass over the memory. It ends with a synchronisation: what was written meanwhile is to be sent again.
struct MigrationPass {
    int number = 1; ///< The first is 1.
    /// Whether the number is exact. Passes shorter than the time between two samples are not all seen, and
    /// neither are those from before the first sample: then there were at least as many.
    bool isNumberExact = true;
    qsizetype first = 0; ///< The first sample that shows it.
    // What the pass before has left to be sent again, in bytes: equal where the samples tell it exactly. Of
    // no meaning for the first pass of a trace.
    qint64 leftOverAtLeast = 0;
    qint64 leftOverAtMost = 0;

    bool operator==(const MigrationPass &) const = default;
};

/// The passes that samples show, at least one if there are any. A pass is found by what was written in
/// between; what remains need not rise where a sample comes once per pass.
[[nodiscard]] std::vector<MigrationPass> passesOf(MigrationSamples samples);

/// Bytes sent per second up to the sample @p at, over the last few. Nothing for the first.
[[nodiscard]] std::optional<double> bytesPerSecond(MigrationSamples samples, qsizetype at);

/// Seconds for which an instance would stand still.
struct Pause {
    double atLeast = 0;
    double atMost = 0;

    bool operator==(const Pause &) const = default;
};

/// The pause in which @p pass of these samples could have been left out: what the one before had left, at the
/// rate of that time. Nothing for the first pass, or while nothing is sent.
[[nodiscard]] std::optional<Pause> pauseNeeded(MigrationSamples samples, const MigrationPass &pass);

/// How long an instance stands still that is stopped now until its copy is complete: the rest of this pass,
/// and at most what one more leaves. Nothing before the second pass, or while nothing is sent.
[[nodiscard]] std::optional<Pause> freezeNow(MigrationSamples samples,
                                             const std::vector<MigrationPass> &passes);

/// Two samples further apart than this have some missing in between.
[[nodiscard]] std::chrono::milliseconds longestSpacing(MigrationSamples samples);

} // namespace drover
