// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/nova.h"
#include "app/simcloud/api/nova/reads.h"

namespace simcloud::nova {

std::vector<Route> allRoutes()
{
    return readRoutes();
}

} // namespace simcloud::nova
