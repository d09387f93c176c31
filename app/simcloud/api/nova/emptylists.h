// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <vector>

namespace simcloud::nova {

/// GET what the usual clients ask for and this cloud has none of: key pairs and API extensions.
[[nodiscard]] std::vector<Route> emptyListRoutes();

} // namespace simcloud::nova
