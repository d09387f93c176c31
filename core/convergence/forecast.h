// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/convergence/assumptions.h"
#include "core/convergence/judgement.h"
#include "core/convergence/workloadestimate.h"

#include <utility>

namespace drover {

/// Where a live migration stands; what both forecasts begin with.
struct Standing {
    double elapsed = 0; ///< Seconds since it began to run.
    double remainingBytes = 0; ///< Of this pass.
    double bytesPerSecond = 0; ///< Sent; more than 0.
    double throttle = 0; ///< Share of its CPU time that auto-converge takes from the instance.
};

/// Seconds to the end if @p belief is right; empty where there is none before Nova gives up.
[[nodiscard]] std::optional<double> secondsToEnd(const Belief &belief, const Standing &standing,
                                                 const MigrationAssumptions &assumed);

/// The forecast after the first pass: what becomes of each belief, weighed. Empty where it does not end in
/// most.
[[nodiscard]] std::optional<TimeToEnd> timeToEnd(std::span<const Belief> beliefs, const Standing &standing,
                                                 const MigrationAssumptions &assumed);

/// The forecast within the first pass, of @p passSeconds in all, while nothing is known of what is written.
[[nodiscard]] TimeToEnd timeToEndInFirstPass(double secondsLeft, double passSeconds);

/// The value below which a share @p at of the weight lies; @p weighed are value and weight, at least one.
[[nodiscard]] double weighedQuantile(std::vector<std::pair<double, double>> weighed, double at);

} // namespace drover
