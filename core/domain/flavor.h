// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QMap>
#include <QString>

namespace drover {

/// A flavor, or the copy of one inside a server. Source: GET flavors/detail; servers/detail from 2.47.
struct Flavor {
    FlavorId id; ///< Empty inside a server from 2.47 on: Nova gives the name only.
    QString name; ///< original_name inside a server.
    qint64 vcpus = 0;
    qint64 memoryMiB = 0;
    qint64 diskGiB = 0;
    qint64 ephemeralGiB = 0;
    qint64 swapMiB = 0;
    QMap<QString, QString> extraSpecs;

    bool operator==(const Flavor &) const = default;
};

} // namespace drover
