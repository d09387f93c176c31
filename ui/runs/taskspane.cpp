// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/taskspane.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/type.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace drover {

TasksPane::TasksPane(CloudFeed &feed, QSettings &settings, QWidget *parent)
    : QWidget(parent), m_feed(feed), m_model(taskTable()),
      m_rows(std::make_shared<const TaskTableModel::Rows>()), m_title(new QWidget(this)),
      m_fold(new QToolButton(m_title)), m_stack(new QStackedWidget(this)),
      m_table(new TableView(m_model, u"tasks"_s, settings, this)), m_empty(new EmptyState(this))
{
    setAccessibleName(tr("Tasks"));
    auto *heading = new QLabel(tr("Tasks"), m_title);
    heading->setFont(strongFont());
    auto *hint = new InkLabel(InkLabel::Ink::Secondary, m_title);
    hint->setText(tr("All objects, newest first. Closing this window stops nothing."));
    auto *row = new QHBoxLayout(m_title);
    row->setContentsMargins(16, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(heading);
    const QList<FacetHead> facets = m_model.facets();
    for (int facet = 0; facet < facets.size(); ++facet) {
        auto *chip = new Chip(facets[facet].glyph, facets[facet].tone, m_title);
        connect(chip, &Chip::clicked, this, [this, facet] { m_model.setFacet(facet); });
        row->addWidget(chip);
        m_chips << chip;
    }
    row->addStretch(1);
    row->addWidget(hint);
    m_fold->setAutoRaise(true);
    m_fold->setAccessibleName(tr("Fold the tasks"));
    m_fold->setToolTip(tr("Fold the tasks"));
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    row->addWidget(m_fold);

    m_table->setAccessibleName(tr("Tasks"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *line = new QFrame(this);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(line);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_table);

    connect(&m_model, &TableModelBase::ordered, this, &TasksPane::showCounts);
    connect(&feed, &CloudFeed::pictureChanged, this, &TasksPane::refresh);
    connect(&feed, &CloudFeed::runsChanged, this, &TasksPane::refresh);
    connect(&feed, &CloudFeed::ticked, this, &TasksPane::refresh);
    connect(m_table, &TableView::chosen, this, &TasksPane::chosen);
    connect(m_table, &TableView::menuAsked, this, &TasksPane::menuAsked);
    connect(m_table, &TableView::pressed, this, [this](const QString &key, const QString &button) {
        if (const int task = m_model.rowOf(key); task >= 0)
            Q_EMIT pressed(m_model.at(task), button);
    });
    connect(m_table, &TableView::opened, this, [this] {
        if (const TaskRow *task = current(); task && task->run)
            Q_EMIT pressed(*task, QString::fromLatin1(taskbutton::show));
    });
    setFolded(settings.value(u"window/tasksFolded"_s, false).toBool());
    refresh();
}

void TasksPane::setFolded(bool folded)
{
    m_fold->setIcon(icon(folded ? u"chevron-up"_s : u"chevron-down"_s));
    m_stack->setVisible(!folded);
    setMaximumHeight(folded ? m_title->sizeHint().height() + 1 : QWIDGETSIZE_MAX);
    if (folded == m_folded)
        return;
    m_folded = folded;
    Q_EMIT foldedChanged(folded);
}

const TaskRow *TasksPane::current() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 ? &m_model.at(row) : nullptr;
}

void TasksPane::refresh()
{
    const auto rows = taskRows(*m_feed.snapshot(), m_feed.traces(), m_feed.runs(), m_feed.executor(),
                               m_feed.now(), *m_rows);
    if (*rows == *m_rows && m_stack->currentWidget() && !m_chips.first()->text().isEmpty())
        return;
    m_rows = rows;
    m_model.setRows(rows);
}

void TasksPane::showCounts()
{
    const QList<FacetHead> facets = m_model.facets();
    const QList<int> counts = m_model.facetCounts();
    for (int facet = 0; facet < m_chips.size(); ++facet) {
        m_chips[facet]->setWords(facets[facet].title, counts.value(facet));
        m_chips[facet]->setVisible(facet == 0 || counts.value(facet) > 0 || m_model.facet() == facet);
        m_chips[facet]->setChecked(m_model.facet() == facet);
    }
    if (m_model.rowCount() > 0) {
        m_stack->setCurrentWidget(m_table);
        return;
    }
    m_empty->setWords({u"clipboard-list"_s,
                       tr("Nothing is under way"),
                       tr("What you begin, runs of droverctl and migrations in this cloud appear here, "
                          "whoever starts them."),
                       {}});
    m_stack->setCurrentWidget(m_empty);
}

} // namespace drover
