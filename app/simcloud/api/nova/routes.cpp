// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/nova.h"
#include "app/simcloud/api/nova/reads.h"
#include "app/simcloud/api/nova/writes.h"

namespace simcloud::nova {

std::vector<Route> allRoutes()
{
    std::vector<Route> routes = readRoutes();
    const std::vector<Route> writes = writeRoutes();
    routes.insert(routes.end(), writes.begin(), writes.end());
    return routes;
}

} // namespace simcloud::nova
