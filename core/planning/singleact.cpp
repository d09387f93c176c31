// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/singleact.h"

#include "core/planning/steps.h"
#include "core/rules/destination.h"
#include "core/rules/serverstate.h"

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// The server, or the sentence that says why not.
Result<const Server *> find(const Snapshot &snapshot, const ServerId &id)
{
    if (const Server *server = snapshot.server(id))
        return server;
    return rejected(u"There is no instance with the id %1, or this login may not see it"_s.arg(id.value));
}

Result<Plan> planDecisions(const Snapshot &snapshot, const QList<ServerId> &ids, Plan::Intent intent,
                           StepKind kind, const PlanStamp &stamp)
{
    Plan plan = emptyPlan(snapshot, intent, stamp);
    for (const ServerId &id : ids) {
        const auto server = find(snapshot, id);
        if (!server)
            return failure(server);
        if ((*server)->status != ServerStatus::VerifyResize) {
            return rejected(u"%1 is %2: only an instance in VERIFY_RESIZE can be confirmed or reverted"_s.arg(
                (*server)->name, (*server)->statusText));
        }
        const int decided = append(plan, serverStep(kind, **server));
        if ((*server)->powerState == PowerState::Running) {
            Step start = serverStep(StepKind::StartServer, **server);
            start.needs << decided;
            append(plan, start);
        }
    }
    return plan;
}

Result<Plan> planOnLiveMigration(const Snapshot &snapshot, const ServerId &id, Plan::Intent intent,
                                 StepKind kind, const PlanStamp &stamp)
{
    const auto server = find(snapshot, id);
    if (!server)
        return failure(server);
    const Migration *migration = snapshot.migrationUnderWay(id);
    if (!migration || migration->type != Migration::Type::Live) {
        return rejected(
            u"%1 is %2: no live migration of it is under way"_s.arg((*server)->name, (*server)->statusText));
    }
    Plan plan = emptyPlan(snapshot, intent, stamp);
    Step step = serverStep(kind, **server);
    step.migration = migration->id;
    step.host = migration->source;
    step.destination = migration->destination;
    append(plan, step);
    return plan;
}

} // namespace

Result<Plan> planEnable(const Snapshot &snapshot, const HostName &host, const PlanStamp &stamp)
{
    const ComputeService *service = snapshot.service(host);
    if (!service) {
        return rejected(
            (snapshot.services.reading == Reading::Complete
                 ? u"There is no nova-compute on a host called %1"_s
                 : u"The compute services could not all be read, so that nothing is known of %1"_s)
                .arg(host.value));
    }
    Plan plan = emptyPlan(snapshot, Plan::Intent::Enable, stamp);
    plan.host = host;
    if (service->status == ComputeService::Status::Enabled)
        return plan;
    Step enable;
    enable.kind = StepKind::EnableService;
    enable.host = host;
    append(plan, enable);
    return plan;
}

Result<Plan> planReturn(const Snapshot &snapshot, const HostName &host, const QList<ServerId> & /*home*/,
                        const RunPolicy & /*policy*/, const PlanStamp &stamp)
{
    return planEnable(snapshot, host, stamp);
}

Result<Plan> planMoves(const Snapshot &snapshot, const QList<MoveWish> &wishes, const RunPolicy & /*policy*/,
                       const PlanStamp &stamp)
{
    return planMove(snapshot, wishes.first(), stamp);
}

Result<Plan> planMove(const Snapshot &snapshot, const MoveWish &wish, const PlanStamp &stamp)
{
    const auto found = find(snapshot, wish.server);
    if (!found)
        return failure(found);
    const Server &server = **found;
    if (server.host.isEmpty())
        return rejected(
            u"This login may not see on which host %1 is, so that its move could not be watched"_s.arg(
                server.name));
    if (const ComputeService *source = snapshot.service(server.host);
        source && source->state == ComputeService::State::Down) {
        return rejected(u"%1 is on %2, which is down: it cannot be migrated from there"_s.arg(
            server.name, server.host.value));
    }
    const bool off = server.status == ServerStatus::Shutoff;
    const bool live = wish.kind == MoveKind::Live || (wish.kind == MoveKind::Auto && !off);
    const Finding state = live ? mayLiveMigrate(server) : mayColdMigrate(server);
    if (state.verdict == Finding::Verdict::Blocks)
        return rejected(u"%1 cannot be moved: %2"_s.arg(server.name, state.sentence));
    if (live) {
        if (const Finding device = passthroughOf(server); device.verdict == Finding::Verdict::Blocks)
            return rejected(u"%1 cannot be moved live: %2. A cold migration can move it"_s.arg(
                server.name, device.sentence));
    }
    if (wish.destination) {
        if (const Finding may = mayReceive(snapshot, *wish.destination, server.host);
            may.verdict == Finding::Verdict::Blocks)
            return rejected(u"%1 cannot be the destination: %2"_s.arg(wish.destination->value, may.sentence));
    }
    Plan plan = emptyPlan(snapshot, Plan::Intent::Migrate, stamp);
    plan.policy = wish.policy;
    const int moved = append(
        plan, moveStep(live ? StepKind::LiveMigrate : StepKind::ColdMigrate, server, wish.destination));
    if (!live && wish.confirm)
        appendConfirmAndStart(plan, server, moved);
    return plan;
}

Result<Plan> planConfirm(const Snapshot &snapshot, const QList<ServerId> &servers, const PlanStamp &stamp)
{
    return planDecisions(snapshot, servers, Plan::Intent::Confirm, StepKind::ConfirmResize, stamp);
}

Result<Plan> planRevert(const Snapshot &snapshot, const QList<ServerId> &servers, const PlanStamp &stamp)
{
    return planDecisions(snapshot, servers, Plan::Intent::Revert, StepKind::RevertResize, stamp);
}

Result<Plan> planAbort(const Snapshot &snapshot, const ServerId &server, const PlanStamp &stamp)
{
    return planOnLiveMigration(snapshot, server, Plan::Intent::Abort, StepKind::AbortMigration, stamp);
}

Result<Plan> planForceComplete(const Snapshot &snapshot, const ServerId &server, const PlanStamp &stamp)
{
    return planOnLiveMigration(snapshot, server, Plan::Intent::ForceComplete, StepKind::ForceComplete, stamp);
}

} // namespace drover
