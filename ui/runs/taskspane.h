// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/runs/taskrow.h"

#include <QWidget>

class QLabel;
class QSettings;
class QStackedWidget;
class QToolButton;

namespace drover {

class Chip;
class EmptyState;
class TableView;

/// The pane at the bottom: what is under way, whoever began it, and what was done. It folds to its title.
class TasksPane final : public QWidget {
    Q_OBJECT

public:
    TasksPane(CloudFeed &feed, QSettings &settings, QWidget *parent = nullptr);

    [[nodiscard]] bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    [[nodiscard]] TableView &table() const { return *m_table; }
    /// The chosen task; null for none.
    [[nodiscard]] const TaskRow *current() const;

Q_SIGNALS:
    void foldedChanged(bool folded);
    /// Another task is chosen, or none.
    void chosen();
    /// A button of a task was pressed: one of taskbutton.
    void pressed(const drover::TaskRow &task, const QString &button);
    void menuAsked(const QPoint &globalPosition);

private:
    void refresh();
    void showCounts();

    CloudFeed &m_feed;
    TaskTableModel m_model;
    TaskTableModel::RowsPtr m_rows;
    QWidget *m_title;
    QList<Chip *> m_chips;
    QToolButton *m_fold;
    QStackedWidget *m_stack;
    TableView *m_table;
    EmptyState *m_empty;
    bool m_folded = false;
};

} // namespace drover
