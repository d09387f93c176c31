// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <vector>

namespace simcloud::nova {

/// What makes, changes and removes flavors, aggregates and server groups.
[[nodiscard]] std::vector<Route> catalogueWriteRoutes();

} // namespace simcloud::nova
