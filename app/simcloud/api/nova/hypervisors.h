// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <vector>

namespace simcloud::nova {

/// GET os-hypervisors and all below it: detail, statistics, one, its uptime, and search and servers of the
/// versions before 2.53.
[[nodiscard]] std::vector<Route> hypervisorRoutes();

} // namespace simcloud::nova
