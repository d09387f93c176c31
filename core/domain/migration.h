// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace drover {

/// One migration record. Source: GET os-migrations; GET servers/{id}/migrations for the byte counts.
struct Migration {
    enum class Type { Live, Cold, Resize, Evacuation, Unknown };

    qint64 id = 0;
    QString uuid; ///< From 2.59; the consumer that holds the source's share in Placement.
    ServerId serverId;
    Type type = Type::Unknown;
    QString status; ///< Nova's own word: a free string, see ended().
    HostName source;
    std::optional<HostName> destination; ///< Empty until one was chosen.
    std::optional<QDateTime> createdAt;
    std::optional<QDateTime> updatedAt; ///< Empty for a record never written again.
    QString userId; ///< Who asked for it; from 2.80.

    // Only in servers/{id}/migrations, and empty until the first statistics (5 s after the start).
    // The first may be all zero, which does not mean done.
    std::optional<qint64> memoryTotalBytes;
    std::optional<qint64> memoryProcessedBytes; ///< Over all passes: may exceed the total many times.
    std::optional<qint64> memoryRemainingBytes; ///< Of this pass: a saw-tooth.
    std::optional<qint64> diskTotalBytes;
    std::optional<qint64> diskProcessedBytes;
    std::optional<qint64> diskRemainingBytes;

    /// Nothing will happen to this record any more. `done` of an evacuation counts as ended, although the
    /// failed host still has to clean up; `finished` of a cold migration does not: it waits for a decision.
    /// A word that is not known counts as under way.
    [[nodiscard]] bool ended() const;
    /// Ended, and the server is where it was asked to be.
    [[nodiscard]] bool succeeded() const;
    /// A cold migration or resize that waits for confirm or revert, and still occupies its source.
    [[nodiscard]] bool waitsForDecision() const;

    bool operator==(const Migration &) const = default;
};

/// Nova's words: live-migration, migration, resize, evacuation; "unknown" otherwise.
[[nodiscard]] QString typeWord(Migration::Type type);
[[nodiscard]] Migration::Type migrationType(QStringView word);

} // namespace drover
