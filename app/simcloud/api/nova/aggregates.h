// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/viewer.h"

#include <QJsonObject>

#include <vector>

namespace simcloud::nova {

/// An aggregate as os-aggregates lists it; also the answer to what changes one.
[[nodiscard]] QJsonObject aggregateView(const Viewer &viewer, const Aggregate &aggregate);

/// GET os-aggregates and one of them.
[[nodiscard]] std::vector<Route> aggregateRoutes();

} // namespace simcloud::nova
