// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/writes.h"

#include "app/simcloud/api/nova/cataloguewrites.h"
#include "app/simcloud/api/nova/migrationacts.h"
#include "app/simcloud/api/nova/serveractions.h"
#include "app/simcloud/api/nova/serverwrites.h"
#include "app/simcloud/api/nova/servicewrites.h"

namespace simcloud::nova {

std::vector<Route> writeRoutes()
{
    std::vector<Route> routes;
    for (const std::vector<Route> &part : {catalogueWriteRoutes(), migrationActRoutes(), serverActionRoutes(),
                                           serverWriteRoutes(), serviceWriteRoutes()})
        routes.insert(routes.end(), part.begin(), part.end());
    return routes;
}

} // namespace simcloud::nova
