// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/runprogress.h"

#include "core/run/report.h"
#include "ui/runs/stepwords.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/confirmation.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/saving.h"
#include "ui/widgets/type.h"
#include "ui/widgets/words.h"
#include "ui/wizards/choicetable.h"
#include "ui/wizards/readingorder.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <map>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QList<ColumnHead> stepColumns()
{
    return {
        {.name = u"step"_s, .title = RunProgress::tr("Step"), .width = 44},
        {.name = u"stands"_s, .title = RunProgress::tr("Stands"), .width = 15},
        {.name = u"progress"_s, .title = RunProgress::tr("Progress"), .width = 34},
        {.name = u"took"_s, .title = RunProgress::tr("Time"), .alignment = Qt::AlignRight, .width = 8},
        {.name = u"now"_s, .title = RunProgress::tr("What is known"), .width = 40},
    };
}

enum class Kind { All, UnderWay, Trouble, Waiting, Done };
constexpr std::array kinds {Kind::All, Kind::UnderWay, Kind::Trouble, Kind::Waiting, Kind::Done};

Kind kindOf(const StepState &state)
{
    switch (state.phase) {
    case StepState::Phase::Waiting:
        return Kind::Waiting;
    case StepState::Phase::UnderWay:
        return Kind::UnderWay;
    case StepState::Phase::Ended:
        break;
    }
    return state.end.outcome == Outcome::Done ? Kind::Done : Kind::Trouble;
}

QString title(Kind kind)
{
    switch (kind) {
    case Kind::All:
        return RunProgress::tr("All");
    case Kind::UnderWay:
        return RunProgress::tr("Under way");
    case Kind::Trouble:
        return RunProgress::tr("Not done");
    case Kind::Waiting:
        return RunProgress::tr("Waiting");
    case Kind::Done:
        break;
    }
    return RunProgress::tr("Done");
}

Mark markOf(const StepState &state)
{
    switch (state.phase) {
    case StepState::Phase::Waiting:
        return {Glyph::Ring, RunProgress::tr("Waits"), Tone::Quiet};
    case StepState::Phase::UnderWay:
        return {Glyph::HalfDisc, RunProgress::tr("Under way"), Tone::Info};
    case StepState::Phase::Ended:
        break;
    }
    switch (state.end.outcome) {
    case Outcome::Done:
        return {Glyph::DiscTick, RunProgress::tr("Done"), Tone::Ok};
    case Outcome::Failed:
        return {Glyph::Cross, RunProgress::tr("Failed"), Tone::Block};
    case Outcome::Skipped:
        return {Glyph::BarredCircle, RunProgress::tr("Skipped"), Tone::Quiet};
    case Outcome::Left:
        return {Glyph::Hand, RunProgress::tr("Goes on"), Tone::Warn};
    case Outcome::Interrupted:
        break;
    }
    return {Glyph::Hand, RunProgress::tr("Interrupted"), Tone::Warn};
}

/// What a run is about, for headings.
QString objectOf(const Plan &plan)
{
    if (!plan.host.isEmpty())
        return plan.host.value;
    QStringList names;
    for (const Step &step : plan.steps) {
        if (!step.serverName.isEmpty() && !names.contains(step.serverName))
            names << step.serverName;
    }
    return names.size() == 1 ? names.first() : RunProgress::tr("%n instance(s)", nullptr, int(names.size()));
}

QString underWayHeading(const Plan &plan)
{
    const QString object = objectOf(plan);
    switch (plan.intent) {
    case Plan::Intent::Drain:
        return RunProgress::tr("%1 enters maintenance").arg(object);
    case Plan::Intent::Enable:
        return RunProgress::tr("%1 exits maintenance").arg(object);
    case Plan::Intent::Migrate:
        return RunProgress::tr("Migrating %1").arg(object);
    case Plan::Intent::Confirm:
        return RunProgress::tr("Confirming %1").arg(object);
    case Plan::Intent::Revert:
        return RunProgress::tr("Reverting %1").arg(object);
    case Plan::Intent::Abort:
        return RunProgress::tr("Aborting the migration of %1").arg(object);
    case Plan::Intent::ForceComplete:
        return RunProgress::tr("Forcing the migration of %1 to complete").arg(object);
    }
    return object;
}

