// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/convergence/forecast.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace drover {

namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr int longestFollowed = 150; ///< Passes.

} // namespace

std::optional<double> secondsToEnd(const Belief &belief, const Standing &standing,
                                   const MigrationAssumptions &assumed)
{
    const double rate = standing.bytesPerSecond;
    const double timeout = completionTimeout(assumed).value_or(never) - standing.elapsed;
    Workload workload = belief.workload;
    double throttle = standing.throttle;
    double seconds = standing.remainingBytes / rate;
    double left = belief.leftOverBytes;
    for (int pass = 0; pass < longestFollowed && seconds < timeout; ++pass) {
        const double next = leftOver(workload, left / rate);
        const double needed = next / rate;
        if (needed <= pauseAllowed(assumed, standing.elapsed + seconds))
            return seconds + needed;
        if (next > 0.998 * left && !assumed.autoConverges.value_or(false)) {
            // From now on nothing changes but the pause that is allowed.
            const auto when = whenAllowed(assumed, needed);
            if (!when || *when - standing.elapsed > timeout)
                return {};
            return std::max(seconds, *when - standing.elapsed) + needed;
        }
        seconds += needed;
        left = next;
        // QEMU throttles further with every second pass that leaves much.
        if (assumed.autoConverges.value_or(false) && pass % 2 == 1 && throttle < assumed.throttleAtMost) {
            const double more =
                std::min(assumed.throttleAtMost,
                         throttle > 0 ? throttle + assumed.throttleStep : assumed.throttleAtFirst);
            workload.bytesPerSecond *= (1 - more) / (1 - throttle);
            throttle = more;
        }
    }
    return {};
}

std::optional<TimeToEnd> timeToEnd(std::span<const Belief> beliefs, const Standing &standing,
                                   const MigrationAssumptions &assumed)
{
    std::vector<std::pair<double, double>> weighed;
    double ends = 0;
    for (const Belief &belief : beliefs) {
        if (const auto seconds = secondsToEnd(belief, standing, assumed)) {
            weighed.emplace_back(*seconds, belief.weight);
            ends += belief.weight;
        }
    }
    if (ends < 0.5)
        return {};
    for (auto &[seconds, weight] : weighed)
        weight /= ends;
    return TimeToEnd {weighedQuantile(weighed, 0.1), weighedQuantile(weighed, 0.9),
                      weighedQuantile(weighed, 0.5)};
}

TimeToEnd timeToEndInFirstPass(double secondsLeft, double passSeconds)
{
    return {secondsLeft, secondsLeft + passSeconds, secondsLeft + 0.15 * passSeconds};
}

double weighedQuantile(std::vector<std::pair<double, double>> weighed, double at)
{
    std::ranges::sort(weighed);
    double sum = 0;
    for (const auto &[value, weight] : weighed) {
        sum += weight;
        if (sum >= at)
            return value;
    }
    return weighed.back().first;
}

} // namespace drover
