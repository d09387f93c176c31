// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/report.h"

#include <QJsonArray>
#include <QMap>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QJsonObject stepReport(const Step &step, const StepState &state)
{
    QJsonObject json {{u"id"_s, step.id}, {u"kind"_s, kindWord(step.kind)}};
    if (!step.host.isEmpty())
        json.insert(u"host"_s, step.host.value);
    if (!step.server.isEmpty()) {
        json.insert(u"server"_s, step.server.value);
        json.insert(u"server_name"_s, step.serverName);
    }
    if (state.phase == StepState::Phase::Waiting) {
        json.insert(u"outcome"_s, u"waiting"_s);
        return json;
    }
    json.insert(u"outcome"_s,
                state.phase == StepState::Phase::Ended ? outcomeWord(state.end.outcome) : u"under-way"_s);
    json.insert(u"sentence"_s,
                state.phase == StepState::Phase::Ended ? state.end.sentence : state.progress.sentence);
    if (!state.end.requestId.isEmpty())
        json.insert(u"request_id"_s, state.end.requestId.value);
    if (state.begunAt)
        json.insert(u"begun_at"_s, state.begunAt->toString(Qt::ISODateWithMs));
    if (state.endedAt)
        json.insert(u"ended_at"_s, state.endedAt->toString(Qt::ISODateWithMs));
    return json;
}

} // namespace

QJsonObject report(const Run &run)
{
    QJsonArray steps;
    for (const Step &step : run.plan().steps)
        steps << stepReport(step, run.state(step.id));
    QJsonArray stays;
    for (const Stay &stay : run.plan().stays) {
        stays << QJsonObject {{u"server"_s, stay.server.value},
                              {u"server_name"_s, stay.serverName},
                              {u"status"_s, stay.status},
                              {u"sentence"_s, stay.why.sentence}};
    }
    QJsonObject json {{u"run"_s, run.id()},
                      {u"intent"_s, intentWord(run.plan().intent)},
                      {u"state"_s, stateWord(run.outcome())},
                      {u"steps"_s, steps},
                      {u"stays"_s, stays}};
    if (!run.plan().host.isEmpty())
        json.insert(u"host"_s, run.plan().host.value);
    if (!run.interruption().isEmpty())
        json.insert(u"interruption"_s, run.interruption());
    return json;
}

QString verdict(const Run &run)
{
    QMap<Outcome, int> counts;
    for (const Step &step : run.plan().steps) {
        const StepState state = run.state(step.id);
        if (state.phase == StepState::Phase::Ended)
            ++counts[state.end.outcome];
    }
    const int done = counts.take(Outcome::Done);
    QString sentence =
        u"%1: %2 of %3 steps done"_s.arg(describe(run.plan())).arg(done).arg(run.plan().steps.size());
    for (const auto &[outcome, count] : counts.asKeyValueRange())
        sentence += u", %1 %2"_s.arg(count).arg(outcomeWord(outcome));
    if (!run.plan().stays.isEmpty())
        sentence += u"; %1 left where they are"_s.arg(run.plan().stays.size());
    return sentence;
}

} // namespace drover
