// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tabs/eventstab.h"

#include "ui/errors/errortext.h"
#include "ui/inventory/readingwords.h"
#include "ui/widgets/tablepanel.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace drover {

EventsTab::EventsTab(CloudFeed &feed, QSettings &settings, QWidget *parent)
    : ScopeTab(parent), m_feed(feed), m_model(eventTable())
{
    auto *panel = new TablePanel(m_model, u"events"_s, settings, this);
    panel->table().setAccessibleName(tr("Events"));
    panel->setEmptyWords([this] { return emptyWords(); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel);
    follow(*panel);
    connect(&feed, &CloudFeed::historyChanged, this, &EventsTab::takeHistory);
}

QString EventsTab::title() const
{
    return tr("Events");
}

void EventsTab::setScope(const Scope &scope)
{
    m_server = scope.kind == Scope::Kind::Instance ? scope.server : ServerId();
    takeHistory();
    refresh();
}

void EventsTab::refresh()
{
    if (isVisible() && !m_server.isEmpty())
        m_feed.askHistory(m_server);
}

void EventsTab::showEvent(QShowEvent *event)
{
    ScopeTab::showEvent(event);
    refresh();
}

void EventsTab::takeHistory()
{
    const InstanceHistory &history = m_feed.history();
    m_model.setRows(eventRows(history.server == m_server ? history.actions : std::vector<InstanceAction>()));
    panel()->refresh();
    Q_EMIT sheetChanged();
}

EmptyState::Words EventsTab::emptyWords() const
{
    const InstanceHistory &history = m_feed.history();
    if (history.server == m_server && history.problem) {
        return {u"history"_s, tr("The events could not be read"), errorText(*history.problem).happened, {}};
    }
    return emptyWordsOf(history.server == m_server ? history.reading : Reading::Never,
                        {u"history"_s, tr("Nothing was asked of it"), tr("Nova has no record of it."), {}});
}

const EventRow *EventsTab::current() const
{
    const int row = panel()->table().currentIndex().row();
    return row >= 0 ? &m_model.at(row) : nullptr;
}

QString EventsTab::currentId() const
{
    const EventRow *row = current();
    return row ? row->requestId.value : QString();
}

FactSheet EventsTab::sheet() const
{
    const EventRow *row = current();
    return row ? eventSheet(*row, m_feed.now()) : FactSheet();
}

QString EventsTab::summary() const
{
    return tr("%n event(s)", nullptr, m_model.rowCount());
}

} // namespace drover
