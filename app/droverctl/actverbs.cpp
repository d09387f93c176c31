// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/execute.h"
#include "app/droverctl/table.h"
#include "app/droverctl/verbs.h"
#include "core/plan/command.h"
#include "core/plan/planjson.h"

#include <QFile>
#include <QTextStream>

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

/// The plan that the words ask for. A plan file is taken as it is; everything else is planned on a fresh
/// picture.
QCoro::Task<Result<Plan>> makePlan(Session &session, Arguments arguments)
{
    if (arguments.verb == Verb::RunPlan)
        co_return readPlanFile(arguments.file);
    const auto snapshot = co_await session.snapshot();
    if (!snapshot)
        co_return failure(snapshot);
    const PlanStamp stamp = session.stamp();
    switch (arguments.verb) {
    case Verb::PlanDrain:
    case Verb::Drain:
        co_return planDrain(**snapshot, drainWish(arguments), stamp);
    case Verb::Enable:
        co_return planEnable(**snapshot, arguments.host, stamp);
    default:
        co_return planServerVerb(**snapshot, arguments, stamp);
    }
}

void show(const Plan &plan, Arguments::Format format)
{
    switch (format) {
    case Arguments::Format::Json:
        return print(QJsonValue(toJson(plan)));
    case Arguments::Format::Shell:
        return print(shellScript(plan));
    case Arguments::Format::Table:
        return print(planTable(plan));
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
QCoro::Task<Result<bool>> consent(Session &session, Plan plan, Arguments arguments)
{
    if (arguments.yes)
        co_return true;
    if (arguments.verb == Verb::Enable && !plan.steps.isEmpty()) {
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
    if (arguments.verb != Verb::Drain && arguments.verb != Verb::RunPlan)
        co_return true;
    print(planTable(plan));
    co_return askPerson(
        u"\n%1 now?"_s.arg(describe(plan)),
        u"Nobody can be asked here whether to go on: --yes says so beforehand. Nothing was changed"_s);
}

} // namespace

QCoro::Task<Result<ExitStatus>> act(Session &session, Arguments arguments)
{
    const auto plan = co_await makePlan(session, arguments);
    if (!plan)
        co_return failure(plan);
    if (arguments.verb == Verb::PlanDrain) {
        show(*plan, arguments.format);
        co_return AskedIsTrue;
    }
    if (plan->steps.isEmpty()) {
        complain(u"%1: it is so already, nothing was done."_s.arg(describe(*plan)));
        co_return AskedIsTrue;
    }
    const auto cloud = co_await session.cloud();
    if (!cloud)
        co_return failure(cloud);
    const auto agreed = co_await consent(session, *plan, arguments);
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
    co_return co_await execute(session, std::move(*run), arguments.format);
}

} // namespace drover
