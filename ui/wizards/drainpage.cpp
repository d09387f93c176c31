// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/drainpage.h"

#include "core/rules/destination.h"
#include "core/rules/serverstate.h"
#include "ui/errors/errortext.h"
#include "ui/instances/instancemarks.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/words.h"
#include "ui/wizards/choicetable.h"
#include "ui/wizards/draindraft.h"
#include "ui/wizards/intervaltext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHash>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

enum Column { Instance, Status, Vcpus, Memory, Move, Destination, Takes, Obstacle, Repair };

struct Group {
    Finding::Verdict verdict;
    Glyph glyph;
    Tone tone;
};

constexpr std::array groups {
    Group {Finding::Verdict::Blocks, Glyph::OctagonCross, Tone::Block},
    Group {Finding::Verdict::Warns, Glyph::TriangleMark, Tone::Warn},
    Group {Finding::Verdict::Unknown, Glyph::DashedDiamond, Tone::Unknown},
    Group {Finding::Verdict::Passes, Glyph::DiscTick, Tone::Ok},
};

QString groupTitle(Finding::Verdict verdict)
{
    switch (verdict) {
    case Finding::Verdict::Blocks:
        return DrainPage::tr("Cannot go with this plan");
    case Finding::Verdict::Warns:
        return DrainPage::tr("Will move, with a side effect");
    case Finding::Verdict::Unknown:
        return DrainPage::tr("Cannot be known");
    case Finding::Verdict::Passes:
        break;
    }
    return DrainPage::tr("No obstacle found");
}

QList<ColumnHead> instanceColumns()
{
    return {
        {.name = u"instance"_s, .title = DrainPage::tr("Instance"), .width = 18},
        {.name = u"status"_s, .title = DrainPage::tr("Status"), .width = 15},
        {.name = u"vcpu"_s, .title = DrainPage::tr("vCPU"), .alignment = Qt::AlignRight, .width = 5},
        {.name = u"memory"_s, .title = DrainPage::tr("RAM GiB"), .alignment = Qt::AlignRight, .width = 8},
        {.name = u"move"_s, .title = DrainPage::tr("Move"), .width = 18},
        {.name = u"destination"_s, .title = DrainPage::tr("Destination"), .width = 17},
        {.name = u"takes"_s, .title = DrainPage::tr("Takes"), .alignment = Qt::AlignRight, .width = 12},
        {.name = u"finding"_s, .title = DrainPage::tr("Finding"), .width = 44},
        {.name = u"repair"_s, .title = DrainPage::tr("Repair"), .width = 17},
    };
}

/// The ways of an instance at rest, in the order of the combo box.
constexpr std::array ways {DrainChoice::Way::Live, DrainChoice::Way::Cold, DrainChoice::Way::Stay};
/// Those of one in VERIFY_RESIZE.
constexpr std::array decisions {PendingResize::Leave, PendingResize::Confirm, PendingResize::Revert};

const QList<Choice> &wayChoices()
{
    static const QList<Choice> choices {{DrainPage::tr("Live"), u"zap"_s},
                                        {DrainPage::tr("Cold"), u"power-off"_s},
                                        {DrainPage::tr("Stay here"), u"circle-stop"_s}};
    return choices;
}

const QList<Choice> &decisionChoices()
{
    static const QList<Choice> choices {
        {DrainPage::tr("Decide later"), u"timer"_s, DrainPage::tr("Decide")},
        {DrainPage::tr("Confirm, then move"), u"check"_s, DrainPage::tr("Confirm")},
        {DrainPage::tr("Revert"), u"rotate-ccw"_s}};
    return choices;
}

int chosenWay(DrainRow::Way way)
{
    switch (way) {
    case DrainRow::Way::Live:
    case DrainRow::Way::Undecided:
        return 0;
    case DrainRow::Way::Cold:
    case DrainRow::Way::Confirm:
        return 1;
    case DrainRow::Way::Stay:
    case DrainRow::Way::Revert:
        break;
    }
    return 2;
}

/// What a finding is repaired by, in the order of its links.
enum class Cure { Confirm, Revert, UseCold, UseLive, ShowFault };

