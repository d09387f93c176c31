// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/convergence/population.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace drover::bench {

namespace {

class Dice {
public:
    explicit Dice(std::uint32_t seed) : m_engine(seed) { }

    double even(double from, double to) { return from + (to - from) * double(m_engine()) / 4294967296.0; }
    double logEven(double from, double to) { return std::exp(even(std::log(from), std::log(to))); }
    bool oneIn(double many) { return even(0, many) < 1; }

private:
    std::mt19937 m_engine;
};

Kind drawKind(Dice &dice)
{
    constexpr std::array<std::pair<double, Kind>, kinds> shares {{{38, Kind::Light},
                                                                  {16, Kind::Busy},
                                                                  {6, Kind::Near},
                                                                  {8, Kind::SmallSet},
                                                                  {5, Kind::SlightlyEndless},
                                                                  {14, Kind::Endless},
                                                                  {5, Kind::Hot},
                                                                  {4, Kind::Bursts},
                                                                  {4, Kind::LongPhases}}};
    double at = dice.even(0, 100);
    for (const auto &[share, kind] : shares) {
        if ((at -= share) < 0)
            return kind;
    }
    return Kind::Light;
}

} // namespace

std::string_view name(Kind kind)
{
    constexpr std::array<std::string_view, kinds> names {
        "light", "busy", "near", "small set", "slightly endless", "endless", "hot", "bursts", "long phases"};
    return names[size_t(kind)];
}

Draw draw(std::uint32_t seed)
{
    Dice dice(seed);
    Draw drawn;
    drawn.kind = drawKind(dice);
    Scenario &scenario = drawn.scenario;
    scenario.seed = seed;
    scenario.memoryBytes = dice.logEven(2, 128) * gib;
    constexpr std::array gigabitsPerSecond {1.0, 10.0, 10.0, 25.0};
    scenario.bytesPerSecond = gigabitsPerSecond[size_t(dice.even(0, 4))] * 125e6 * dice.even(0.4, 0.95);
    scenario.zeroShare = dice.even(0, 0.6);
    scenario.bandwidthNoise = dice.logEven(0.01, 0.1);
    scenario.autoConverge = dice.oneIn(5);

    const double used = scenario.memoryBytes * (1 - scenario.zeroShare);
    const double sent = scenario.bytesPerSecond;
    const auto phase = [&](double share, double set) {
        WritePhase made;
        made.bytesPerSecond = share * sent;
        made.workingSetBytes = std::min(set, 0.95 * used);
        return made;
    };
    const double anySet = dice.logEven(0.03, 0.9) * used;
    // Of 2 s or more to send: it does not fit into any pause.
    const double largeSet = std::max(dice.logEven(0.03, 0.9) * used, std::min(1.2 * sent, 0.9 * used));
    WritePhase first;
    switch (drawn.kind) {
    case Kind::Light:
        first = phase(dice.even(0, 0.4), anySet);
        break;
    case Kind::Busy:
        first = phase(dice.even(0.4, 0.85), anySet);
        break;
    case Kind::Near:
        first = phase(dice.even(0.85, 0.98), anySet);
        break;
    case Kind::SmallSet:
        first = phase(dice.logEven(1.2, 6), dice.logEven(0.02, 0.45) * sent);
        break;
    case Kind::SlightlyEndless:
        first = phase(dice.even(1.05, 1.3), largeSet);
        break;
    case Kind::Endless:
    case Kind::Bursts:
    case Kind::LongPhases:
        first = phase(dice.logEven(1.3, 6), largeSet);
        break;
    case Kind::Hot:
        first = phase(dice.logEven(0.5, 4), largeSet);
        first.isHot = true;
        break;
    }
    first.isSequential = !first.isHot && dice.oneIn(3);
    scenario.phases = {first};
    if (drawn.kind == Kind::Bursts) {
        WritePhase quiet = phase(dice.even(0, 0.3), anySet);
        quiet.isSequential = first.isSequential;
        scenario.phases.front().seconds = dice.logEven(5, 40);
        quiet.seconds = dice.logEven(5, 60);
        scenario.phases.push_back(quiet);
    } else if (drawn.kind == Kind::LongPhases) {
        WritePhase other = phase(dice.even(0, 0.5), anySet);
        if (dice.oneIn(2))
            std::swap(scenario.phases.front(), other);
        scenario.phases.front().seconds = dice.logEven(30, 300);
        scenario.phases.push_back(other);
    }
    if (dice.oneIn(7)) {
        const double begin = dice.even(0, 200);
        scenario.congestions.push_back({begin, begin + dice.even(20, 120), dice.even(0.3, 0.8)});
    }
    if (dice.oneIn(30)) {
        const double begin = dice.even(5, 200);
        scenario.congestions.push_back({begin, begin + dice.even(10, 60), 0});
    }
    return drawn;
}

} // namespace drover::bench
