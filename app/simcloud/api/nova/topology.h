// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <vector>

namespace simcloud::nova {

/// GET servers/{}/topology, from 2.78 on.
[[nodiscard]] std::vector<Route> topologyRoutes();

} // namespace simcloud::nova
