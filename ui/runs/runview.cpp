// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/runview.h"

#include <utility>

namespace drover {

namespace {

void take(StepState &step, const JournalEntry &entry)
{
    if (!step.begunAt)
        step.begunAt = entry.at;
    if (entry.event != JournalEntry::Event::Ended) {
        step.phase = StepState::Phase::UnderWay;
        if (!entry.sentence.isEmpty())
            step.progress.sentence = entry.sentence;
        return;
    }
    step.phase = StepState::Phase::Ended;
    step.endedAt = entry.at;
    step.end.outcome = outcome(entry.outcome).value_or(Outcome::Failed);
    step.end.sentence = entry.sentence;
    step.end.requestId = entry.requestId;
}

} // namespace

QList<int> RunView::stepsDone() const
{
    QList<int> done;
    for (const Step &step : record.plan.steps) {
        const StepState state = steps.value(step.id);
        if (state.phase == StepState::Phase::Ended && state.end.outcome == Outcome::Done)
            done << step.id;
    }
    return done;
}

RunView viewOf(RunRecord record, const QList<JournalEntry> &entries, bool executed)
{
    RunView view {.record = std::move(record), .executed = executed};
    view.lastAt = view.record.begunAt;
    for (const JournalEntry &entry : entries) {
        if (entry.step > 0)
            take(view.steps[entry.step], entry);
        if (entry.event == JournalEntry::Event::Ended)
            ++view.stepsEnded;
        if (!entry.sentence.isEmpty())
            view.last = entry.sentence;
        view.lastAt = entry.at;
    }
    return view;
}

} // namespace drover
