// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/scene.h"

#include <QCoroTask>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QString lively()
{
    return LivelyCloud(QDateTime()).snapshot().cloud.key();
}

} // namespace

Step hostStep(StepKind kind, const QString &host, const QString &reason)
{
    Step step;
    step.kind = kind;
    step.host = HostName(host);
    step.reason = reason;
    return step;
}

Step serverStep(StepKind kind, const QString &server, const QString &host, std::optional<QString> destination)
{
    Step step;
    step.kind = kind;
    step.host = HostName(host);
    step.server = ServerId(u"id-"_s + server);
    step.serverName = server;
    if (destination)
        step.destination = HostName(*destination);
    return step;
}

Plan planOf(QList<Step> steps, RunPolicy policy)
{
    Plan plan;
    plan.id = u"6b0c6a52-5d0c-4c0e-9d6c-0d2a7f0f7a11"_s;
    plan.intent = Plan::Intent::Migrate;
    plan.cloud = lively();
    plan.cloudName = u"lively"_s;
    plan.madeAt = QDateTime(QDate(2026, 11, 17), QTime(1, 55), QTimeZone::utc());
    plan.madeBy = u"ops"_s;
    plan.snapshotTakenAt = plan.madeAt;
    plan.policy = policy;
    for (Step &step : steps) {
        step.id = int(plan.steps.size()) + 1;
        plan.steps << step;
    }
    return plan;
}

Scene::Scene() : cloud(clock.now()), nova(cloud, clock)
{
    auto opened = QCoro::waitFor(Journal::open(folder.filePath(u"journal.sqlite"_s)));
    if (!opened)
        qFatal("%s", qPrintable(describe(opened.error())));
    journal = std::move(*opened);
}

std::unique_ptr<Run> Scene::begin(const Plan &plan)
{
    auto begun = QCoro::waitFor(Run::begin(nova, *journal, clock, plan, lively()));
    if (!begun) {
        qWarning("%s", qPrintable(describe(begun.error())));
        return nullptr;
    }
    return std::move(*begun);
}

std::unique_ptr<Run> Scene::execute(const Plan &plan)
{
    auto run = begin(plan);
    if (run)
        QCoro::waitFor(run->execute(stop.get_token()));
    return run;
}

StepEnd Scene::perform(const Step &step, const RunPolicy &policy)
{
    const auto run = execute(planOf({step}, policy));
    return run ? run->state(1).end : StepEnd();
}

std::unique_ptr<Run> Scene::resume(qint64 id)
{
    auto resumed = QCoro::waitFor(Run::resume(nova, *journal, clock, id, lively()));
    if (!resumed) {
        qWarning("%s", qPrintable(describe(resumed.error())));
        return nullptr;
    }
    QCoro::waitFor((*resumed)->execute(stop.get_token()));
    return std::move(*resumed);
}

QList<JournalEntry> Scene::entries(qint64 run)
{
    return QCoro::waitFor(journal->entries(run)).value_or(QList<JournalEntry>());
}

QStringList outcomes(const Run &run)
{
    QStringList lines;
    for (const Step &step : run.plan().steps)
        lines << u"%1 %2"_s.arg(step.id).arg(outcomeWord(run.state(step.id).end.outcome));
    return lines;
}

QStringList sorted(QStringList lines)
{
    lines.sort();
    return lines;
}

} // namespace drover
