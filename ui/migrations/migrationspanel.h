// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/migrations/migrationtable.h"

#include <QTimer>
#include <QWidget>

class QSettings;
class QSplitter;

namespace drover {

class MigrationDetail;
class TablePanel;

/// The migrations of a scope: a table, and below it the chosen one in full. It asks for acts, and begins
/// none.
class MigrationsPanel final : public QWidget {
    Q_OBJECT

public:
    /// @p feed and @p settings outlive it.
    MigrationsPanel(CloudFeed &feed, QSettings &settings, QWidget *parent = nullptr);
    ~MigrationsPanel() override;

    [[nodiscard]] TablePanel &tablePanel() const { return *m_panel; }
    [[nodiscard]] MigrationTableModel &model() { return m_model; }
    /// Which rows there are at all; see TableModel::setScope.
    void setScope(const std::function<bool(const MigrationRow &)> &inScope);
    /// The rows by what the feed says now.
    void refresh();

Q_SIGNALS:
    void abortAsked(qint64 migration);
    void forceCompleteAsked(qint64 migration);

private:
    void choose(const QString &key);
    void refreshDetail();

    CloudFeed &m_feed;
    QSettings &m_settings;
    MigrationTableModel m_model;
    MigrationRowsPtr m_rows;
    std::function<bool(const MigrationRow &)> m_inScope;
    qint64 m_shown = -1; ///< It stays in view when the table filters it out.
    bool m_updating = false; ///< Rows come and go, and nobody chooses.
    QTimer m_soon; ///< Traces come one by one, some fifty in a second when there are as many.
    QSplitter *m_splitter;
    TablePanel *m_panel;
    MigrationDetail *m_detail;
};

} // namespace drover
