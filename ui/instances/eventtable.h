// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/instanceaction.h"
#include "ui/widgets/factsheet.h"
#include "ui/widgets/tablemodel.h"

#include <chrono>
#include <optional>

namespace drover {

/// One part of what was asked of an instance; the whole of it where its parts are not known.
struct EventRow {
    QString key; ///< Sorts the oldest first.
    QString action; ///< Nova's word: live-migration.
    QString part; ///< Nova's word: compute_check_can_live_migrate_destination; empty for the whole.
    QDateTime started;
    std::optional<std::chrono::seconds> took; ///< Nothing while it goes on, or when it is not known.
    bool failed = false;
    bool goesOn = false;
    QString host;
    QString details; ///< The service's own words.
    RequestId requestId;

    bool operator==(const EventRow &) const = default;
};

using EventTableModel = TableModel<EventRow>;

[[nodiscard]] EventTableModel::RowsPtr eventRows(const std::vector<InstanceAction> &actions);
/// The columns and chips of the table of events.
[[nodiscard]] EventTableModel::Description eventTable();
[[nodiscard]] FactSheet eventSheet(const EventRow &row, const QDateTime &now);

} // namespace drover
