// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tabs/instancestab.h"

#include "ui/instances/instancesheet.h"
#include "ui/inventory/readingwords.h"
#include "ui/widgets/tablepanel.h"
#include "ui/widgets/words.h"

#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// The instances of a snapshot as the rows of a table: shared, not copied.
InstanceTableModel::RowsPtr rowsOf(const SnapshotPtr &snapshot)
{
    return {snapshot, &snapshot->servers.values};
}

} // namespace

InstancesTab::InstancesTab(CloudFeed &feed, QSettings &settings, QWidget *parent)
    : ScopeTab(parent), m_feed(feed), m_model(instanceTable())
{
    auto *panel = new TablePanel(m_model, u"instances"_s, settings, this);
    panel->table().setAccessibleName(tr("Instances"));
    panel->setEmptyWords([this] {
        return emptyWordsOf(
            m_feed.snapshot()->servers.reading,
            {u"box"_s, tr("No instance is here"), tr("Nothing would be moved from here."), {}});
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel);
    follow(*panel);
}

QString InstancesTab::title() const
{
    return tr("Instances  %1").arg(QLocale().toString(m_model.scopeCount()));
}

void InstancesTab::setScope(const Scope &scope)
{
    if (scope.kind == Scope::Kind::Cloud)
        return m_model.setScope({});
    m_model.setScope(
        [in = scope.hosts(*m_feed.snapshot())](const Server &server) { return in.contains(server.host); });
}

void InstancesTab::refresh()
{
    m_model.setRows(rowsOf(m_feed.snapshot()));
}

FactSheet InstancesTab::sheet() const
{
    if (currentId().isEmpty())
        return {};
    return instanceSheet(m_model.at(panel()->table().currentIndex().row()), *m_feed.snapshot(), m_feed.now());
}

void InstancesTab::addTo(Subject &subject) const
{
    subject.tooMany = panel()->table().selectedCount() > mostInstances;
    if (subject.tooMany)
        return;
    for (const QString &key : panel()->table().selectedKeys())
        subject.servers << ServerId(key);
}

QString InstancesTab::summary() const
{
    const QList<qint64> &sums = m_model.sums();
    return tr("%1 · %2 vCPU · %3 GiB RAM", "instances and their size")
        .arg(tr("%n instance(s)", nullptr, m_model.rowCount()), QLocale().toString(sums[0]),
             gibText(sums[1]));
}

void InstancesTab::open(const QString &key)
{
    const Server *server = m_feed.snapshot()->server(ServerId(key));
    if (server && !server->host.isEmpty())
        Q_EMIT scopeAsked(Scope::ofInstance(server->id, server->host));
}

} // namespace drover