QString doneHeading(const Plan &plan)
{
    const QString object = objectOf(plan);
    switch (plan.intent) {
    case Plan::Intent::Drain:
        return RunProgress::tr("%1 is disabled and empty").arg(object);
    case Plan::Intent::Enable:
        return RunProgress::tr("%1 is enabled").arg(object);
    case Plan::Intent::Migrate:
        return RunProgress::tr("%1 moved").arg(object);
    case Plan::Intent::Confirm:
        return RunProgress::tr("%1 confirmed").arg(object);
    case Plan::Intent::Revert:
        return RunProgress::tr("%1 reverted").arg(object);
    case Plan::Intent::Abort:
        return RunProgress::tr("The migration of %1 was aborted").arg(object);
    case Plan::Intent::ForceComplete:
        return RunProgress::tr("The migration of %1 was forced to complete").arg(object);
    }
    return object;
}

/// A progress bar as flat as those of tables.
class Meter final : public QProgressBar {
public:
    using QProgressBar::QProgressBar;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const QRectF track(0, (height() - 6) / 2.0, width(), 6);
        painter.setBrush(roles().line);
        painter.drawRoundedRect(track, 3, 3);
        const double share = maximum() > 0 ? double(value()) / maximum() : 0;
        painter.setBrush(roles().accent);
        painter.setClipRect(QRectF(track.left(), track.top(), track.width() * share, track.height()));
        painter.drawRoundedRect(track, 3, 3);
    }
};

std::optional<double> shareOf(const StepProgress &progress)
{
    // The first figures may be all zero, which does not mean done.
    if (!progress.memoryTotalBytes || !progress.memoryRemainingBytes || *progress.memoryTotalBytes <= 0)
        return {};
    return 1.0 - double(*progress.memoryRemainingBytes) / double(*progress.memoryTotalBytes);
}

} // namespace

/// How many steps stand how.
struct RunProgress::Tally {
    std::array<int, kinds.size()> byKind {};
    std::map<Outcome, int> byOutcome;

    [[nodiscard]] int of(Kind kind) const { return byKind.at(size_t(kind)); }
    [[nodiscard]] int of(Outcome outcome) const
    {
        const auto found = byOutcome.find(outcome);
        return found == byOutcome.end() ? 0 : found->second;
    }
};

struct RunProgress::Standing {
    const Plan *plan = nullptr; ///< Null when the run is not known.
    const Run *run = nullptr; ///< When this program executes or has executed it.
    const RunView *view = nullptr; ///< Else.
    RunRecord::State outcome = RunRecord::State::Unfinished;

    [[nodiscard]] StepState state(int step) const { return run ? run->state(step) : view->steps.value(step); }
    [[nodiscard]] Tally tally() const
    {
        Tally made;
        for (const Step &step : plan->steps) {
            const StepState stands = state(step.id);
            ++made.byKind.at(size_t(Kind::All));
            ++made.byKind.at(size_t(kindOf(stands)));
            if (stands.phase == StepState::Phase::Ended)
                ++made.byOutcome[stands.end.outcome];
        }
        return made;
    }
};

RunProgress::RunProgress(CloudFeed &feed, QWidget *parent)
    : QWidget(parent), m_feed(feed), m_model(new ChoiceModel(stepColumns(), this)),
      m_table(new ChoiceTable(*m_model, this)), m_notes(new NoteBar(this)), m_bar(new Meter(this)),
      m_counts(new InkLabel(InkLabel::Ink::Secondary, this)), m_hold(new QPushButton(this)),
      m_cancel(new QPushButton(icon(u"circle-stop"_s), tr("&Cancel the run…"), this)),
      m_save(new QPushButton(icon(u"file-text"_s), tr("Save &report…"), this))
{
    m_table->setObjectName(u"steps"_s);
    m_table->setAccessibleName(tr("Steps of the run"));
    auto *bar = new QWidget(this);
    makeBar(bar);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_notes);
    column->addWidget(m_table, 1);
    setFocusProxy(m_table);

    connect(m_hold, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run->held() ? m_run->release() : m_run->hold();
    });
    connect(m_cancel, &QPushButton::clicked, this, &RunProgress::askCancel);
    connect(m_save, &QPushButton::clicked, this, &RunProgress::saveReport);
    connect(&feed, &CloudFeed::runsChanged, this, &RunProgress::refresh);
    connect(&feed, &CloudFeed::connectionChanged, this, &RunProgress::refresh);
    connect(&feed, &CloudFeed::ticked, this, &RunProgress::refreshTimes);
}

