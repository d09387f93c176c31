// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/snapshot.h"
#include "ui/migrations/tracefigures.h"
#include "ui/widgets/mark.h"

#include <QDateTime>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace drover {

/// One migration record as it is listed, with the name of the server it is about.
struct MigrationRow {
    std::shared_ptr<const Migration> migration; ///< Never null.
    QString serverName; ///< The id where the server is not known any more.
    TraceFiguresPtr figures = {}; ///< Null where no byte counts were seen.
    std::shared_ptr<const Sparkline> sparkline = {}; ///< Of the figures; null without them.
    std::optional<std::chrono::seconds> age = {}; ///< Of the newest byte counts, while it is under way.
    bool endedToday = false;

    bool operator==(const MigrationRow &) const = default;
};

using MigrationRows = std::vector<std::shared_ptr<const MigrationRow>>;
using MigrationRowsPtr = std::shared_ptr<const MigrationRows>;

/// All records by id. Rows that did not change are taken from @p before.
[[nodiscard]] MigrationRowsPtr migrationRows(const Snapshot &snapshot, const MigrationRows &before);

/// The same rows with what was seen of them over time. Where the byte counts came with a newer record, that
/// one is shown. Rows that did not change are taken from @p before.
[[nodiscard]] MigrationRowsPtr tracedRows(const MigrationRows &listed, const MigrationTraces &traces,
                                          const QDateTime &now, const MigrationRows &before);

/// What becomes of a live migration that is under way; nothing for all others.
[[nodiscard]] std::optional<MigrationVerdict> verdictOf(const MigrationRow &row);

/// The instance runs at its destination, and the rest of its memory follows. Nova shows no byte counts then.
[[nodiscard]] bool isPostCopy(const Migration &migration);
/// Neither ended nor waiting for a decision.
[[nodiscard]] bool isUnderWay(const Migration &migration);
/// It failed: neither completed nor cancelled.
[[nodiscard]] bool hasFailed(const Migration &migration);

/// What a record means: under way, waits for a decision, completed, cancelled, failed.
[[nodiscard]] Mark outcomeMark(const Migration &migration);
/// "Live", "Cold", "Resize", "Evacuate".
[[nodiscard]] QString kindText(Migration::Type type);
/// How much of the memory of this pass is copied, 0 to 1; nothing before the first figures.
[[nodiscard]] std::optional<double> copiedShare(const Migration &migration);
/// Memory left in this pass: "12.7 of 34.4 GB"; empty before the first figures.
[[nodiscard]] QString remainingText(const Migration &migration);
/// The same by the newest figures; while it is copied without any, a word that says so. Empty for what has
/// no such figures: cold migrations, and what ended unseen.
[[nodiscard]] QString remainingText(const MigrationRow &row);
/// "compute-12 → compute-14".
[[nodiscard]] QString routeText(const Migration &migration);
/// Its memory is sent from the source now, and figures tell of it.
[[nodiscard]] bool isCopying(const MigrationRow &row);
/// From the start to the end, or to @p now while it is under way; nothing when the start is not known.
[[nodiscard]] std::optional<std::chrono::seconds> duration(const Migration &migration, const QDateTime &now);
/// The same; by the service's clock alone while its figures come, which another clock need not agree with.
[[nodiscard]] std::optional<std::chrono::seconds> duration(const MigrationRow &row, const QDateTime &now);

} // namespace drover
