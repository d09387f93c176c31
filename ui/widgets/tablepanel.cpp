// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tablepanel.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/type.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace drover {

TablePanel::TablePanel(TableModelBase &model, const QString &name, QSettings &settings, QWidget *parent)
    : QWidget(parent), m_model(model), m_search(new SearchField(QKeySequence(u"/"_s), this)),
      m_hidden(new InkLabel(InkLabel::Ink::Secondary, this)), m_stack(new QStackedWidget(this)),
      m_table(new TableView(model, name, settings, this)), m_empty(new EmptyState(this))
{
    m_search->setObjectName(u"filter"_s);
    m_search->setFixedWidth(grown(216));
    m_search->setAccessibleName(tr("Filter this table"));

    auto *bar = new QWidget(this);
    bar->setAutoFillBackground(true);
    bar->setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(8);
    auto *filters = new FlowLayout;
    filters->setSpacing(8);
    filters->addWidget(m_search);
    makeChips(bar, *filters);
    row->addLayout(filters, 1);
    // What stands at the right is level with the first line.
    m_hidden->setMinimumHeight(m_search->sizeHint().height());
    row->addWidget(m_hidden, 0, Qt::AlignTop);
    auto *columns = new QToolButton(bar);
    columns->setText(tr("Columns"));
    columns->setIcon(icon(u"columns-3"_s));
    columns->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    columns->setAutoRaise(true);
    connect(columns, &QToolButton::clicked, this, [this, columns] {
        QMenu *menu = m_table->columnMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(columns->mapToGlobal(QPoint(0, columns->height())));
    });
    columns->setMinimumHeight(m_search->sizeHint().height());
    row->addWidget(columns, 0, Qt::AlignTop);

    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_table);

    connect(m_search, &SearchField::searched, this, [this](const QString &text) { m_model.setSearch(text); });
    connect(m_search, &QLineEdit::returnPressed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_empty, &EmptyState::pressed, this, &TablePanel::clearFilter);
    connect(&model, &TableModelBase::ordered, this, &TablePanel::refresh);
    refresh();
}

void TablePanel::setEmptyWords(EmptyWords words)
{
    m_emptyWords = std::move(words);
    refresh();
}

void TablePanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TablePanel::makeChips(QWidget *bar, QLayout &into)
{
    const QList<FacetHead> facets = m_model.facets();
    for (int facet = 0; facet < facets.size(); ++facet) {
        auto *chip = new Chip(facets[facet].glyph, facets[facet].tone, bar);
        chip->setChecked(facet == m_model.facet());
        connect(chip, &Chip::clicked, this, [this, facet] { m_model.setFacet(facet); });
        into.addWidget(chip);
        m_chips << chip;
    }
}

void TablePanel::refresh()
{
    const QList<FacetHead> facets = m_model.facets();
    const QList<int> counts = m_model.facetCounts();
    for (int facet = 0; facet < m_chips.size(); ++facet) {
        m_chips[facet]->setWords(facets[facet].title, counts.value(facet));
        // A chip that picks nothing out is noise, unless it is the chosen one.
        m_chips[facet]->setVisible(facet == 0 || counts.value(facet) > 0 || m_model.facet() == facet);
        m_chips[facet]->setChecked(m_model.facet() == facet);
    }
    const int all = m_model.scopeCount();
    const int shown = m_model.rowCount();
    const QLocale locale;
    m_search->setPlaceholderText(tr("Filter these %1").arg(locale.toString(all)));
    m_hidden->setText(shown == all ? QString()
                                   : tr("%1 of %2").arg(locale.toString(shown), locale.toString(all)));
    if (shown > 0) {
        m_stack->setCurrentWidget(m_table);
        return;
    }
    if (all > 0) {
        const QString heading = m_model.search().isEmpty()
            ? tr("No row is of this kind")
            : tr("Nothing here mentions “%1”").arg(m_model.search());
        m_empty->setWords({u"list-filter"_s, heading, tr("%n row(s) are hidden by the filter.", nullptr, all),
                           tr("Clear filter")});
        m_stack->setCurrentWidget(m_empty);
    } else if (m_emptyWords) {
        m_empty->setWords(m_emptyWords());
        m_stack->setCurrentWidget(m_empty);
    }
}

void TablePanel::clearFilter()
{
    m_search->clearNow();
    m_model.setFacet(0);
    m_table->setFocus();
}

} // namespace drover
