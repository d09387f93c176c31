// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/plan/sampleplan.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace drover {

Plan samplePlan()
{
    Plan plan;
    plan.id = u"5f0e0000-0000-4000-8000-000000000001"_s;
    plan.intent = Plan::Intent::Drain;
    plan.cloud = u"https://keystone.example/v3|RegionOne"_s;
    plan.cloudName = u"prod"_s;
    plan.host = HostName(u"cmp1"_s);
    plan.madeAt = QDateTime(QDate(2026, 11, 17), QTime(2, 0, 0, 250), QTimeZone::utc());
    plan.madeBy = u"ops"_s;
    plan.snapshotTakenAt = plan.madeAt.addSecs(-30);
    plan.policy.onFailure = RunPolicy::OnFailure::Stop;
    plan.policy.onTimeout = RunPolicy::OnTimeout::ForceComplete;
    plan.policy.migrationTimeout = std::chrono::seconds(900);
    plan.policy.perSource = 2;
    plan.policy.perDestination = 3;
    plan.policy.overall = 5;
    const auto add = [&plan](StepKind kind) -> Step & {
        Step step;
        step.id = int(plan.steps.size()) + 1;
        step.kind = kind;
        step.host = HostName(u"cmp1"_s);
        plan.steps << step;
        return plan.steps.last();
    };
    const auto addOf = [&add](StepKind kind, const QString &server) -> Step & {
        Step &step = add(kind);
        step.server = ServerId(u"id-"_s + server);
        step.serverName = server;
        return step;
    };
    add(StepKind::DisableService).reason = u"new fans, ticket 4711"_s;
    Step &live = addOf(StepKind::LiveMigrate, u"db-1"_s);
    live.needs = {1};
    live.statusBefore = ServerStatus::Active;
    live.destination = HostName(u"cmp2"_s);
    live.memoryBytes = qint64(8) * 1024 * 1024 * 1024;
    live.findings << Finding {Finding::Verdict::Passes, u"state"_s, u"ACTIVE can be moved while it runs"_s}
                  << Finding {Finding::Verdict::Warns, u"locked"_s, u"It is locked"_s};
    addOf(StepKind::ColdMigrate, u"off-1"_s).needs = {1};
    addOf(StepKind::ConfirmResize, u"off-1"_s).needs = {3};
    addOf(StepKind::RevertResize, u"w-1"_s);
    addOf(StepKind::StartServer, u"off-1"_s).needs = {4};
    addOf(StepKind::AbortMigration, u"busy-1"_s).migration = 41;
    addOf(StepKind::ForceComplete, u"busy-2"_s).migration = 42;
    add(StepKind::VerifyHostEmpty).after = {2, 4};
    add(StepKind::EnableService).needs = {9};
    plan.stays << Stay {ServerId(u"id-err-1"_s), u"err-1"_s, u"ERROR"_s,
                        Finding {Finding::Verdict::Blocks, u"state"_s, u"ERROR cannot be moved"_s}};
    return plan;
}

} // namespace drover
