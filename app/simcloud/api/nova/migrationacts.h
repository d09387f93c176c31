// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <vector>

namespace simcloud::nova {

/// DELETE servers/{}/migrations/{} (abort) and POST servers/{}/migrations/{}/action (force_complete).
[[nodiscard]] std::vector<Route> migrationActRoutes();

} // namespace simcloud::nova
