// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/steps.h"

#include "core/rules/serverstate.h"

using namespace Qt::StringLiterals;

namespace drover {

Plan emptyPlan(const Snapshot &snapshot, Plan::Intent intent, const PlanStamp &stamp)
{
    Plan plan;
    plan.id = stamp.id;
    plan.intent = intent;
    plan.cloud = snapshot.cloud.key();
    plan.cloudName = snapshot.cloud.name;
    plan.madeAt = stamp.madeAt;
    plan.madeBy = stamp.madeBy;
    plan.snapshotTakenAt = snapshot.takenAt;
    return plan;
}

int append(Plan &plan, Step step)
{
    step.id = plan.steps.isEmpty() ? 1 : plan.steps.last().id + 1;
    plan.steps << std::move(step);
    return plan.steps.last().id;
}

Step serverStep(StepKind kind, const Server &server)
{
    Step step;
    step.kind = kind;
    step.host = server.host;
    step.server = server.id;
    step.serverName = server.name;
    step.statusBefore = server.status;
    return step;
}

Step moveStep(StepKind kind, const Server &server, std::optional<HostName> destination)
{
    Step step = serverStep(kind, server);
    step.destination = std::move(destination);
    const bool live = kind == StepKind::LiveMigrate;
    step.findings << (live ? mayLiveMigrate(server) : mayColdMigrate(server));
    if (live)
        step.memoryBytes = server.flavor.memoryMiB * 1024 * 1024;
    else if (server.powerState == PowerState::Running)
        step.findings << Finding {Finding::Verdict::Warns, u"downtime"_s,
                                  u"It runs, and is off while it is moved"_s};
    if (const Finding lock = lockOf(server); lock.verdict != Finding::Verdict::Passes)
        step.findings << lock;
    return step;
}

int appendConfirmAndStart(Plan &plan, const Server &server, int moved)
{
    Step confirm = serverStep(StepKind::ConfirmResize, server);
    confirm.needs << moved;
    int last = append(plan, confirm);
    if (server.powerState == PowerState::Running) {
        Step start = serverStep(StepKind::StartServer, server);
        start.needs << last;
        last = append(plan, start);
    }
    return last;
}

} // namespace drover
