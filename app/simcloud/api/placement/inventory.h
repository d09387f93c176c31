// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/cloud.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace simcloud::placement {

/// How much of one resource class a provider has.
struct Inventory {
    QString resource = {};
    qint64 total = 0;
    qint64 reserved = 0;
    double ratio = 1;

    [[nodiscard]] qint64 capacity() const { return qint64(double(total - reserved) * ratio); }
};

/// As nova-compute reports it: nothing of what there is none of.
[[nodiscard]] std::vector<Inventory> inventoryOf(const Host &host);

/// A host's traits, and COMPUTE_STATUS_DISABLED while its service is disabled.
[[nodiscard]] QStringList traitsOf(const Host &host);

/// UUIDs of the host aggregates that a host is in, as Nova mirrors them.
[[nodiscard]] QStringList aggregatesOf(const Cloud &cloud, const Host &host);

/// The names that Placement knows from the beginning, in its order.
[[nodiscard]] const QStringList &resourceClasses();

} // namespace simcloud::placement
