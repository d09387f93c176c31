// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run.h"

#include "core/base/log.h"
#include "core/run/steps/procedures.h"

#include <QCoroFuture>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

/// What the procedure of one step writes to.
class Run::Log final : public StepLog {
public:
    Log(Run &run, int step) : m_run(run), m_step(step) { }

    [[nodiscard]] const QList<JournalEntry> &history() const override { return m_run.m_histories[m_step]; }

    [[nodiscard]] QCoro::Task<Result<void>> record(JournalEntry entry) override
    {
        entry.at = m_run.m_clock.now();
        entry.step = m_step;
        auto written = co_await m_run.m_journal.append(m_run.m_id, entry);
        if (written)
            m_run.m_histories[m_step] << entry;
        co_return std::move(written);
    }

    void show(StepProgress progress) override
    {
        m_run.m_states[m_step].progress = std::move(progress);
        Q_EMIT m_run.stepChanged(m_step);
    }

private:
    Run &m_run;
    int m_step;
};

QCoro::Task<Result<std::unique_ptr<Run>>> Run::begin(Nova &nova, Journal &journal, Clock &clock, Plan plan,
                                                     QString cloud, RunTimes times)
{
    if (plan.cloud != cloud) {
        co_return rejected(
            u"The plan was made for another cloud (%1), not for this one (%2). Nothing was begun"_s.arg(
                plan.cloud, cloud));
    }
    std::unique_ptr<Run> run(new Run(nova, journal, clock, plan, times));
    const auto id = co_await journal.begin(plan, clock.now());
    if (!id)
        co_return failure(id);
    run->m_id = *id;
    auto lock = journal.lock(*id);
    if (!lock)
        co_return failure(lock);
    run->m_lock = std::move(*lock);
    co_return std::move(run);
}

QCoro::Task<Result<std::unique_ptr<Run>>> Run::resume(Nova &nova, Journal &journal, Clock &clock, qint64 id,
                                                      QString cloud, RunTimes times)
{
    // The lock first: what is read without it may be what another program is about to change.
    auto lock = journal.lock(id);
    if (!lock)
        co_return failure(lock);
    const auto record = co_await journal.run(id);
    if (!record)
        co_return failure(record);
    if (record->state != RunRecord::State::Unfinished)
        co_return rejected(
            u"Run %1 has ended (%2): there is nothing to take up"_s.arg(id).arg(stateWord(record->state)));
    if (record->plan.cloud != cloud) {
        co_return rejected(u"Run %1 is of another cloud (%2), not of this one (%3)"_s.arg(id).arg(
            record->plan.cloud, cloud));
    }
    const auto entries = co_await journal.entries(id);
    if (!entries)
        co_return failure(entries);
    std::unique_ptr<Run> run(new Run(nova, journal, clock, record->plan, times));
    run->m_id = id;
    run->m_lock = std::move(*lock);
    run->takeUpHistory(*entries);
    co_return std::move(run);
}

Run::Run(Nova &nova, Journal &journal, Clock &clock, Plan plan, RunTimes times)
    : m_nova(nova), m_journal(journal), m_clock(clock), m_plan(std::move(plan)), m_times(times)
{
    for (const Step &step : std::as_const(m_plan.steps)) {
        m_states.insert(step.id, {});
        m_histories.insert(step.id, {});
    }
}

Run::~Run() = default;

void Run::takeUpHistory(const QList<JournalEntry> &entries)
{
    for (const JournalEntry &entry : entries) {
        if (entry.event == JournalEntry::Event::Canceled)
            m_cancelAsked = m_canceled = true;
        if (!m_states.contains(entry.step))
            continue;
        m_histories[entry.step] << entry;
        StepState &state = m_states[entry.step];
        if (entry.event == JournalEntry::Event::Begun && !state.begunAt)
            state.begunAt = entry.at;
        if (entry.event == JournalEntry::Event::Ended) {
            state.phase = StepState::Phase::Ended;
            state.endedAt = entry.at;
            state.end = {drover::outcome(entry.outcome).value_or(Outcome::Failed), entry.sentence,
                         entry.requestId};
        }
    }
}

