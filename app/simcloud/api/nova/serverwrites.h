// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <vector>

namespace simcloud::nova {

/// POST servers, PUT and DELETE of one, and what is written to its metadata.
[[nodiscard]] std::vector<Route> serverWriteRoutes();

} // namespace simcloud::nova
