// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/convergence/assumptions.h"

#include <algorithm>
#include <cmath>

namespace drover {

namespace {

/// Nova reckons with 2 GiB at least.
std::optional<double> countedGiB(const MigrationAssumptions &assumed)
{
    if (!assumed.memoryGiB)
        return {};
    return std::max(2.0, *assumed.memoryGiB);
}

std::optional<double> secondsPerStep(const MigrationAssumptions &assumed)
{
    const auto counted = countedGiB(assumed);
    if (assumed.pauseSteps < 1 || !counted || assumed.secondsPerGiBAndStep <= 0)
        return {};
    return *counted * assumed.secondsPerGiBAndStep;
}

/// Nova begins with a part as large as each step would be, were they all alike, and reaches all of it with
/// the last step.
double afterSteps(const MigrationAssumptions &assumed, double steps)
{
    if (steps >= assumed.pauseSteps)
        return assumed.pauseAtMost;
    const double first = assumed.pauseAtMost / assumed.pauseSteps;
    const double step = (assumed.pauseAtMost - first) / assumed.pauseSteps;
    return first + step * steps;
}

} // namespace

double pauseAllowed(const MigrationAssumptions &assumed, double elapsed)
{
    const auto between = secondsPerStep(assumed);
    if (!between)
        return assumed.pauseAtMost;
    return afterSteps(assumed, std::floor(std::max(0.0, elapsed) / *between));
}

std::optional<double> whenAllowed(const MigrationAssumptions &assumed, double pauseSeconds)
{
    if (pauseSeconds > assumed.pauseAtMost)
        return {};
    const auto between = secondsPerStep(assumed);
    for (int step = 0; between && step <= assumed.pauseSteps; ++step) {
        if (afterSteps(assumed, step) >= pauseSeconds)
            return step * *between;
    }
    return 0;
}

std::optional<double> completionTimeout(const MigrationAssumptions &assumed)
{
    const auto counted = countedGiB(assumed);
    if (!counted || !assumed.secondsPerGiBInAll || *assumed.secondsPerGiBInAll <= 0)
        return {};
    return *counted * *assumed.secondsPerGiBInAll;
}

} // namespace drover
