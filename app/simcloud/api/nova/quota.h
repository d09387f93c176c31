// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <vector>

namespace simcloud::nova {

/// GET limits and os-quota-sets. Nothing is limited here; what is used is counted.
[[nodiscard]] std::vector<Route> quotaRoutes();

} // namespace simcloud::nova
