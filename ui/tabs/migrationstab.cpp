// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tabs/migrationstab.h"

#include "ui/inventory/readingwords.h"
#include "ui/migrations/migrationsheet.h"
#include "ui/migrations/migrationspanel.h"
#include "ui/migrations/steering.h"
#include "ui/widgets/tablepanel.h"

#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace drover {

MigrationsTab::MigrationsTab(CloudFeed &feed, QSettings &settings, QWidget *parent)
    : ScopeTab(parent), m_feed(feed), m_migrations(new MigrationsPanel(feed, settings, this))
{
    m_migrations->tablePanel().setEmptyWords([this] {
        return emptyWordsOf(m_feed.snapshot()->migrations.reading,
                            {u"move-right"_s,
                             tr("No migration is known"),
                             tr("When one starts it appears here within half a minute, whoever started it."),
                             {}});
    });
    connect(m_migrations, &MigrationsPanel::abortAsked, this,
            [this](qint64 migration) { askToSteer(Steer::Abort, m_feed, migration, this); });
    connect(m_migrations, &MigrationsPanel::forceCompleteAsked, this,
            [this](qint64 migration) { askToSteer(Steer::ForceComplete, m_feed, migration, this); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_migrations);
    follow(m_migrations->tablePanel());
}

QString MigrationsTab::title() const
{
    return tr("Migrations  %1").arg(QLocale().toString(m_migrations->model().scopeCount()));
}

void MigrationsTab::setScope(const Scope &scope)
{
    if (scope.kind == Scope::Kind::Cloud)
        return m_migrations->setScope({});
    if (scope.kind == Scope::Kind::Instance) {
        return m_migrations->setScope(
            [server = scope.server](const MigrationRow &row) { return row.migration->serverId == server; });
    }
    m_migrations->setScope([in = scope.hosts(*m_feed.snapshot())](const MigrationRow &row) {
        return in.contains(row.migration->source)
            || in.contains(row.migration->destination.value_or(HostName()));
    });
}

void MigrationsTab::refresh()
{
    m_migrations->refresh();
}

FactSheet MigrationsTab::sheet() const
{
    if (currentId().isEmpty())
        return {};
    return migrationSheet(m_migrations->model().at(panel()->table().currentIndex().row()), m_feed.now());
}

void MigrationsTab::addTo(Subject &subject) const
{
    const int row = panel()->table().currentIndex().row();
    if (row < 0)
        return;
    const Migration &migration = *m_migrations->model().at(row).migration;
    subject.migration = migration.id;
    subject.servers << migration.serverId;
}

QString MigrationsTab::summary() const
{
    return tr("%n migration(s)", nullptr, m_migrations->model().rowCount());
}

void MigrationsTab::open(const QString &)
{
    const Migration &migration = *m_migrations->model().at(panel()->table().currentIndex().row()).migration;
    const Server *server = m_feed.snapshot()->server(migration.serverId);
    if (server && !server->host.isEmpty())
        Q_EMIT scopeAsked(Scope::ofInstance(server->id, server->host));
}

} // namespace drover
