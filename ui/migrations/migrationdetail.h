// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/migrations/migrationrow.h"
#include "ui/migrations/sampletable.h"

#include <QWidget>

class QLabel;
class QSettings;
class QStackedWidget;
class QToolButton;

namespace drover {

class EmptyState;
class MigrationCard;
class MigrationChart;
class Pill;
class TableView;

/// What stands beside the name of a migration: route, memory, pass, for how long.
[[nodiscard]] QStringList detailFacts(const MigrationRow &row, const QDateTime &now);

/// One migration in full: its course as a chart or (T) as a table of the same numbers, what is known in
/// words, and what can be done about it.
class MigrationDetail final : public QWidget {
    Q_OBJECT

public:
    /// @p feed and @p settings outlive it.
    MigrationDetail(CloudFeed &feed, QSettings &settings, QWidget *parent = nullptr);

    /// Null: none is chosen.
    void setRow(const std::shared_ptr<const MigrationRow> &row);

Q_SIGNALS:
    void abortAsked(qint64 migration);
    void forceCompleteAsked(qint64 migration);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Format { Png, Csv };

    QWidget *makeHead();
    void refreshHead();
    void refreshBody();
    void refreshTable();
    void setTable(bool on);
    void save(Format format);
    [[nodiscard]] bool hasFigures() const { return m_row && m_row->figures; }

    CloudFeed &m_feed;
    std::shared_ptr<const MigrationRow> m_row;
    SampleTableModel m_samples;
    SampleTableModel::RowsPtr m_sampleRows;
    qint64 m_sampledId = -1; ///< Whose samples these are.

    QLabel *m_name;
    Pill *m_status;
    QLabel *m_facts;
    QToolButton *m_fit;
    QToolButton *m_twin;
    QToolButton *m_export;
    QStackedWidget *m_stack;
    MigrationChart *m_chart;
    TableView *m_table;
    EmptyState *m_empty;
    MigrationCard *m_card;
};

} // namespace drover
