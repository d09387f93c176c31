// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/viewer.h"

#include <QJsonObject>

#include <vector>

namespace simcloud::nova {

/// A flavor as flavors/detail lists it; also the answer to a POST.
[[nodiscard]] QJsonObject flavorView(const Viewer &viewer, const Flavor &flavor);

/// GET flavors, their extra specs and who has access to the private ones.
[[nodiscard]] std::vector<Route> flavorRoutes();

} // namespace simcloud::nova
