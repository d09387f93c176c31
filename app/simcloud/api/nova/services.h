// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"
#include "app/simcloud/api/nova/viewer.h"

#include <QJsonArray>

#include <vector>

namespace simcloud::nova {

/// One nova-compute, as os-services lists it; also the answer to its PUT from 2.53 on.
[[nodiscard]] QJsonObject serviceView(const Viewer &viewer, const Host &host, const QString &zone);

/// GET os-services.
[[nodiscard]] std::vector<Route> serviceRoutes();

} // namespace simcloud::nova
