// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <QHash>

#include <vector>

namespace simcloud::nova {

/// The zone of every host that an aggregate gives one, for answers that ask for many; all others are in
/// "nova".
class Zones {
public:
    explicit Zones(const Cloud &cloud);
    [[nodiscard]] QString of(const QString &host) const;

private:
    QHash<QString, QString> m_zones = {};
};

/// Services of the controller: "nova-scheduler" and "nova-conductor", in their order of registration.
[[nodiscard]] QStringList controllerServices();

/// GET os-availability-zone and os-availability-zone/detail.
[[nodiscard]] std::vector<Route> zoneRoutes();

} // namespace simcloud::nova
