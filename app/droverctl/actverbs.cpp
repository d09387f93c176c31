// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/execute.h"
#include "app/droverctl/forecasttext.h"
#include "app/droverctl/lastdrain.h"
#include "app/droverctl/table.h"
#include "app/droverctl/verbs.h"
#include "core/plan/command.h"
#include "core/plan/planjson.h"

#include <QFile>
#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Verb = Arguments::Verb;

constexpr qint64 largestPlanFile = 64 * 1024 * 1024;

Result<Plan> readPlanFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return localProblem(u"The plan cannot be read: %1"_s.arg(file.errorString()), name);
    if (file.size() > largestPlanFile)
        return malformed(u"it has %1 bytes, which is no plan"_s.arg(file.size()), name);
    return planFromJson(file.readAll(), name);
}

DrainWish drainWish(const Arguments &arguments)
{
    DrainWish wish;
    wish.host = arguments.host;
    wish.reason = arguments.reason;
    wish.destinations = arguments.destinations;
    wish.pendingResize = arguments.pendingResize;
    wish.keepOthersReason = arguments.keepOthersReason;
    wish.policy = arguments.policy;
    return wish;
}

Result<Plan> planServerVerb(const Snapshot &snapshot, const Arguments &arguments, const PlanStamp &stamp)
{
    const auto server = findServer(snapshot, arguments.server);
    if (!server)
        return failure(server);
    switch (arguments.verb) {
    case Verb::Migrate: {
        MoveWish wish;
        wish.server = *server;
        wish.kind = arguments.moveKind;
        if (!arguments.destinations.isEmpty())
            wish.destination = arguments.destinations.first();
        wish.confirm = arguments.confirm;
        wish.policy = arguments.policy;
        return planMove(snapshot, wish, stamp);
    }
    case Verb::Confirm:
        return planConfirm(snapshot, {*server}, stamp);
    case Verb::Revert:
        return planRevert(snapshot, {*server}, stamp);
    case Verb::Abort:
        return planAbort(snapshot, *server, stamp);
    default:
        return planForceComplete(snapshot, *server, stamp);
    }
}

QCoro::Task<Result<Plan>> planEnableVerb(Session &session, SnapshotPtr snapshot, Arguments arguments)
{
    QList<ServerId> home;
    if (arguments.bringHome) {
        const auto away = co_await movedAwayByLastDrain(session, arguments.host);
        if (!away)
            co_return failure(away);
        home = *away;
    }
    co_return planReturn(*snapshot, arguments.host, home, arguments.policy, session.stamp());
}

/// The plan that the words ask for, on a fresh picture. A plan file is taken as it is, without one.
QCoro::Task<Result<Plan>> makePlan(Session &session, SnapshotPtr snapshot, Arguments arguments)
{
    switch (arguments.verb) {
    case Verb::RunPlan:
        co_return readPlanFile(arguments.file);
    case Verb::PlanDrain:
    case Verb::Drain:
        co_return planDrain(*snapshot, drainWish(arguments), session.stamp());
    case Verb::Enable:
        co_return co_await planEnableVerb(session, snapshot, arguments);
    default:
        co_return planServerVerb(*snapshot, arguments, session.stamp());
    }
}

/// A plan for people, with how long it takes where there is a picture to judge by.
QString toRead(const Plan &plan, const SnapshotPtr &snapshot)
{
    return snapshot ? planTable(plan) + forecastText(forecast(*snapshot, plan)) : planTable(plan);
}

void show(const Plan &plan, const SnapshotPtr &snapshot, Arguments::Format format)
{
    switch (format) {
    case Arguments::Format::Json:
        return print(QJsonValue(toJson(plan)));
    case Arguments::Format::Shell:
        return print(shellScript(plan));
    case Arguments::Format::Table:
        return print(toRead(plan, snapshot));
    }
}