QList<Cure> curesOf(const DrainRow &row)
{
    if (row.way == DrainRow::Way::Undecided)
        return {Cure::Confirm, Cure::Revert};
    if (!row.server)
        return {};
    if (row.way == DrainRow::Way::Stay && row.server->fault)
        return {Cure::ShowFault};
    const bool cold = mayColdMigrate(*row.server).verdict == Finding::Verdict::Passes;
    const bool live = mayLiveMigrate(*row.server).verdict == Finding::Verdict::Passes
        && passthroughOf(*row.server).verdict == Finding::Verdict::Passes;
    if (row.way == DrainRow::Way::Stay && !live && cold)
        return {Cure::UseCold};
    if ((row.way == DrainRow::Way::Stay || row.way == DrainRow::Way::Cold) && live)
        return {Cure::UseLive};
    return {};
}

QString words(Cure cure)
{
    switch (cure) {
    case Cure::Confirm:
        return DrainPage::tr("Confirm");
    case Cure::Revert:
        return DrainPage::tr("Revert");
    case Cure::UseCold:
        return DrainPage::tr("Use cold");
    case Cure::UseLive:
        return DrainPage::tr("Use live");
    case Cure::ShowFault:
        break;
    }
    return DrainPage::tr("Show fault");
}

Cell findingCell(const DrainRow &row)
{
    Cell cell(findingMark(row.finding));
    if (row.finding.verdict == Finding::Verdict::Passes && row.findings.size() > 1)
        cell.text = DrainPage::tr("All %n check(s) passed", nullptr, int(row.findings.size()));
    QStringList all;
    for (const Finding &finding : row.findings)
        all << finding.sentence;
    cell.tip = all.join(u'\n');
    if (row.finding.rule == "chosen"_L1) {
        cell.glyph = Glyph::Stop;
        cell.tone = Tone::Quiet;
    } else if (row.group() == Finding::Verdict::Blocks) {
        cell.glyph = Glyph::OctagonCross;
        cell.tone = Tone::Block;
    }
    return cell;
}

} // namespace

DrainPage::DrainPage(DrainDraft &draft, QWidget *parent)
    : WizardPage(tr("Instances"), parent), m_draft(draft),
      m_field(new SearchField(QKeySequence(u"/"_s), this)),
      m_hidden(new InkLabel(InkLabel::Ink::Secondary, this)), m_onFailure(new QComboBox(this)),
      m_notes(new NoteBar(this)), m_model(new ChoiceModel(instanceColumns(), this)),
      m_table(new ChoiceTable(*m_model, this))
{
    m_table->setObjectName(u"drain"_s);
    m_table->setAccessibleName(tr("Instances of %1").arg(draft.host().value));
    m_table->stretch(Obstacle);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(20, 0, 20, 12);
    bar->setSpacing(8);
    makeBar(*bar);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_notes);
    column->addWidget(m_table, 1);

    auto *slash = new QShortcut(QKeySequence(u"/"_s), this);
    slash->setContext(Qt::WidgetWithChildrenShortcut);
    connect(slash, &QShortcut::activated, m_field, [this] { m_field->setFocus(Qt::ShortcutFocusReason); });
    connect(m_field, &SearchField::searched, this, [this](const QString &text) {
        m_search = text;
        showRows();
    });
    connect(m_table, &ChoiceTable::chosen, this, &DrainPage::choose);
    connect(m_table, &ChoiceTable::linkPressed, this,
            [this](const QString &key, int, int link) { repair(key, link); });
    connect(&draft, &DrainDraft::changed, this, &WizardPage::refreshWhenShown);
    refresh();
}

void DrainPage::makeBar(QHBoxLayout &bar)
{
    m_field->setObjectName(u"filter"_s);
    m_field->setFixedWidth(200);
    m_field->setPlaceholderText(tr("Filter"));
    m_field->setAccessibleName(tr("Filter the instances"));
    bar.addWidget(m_field);
    const auto addChip = [&](Glyph glyph, Tone tone, std::optional<Finding::Verdict> facet) {
        auto *chip = new Chip(glyph, tone, this);
        chip->setChecked(!facet);
        connect(chip, &Chip::clicked, this, [this, facet] {
            m_facet = facet;
            showRows();
        });
        bar.addWidget(chip);
        m_chips << chip;
    };
    addChip(Glyph::None, Tone::Quiet, {});
    for (const Group &group : groups)
        addChip(group.glyph, group.tone, group.verdict);
    bar.addWidget(m_hidden);
    bar.addStretch(1);

    auto *label = new QLabel(tr("&If one cannot go:"), this);
    label->setBuddy(m_onFailure);
    m_onFailure->setObjectName(u"onFailure"_s);
    m_onFailure->addItem(tr("Leave it and go on"));
    m_onFailure->addItem(tr("Stop"));
    m_onFailure->setAccessibleName(tr("If one cannot go"));
    m_onFailure->setMinimumWidth(m_onFailure->sizeHint().width() + 16);
    connect(m_onFailure, &QComboBox::activated, this, [this](int choice) {
        m_draft.change([&](DrainWish &wish) {
            wish.policy.onFailure = choice == 0 ? RunPolicy::OnFailure::Continue : RunPolicy::OnFailure::Stop;
        });
    });
    auto *check = new QPushButton(icon(u"refresh-cw"_s), tr("Chec&k again"), this);
    check->setAutoDefault(false);
    check->setObjectName(u"checkAgain"_s);
    connect(check, &QPushButton::clicked, this, &DrainPage::checkAsked);
    bar.addWidget(label);
    bar.addWidget(m_onFailure);
    bar.addWidget(check);
}

