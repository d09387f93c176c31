// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/movepage.h"

#include "core/rules/destination.h"
#include "ui/errors/errortext.h"
#include "ui/errors/errorview.h"
#include "ui/instances/instancemarks.h"
#include "ui/widgets/card.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/type.h"
#include "ui/widgets/words.h"
#include "ui/wizards/choicetable.h"
#include "ui/wizards/commandcard.h"
#include "ui/wizards/forecastcard.h"
#include "ui/wizards/intervaltext.h"
#include "ui/wizards/movedraft.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

enum Column { Instance, Status, Vcpus, Memory, From, Destination, Takes, Obstacle, Repair };

QList<ColumnHead> moveColumns()
{
    return {
        {.name = u"instance"_s, .title = MovePage::tr("Instance"), .width = 20},
        {.name = u"status"_s, .title = MovePage::tr("Status"), .width = 14},
        {.name = u"vcpu"_s, .title = MovePage::tr("vCPU"), .alignment = Qt::AlignRight, .width = 6},
        {.name = u"memory"_s, .title = MovePage::tr("RAM GiB"), .alignment = Qt::AlignRight, .width = 8},
        {.name = u"from"_s, .title = MovePage::tr("From"), .width = 14},
        {.name = u"destination"_s, .title = MovePage::tr("Destination"), .width = 20},
        {.name = u"takes"_s, .title = MovePage::tr("Takes"), .alignment = Qt::AlignRight, .width = 12},
        {.name = u"finding"_s, .title = MovePage::tr("Finding"), .width = 44},
        {.name = u"repair"_s, .title = MovePage::tr("Repair"), .width = 12},
    };
}

/// The host that all are on; empty when they are on several, and each of them may be a destination of others.
HostName commonSource(const MoveDraft &draft)
{
    std::optional<HostName> source;
    for (const MoveWish &wish : draft.wishes()) {
        const Server *server = draft.snapshot().server(wish.server);
        if (!server || (source && *source != server->host))
            return {};
        source = server->host;
    }
    return source.value_or(HostName());
}

} // namespace

MovePage::MovePage(MoveDraft &draft, QWidget *parent)
    : WizardPage(tr("Instances"), parent), m_draft(draft), m_notes(new NoteBar(this)),
      m_error(new ErrorView(this)), m_errorCard(new Card({}, this)),
      m_model(new ChoiceModel(moveColumns(), this)), m_table(new ChoiceTable(*m_model, this)),
      m_confirm(new QCheckBox(tr("&Confirm each on arrival, and start again what was running"), this)),
      m_commands(new CommandCard(this)), m_forecast(new ForecastCard(this))
{
    m_table->setObjectName(u"moves"_s);
    m_table->setAccessibleName(tr("Instances to move"));
    m_table->stretch(Obstacle);
    m_confirm->setObjectName(u"confirmAtOnce"_s);
    m_confirm->setChecked(draft.confirms());
    m_confirm->setVisible(draft.kind() != MoveKind::Live);
    m_errorCard->column()->addWidget(m_error);
    m_errorCard->setObjectName(u"refusal"_s);
    m_errorCard->hide();

    auto *refusal = new QVBoxLayout;
    refusal->setContentsMargins(20, 0, 20, 12);
    refusal->addWidget(m_errorCard);
    auto *confirm = new QHBoxLayout;
    confirm->setContentsMargins(20, 12, 20, 0);
    confirm->addWidget(m_confirm);
    confirm->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(refusal);
    column->addWidget(m_notes);
    column->addWidget(m_table, 3);
    column->addLayout(confirm);
    column->addWidget(makeFoot(), 2);

    connect(m_confirm, &QCheckBox::toggled, this, [this](bool on) { m_draft.setConfirm(on); });
    connect(m_table, &ChoiceTable::chosen, this, [this](const QString &key, int, int choice) {
        m_draft.setDestination(ServerId(key),
                               choice > 0 ? std::optional(HostName(m_destinations.at(choice - 1)))
                                          : std::nullopt);
    });
    connect(m_table, &ChoiceTable::linkPressed, this,
            [this](const QString &key, int, int) { m_draft.remove(ServerId(key)); });
    connect(&draft, &PlanDraft::changed, this, &MovePage::refresh);
    refresh();
}

QWidget *MovePage::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *side = new QVBoxLayout;
    side->addWidget(m_forecast);
    side->addStretch(1);
    m_forecast->setFixedWidth(std::max(300, 44 * fontMetrics().averageCharWidth()));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(20, 12, 20, 20);
    row->setSpacing(20);
    row->addWidget(m_commands, 1);
    row->addLayout(side);
    return foot;
}

void MovePage::arrive()
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, Destination));
}

void MovePage::showRefusal(const Error &error)
{
    m_error->show(tr("Nothing was begun."), error);
    m_errorCard->show();
}

