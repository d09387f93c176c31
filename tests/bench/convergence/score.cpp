// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/convergence/score.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace drover::bench {

double quantileOf(std::vector<double> values, double at)
{
    if (values.empty())
        return -1;
    std::ranges::sort(values);
    return values[size_t(at * double(values.size() - 1))];
}

void Score::add(const Outcome &outcome)
{
    ++runs;
    if (outcome.isEndless) {
        ++endless;
        if (outcome.accusedAt) {
            ++found;
            delays.push_back(std::max(0.0, *outcome.accusedAt - outcome.knowableAt));
        }
        return;
    }
    const bool isLong = outcome.endedAt > 300;
    longHealthy += isLong;
    if (!outcome.accusedAt)
        return;
    ++accused;
    longAccused += isLong;
    unjustified += !outcome.isJustified;
}

void Score::printHeads()
{
    std::printf("%-34s %7s %8s %17s %15s %13s %10s %6s\n", "", "runs", "recall", "unjustified/1000",
                "accused/1000", "long accused", "delay s", "p90");
}

void Score::print(std::string_view name) const
{
    const double count = runs;
    std::printf("%-34.*s %7d %8.4f %17.1f %15.1f %8.1f %% of %-3d %5.0f %6.0f\n", int(name.size()),
                name.data(), runs, endless > 0 ? double(found) / endless : -1.0, 1000 * unjustified / count,
                1000 * accused / count, longHealthy > 0 ? 100.0 * longAccused / longHealthy : 0, longHealthy,
                quantileOf(delays, 0.5), quantileOf(delays, 0.9));
}

void ForecastScore::add(double low, double likely, double high, double real)
{
    if (real <= 0)
        return;
    errors.push_back(std::abs(likely - real) / real);
    within += real >= low && real <= high;
    tooLate += real < low;
}

void ForecastScore::print(std::string_view name) const
{
    const double count = std::max<double>(1, double(errors.size()));
    std::printf("%-34.*s median error %.0f %%, 90 %% of them below %.0f %%; in the interval %.0f %%, before "
                "it %.0f %%, "
                "of %zu forecasts\n",
                int(name.size()), name.data(), 100 * quantileOf(errors, 0.5), 100 * quantileOf(errors, 0.9),
                100 * within / count, 100 * tooLate / count, errors.size());
}

} // namespace drover::bench
