// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <vector>

namespace simcloud::nova {

/// GET what is attached to a server: ports, addresses, volumes and security groups.
[[nodiscard]] std::vector<Route> attachmentRoutes();

} // namespace simcloud::nova