void MovePage::refresh()
{
    const auto &plan = m_draft.plan();
    setComplete(plan && !plan->steps.isEmpty());
    refreshRows();
    refreshVerb();
    m_notes->setNotes(plan ? QList<Note>()
                           : QList<Note> {Note {Tone::Block, {}, errorText(plan.error()).happened}});
    setAside(plan ? tr("Nothing has been changed yet.")
                  : tr("Choose another destination, or leave out what cannot be moved."));
    m_confirm->setChecked(m_draft.confirms());
    if (!plan)
        return;
    m_commands->setPlan(*plan);
    m_forecast->setForecast(m_draft.forecast(), m_draft.feed().now());
}

void MovePage::refreshVerb()
{
    const bool live = m_draft.kind() == MoveKind::Live;
    const bool cold = m_draft.kind() == MoveKind::Cold;
    const int count = int(m_draft.wishes().size());
    const Server *one = count == 1 ? m_draft.snapshot().server(m_draft.wishes().first().server) : nullptr;
    const QString name = one ? one->name : QString();
    setVerb(live ? (one ? tr("Live migrate %1").arg(name) : tr("Live migrate %n instance(s)", nullptr, count))
                : cold
                ? (one ? tr("Cold migrate %1").arg(name) : tr("Cold migrate %n instance(s)", nullptr, count))
                : (one ? tr("Migrate %1").arg(name) : tr("Migrate %n instance(s)", nullptr, count)),
            cold ? u"power-off"_s : u"zap"_s);
    setHead(live       ? (one ? tr("Move %1 while it runs").arg(name)
                              : tr("Move %n instance(s) while they run", nullptr, count))
                : cold ? (one ? tr("Move %1 while it is off").arg(name)
                              : tr("Move %n instance(s) while they are off", nullptr, count))
                       : (one ? tr("Move %1").arg(name) : tr("Move %n instance(s)", nullptr, count)),
            !cold ? tr("Memory is copied while the guest runs. Nothing has been changed yet.")
                : m_draft.confirms()
                ? tr("What runs is shut down, copied, and started again. Nothing has been changed yet.")
                : tr("What runs is shut down and copied. Nothing has been changed yet."));
}

void MovePage::refreshRows()
{
    const Snapshot &snapshot = m_draft.snapshot();
    const auto &plan = m_draft.plan();
    m_destinations.clear();
    const HostName source = commonSource(m_draft);
    QList<Choice> choices {{tr("Let the scheduler decide"), {}, tr("Scheduler")}};
    for (const auto &host : *m_draft.feed().hosts()) {
        if (mayReceive(snapshot, host->host(), source).verdict == Finding::Verdict::Blocks)
            continue;
        m_destinations << host->host().value;
        choices << Choice {host->host().value};
    }
    QList<ChoiceRow> rows;
    for (const MoveWish &wish : m_draft.wishes()) {
        const Server *server = snapshot.server(wish.server);
        if (!server) {
            rows << ChoiceRow {wish.server.value,
                               {Cell(wish.server.value, Cell::Voice::Mono), Cell(), Cell(), Cell(), Cell(),
                                Cell(), Cell(),
                                Cell(Mark {Glyph::OctagonCross, tr("It is gone"), Tone::Block}),
                                ChoiceCell::linked({tr("Leave out")})}};
            continue;
        }
        const Mark status = statusMark(*server);
        Cell name(server->name, Cell::Voice::Name);
        name.glyph = status.glyph;
        name.tone = status.tone;
        Cell takes(QString(), Cell::Voice::Secondary);
        Cell finding;
        ChoiceCell repair;
        const int chosen = wish.destination ? int(m_destinations.indexOf(wish.destination->value)) + 1 : 0;
        if (const auto problem = m_draft.problem(wish)) {
            finding = Cell(Mark {Glyph::OctagonCross, errorText(*problem).happened, Tone::Block});
            finding.tip = finding.text;
            if (m_draft.wishes().size() > 1)
                repair = ChoiceCell::linked({tr("Leave out")});
        } else if (plan) {
            for (const Step &step : plan->steps) {
                if (step.server != wish.server || !isMove(step.kind))
                    continue;
                if (const auto known = m_draft.forecast().steps.constFind(step.id);
                    known != m_draft.forecast().steps.cend())
                    takes.text = intervalText(*known);
                for (const Finding &found : step.findings) {
                    if (finding.text.isEmpty() || found.verdict != Finding::Verdict::Passes)
                        finding = Cell(findingMark(found));
                }
            }
        }
        rows << ChoiceRow {
            wish.server.value,
            {name, Cell(status.word), Cell(QLocale().toString(server->flavor.vcpus), Cell::Voice::Figure),
             Cell(gibText(server->flavor.memoryMiB), Cell::Voice::Figure), Cell(server->host.value),
             ChoiceCell::of(choices, chosen), takes, finding, repair}};
    }
    m_table->setRows(rows);
}

} // namespace drover