void DrainPage::arrive()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void DrainPage::refresh()
{
    const auto &plan = m_draft.plan();
    m_onFailure->setCurrentIndex(m_draft.wish().policy.onFailure == RunPolicy::OnFailure::Continue ? 0 : 1);
    setComplete(plan.has_value());
    if (!plan) {
        // What was shown last stays: a wish that cannot be planned is corrected there.
        m_notes->setNotes({Note {Tone::Block, {}, errorText(plan.error()).happened}});
        setHead(tr("What happens to each instance"), tr("There is no plan. Nothing has been changed."));
        setAside({});
        return;
    }
    m_notes->setNotes({});
    m_destinations.clear();
    m_destinationChoices = {m_draft.wish().destinations.isEmpty()
                                ? Choice {tr("Let the scheduler decide"), {}, tr("Scheduler")}
                                : Choice {tr("As it is dealt out to the ticked hosts"), {}, tr("Dealt out")}};
    for (const auto &row : *m_draft.feed().hosts()) {
        if (mayReceive(m_draft.snapshot(), row->host(), m_draft.host()).verdict == Finding::Verdict::Blocks)
            continue;
        m_destinations << row->host();
        m_destinationChoices << Choice {row->host().value};
    }
    m_shown = m_draft.picture();
    m_rows = drainRows(*m_shown, m_draft.host(), *plan, m_draft.forecast());
    showHead(*plan);
    showRows();
}

void DrainPage::showHead(const Plan &plan)
{
    int live = 0;
    int cold = 0;
    for (const Step &step : plan.steps) {
        live += step.kind == StepKind::LiveMigrate;
        cold += step.kind == StepKind::ColdMigrate;
    }
    const QString host = m_draft.host().value;
    const int stays = int(plan.stays.size());
    QStringList sentences;
    if (m_rows.isEmpty()) {
        sentences << tr("No instance is on %1.").arg(host);
    } else {
        sentences << tr("%1 of %n instance(s) will leave %2: %3 live, %4 cold.", nullptr, int(m_rows.size()))
                         .arg(live + cold)
                         .arg(host)
                         .arg(live)
                         .arg(cold);
    }
    if (stays > 0)
        sentences << tr("%n stay(s) where it is.", nullptr, stays);
    sentences << tr("Nothing has been changed yet.");
    setHead(tr("What happens to each instance"), sentences.join(u' '));
    setAside(stays > 0
                 ? tr("You can go on: the %n instance(s) that cannot go stay and are listed in the report.",
                      nullptr, stays)
                 : QString());
}

void DrainPage::showRows()
{
    QList<ChoiceRow> shownRows;
    QHash<int, int> counts;
    int visible = 0;
    for (const DrainRow &row : m_rows)
        ++counts[int(row.group())];
    for (const Group &group : groups) {
        if (m_facet && *m_facet != group.verdict)
            continue;
        QList<ChoiceRow> members;
        for (const DrainRow &row : m_rows) {
            if (row.group() == group.verdict && row.name.contains(m_search, Qt::CaseInsensitive))
                members << shown(row);
        }
        if (members.isEmpty())
            continue;
        visible += int(members.size());
        Cell head(Mark {group.glyph, groupTitle(group.verdict), group.tone});
        head.aside.word = QLocale().toString(members.size());
        if (group.verdict == Finding::Verdict::Blocks)
            head.aside.word = tr("%n: decide, or leave on the host", nullptr, int(members.size()));
        shownRows << ChoiceRow {u"group/%1"_s.arg(int(group.verdict)), {head}, true};
        shownRows << members;
    }
    m_table->setRows(shownRows);

    const int all = int(m_rows.size());
    m_chips.first()->setWords(tr("All"), all);
    for (int i = 0; i < int(groups.size()); ++i) {
        Chip *chip = m_chips.at(i + 1);
        const int count = counts.value(int(groups.at(size_t(i)).verdict));
        chip->setText(QLocale().toString(count));
        chip->setToolTip(groupTitle(groups.at(size_t(i)).verdict));
        chip->setAccessibleName(tr("%1: %2", "group, how many").arg(chip->toolTip(), chip->text()));
        chip->updateGeometry();
        chip->setVisible(count > 0 || m_facet == groups.at(size_t(i)).verdict);
    }
    m_hidden->setText(visible < all ? tr("%1 of %2 shown").arg(visible).arg(all) : QString());
}

