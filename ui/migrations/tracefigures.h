// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/convergence/migrationjudge.h"
#include "core/domain/migrationpasses.h"
#include "ui/widgets/sparkline.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace drover {

/// What the views show of one trace, reckoned once for each state of it.
struct TraceFigures {
    std::shared_ptr<const MigrationTrace> trace; ///< Never null; it has samples.
    std::vector<MigrationPass> passes;
    std::optional<double> bytesPerSecond; ///< Now.
    std::optional<Pause> pauseNeeded; ///< Of the newest pass.
    std::optional<Pause> freezeNow;
    MigrationJudge judge; ///< As it stands after the newest sample.

    /// Will it ever end? Judged by its samples, as far as they are seen, and by Nova's own defaults.
    [[nodiscard]] const MigrationJudgement &judgement() const { return judge.judgement(); }
    [[nodiscard]] const std::vector<MigrationSample> &samples() const { return trace->samples; }
    [[nodiscard]] const MigrationSample &newest() const { return trace->samples.back(); }
    [[nodiscard]] const MigrationPass &pass() const { return passes.back(); }
    /// The pass that a sample belongs to.
    [[nodiscard]] const MigrationPass &passAt(qsizetype sample) const;
};

using TraceFiguresPtr = std::shared_ptr<const TraceFigures>;

/// Null for a trace without samples, and for none. What @p before has judged of the same migration is not
/// judged again.
[[nodiscard]] TraceFiguresPtr figuresOf(const std::shared_ptr<const MigrationTrace> &trace,
                                        const TraceFiguresPtr &before = {});

/// The sample that is closest to a moment, in msecs since the epoch. There is at least one.
[[nodiscard]] qsizetype sampleNear(MigrationSamples samples, double msecs);

/// First and last index of each run of samples that has no gap.
[[nodiscard]] std::vector<std::pair<qsizetype, qsizetype>> runsOf(MigrationSamples samples);

/// What remained over time. Two minutes take the whole width, and so does anything longer.
[[nodiscard]] Sparkline sparklineOf(const TraceFigures &figures, Tone tone);

/// Not more points than two per column of @p columns from @p from to @p to, the lowest and the highest of
/// each, and the next one outside at either end. Points come in the order of x.
[[nodiscard]] QPolygonF thinned(const QPolygonF &points, double from, double to, int columns);

/// "412 MB/s", "1.02 GB/s".
[[nodiscard]] QString rateText(double bytesPerSecond);
/// "25.8 s", "0.21 s", "23–31 s".
[[nodiscard]] QString pauseText(const Pause &pause);
/// "pass 18", "pass 18 or later".
[[nodiscard]] QString passText(const MigrationPass &pass);
/// "48 s", "10 min 4 s", "2 h 05 min".
[[nodiscard]] QString durationText(std::chrono::seconds duration);

} // namespace drover
