// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/microversion.h"

#include <limits>
#include <optional>

namespace drover {

/// Which releases of Nova a cloud can be, by its API: computes are taken to be as new, as they are outside of
/// a rolling upgrade (Nova does not tell their versions).
struct NovaReleases {
    int least = 0; ///< 26 is Zed.
    int most = std::numeric_limits<int>::max();

    [[nodiscard]] bool atLeast(int release) const { return least >= release; }
    [[nodiscard]] bool below(int release) const { return most < release; }
};

/// What the newest microversion that a cloud and Drover both speak tells. Source: nova's
/// rest_api_version_history.
[[nodiscard]] NovaReleases novaReleases(const std::optional<Microversion> &computeApi);

} // namespace drover
