// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/migrationtrace.h"
#include "core/domain/snapshot.h"
#include "core/run/runs.h"
#include "ui/runs/runview.h"
#include "ui/widgets/tablemodel.h"

#include <QDateTime>
#include <QSet>
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
    QList<CellButton> buttons; ///< What can be done about it; their ids are those below.

    // What it is about.
    std::optional<qint64> run;
    std::optional<qint64> migration;
    ServerId server;
    QSet<HostName> hosts; ///< That a run concerns, or a migration leads from or to.

    bool operator==(const TaskRow &) const = default;
};

// The ids of the buttons of a task.
namespace taskbutton {
inline constexpr auto show = "show";
inline constexpr auto hold = "hold";
inline constexpr auto cancel = "cancel";
inline constexpr auto resume = "resume";
inline constexpr auto abandon = "abandon";
inline constexpr auto abort = "abort";
inline constexpr auto forceComplete = "force-complete";
inline constexpr auto confirm = "confirm";
inline constexpr auto revert = "revert";
} // namespace taskbutton

using TaskTableModel = TableModel<TaskRow>;

/// The tasks there are: all runs in this cloud's journal, and the migrations that have not ended, those that
/// are watched with the newest that @p traces have of them. Rows that did not change are taken from
/// @p before. @p executor is what runs of this program are executed by; null for none.
[[nodiscard]] TaskTableModel::RowsPtr taskRows(const Snapshot &snapshot, const MigrationTraces &traces,
                                               const QList<RunView> &runs, const Runs *executor,
                                               const QDateTime &now, const TaskTableModel::Rows &before);

/// The columns and chips of the tasks pane.
[[nodiscard]] TaskTableModel::Description taskTable();

} // namespace drover