/// Whether a run of ours has disabled a host with the reason it shows now.
QCoro::Task<Result<bool>> disabledByUs(Session &session, Plan plan)
{
    const auto snapshot = co_await session.snapshot();
    if (!snapshot)
        co_return failure(snapshot);
    const auto journal = co_await session.journal();
    if (!journal)
        co_return failure(journal);
    const auto records = co_await (*journal)->runs();
    if (!records)
        co_return failure(records);
    const QString reason = (*snapshot)->service(plan.host)->disabledReason;
    for (const RunRecord &record : *records) {
        for (const Step &step : record.plan.steps) {
            if (record.plan.cloud == plan.cloud && step.kind == StepKind::DisableService
                && step.host == plan.host && step.reason == reason)
                co_return true;
        }
    }
    co_return false;
}

/// A stay other than of what is where it was asked to be.
bool isInTheWay(const Stay &stay)
{
    return stay.why.verdict != Finding::Verdict::Passes;
}

Result<bool> askPerson(const QString &question, const QString &elsewhere)
{
    if (!isInteractive())
        return rejected(elsewhere);
    print(question + u" [y/N] "_s);
    QTextStream input(stdin);
    const QString answer = input.readLine().trimmed().toLower();
    return answer == "y"_L1 || answer == "yes"_L1;
}

/// Whether to go on: said on the command line, or by the person in front. Only what touches a whole host is
/// asked for; a verb that names one instance is its own consent.
QCoro::Task<Result<bool>> consent(Session &session, Plan plan, SnapshotPtr snapshot, Arguments arguments)
{
    if (arguments.yes)
        co_return true;
    const bool moves = std::ranges::any_of(plan.steps, [](const Step &step) { return isMove(step.kind); });
    if (arguments.verb == Verb::Enable && !moves) {
        const auto ours = co_await disabledByUs(session, plan);
        if (!ours)
            co_return failure(ours);
        if (*ours)
            co_return true;
        const QString host = plan.host.value;
        co_return askPerson(
            u"%1 was not disabled by a run of this journal. Enable it all the same?"_s.arg(host),
            u"%1 was not disabled by a run of this journal; --yes enables it all the same. Nothing was "
            "changed"_s.arg(host));
    }
    const bool ofAHost = arguments.verb == Verb::Drain || arguments.verb == Verb::Enable;
    if (!ofAHost && arguments.verb != Verb::RunPlan)
        co_return true;
    print(toRead(plan, snapshot));
    co_return askPerson(
        u"\n%1 now?"_s.arg(describe(plan)),
        u"Nobody can be asked here whether to go on: --yes says so beforehand. Nothing was changed"_s);
}

} // namespace

QCoro::Task<Result<ExitStatus>> act(Session &session, Arguments arguments)
{
    SnapshotPtr snapshot;
    if (arguments.verb != Verb::RunPlan) {
        const auto read = co_await session.snapshot();
        if (!read)
            co_return failure(read);
        snapshot = *read;
    }
    const auto plan = co_await makePlan(session, snapshot, arguments);
    if (!plan)
        co_return failure(plan);
    if (arguments.verb == Verb::PlanDrain) {
        show(*plan, snapshot, arguments.format);
        co_return AskedIsTrue;
    }
    const bool notAllComeHome = arguments.bringHome && std::ranges::any_of(plan->stays, isInTheWay);
    if (plan->steps.isEmpty() && notAllComeHome) {
        print(planTable(*plan));
        complain(u"Nothing was changed."_s);
        co_return NothingDone;
    }
    if (plan->steps.isEmpty()) {
        complain(u"%1: it is so already, nothing was done."_s.arg(describe(*plan)));
        co_return AskedIsTrue;
    }
    const auto cloud = co_await session.cloud();
    if (!cloud)
        co_return failure(cloud);
    const auto agreed = co_await consent(session, *plan, snapshot, arguments);
    if (!agreed)
        co_return failure(agreed);
    if (!*agreed) {
        complain(u"Nothing was changed."_s);
        co_return NothingDone;
    }
    const auto journal = co_await session.journal();
    if (!journal)
        co_return failure(journal);
    const QString key = (*cloud)->identity().key();
    auto run = co_await Run::begin((*cloud)->nova(), **journal, session.clock(), *plan, key);
    if (!run)
        co_return failure(run);
    const auto status = co_await execute(session, std::move(*run), arguments.format);
    if (status && *status == AskedIsTrue && notAllComeHome)
        co_return AskedIsNotTrue;
    co_return status;
}

} // namespace drover
