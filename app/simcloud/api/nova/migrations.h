// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <vector>

namespace simcloud::nova {

/// GET os-migrations, and the live migrations under way of a server, from 2.23 on.
[[nodiscard]] std::vector<Route> migrationRoutes();

} // namespace simcloud::nova
