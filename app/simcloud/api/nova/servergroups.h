// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/viewer.h"

#include <QJsonObject>

#include <vector>

namespace simcloud::nova {

/// A server group as os-server-groups lists it; also the answer to a POST.
[[nodiscard]] QJsonObject serverGroupView(const Viewer &viewer, const ServerGroup &group);

/// GET os-server-groups and one of them.
[[nodiscard]] std::vector<Route> serverGroupRoutes();

} // namespace simcloud::nova
