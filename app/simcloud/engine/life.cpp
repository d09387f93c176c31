// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/life.h"

#include "app/simcloud/engine/holdings.h"
#include "app/simcloud/engine/oddities.h"
#include "app/simcloud/engine/scheduler.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

using Step = Operation::Step;

const QString buildEvent = u"compute__do_build_and_run_instance"_s;
const QString deleteEvent = u"compute_terminate_instance"_s;

void schedule(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    const auto chosen = chooseHost(site.cloud, {.server = server, .host = operation.wanted});
    if (!chosen) {
        setError(site.cloud, server, u"NoValidHost"_s, noValidHost(chosen.error()));
        return site.timetable.end(operation.id);
    }
    operation.source = chosen->host;
    hold(site.cloud, server, *chosen);
    site.then(operation, Step::Prepare, 0.2);
}

void fail(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    site.cloud.release(server.id);
    site.cloud.place(server, {});
    server.power = Power::NoState;
    setError(site.cloud, server, operation.failure, operation.reason);
    failEvent(site, operation, buildEvent);
    site.timetable.end(operation.id);
}

} // namespace

Server &orderCreation(Site &site, Server wanted, const Asker &asker, const QString &host)
{
    wanted.vmState = VmState::Building;
    wanted.power = Power::NoState;
    wanted.taskState = u"scheduling"_s;
    wanted.host.clear();
    wanted.created = wanted.updated = site.cloud.now;
    Server &server = site.cloud.add(std::move(wanted));
    for (ServerGroup &group : site.cloud.groups) {
        if (group.id == server.groupId && !group.members.contains(server.id))
            group.members.append(server.id);
    }
    Operation operation = operationFor(server, asker, Operation::Kind::Creation);
    operation.wanted = host;
    openAction(site.cloud, server, asker, u"create"_s);
    site.then(site.timetable.add(std::move(operation)), Step::Begin, 0.3);
    return server;
}

void stepCreation(Site &site, Operation &operation)
{
    if (operation.step == Step::Begin)
        return schedule(site, operation);
    if (!site.isAlive(operation.source))
        return site.hang(operation);
    Server &server = site.server(operation);
    switch (operation.step) {
    case Step::Prepare:
        beginEvent(site, operation, buildEvent, operation.source);
        site.cloud.place(server, operation.source);
        setTask(site.cloud, server, u"networking"_s);
        return site.then(operation, Step::Prepared, 0.3);
    case Step::Prepared:
        setTask(site.cloud, server, u"block_device_mapping"_s);
        return site.then(operation, Step::Copy, 0.2);
    case Step::Copy:
        setTask(site.cloud, server, u"spawning"_s);
        return site.then(operation, Step::Finish, oddNumber(server, u"spawn_seconds"_s, 1));
    case Step::Finish:
        if (failsAt(server, u"spawn"_s)) {
            operation.failure = u"BuildAbortException"_s;
            operation.reason =
                u"Build of instance %1 aborted: lab.fail=spawn: the guest did not start"_s.arg(server.id);
            return fail(site, operation);
        }
        server.launched = site.cloud.now;
        setState(site.cloud, server, VmState::Active, Power::Running);
        endEvent(site, operation, buildEvent);
        return site.timetable.end(operation.id);
    default:
        return site.hang(operation);
    }
}

void dropCreation(Site &site, Operation &operation)
{
    operation.failure = u"InstanceDeployFailure"_s;
    operation.reason =
        u"Failed to provision instance %1: the host was restarted"_s.arg(site.server(operation).id);
    fail(site, operation);
}

Verdict orderDeletion(Site &site, Server &server, const Asker &asker)
{
    setTask(site.cloud, server, u"deleting"_s);
    openAction(site.cloud, server, asker, u"delete"_s);
    site.then(site.timetable.add(operationFor(server, asker, Operation::Kind::Deletion)), Step::Begin, 0.1);
    return std::nullopt;
}

void stepDeletion(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    // Without its host nova-api deletes it alone, and at once.
    if (operation.step == Step::Begin && site.isAlive(server.host)) {
        beginEvent(site, operation, deleteEvent, server.host);
        return site.then(operation, Step::Close, 0.4);
    }
    endEvent(site, operation, deleteEvent);
    site.cloud.remove(server);
    site.timetable.end(operation.id);
}

} // namespace simcloud
