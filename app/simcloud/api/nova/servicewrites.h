// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <vector>

namespace simcloud::nova {

/// PUT and DELETE of os-services, in the form of 2.53 and in the one before.
[[nodiscard]] std::vector<Route> serviceWriteRoutes();

} // namespace simcloud::nova
