// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/convergence/simulation.h"

#include <string_view>

namespace drover::bench {

/// What a migration of the population is like.
enum class Kind { Light, Busy, Near, SmallSet, SlightlyEndless, Endless, Hot, Bursts, LongPhases };
inline constexpr int kinds = 9;
[[nodiscard]] std::string_view name(Kind kind);

struct Draw {
    Kind kind = Kind::Light;
    Scenario scenario;
};

/// The migration that @p seed stands for. The population:
///
/// - Memory 2 to 128 GiB, even on a logarithmic scale; 0 to 60 % of it is zero. One link in four has 1
/// Gbit/s,
///   two have 10, one has 25; 40 to 95 % of that is to be had, and wanders by 1 to 10 %.
/// - Of 100: 38 Light (less than 40 % of what is sent is written), 16 Busy (40 to 85 %), 6 Near (85 to 98 %),
///   8 SmallSet (more is written than is sent, to a set that takes 0.02 to 0.45 s to send), 5 SlightlyEndless
///   (1.05 to 1.3 times), 14 Endless (1.3 to 6 times; the set takes 1.2 s to send or more), 5 Hot (nine
///   writes of ten to a tenth of the set), 4 Bursts (on for 5 to 40 s, off for 5 to 60 s, again and again),
///   4 LongPhases (busy, then quiet, or the other way round, once, after 30 to 300 s).
/// - A third write page after page, the others at random. One in five has auto-converge. One in seven meets
///   congestion: 30 to 80 % of the bandwidth for 20 to 120 s; one in thirty a link that stops for 10 to 60 s.
/// - Nova's own settings: 500 ms at most in ten steps, 75 s for each GiB apart; 800 s for each GiB in all.
[[nodiscard]] Draw draw(std::uint32_t seed);

} // namespace drover::bench
