// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tabs/hoststab.h"

#include "ui/hosts/hostsheet.h"
#include "ui/inventory/readingwords.h"
#include "ui/widgets/tablepanel.h"

#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace drover {

HostsTab::HostsTab(CloudFeed &feed, QSettings &settings, QWidget *parent)
    : ScopeTab(parent), m_feed(feed), m_model(hostTable())
{
    auto *panel = new TablePanel(m_model, u"hosts"_s, settings, this);
    panel->table().setAccessibleName(tr("Hosts"));
    panel->setEmptyWords([this] {
        return emptyWordsOf(
            m_feed.snapshot()->services.reading,
            {u"server"_s, tr("No compute host"), tr("This cloud has no nova-compute service."), {}});
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel);
    follow(*panel);
}

QString HostsTab::title() const
{
    return tr("Hosts  %1").arg(QLocale().toString(m_model.scopeCount()));
}

void HostsTab::setScope(const Scope &scope)
{
    if (scope.kind == Scope::Kind::Cloud)
        return m_model.setScope({});
    m_model.setScope(
        [in = scope.hosts(*m_feed.snapshot())](const HostRow &row) { return in.contains(row.host()); });
}

void HostsTab::refresh()
{
    m_model.setRows(m_feed.hosts());
}

FactSheet HostsTab::sheet() const
{
    return currentId().isEmpty() ? FactSheet() : hostSheet(m_model.at(panel()->table().currentIndex().row()));
}

void HostsTab::addTo(Subject &subject) const
{
    if (const QString host = currentId(); !host.isEmpty())
        subject.host = HostName(host);
}

QString HostsTab::summary() const
{
    return tr("%n host(s)", nullptr, m_model.rowCount());
}

void HostsTab::open(const QString &key)
{
    Q_EMIT scopeAsked(Scope::ofHost(HostName(key)));
}

} // namespace drover
