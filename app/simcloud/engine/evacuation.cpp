// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/evacuation.h"

#include "app/simcloud/engine/holdings.h"
#include "app/simcloud/engine/oddities.h"
#include "app/simcloud/engine/refusals.h"
#include "app/simcloud/engine/scheduler.h"

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

using Step = Operation::Step;

const QString conductorEvent = u"rebuild_server"_s;
const QString rebuildEvent = u"compute_rebuild_instance"_s;
const QString stopEvent = u"compute_stop_instance"_s;

constexpr int firstThatStops = 95; ///< Of microversion 2.95.

void schedule(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    Migration &record = site.record(operation);
    const auto chosen =
        chooseHost(site.cloud, {.server = server, .host = operation.wanted, .ignored = {operation.source}});
    if (!chosen) {
        operation.failure = u"NoValidHost"_s;
        operation.reason = noValidHost(chosen.error());
        setStatus(site.cloud, record, u"error"_s);
        setError(site.cloud, server, operation.failure, operation.reason);
        failEvent(site, operation, conductorEvent);
        return site.timetable.end(operation.id);
    }
    operation.destination = chosen->host;
    holdToo(site.cloud, server, *chosen);
    endEvent(site, operation, conductorEvent);
    site.then(operation, Step::Prepare, 0.1);
}

void prepare(Site &site, Operation &operation)
{
    if (!site.isAlive(operation.destination))
        return site.hang(operation);
    Migration &record = site.record(operation);
    beginEvent(site, operation, rebuildEvent, operation.destination);
    record.destination = operation.destination;
    record.destinationIp = site.cloud.host(operation.destination)->ip;
    setStatus(site.cloud, record, u"pre-migrating"_s);
    site.then(operation, Step::Prepared, 0.5);
}

void prepared(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    server.power = Power::NoState;
    server.updated = site.cloud.now;
    site.then(operation, Step::Copy, 0.6);
}

void arrive(Site &site, Operation &operation)
{
    if (!site.isAlive(operation.destination))
        return site.hang(operation);
    Server &server = site.server(operation);
    Migration &record = site.record(operation);
    if (failsAt(server, u"spawn"_s)) {
        operation.failure = u"BuildAbortException"_s;
        operation.reason =
            u"Build of instance %1 aborted: lab.fail=spawn: the guest did not start"_s.arg(server.id);
        letGo(site.cloud, server, operation.destination);
        setStatus(site.cloud, record, u"failed"_s);
        setError(site.cloud, server, operation.failure, operation.reason);
        failEvent(site, operation, rebuildEvent);
        return site.timetable.end(operation.id);
    }
    server.launched = site.cloud.now;
    server.fault.reset();
    const bool endsStopped =
        operation.stateBefore == VmState::Stopped || operation.microversion >= firstThatStops;
    if (operation.microversion >= firstThatStops) {
        setState(site.cloud, server, VmState::Active, Power::Running);
        return site.then(operation, Step::Stopping, 0.5);
    }
    setState(site.cloud, server, endsStopped ? VmState::Stopped : VmState::Active,
             endsStopped ? Power::Shutdown : Power::Running);
    setStatus(site.cloud, record, u"done"_s);
    site.then(operation, Step::Rest, 0.5);
}

void rest(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    site.cloud.place(server, operation.destination);
    server.updated = site.cloud.now;
    endEvent(site, operation, rebuildEvent);
    if (operation.microversion < firstThatStops)
        return site.timetable.end(operation.id);
    site.then(operation, Step::Close, 0.5);
}

} // namespace

Verdict orderEvacuation(Site &site, Server &server, const Asker &asker, const QString &host)
{
    if (!host.isEmpty() && !site.cloud.host(host))
        return Refusal {404, u"Compute host %1 not found."_s.arg(host)};
    if (!host.isEmpty() && host == server.host)
        return Refusal {400, u"The target host can't be the same one."_s};
    if (Verdict refused =
            refuseByState(server, u"evacuate"_s, {VmState::Active, VmState::Stopped, VmState::Error}))
        return refused;
    const Host *source = site.cloud.host(server.host);
    if (!source || source->isUp(site.cloud.now))
        return Refusal {400, u"Compute service of %1 is still in use."_s.arg(server.host)};
    Operation operation = operationFor(server, asker, Operation::Kind::Evacuation);
    operation.wanted = host;
    operation.migration = site.cloud
                              .addMigration({.type = u"evacuation"_s,
                                             .status = u"accepted"_s,
                                             .serverId = server.id,
                                             .source = server.host,
                                             .destination = host,
                                             .userId = asker.userId,
                                             .projectId = asker.projectId,
                                             .created = site.cloud.now})
                              .id;
    setTask(site.cloud, server, u"rebuilding"_s);
    openAction(site.cloud, server, asker, u"evacuate"_s);
    site.then(site.timetable.add(std::move(operation)), Step::Begin, 0.1);
    return std::nullopt;
}

void stepEvacuation(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    switch (operation.step) {
    case Step::Begin:
        beginEvent(site, operation, conductorEvent, controller());
        return site.then(operation, Step::Schedule, 0.3);
    case Step::Schedule:
        return schedule(site, operation);
    case Step::Prepare:
        return prepare(site, operation);
    case Step::Prepared:
        return prepared(site, operation);
    case Step::Copy:
        setTask(site.cloud, server, u"rebuild_block_device_mapping"_s);
        return site.then(operation, Step::Copied, 0.2);
    case Step::Copied:
        setTask(site.cloud, server, u"rebuild_spawning"_s);
        return site.then(operation, Step::Arrive, 0.4 + oddNumber(server, u"spawn_seconds"_s, 1));
    case Step::Arrive:
        return arrive(site, operation);
    case Step::Stopping:
        beginEvent(site, operation, stopEvent, operation.destination);
        setTask(site.cloud, server, u"powering-off"_s);
        return site.then(operation, Step::Stopped, 0.7);
    case Step::Stopped:
        endEvent(site, operation, stopEvent);
        setState(site.cloud, server, VmState::Stopped, Power::Shutdown);
        return site.then(operation, Step::Rest, 0.4);
    case Step::Rest:
        return rest(site, operation);
    case Step::Close:
        setStatus(site.cloud, site.record(operation), u"done"_s);
        return site.timetable.end(operation.id);
    default:
        return site.hang(operation);
    }
}

void dropEvacuation(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    Migration &record = site.record(operation);
    if (server.host != operation.destination && !operation.destination.isEmpty()) {
        if (record.status == "done"_L1) {
            site.cloud.place(server, operation.destination);
        } else {
            letGo(site.cloud, server, operation.destination);
        }
    } else if (server.host == operation.destination && !record.hasEnded()) {
        setStatus(site.cloud, record, u"done"_s);
    }
    if (!record.hasEnded())
        setStatus(site.cloud, record, u"failed"_s);
    site.timetable.end(operation.id);
}

void completeEvacuationsFrom(Site &site, const QString &host)
{
    for (Migration &record : site.cloud.migrations()) {
        if (record.deleted || record.source != host || record.type != "evacuation"_L1
            || record.status != "done"_L1)
            continue;
        if (Server *server = site.cloud.server(record.serverId); server && server->host != host)
            letGo(site.cloud, *server, host);
        setStatus(site.cloud, record, u"completed"_s);
    }
}

} // namespace simcloud