RunProgress::~RunProgress() = default;

void RunProgress::makeBar(QWidget *bar)
{
    m_bar->setObjectName(u"overall"_s);
    m_bar->setAccessibleName(tr("Steps that have ended"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(216);
    m_bar->setFixedHeight(16);
    m_counts->setObjectName(u"counts"_s);
    m_hold->setObjectName(u"hold"_s);
    m_hold->setShortcut(tr("Ctrl+.", "hold the run, or let it go on"));
    m_hold->setAccessibleDescription(tr("Nothing new is begun while it is held. What is under way goes on."));
    m_cancel->setObjectName(u"cancelRun"_s);
    m_save->setObjectName(u"saveReport"_s);
    for (QPushButton *button : {m_hold, m_cancel, m_save})
        button->setAutoDefault(false);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(8);
    upper->addWidget(m_bar);
    upper->addWidget(m_counts);
    upper->addStretch(1);
    upper->addWidget(m_hold);
    upper->addWidget(m_cancel);
    upper->addWidget(m_save);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (int i = 0; i < int(kinds.size()); ++i) {
        const Kind kind = kinds.at(size_t(i));
        auto *chip = new Chip(kind == Kind::UnderWay      ? Glyph::HalfDisc
                                  : kind == Kind::Trouble ? Glyph::Cross
                                  : kind == Kind::Waiting ? Glyph::Ring
                                  : kind == Kind::Done    ? Glyph::DiscTick
                                                          : Glyph::None,
                              kind == Kind::UnderWay      ? Tone::Info
                                  : kind == Kind::Trouble ? Tone::Block
                                  : kind == Kind::Done    ? Tone::Ok
                                                          : Tone::Quiet,
                              bar);
        chip->setChecked(i == 0);
        connect(chip, &Chip::clicked, this, [this, i] {
            m_facet = i;
            refresh();
        });
        row->addWidget(chip);
        m_chips << chip;
    }
    row->addStretch(1);
    auto *column = new QVBoxLayout(bar);
    column->setContentsMargins(20, 0, 20, 12);
    column->setSpacing(8);
    column->addLayout(upper);
    column->addLayout(row);
}

void RunProgress::follow(qint64 run)
{
    if (m_run)
        m_run->disconnect(this);
    m_id = run;
    m_run = m_feed.executor() ? m_feed.executor()->run(run) : nullptr;
    if (m_run) {
        connect(m_run.get(), &Run::stepChanged, this, &RunProgress::refreshStep);
        connect(m_run.get(), &Run::steered, this, &RunProgress::refresh);
        connect(m_run.get(), &Run::ended, this, &RunProgress::refresh);
    }
    refresh();
}

RunProgress::Standing RunProgress::standing() const
{
    Standing stands;
    if (m_run) {
        stands.run = m_run.get();
        stands.plan = &m_run->plan();
        stands.outcome = m_run->outcome();
        return stands;
    }
    for (const RunView &view : m_feed.runs()) {
        if (view.record.id == m_id) {
            stands.view = &view;
            stands.plan = &view.record.plan;
            stands.outcome = view.record.state;
        }
    }
    return stands;
}

void RunProgress::refresh()
{
    // It may have been taken up again by this program meanwhile.
    if (!m_run && m_feed.executor() && m_feed.executor()->run(m_id))
        return follow(m_id);
    const Standing stands = standing();
    if (!stands.plan) {
        m_heading = tr("Run %1").arg(m_id);
        m_sentence = tr("The journal does not show this run.");
        m_hold->hide();
        m_cancel->hide();
        m_save->hide();
        Q_EMIT changed();
        return;
    }
    showRows(stands);
    const Tally tally = stands.tally();
    showCounts(tally);
    showHead(stands, tally);
}

void RunProgress::refreshStep(int step)
{
    const Standing stands = standing();
    const Step *planned = stands.plan ? stands.plan->step(step) : nullptr;
    const int row = m_model->rowOf(QString::number(step));
    if (!planned || row < 0 || m_facet != 0)
        return refresh();
    m_model->setRow(row, shown(*planned, stands.state(step)));
    const Tally tally = stands.tally();
    showCounts(tally);
    showHead(stands, tally);
}

void RunProgress::refreshTimes()
{
    const Standing stands = standing();
    if (m_ended || !stands.plan)
        return;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const Step *step = stands.plan->step(m_model->at(row).key.toInt());
        if (const StepState state = step ? stands.state(step->id) : StepState();
            state.phase == StepState::Phase::UnderWay)
            m_model->setRow(row, shown(*step, state));
    }
}

ChoiceRow RunProgress::shown(const Step &step, const StepState &state) const
{
    ChoiceRow row;
    row.key = QString::number(step.id);
    Cell words(stepWords(step), Cell::Voice::Name);
    const Mark mark = markOf(state);
    words.glyph = mark.glyph;
    words.tone = mark.tone;
    words.tip = describe(step);
    Cell stands(mark.word);
    Cell progress;
    Cell now(state.phase == StepState::Phase::Ended ? state.end.sentence : state.progress.sentence);
    now.tip = state.end.requestId.isEmpty()
        ? now.text
        : tr("%1 Request id %2", "sentence, id").arg(now.text, state.end.requestId.value);
    if (state.phase == StepState::Phase::UnderWay) {
        progress.share = shareOf(state.progress);
        if (progress.share) {
            progress.text = tr("%1 of %2 left", "memory of memory")
                                .arg(gigabytesText(*state.progress.memoryRemainingBytes),
                                     gigabytesText(*state.progress.memoryTotalBytes));
        }
    }
    Cell took(QString(), Cell::Voice::Secondary);
    if (state.begunAt && state.phase != StepState::Phase::Waiting)
        took.text = ageText(secondsBetween(*state.begunAt, state.endedAt.value_or(m_feed.now())));
    if (state.phase == StepState::Phase::Ended && state.end.outcome == Outcome::Failed) {
        stands.toned = true;
        stands.tone = Tone::Block;
    }
    row.cells = {words, stands, progress, took, now};
    return row;
}

void RunProgress::showRows(const Standing &stands)
{
    const Kind wanted = kinds.at(size_t(m_facet));
    QList<ChoiceRow> rows;
    for (const Step &step : stands.plan->steps) {
        const StepState state = stands.state(step.id);
        if (wanted == Kind::All || kindOf(state) == wanted)
            rows << shown(step, state);
    }
    if (wanted == Kind::All && !stands.plan->stays.isEmpty()) {
        Cell head(Mark {Glyph::OctagonCross, tr("Stay where they are"), Tone::Block});
        head.aside.word = QLocale().toString(stands.plan->stays.size());
        rows << ChoiceRow {u"stays"_s, {head}, true};
        for (const Stay &stay : stands.plan->stays) {
            Cell why(stay.why.sentence);
            why.tip = stay.why.sentence;
            rows << ChoiceRow {
                u"stay/%1"_s.arg(stay.server.value),
                {Cell(stay.serverName, Cell::Voice::Name), Cell(stay.status), Cell(), Cell(), why}};
        }
    }
    m_table->setRows(rows);
}

void RunProgress::showCounts(const Tally &tally)
{
    const int all = tally.of(Kind::All);
    for (int i = 0; i < m_chips.size(); ++i) {
        const Kind kind = kinds.at(size_t(i));
        const int count = tally.of(kind);
        m_chips[i]->setWords(title(kind), count);
        m_chips[i]->setVisible(i == 0 || count > 0 || m_facet == i);
    }
    const int ended = tally.of(Kind::Done) + tally.of(Kind::Trouble);
    m_bar->setRange(0, std::max(1, all));
    m_bar->setValue(ended);
    m_counts->setText(tr("%1 of %n step(s)", nullptr, all).arg(ended));
}

void RunProgress::showHead(const Standing &stands, const Tally &tally)
{
    const Plan &plan = *stands.plan;
    const int all = int(plan.steps.size());
    m_ended = stands.outcome != RunRecord::State::Unfinished;
    QStringList sentences {tr("%1 of %n step(s) done.", nullptr, all).arg(tally.of(Kind::Done))};
    const auto say = [&](Outcome outcome, const QString &one) {
        if (tally.of(outcome) > 0)
            sentences << one;
    };
    say(Outcome::Failed, tr("%n failed.", nullptr, tally.of(Outcome::Failed)));
    say(Outcome::Skipped, tr("%n skipped.", nullptr, tally.of(Outcome::Skipped)));
    say(Outcome::Left, tr("%n still go(es) on in the cloud.", nullptr, tally.of(Outcome::Left)));
    if (!plan.stays.isEmpty())
        sentences << tr("%n instance(s) stay where they are.", nullptr, int(plan.stays.size()));

    QList<Note> notes;
    switch (stands.outcome) {
    case RunRecord::State::Unfinished:
        m_heading = underWayHeading(plan);
        if (stands.run && stands.run->canceling())
            m_heading = tr("Cancelling: what was begun is brought to its end");
        else if (stands.run && stands.run->held())
            m_heading = tr("On hold: nothing new is begun");
        if (stands.run && !stands.run->interruption().isEmpty())
            notes << Note {Tone::Warn, tr("The run could not go on."), stands.run->interruption()};
        if (stands.view && stands.view->executed) {
            notes << Note {Tone::Info, tr("Another program executes this run."),
                           tr("It is shown as the journal tells, and steered from there.")};
        } else if (stands.view) {
            notes << Note {Tone::Warn, tr("The program of this run ended before the run did."),
                           tr("What the cloud had accepted went on. It is taken up again from the tasks.")};
        }
        break;
    case RunRecord::State::Done:
        m_heading = doneHeading(plan);
        break;
    case RunRecord::State::Failed:
        m_heading = tr("%1: not everything came true").arg(objectOf(plan));
        break;
    case RunRecord::State::Canceled:
        m_heading = tr("%1: the run was cancelled").arg(objectOf(plan));
        break;
    case RunRecord::State::Abandoned:
        m_heading = tr("%1: the run was abandoned").arg(objectOf(plan));
        break;
    }
    m_sentence = sentences.join(u' ');
    m_notes->setNotes(notes);

    const bool steered = stands.run && !m_ended && m_feed.executor();
    m_hold->setVisible(steered);
    m_hold->setEnabled(steered && !stands.run->canceling());
    m_hold->setText(stands.run && stands.run->held() ? tr("&Go on") : tr("&Hold"));
    m_hold->setIcon(icon(stands.run && stands.run->held() ? u"play"_s : u"circle-pause"_s));
    m_cancel->setVisible(steered);
    m_cancel->setEnabled(steered && !stands.run->canceling());
    m_save->setVisible(stands.run);
    Q_EMIT changed();
}

void RunProgress::askCancel()
{
    const Standing stands = standing();
    if (!stands.run)
        return;
    QStringList sentences {
        tr("Nothing new is begun. What is under way goes to its end, and what has been moved cold is still "
           "confirmed and started.")};
    if (stands.plan->intent == Plan::Intent::Drain) {
        sentences
            << tr("%1 stays disabled, and what has not been moved stays on it.").arg(stands.plan->host.value);
    }
    auto *asked = new Confirmation({.question = tr("Cancel the run about %1?").arg(objectOf(*stands.plan)),
                                    .sentences = sentences,
                                    .act = tr("Cancel the run"),
                                    .leave = tr("Go on"),
                                    .icon = u"circle-stop"_s},
                                   window());
    connect(asked, &QDialog::accepted, this, [this] {
        if (m_run)
            m_run->cancel();
    });
    asked->open();
}

void RunProgress::saveReport()
{
    if (m_run) {
        askAndSave(this, tr("Save the report"), u"run-%1.json"_s.arg(m_id),
                   QJsonDocument(report(*m_run)).toJson());
    }
}

RunProgressDialog::RunProgressDialog(CloudFeed &feed, qint64 run, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setWindowTitle(tr("Run %1").arg(run));
    resize(1080, 640);
    auto *title = new InkLabel(InkLabel::Ink::Text, this);
    title->setObjectName(u"pageTitle"_s);
    title->setFont(titleFont());
    auto *sentence = new InkLabel(InkLabel::Ink::Secondary, this);
    sentence->setObjectName(u"pageSentence"_s);
    auto *progress = new RunProgress(feed, this);
    auto *aside = new InkLabel(InkLabel::Ink::Secondary, this);
    aside->setText(tr("Closing this window stops nothing."));
    auto *close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(20, 16, 20, 12);
    head->setSpacing(4);
    head->addWidget(title);
    head->addWidget(sentence);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(20, 12, 16, 12);
    foot->addWidget(aside, 1);
    foot->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(progress, 1);
    column->addLayout(foot);
    connect(progress, &RunProgress::changed, this, [title, sentence, progress] {
        title->setText(progress->heading());
        sentence->setText(progress->sentence());
    });
    progress->follow(run);
    chainInReadingOrder(*this);
    progress->setFocus();
}

} // namespace drover
