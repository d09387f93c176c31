// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <vector>

namespace simcloud::nova {

/// GET servers/{}/diagnostics.
[[nodiscard]] std::vector<Route> diagnosticsRoutes();

} // namespace simcloud::nova
