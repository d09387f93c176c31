// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace drover {

/// The value below which the share @p at (0 to 1) of some sorted values lies; between two of them, in
/// proportion. @p sorted has at least one value.
[[nodiscard]] inline double quantile(const std::vector<double> &sorted, double at)
{
    const double place = at * double(sorted.size() - 1);
    const auto below = size_t(place);
    const size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - double(below)) * (sorted[above] - sorted[below]);
}

} // namespace drover
