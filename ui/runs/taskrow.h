// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/snapshot.h"
#include "ui/runs/runview.h"
#include "ui/widgets/tablemodel.h"

#include <QDateTime>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace drover {

/// One line of the tasks pane: a run of the journal, or a migration that is under way in the cloud, whoever
/// began it.
struct TaskRow {
    enum class Stage { UnderWay, NeedsYou, Ended };

    QString key; ///< Sorts the newest last.
    Stage stage = Stage::Ended;
    Mark mark; ///< Its word is what the task is.
    QString object;
    QString by;
    QDateTime begunAt;
    bool today = false;
    std::optional<double> share; ///< Done of all, 0 to 1.
    QString progress;
    QString now;

    bool operator==(const TaskRow &) const = default;
};

using TaskTableModel = TableModel<TaskRow>;

/// The tasks there are: all runs in this cloud's journal, and the migrations that have not ended. Rows that
/// did not change are taken from @p before.
[[nodiscard]] TaskTableModel::RowsPtr taskRows(const Snapshot &snapshot, const QList<RunView> &runs,
                                               const QDateTime &now, const TaskTableModel::Rows &before);

/// The columns and chips of the tasks pane.
[[nodiscard]] TaskTableModel::Description taskTable();

} // namespace drover