ChoiceRow DrainPage::shown(const DrainRow &row) const
{
    ChoiceRow made;
    made.key = row.id.value;
    Cell name(row.name, Cell::Voice::Name);
    Cell status;
    Cell vcpus(QString(), Cell::Voice::Figure);
    Cell memory(QString(), Cell::Voice::Figure);
    if (row.server) {
        const Mark mark = statusMark(*row.server);
        name.glyph = mark.glyph;
        name.tone = mark.tone;
        name.tip = row.server->id.value;
        status.text = mark.word;
        status.tip = mark.tip;
        vcpus.text = QLocale().toString(row.server->flavor.vcpus);
        memory.text = gibText(row.server->flavor.memoryMiB);
    }
    made.cells = {name, status, vcpus, memory};
    made.cells << ChoiceCell::of(row.waitsForDecision ? decisionChoices() : wayChoices(), chosenWay(row.way));
    if (row.moves) {
        const int at = row.destination ? int(m_destinations.indexOf(*row.destination)) + 1 : 0;
        made.cells << ChoiceCell::of(m_destinationChoices, at);
    } else {
        Cell none(tr("none"));
        none.stale = true;
        made.cells << none;
    }
    Cell takes(row.takes       ? intervalText(*row.takes)
                   : row.moves ? tr("not known")
                               : QString(),
               Cell::Voice::Secondary);
    if (row.moves && !row.takes)
        takes.tip = tr("%1.", "a sentence").arg(m_draft.forecast().why);
    made.cells << takes;
    made.cells << findingCell(row);
    QStringList links;
    for (const Cure cure : curesOf(row))
        links << words(cure);
    made.cells << (links.isEmpty() ? ChoiceCell(Cell()) : ChoiceCell::linked(links));
    return made;
}

const DrainRow *DrainPage::row(const QString &key) const
{
    const auto found = std::ranges::find(m_rows, ServerId(key), &DrainRow::id);
    return found == m_rows.cend() ? nullptr : &*found;
}

void DrainPage::choose(const QString &key, int column, int choice)
{
    const DrainRow *chosen = row(key);
    if (!chosen)
        return;
    DrainChoice wish = m_draft.wish().choices.value(chosen->id);
    if (column == Destination)
        wish.destination = choice > 0 ? std::optional(m_destinations.at(choice - 1)) : std::nullopt;
    else if (chosen->waitsForDecision)
        wish.pendingResize = decisions.at(size_t(choice));
    else
        wish.way = ways.at(size_t(choice));
    m_draft.choose(ServerId(key), wish);
}

void DrainPage::repair(const QString &key, int link)
{
    const DrainRow *chosen = row(key);
    const QList<Cure> cures = chosen ? curesOf(*chosen) : QList<Cure>();
    if (link < 0 || link >= cures.size())
        return;
    switch (cures.at(link)) {
    case Cure::Confirm:
        return choose(key, Move, 1);
    case Cure::Revert:
        return choose(key, Move, 2);
    case Cure::UseCold:
        return choose(key, Move, 1);
    case Cure::UseLive:
        return choose(key, Move, 0);
    case Cure::ShowFault:
        return showFault(*chosen);
    }
}

void DrainPage::showFault(const DrainRow &row)
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"fault"_s);
    box->setWindowTitle(tr("The fault of %1").arg(row.name));
    box->setText(tr("Nova gives this reason, from %1:")
                     .arg(timeText(row.server->fault->created, m_draft.feed().now())));
    box->setInformativeText(row.server->fault->message);
    box->setTextFormat(Qt::PlainText);
    box->addButton(tr("Close"), QMessageBox::RejectRole);
    box->open();
}

} // namespace drover
