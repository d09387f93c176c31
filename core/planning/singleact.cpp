// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/singleact.h"

#include "core/planning/moveway.h"
#include "core/planning/steps.h"
#include "core/rules/destination.h"
#include "core/rules/serverstate.h"

#include <QSet>

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

bool isDown(const Snapshot &snapshot, const HostName &host)
{
    const ComputeService *service = snapshot.service(host);
    return service && service->state == ComputeService::State::Down;
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

/// Appends one move to a plan. Errors: Rejected, naming the server.
Result<void> appendMove(Plan &plan, const Snapshot &snapshot, const MoveWish &wish)
{
    const auto found = find(snapshot, wish.server);
    if (!found)
        return failure(found);
    const Server &server = **found;
    if (server.host.isEmpty())
        return rejected(
            u"This login may not see on which host %1 is, so that its move could not be watched"_s.arg(
                server.name));
    if (isDown(snapshot, server.host)) {
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
            return rejected(u"%1 cannot be the destination of %2: %3"_s.arg(wish.destination->value,
                                                                            server.name, may.sentence));
    }
    const int moved = append(
        plan, moveStep(live ? StepKind::LiveMigrate : StepKind::ColdMigrate, server, wish.destination));
    if (!live && wish.confirm)
        appendConfirmAndStart(plan, server, moved);
    return {};
}

/// The compute services as they stand once a host is enabled.
Snapshot onceEnabled(const Snapshot &snapshot, const ComputeService &service)
{
    ComputeService open = service;
    open.status = ComputeService::Status::Enabled;
    open.disabledReason.clear();
    Snapshot then;
    then.services = snapshot.services;
    for (auto &value : then.services.values) {
        if (value->host == service.host)
            value = std::make_shared<const ComputeService>(open);
    }
    return then;
}

/// How a server can be brought home, or why it stays where it is.
MoveWay wayHome(const Snapshot &snapshot, const Server &server, const Finding &mayReturn)
{
    if (mayReturn.verdict != Finding::Verdict::Passes)
        return tl::unexpected<Finding>(mayReturn);
    if (server.host.isEmpty()) {
        return tl::unexpected<Finding>({Finding::Verdict::Unknown, u"host"_s,
                                        u"It is on no host, or this login may not see on which"_s});
    }
    if (isDown(snapshot, server.host)) {
        return tl::unexpected<Finding>(
            {Finding::Verdict::Blocks, u"host"_s,
             u"It is on %1, which is down: it cannot be migrated from there"_s.arg(server.host.value)});
    }
    return keepingItsState(server);
}

/// A server that the snapshot does not have.
Stay missing(const Snapshot &snapshot, const ServerId &id)
{
    const bool all = snapshot.servers.reading == Reading::Complete;
    return {id,
            id.value,
            {},
            {Finding::Verdict::Unknown, u"exists"_s,
             all ? u"It no longer exists, or this login may not see it"_s
                 : u"The instances could not all be read, so that it is not known where it is"_s}};
}

} // namespace

Result<Plan> planEnable(const Snapshot &snapshot, const HostName &host, const PlanStamp &stamp)
{
    return planReturn(snapshot, host, {}, {}, stamp);
}

Result<Plan> planReturn(const Snapshot &snapshot, const HostName &host, const QList<ServerId> &home,
                        const RunPolicy &policy, const PlanStamp &stamp)
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
    plan.policy = policy;
    QList<int> enabled;
    if (service->status != ComputeService::Status::Enabled) {
        Step enable;
        enable.kind = StepKind::EnableService;
        enable.host = host;
        enabled << append(plan, enable);
    }
    const Snapshot then = onceEnabled(snapshot, *service);
    QSet<ServerId> seen;
    for (const ServerId &id : home) {
        if (seen.contains(id))
            continue;
        seen.insert(id);
        const Server *server = snapshot.server(id);
        if (!server) {
            plan.stays << missing(snapshot, id);
            continue;
        }
        if (server->host == host) {
            plan.stays << Stay {
                id,
                server->name,
                server->statusText,
                {Finding::Verdict::Passes, u"destination"_s, u"It is on %1 already"_s.arg(host.value)}};
            continue;
        }
        const MoveWay way = wayHome(snapshot, *server, mayReceive(then, host, server->host));
        if (!way) {
            plan.stays << Stay {id, server->name, server->statusText, way.error()};
            continue;
        }
        Step step = moveStep(*way, *server, host);
        step.needs = enabled;
        const int moved = append(plan, step);
        if (*way == StepKind::ColdMigrate)
            appendConfirmAndStart(plan, *server, moved);
    }
    return plan;
}

Result<Plan> planMove(const Snapshot &snapshot, const MoveWish &wish, const PlanStamp &stamp)
{
    return planMoves(snapshot, {wish}, wish.policy, stamp);
}

Result<Plan> planMoves(const Snapshot &snapshot, const QList<MoveWish> &wishes, const RunPolicy &policy,
                       const PlanStamp &stamp)
{
    Plan plan = emptyPlan(snapshot, Plan::Intent::Migrate, stamp);
    plan.policy = policy;
    QSet<ServerId> moved;
    for (const MoveWish &wish : wishes) {
        if (const auto appended = appendMove(plan, snapshot, wish); !appended)
            return failure(appended);
        if (moved.contains(wish.server)) {
            return rejected(
                u"%1 is to be moved twice: one plan moves it once"_s.arg(snapshot.server(wish.server)->name));
        }
        moved.insert(wish.server);
    }
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
