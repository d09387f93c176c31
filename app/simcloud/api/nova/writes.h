// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <vector>

namespace simcloud::nova {

/// All that Nova can be told to do.
[[nodiscard]] std::vector<Route> writeRoutes();

} // namespace simcloud::nova
