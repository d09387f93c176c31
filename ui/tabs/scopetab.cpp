// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tabs/scopetab.h"

#include "ui/widgets/tablepanel.h"

namespace drover {

void ScopeTab::setStale(bool stale)
{
    if (m_panel)
        m_panel->table().rows().setStale(stale);
}

QString ScopeTab::currentId() const
{
    return m_panel ? m_panel->table().currentKey() : QString();
}

void ScopeTab::addTo(Subject &) const
{
}

void ScopeTab::open(const QString &)
{
}

void ScopeTab::follow(TablePanel &panel)
{
    m_panel = &panel;
    setFocusProxy(&panel);
    const TableView *table = &panel.table();
    connect(table, &TableView::chosen, this, &ScopeTab::sheetChanged);
    connect(table, &TableView::selectionChosen, this, &ScopeTab::subjectChanged);
    connect(table, &TableView::menuAsked, this, &ScopeTab::menuAsked);
    connect(table, &TableView::opened, this, [this](const QString &key) {
        if (!key.isEmpty())
            open(key);
    });
    connect(&table->rows(), &TableModelBase::ordered, this, &ScopeTab::titleChanged);
    connect(&table->rows(), &TableModelBase::ordered, this, &ScopeTab::summaryChanged);
}

} // namespace drover
