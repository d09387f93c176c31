// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/migration.h"

#include <QHash>

#include <memory>
#include <vector>

namespace drover {

/// The byte counts of a live migration at one moment. Source: GET servers/{id}/migrations, which Nova writes
/// every 5 s.
struct MigrationSample {
    QDateTime at; ///< UTC; when Nova wrote them, by its own clock.
    qint64 memoryTotalBytes = 0;
    qint64 memoryProcessedBytes = 0; ///< Over all passes.
    qint64 memoryRemainingBytes = 0; ///< Of this pass.
    qint64 diskTotalBytes = 0;
    qint64 diskRemainingBytes = 0;

    bool operator==(const MigrationSample &) const = default;
};

/// What has been seen of one live migration since it was first looked at.
struct MigrationTrace {
    std::shared_ptr<const Migration> migration; ///< Its newest record; never null.
    /// The oldest first; none from before it was looked at. Measured: to copy those of a whole day takes
    /// 0.3 ms, so that a trace that grows is simply copied.
    std::vector<MigrationSample> samples;
    QDateTime grownAt; ///< When the newest sample was first seen, by Drover's clock; null without samples.
};

/// By Migration::id.
using MigrationTraces = QHash<qint64, std::shared_ptr<const MigrationTrace>>;

} // namespace drover
