// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QList>
#include <QMap>
#include <QString>

namespace drover {

/// A host aggregate. Source: GET os-aggregates.
struct Aggregate {
    qint64 id = 0;
    QString uuid; ///< From 2.41; also the UUID of the Placement aggregate.
    QString name;
    QString zone; ///< Empty when the aggregate is not an availability zone.
    QList<HostName> hosts;
    QMap<QString, QString> metadata;

    bool operator==(const Aggregate &) const = default;
};

/// An availability zone. Source: GET os-availability-zone/detail.
struct Zone {
    QString name;
    bool available = true;
    QList<HostName> hosts; ///< Those with a nova-compute.

    bool operator==(const Zone &) const = default;
};

} // namespace drover
