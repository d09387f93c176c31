// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <vector>

namespace simcloud::nova {

/// POST servers/{}/action: moves, power, lock and state.
[[nodiscard]] std::vector<Route> serverActionRoutes();

} // namespace simcloud::nova
