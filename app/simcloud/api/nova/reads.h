// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <vector>

namespace simcloud::nova {

/// All that can be read from Nova.
[[nodiscard]] std::vector<Route> readRoutes();

} // namespace simcloud::nova
