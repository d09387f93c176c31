// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tabs/summarytab.h"

#include "ui/hosts/hostsheet.h"
#include "ui/instances/instancesheet.h"
#include "ui/tabs/placesheet.h"
#include "ui/widgets/card.h"
#include "ui/widgets/type.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace drover {

SummaryTab::SummaryTab(CloudFeed &feed, QWidget *parent)
    : ScopeTab(parent), m_feed(feed), m_cards(new QScrollArea(this))
{
    m_cards->setObjectName(u"summary"_s);
    m_cards->setAccessibleName(tr("Summary"));
    m_cards->setFrameShape(QFrame::NoFrame);
    m_cards->setWidgetResizable(true);
    m_cards->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_cards->setFocusPolicy(Qt::StrongFocus);
    m_cards->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_cards);
    setFocusProxy(m_cards);
    connect(&feed, &CloudFeed::runsChanged, this, &SummaryTab::refresh);
}

QString SummaryTab::title() const
{
    return tr("Summary");
}

void SummaryTab::setScope(const Scope &scope)
{
    m_scope = scope;
    m_cards->verticalScrollBar()->setValue(0);
    refresh();
}

void SummaryTab::refresh()
{
    if (!isVisible())
        return; // It is made when somebody looks.
    FactSheet sheet = sheetOf(m_scope);
    if (sheet == m_sheet && m_columns == columnsOf(width()))
        return;
    m_sheet = std::move(sheet);
    showCards();
    Q_EMIT sheetChanged();
}

void SummaryTab::showEvent(QShowEvent *event)
{
    ScopeTab::showEvent(event);
    refresh();
}

void SummaryTab::resizeEvent(QResizeEvent *event)
{
    ScopeTab::resizeEvent(event);
    if (isVisible() && columnsOf(width()) != m_columns)
        showCards();
}

QString SummaryTab::currentId() const
{
    return m_scope.kind == Scope::Kind::Host    ? m_scope.host.value
        : m_scope.kind == Scope::Kind::Instance ? m_scope.server.value
                                                : QString();
}

FactSheet SummaryTab::sheetOf(const Scope &scope) const
{
    switch (scope.kind) {
    case Scope::Kind::Cloud:
    case Scope::Kind::Zone:
    case Scope::Kind::Aggregate:
        return placeSheet(m_feed, scope);
    case Scope::Kind::Host:
        if (const HostRow *row = m_feed.host(scope.host))
            return hostSheet(*row);
        return {};
    case Scope::Kind::Instance:
        break;
    }
    const Server *server = m_feed.snapshot()->server(scope.server);
    return server ? instanceSheet(*server, *m_feed.snapshot(), m_feed.now()) : FactSheet();
}

int SummaryTab::columnsOf(int width) const
{
    constexpr int most = 3;
    return std::clamp(width / grown(340), 1, most);
}

void SummaryTab::showCards()
{
    m_columns = columnsOf(width());
    const int scrolled = m_cards->verticalScrollBar()->value();
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(16, 16, 16, 16);
    row->setSpacing(12);
    struct Column {
        QVBoxLayout *layout;
        qsizetype lines = 0;
    };
    std::vector<Column> columns;
    for (int i = 0; i < m_columns; ++i) {
        auto *layout = new QVBoxLayout;
        layout->setSpacing(12);
        row->addLayout(layout, 1);
        columns.push_back({layout});
    }
    // Each goes where there is most room, so that the columns end at about the same height.
    constexpr int linesAround = 2;
    for (const FactSheet::Group &group : m_sheet.groups) {
        Column &column = *std::ranges::min_element(columns, {}, &Column::lines);
        auto *card = new Card(group.title, page);
        card->column()->addWidget(factGrid(group.facts, card));
        column.layout->addWidget(card);
        column.lines += group.facts.size() + linesAround;
    }
    for (const Column &column : columns)
        column.layout->addStretch(1);
    m_cards->setWidget(page);
    m_cards->verticalScrollBar()->setValue(scrolled);
}

} // namespace drover
