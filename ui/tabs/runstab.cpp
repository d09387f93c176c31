// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tabs/runstab.h"

#include "ui/runs/stepwords.h"
#include "ui/widgets/tablepanel.h"
#include "ui/widgets/words.h"

#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

FactSheet runSheet(const RunView &run, const TaskRow &row, const QDateTime &now)
{
    const Plan &plan = run.record.plan;
    FactSheet sheet;
    sheet.heading = row.mark;
    sheet.heading.tip.clear();
    sheet.subtitle = row.object;
    FactSheet::Group about {RunsTab::tr("Run"), {}};
    about.facts = {
        {.label = RunsTab::tr("Stands"), .value = row.mark.tip.isEmpty() ? row.mark.word : row.mark.tip},
        {.label = RunsTab::tr("Steps"),
         .value = RunsTab::tr("%1 of %2 ended", "steps").arg(run.stepsEnded).arg(plan.steps.size())},
        {.label = RunsTab::tr("Begun"), .value = timeText(run.record.begunAt, now)},
        {.label = RunsTab::tr("By"), .value = orUnknown(plan.madeBy)},
    };
    if (run.lastAt.isValid()) {
        about.facts << FactSheet::Fact {.label = RunsTab::tr("Last news"),
                                        .value = timeText(run.lastAt, now)};
    }
    FactSheet::Group reason {RunsTab::tr("Reason"), {}};
    for (const Step &step : plan.steps) {
        if (!step.reason.isEmpty()) {
            reason.facts << FactSheet::Fact {.label = RunsTab::tr("Given"), .value = step.reason};
            break;
        }
    }
    sheet.groups << about;
    if (!reason.facts.isEmpty())
        sheet.groups << reason;
    FactSheet::Group stays {RunsTab::tr("Stays where it is"), {}};
    for (const Stay &stay : plan.stays)
        stays.facts << FactSheet::Fact {.label = stay.serverName, .value = stay.why.sentence};
    if (!stays.facts.isEmpty())
        sheet.groups << stays;
    return sheet;
}

} // namespace

RunsTab::RunsTab(CloudFeed &feed, QSettings &settings, QWidget *parent)
    : ScopeTab(parent), m_feed(feed), m_model(taskTable()),
      m_rows(std::make_shared<const TaskTableModel::Rows>())
{
    auto *panel = new TablePanel(m_model, u"runs"_s, settings, this);
    panel->table().setAccessibleName(tr("Runs"));
    panel->setEmptyWords([this]() -> EmptyState::Words {
        if (m_scope.kind == Scope::Kind::Host) {
            return {u"wrench"_s,
                    tr("No maintenance is known"),
                    tr("What Drover or droverctl does with this host is kept here, with its steps and "
                       "its reason."),
                    {}};
        }
        return {u"clipboard-list"_s,
                tr("Nothing was run yet"),
                tr("What you begin here or with droverctl is kept here, with its steps and how it ended."),
                {}};
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel);
    follow(*panel);
    connect(&feed, &CloudFeed::runsChanged, this, &RunsTab::refresh);
    connect(&feed, &CloudFeed::ticked, this, &RunsTab::refresh);
    connect(&panel->table(), &TableView::pressed, this, [this](const QString &key, const QString &button) {
        if (const int row = m_model.rowOf(key); row >= 0)
            Q_EMIT pressed(m_model.at(row), button);
    });
}

QString RunsTab::title() const
{
    const QString count = QLocale().toString(m_model.scopeCount());
    return m_scope.kind == Scope::Kind::Host ? tr("Maintenance  %1").arg(count) : tr("Runs  %1").arg(count);
}

void RunsTab::setScope(const Scope &scope)
{
    m_scope = scope;
    if (scope.kind == Scope::Kind::Host)
        m_model.setScope([host = scope.host](const TaskRow &row) { return row.hosts.contains(host); });
    else
        m_model.setScope({});
    refresh();
}

void RunsTab::refresh()
{
    const auto all = taskRows(*m_feed.snapshot(), m_feed.traces(), m_feed.runs(), m_feed.executor(),
                              m_feed.now(), *m_rows);
    TaskTableModel::Rows runs;
    std::ranges::copy_if(*all, std::back_inserter(runs),
                         [](const auto &row) { return row->run.has_value(); });
    if (runs == *m_rows)
        return;
    m_rows = std::make_shared<const TaskTableModel::Rows>(std::move(runs));
    m_model.setRows(m_rows);
    Q_EMIT sheetChanged();
}

const TaskRow *RunsTab::current() const
{
    const int row = panel()->table().currentIndex().row();
    return row >= 0 ? &m_model.at(row) : nullptr;
}

FactSheet RunsTab::sheet() const
{
    const TaskRow *row = current();
    if (!row)
        return {};
    const auto run =
        std::ranges::find(m_feed.runs(), *row->run, [](const RunView &view) { return view.record.id; });
    return run == m_feed.runs().end() ? FactSheet() : runSheet(*run, *row, m_feed.now());
}

void RunsTab::addTo(Subject &subject) const
{
    if (const TaskRow *row = current())
        subject.run = row->run;
}

QString RunsTab::summary() const
{
    return tr("%n run(s)", nullptr, m_model.rowCount());
}

void RunsTab::open(const QString &)
{
    if (const TaskRow *row = current())
        Q_EMIT pressed(*row, QString::fromLatin1(taskbutton::show));
}

} // namespace drover
