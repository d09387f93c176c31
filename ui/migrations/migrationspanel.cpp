// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/migrationspanel.h"

#include "ui/migrations/migrationdetail.h"
#include "ui/widgets/tablepanel.h"

#include <QScopedValueRollback>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

MigrationsPanel::MigrationsPanel(CloudFeed &feed, QSettings &settings, QWidget *parent)
    : QWidget(parent), m_feed(feed), m_settings(settings), m_model(migrationTable()),
      m_rows(std::make_shared<const MigrationRows>()), m_splitter(new QSplitter(Qt::Vertical, this)),
      m_panel(new TablePanel(m_model, u"migrations"_s, settings, this)),
      m_detail(new MigrationDetail(feed, settings, this))
{
    m_panel->table().setAccessibleName(tr("Migrations"));
    m_splitter->addWidget(m_panel);
    m_splitter->addWidget(m_detail);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({240, 300});
    m_splitter->restoreState(settings.value(u"migrations/splitter"_s).toByteArray());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    setFocusProxy(m_panel);

    m_soon.setSingleShot(true);
    m_soon.setInterval(50ms);
    connect(&m_soon, &QTimer::timeout, this, &MigrationsPanel::refresh);
    connect(&feed, &CloudFeed::tracesChanged, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(&feed, &CloudFeed::pictureChanged, this, &MigrationsPanel::refresh);
    connect(&feed, &CloudFeed::ticked, this, &MigrationsPanel::refresh);
    connect(&m_panel->table(), &TableView::chosen, this, &MigrationsPanel::choose);
    connect(m_detail, &MigrationDetail::abortAsked, this, &MigrationsPanel::abortAsked);
    connect(m_detail, &MigrationDetail::forceCompleteAsked, this, &MigrationsPanel::forceCompleteAsked);
    refresh();
}

MigrationsPanel::~MigrationsPanel()
{
    m_settings.setValue(u"migrations/splitter"_s, m_splitter->saveState());
}

void MigrationsPanel::setScope(const std::function<bool(const MigrationRow &)> &inScope)
{
    m_inScope = inScope;
    m_model.setScope(inScope);
    refreshDetail();
}

void MigrationsPanel::refresh()
{
    const auto rows = tracedRows(*m_feed.migrations(), m_feed.traces(), m_feed.now(), *m_rows);
    if (*rows != *m_rows) {
        m_rows = rows;
        const QScopedValueRollback<bool> quiet(m_updating, true);
        m_model.setRows(rows);
        // When the row in view leaves the table a neighbour would be the current one, unasked.
        TableView &table = m_panel->table();
        if (m_shown >= 0 && table.currentKey() != QString::number(m_shown))
            table.setCurrentIndex({});
    }
    refreshDetail();
}

void MigrationsPanel::choose(const QString &key)
{
    if (key.isEmpty() || m_updating)
        return;
    m_shown = key.toLongLong();
    refreshDetail();
}

void MigrationsPanel::refreshDetail()
{
    const auto found =
        std::ranges::find(*m_rows, m_shown, [](const auto &row) { return row->migration->id; });
    const bool isThere = found != m_rows->end() && (!m_inScope || m_inScope(**found));
    m_detail->setRow(isThere ? *found : nullptr);
}

} // namespace drover
