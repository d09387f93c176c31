// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/reads.h"

#include "app/simcloud/api/nova/aggregates.h"
#include "app/simcloud/api/nova/attachments.h"
#include "app/simcloud/api/nova/diagnostics.h"
#include "app/simcloud/api/nova/emptylists.h"
#include "app/simcloud/api/nova/flavors.h"
#include "app/simcloud/api/nova/hypervisors.h"
#include "app/simcloud/api/nova/instanceactions.h"
#include "app/simcloud/api/nova/migrations.h"
#include "app/simcloud/api/nova/quota.h"
#include "app/simcloud/api/nova/servergroups.h"
#include "app/simcloud/api/nova/serverlabels.h"
#include "app/simcloud/api/nova/servers.h"
#include "app/simcloud/api/nova/services.h"
#include "app/simcloud/api/nova/topology.h"
#include "app/simcloud/api/nova/zones.h"

namespace simcloud::nova {

std::vector<Route> readRoutes()
{
    std::vector<Route> all;
    for (auto *routes :
         {serviceRoutes, hypervisorRoutes, serverRoutes, flavorRoutes, aggregateRoutes, zoneRoutes,
          serverGroupRoutes, migrationRoutes, instanceActionRoutes, topologyRoutes, diagnosticsRoutes,
          attachmentRoutes, serverLabelRoutes, quotaRoutes, emptyListRoutes}) {
        const std::vector<Route> some = routes();
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

} // namespace simcloud::nova