QCoro::Task<RunRecord::State> Run::execute(std::stop_token stop)
{
    const std::stop_callback onStop(
        stop, [this] { QMetaObject::invokeMethod(this, &Run::wake, Qt::QueuedConnection); });
    while (true) {
        m_wake = std::make_unique<QPromise<void>>();
        m_wake->start();
        const QFuture<void> woken = m_wake->future();
        co_await journalCancel();
        if (m_interruption.isEmpty() && !stop.stop_requested()) {
            // Before anything is skipped: what completes a step that had been begun is not.
            takeUpWhatWasBegun(stop);
            co_await skipWhatCannot();
            beginWhatMay(stop);
        }
        if (count(StepState::Phase::UnderWay) == 0) {
            const bool goesOn = m_interruption.isEmpty() && !stop.stop_requested();
            if (!goesOn || count(StepState::Phase::Waiting) == 0)
                break;
            if (!m_held)
                continue; // A skipped step has made others hopeless.
        }
        co_await woken;
    }
    co_await journalCancel();
    if (m_interruption.isEmpty() && count(StepState::Phase::Waiting) == 0 && !stop.stop_requested())
        co_await close();
    m_lock.reset();
    Q_EMIT ended();
    co_return RunRecord::State(m_outcome);
}

QCoro::Task<void> Run::close()
{
    const RunRecord::State state = m_canceled ? RunRecord::State::Canceled
        : anyFailed()                         ? RunRecord::State::Failed
                                              : RunRecord::State::Done;
    const auto written = co_await m_journal.end(m_id, state, m_clock.now());
    if (written)
        m_outcome = state;
    else
        m_interruption = describe(written.error());
}

void Run::takeUpWhatWasBegun(std::stop_token stop)
{
    // What an earlier execution had begun is under way in the cloud already: no limit holds it back.
    for (const Step &step : std::as_const(m_plan.steps)) {
        if (m_states[step.id].phase == StepState::Phase::Waiting && !m_histories[step.id].isEmpty())
            take(step, stop);
    }
}

void Run::beginWhatMay(std::stop_token stop)
{
    if (m_held)
        return;
    for (const Step &step : std::as_const(m_plan.steps)) {
        if (mayBegin(step) && withinLimits(step) && (!m_cancelAsked || completesWhatWasBegun(step)))
            take(step, stop);
    }
}

void Run::take(const Step &step, std::stop_token stop)
{
    StepState &state = m_states[step.id];
    state.phase = StepState::Phase::UnderWay;
    if (!state.begunAt)
        state.begunAt = m_clock.now();
    Q_EMIT stepChanged(step.id);
    const auto detached = executeStep(step, stop); // It goes on by itself and wakes execute() at its end.
}

bool Run::mayBegin(const Step &step) const
{
    if (m_states[step.id].phase != StepState::Phase::Waiting)
        return false;
    const bool met = std::ranges::all_of(step.needs, [this](int id) {
        return m_states[id].phase == StepState::Phase::Ended && m_states[id].end.outcome == Outcome::Done;
    });
    return met && std::ranges::all_of(step.after, [this](int id) {
               return m_states[id].phase == StepState::Phase::Ended;
           });
}

bool Run::withinLimits(const Step &step) const
{
    if (!isMove(step.kind))
        return true;
    int overall = 0;
    int ofSource = 0;
    int ofDestination = 0;
    for (const Step &other : m_plan.steps) {
        const StepState &state = m_states[other.id];
        if (!isMove(other.kind) || state.phase != StepState::Phase::UnderWay)
            continue;
        const auto destination = other.destination ? other.destination : state.progress.destination;
        ++overall;
        ofSource += other.host == step.host;
        ofDestination += step.destination && destination == step.destination;
    }
    return overall < m_plan.policy.overall && ofSource < m_plan.policy.perSource
        && ofDestination < m_plan.policy.perDestination;
}

bool Run::completesWhatWasBegun(const Step &step) const
{
    if (step.server.isEmpty() || isMove(step.kind))
        return false;
    return std::ranges::any_of(step.needs, [&](int id) {
        const StepState &needed = m_states[id];
        if (m_plan.step(id)->server != step.server)
            return false;
        switch (needed.phase) {
        case StepState::Phase::Waiting:
            return completesWhatWasBegun(*m_plan.step(id));
        case StepState::Phase::UnderWay:
            return true;
        case StepState::Phase::Ended:
            break;
        }
        return needed.end.outcome == Outcome::Done;
    });
}

