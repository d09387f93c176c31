// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/homepage.h"

#include "ui/errors/errortext.h"
#include "ui/instances/instancemarks.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/words.h"
#include "ui/wizards/choicetable.h"
#include "ui/wizards/intervaltext.h"
#include "ui/wizards/movedaway.h"
#include "ui/wizards/returndraft.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QList<ColumnHead> homeColumns()
{
    return {
        {.name = u"tick"_s, .title = {}, .width = 2},
        {.name = u"instance"_s, .title = HomePage::tr("Instance"), .width = 22},
        {.name = u"status"_s, .title = HomePage::tr("Status"), .width = 16},
        {.name = u"vcpu"_s, .title = HomePage::tr("vCPU"), .alignment = Qt::AlignRight, .width = 6},
        {.name = u"memory"_s, .title = HomePage::tr("RAM GiB"), .alignment = Qt::AlignRight, .width = 8},
        {.name = u"host"_s, .title = HomePage::tr("Is on"), .width = 18},
        {.name = u"move"_s, .title = HomePage::tr("Move"), .width = 10},
        {.name = u"takes"_s, .title = HomePage::tr("Takes"), .alignment = Qt::AlignRight, .width = 12},
        {.name = u"finding"_s, .title = HomePage::tr("Finding"), .width = 40},
    };
}

} // namespace

HomePage::HomePage(ReturnDraft &draft, QWidget *parent)
    : WizardPage(tr("Instances"), parent), m_draft(draft), m_notes(new NoteBar(this)),
      m_bar(new QWidget(this)), m_stack(new QStackedWidget(this)),
      m_model(new ChoiceModel(homeColumns(), this)), m_table(new ChoiceTable(*m_model, this)),
      m_empty(new EmptyState(this))
{
    m_table->setObjectName(u"home"_s);
    m_table->setAccessibleName(tr("Instances that were moved away from %1").arg(draft.host().value));
    auto *all = new QPushButton(tr("Tick &all"), m_bar);
    auto *none = new QPushButton(tr("Tick &none"), m_bar);
    all->setObjectName(u"tickAll"_s);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(20, 0, 20, 12);
    row->setSpacing(8);
    for (QPushButton *button : {all, none}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    connect(all, &QPushButton::clicked, this, [this] { tickAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { tickAll(false); });
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_notes);
    column->addWidget(m_stack, 1);
    connect(m_table, &ChoiceTable::ticked, this,
            [this](const QString &key, bool on) { m_draft.setHome(ServerId(key), on); });
    connect(&draft, &PlanDraft::changed, this, &WizardPage::refreshWhenShown);
    refresh();
}

void HomePage::arrive()
{
    if (m_stack->currentWidget() == m_table)
        m_table->setFocus(Qt::OtherFocusReason);
}

void HomePage::tickAll(bool on)
{
    QList<ServerId> home;
    for (int row = 0; on && row < m_model->rowCount(); ++row)
        home << ServerId(m_model->at(row).key);
    m_draft.setHome(home);
}

void HomePage::refresh()
{
    const auto &plan = m_draft.plan();
    QList<ChoiceRow> rows;
    for (const ServerId &id : movedAwayFrom(m_draft.feed(), m_draft.host())) {
        const Server *server = m_draft.snapshot().server(id);
        if (!server)
            continue;
        const Mark status = statusMark(*server);
        Cell name(server->name, Cell::Voice::Name);
        name.glyph = status.glyph;
        name.tone = status.tone;
        Cell move;
        Cell takes(QString(), Cell::Voice::Secondary);
        Cell finding;
        if (plan) {
            const auto step = std::ranges::find_if(plan->steps, [&](const Step &planned) {
                return planned.server == id && isMove(planned.kind);
            });
            if (step != plan->steps.cend()) {
                move.text = step->kind == StepKind::LiveMigrate ? tr("Live") : tr("Cold");
                move.icon = step->kind == StepKind::LiveMigrate ? u"zap"_s : u"power-off"_s;
                if (m_draft.forecast().steps.contains(step->id))
                    takes.text = intervalText(m_draft.forecast().steps.value(step->id));
                finding = Cell(findingMark(
                    step->findings.value(0, Finding {Finding::Verdict::Passes, QString(), QString()})));
            }
            const auto stay = std::ranges::find(plan->stays, id, &Stay::server);
            if (stay != plan->stays.cend())
                finding = Cell(findingMark(stay->why));
        }
        rows << ChoiceRow {id.value,
                           {ChoiceCell::ticked(m_draft.home().contains(id)), name, Cell(status.word),
                            Cell(QLocale().toString(server->flavor.vcpus), Cell::Voice::Figure),
                            Cell(gibText(server->flavor.memoryMiB), Cell::Voice::Figure),
                            Cell(server->host.value), move, takes, finding}};
    }
    m_table->setRows(rows);
    m_bar->setVisible(!rows.isEmpty());
    m_stack->setCurrentWidget(rows.isEmpty() ? static_cast<QWidget *>(m_empty) : m_table);
    m_empty->setWords({u"box"_s,
                       tr("No instance to bring home"),
                       tr("No run of Drover has moved an instance away from %1 that is still elsewhere.")
                           .arg(m_draft.host().value),
                       {}});
    setComplete(plan.has_value());
    m_notes->setNotes(plan ? QList<Note>()
                           : QList<Note> {Note {Tone::Block, {}, errorText(plan.error()).happened}});
    setHead(tr("Bring instances home"),
            rows.isEmpty()
                ? tr("Nothing has been changed yet.")
                : tr("%n instance(s) were moved away by Drover. Those that are ticked come back after %1 is "
                     "enabled. Nothing has been changed yet.",
                     nullptr, int(rows.size()))
                      .arg(m_draft.host().value));
    setAside(m_draft.home().isEmpty()
                 ? tr("None is ticked: %1 is enabled, and nothing is moved.").arg(m_draft.host().value)
                 : tr("%n instance(s) ticked.", nullptr, int(m_draft.home().size())));
}

} // namespace drover
