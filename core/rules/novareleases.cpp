// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/novareleases.h"

#include <algorithm>
#include <array>

namespace drover {

namespace {

struct Maximum {
    int minor; ///< The newest 2.x of…
    int least; ///< …this release…
    int most; ///< …to this one.
};

constexpr std::array maxima {
    Maximum {60, 17, 17}, Maximum {65, 18, 18}, Maximum {72, 19, 19},  Maximum {79, 20, 20},
    Maximum {87, 21, 22}, Maximum {88, 23, 23}, Maximum {90, 24, 25},  Maximum {93, 26, 26},
    Maximum {95, 27, 28}, Maximum {96, 29, 30}, Maximum {100, 31, 32}, Maximum {103, 33, 33},
};
/// The newest that Drover speaks: a cloud that is newer looks the same.
constexpr int newestSpoken = 100;

} // namespace

NovaReleases novaReleases(const std::optional<Microversion> &computeApi)
{
    if (!computeApi || computeApi->major != 2)
        return {};
    const auto at = std::ranges::find_if(
        maxima, [&](const Maximum &maximum) { return computeApi->minor <= maximum.minor; });
    if (at == maxima.end())
        return {maxima.back().most};
    if (computeApi->minor >= newestSpoken)
        return {at->least};
    return {at->least, at->most};
}

} // namespace drover