QString Run::hopeless(const Step &step) const
{
    if (m_states[step.id].phase != StepState::Phase::Waiting || !m_histories[step.id].isEmpty())
        return {};
    if (m_canceled && !completesWhatWasBegun(step))
        return u"Not begun: the run was canceled"_s;
    if (m_plan.policy.onFailure == RunPolicy::OnFailure::Stop && anyFailed() && !completesWhatWasBegun(step))
        return u"Not begun: the run stops at the first failure"_s;
    for (const int id : step.needs) {
        const StepState &needed = m_states[id];
        if (needed.phase == StepState::Phase::Ended && needed.end.outcome != Outcome::Done
            && needed.end.outcome != Outcome::Interrupted)
            return u"Not begun: it needs step %1, which did not come true"_s.arg(id);
    }
    return {};
}

QCoro::Task<void> Run::journalCancel()
{
    if (!m_cancelAsked || m_canceled)
        co_return;
    JournalEntry entry;
    entry.at = m_clock.now();
    entry.event = JournalEntry::Event::Canceled;
    entry.sentence = u"Canceled: nothing new is begun"_s;
    const auto written = co_await m_journal.append(m_id, entry);
    if (written)
        m_canceled = true;
    else if (m_interruption.isEmpty())
        m_interruption = describe(written.error());
}

QCoro::Task<void> Run::skipWhatCannot()
{
    bool skipped = true;
    while (skipped) {
        skipped = false;
        for (const Step &step : std::as_const(m_plan.steps)) {
            const QString why = hopeless(step);
            if (why.isEmpty())
                continue;
            const StepEnd end {Outcome::Skipped, why};
            co_await finish(step.id, end);
            skipped = m_interruption.isEmpty();
            if (!skipped)
                co_return;
        }
    }
}

QCoro::Task<void> Run::executeStep(Step step, std::stop_token stop)
{
    Log log(*this, step.id);
    if (m_histories[step.id].isEmpty()) {
        JournalEntry begun;
        begun.event = JournalEntry::Event::Begun;
        begun.sentence = describe(step);
        if (const auto written = co_await log.record(begun); !written) {
            const StepEnd end {Outcome::Interrupted, describe(written.error())};
            co_await finish(step.id, end);
            wake();
            co_return;
        }
    }
    StepContext context {m_nova, m_clock, log, m_plan.policy, m_times, stop};
    const StepEnd end = co_await perform(context, step);
    co_await finish(step.id, end);
    wake();
}

QCoro::Task<void> Run::finish(int step, StepEnd end)
{
    if (end.outcome != Outcome::Interrupted) {
        JournalEntry entry;
        entry.at = m_clock.now();
        entry.step = step;
        entry.event = JournalEntry::Event::Ended;
        entry.outcome = outcomeWord(end.outcome);
        entry.sentence = end.sentence;
        entry.requestId = end.requestId;
        const auto written = co_await m_journal.append(m_id, entry);
        if (written)
            m_histories[step] << entry;
        else
            end = {Outcome::Interrupted, describe(written.error())};
    }
    if (end.outcome == Outcome::Interrupted && m_interruption.isEmpty()) {
        m_interruption = end.sentence;
        qCInfo(logRun) << "run" << m_id << "interrupted:" << end.sentence;
    }
    StepState &state = m_states[step];
    state.phase = StepState::Phase::Ended;
    state.end = end;
    state.endedAt = m_clock.now();
    Q_EMIT stepChanged(step);
}

bool Run::anyFailed() const
{
    return std::ranges::any_of(m_states, [](const StepState &state) {
        return state.phase == StepState::Phase::Ended && state.end.outcome != Outcome::Done;
    });
}

int Run::count(StepState::Phase phase) const
{
    return int(std::ranges::count(m_states, phase, &StepState::phase));
}

void Run::hold()
{
    m_held = true;
    Q_EMIT steered();
}

void Run::release()
{
    m_held = false;
    wake();
    Q_EMIT steered();
}

void Run::cancel()
{
    m_cancelAsked = true;
    wake();
    Q_EMIT steered();
}

void Run::wake()
{
    if (m_wake && !m_wake->future().isFinished())
        m_wake->finish();
}

} // namespace drover
