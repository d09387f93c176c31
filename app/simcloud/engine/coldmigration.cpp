// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/coldmigration.h"

#include "app/simcloud/engine/holdings.h"
#include "app/simcloud/engine/oddities.h"
#include "app/simcloud/engine/refusals.h"
#include "app/simcloud/engine/scheduler.h"

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

using Step = Operation::Step;

const QString conductorEvent = u"conductor_migrate_server"_s;
const QString taskEvent = u"cold_migrate"_s;
const QString prepareEvent = u"compute_prep_resize"_s;
const QString copyEvent = u"compute_resize_instance"_s;
const QString finishEvent = u"compute_finish_resize"_s;
const QString confirmEvent = u"compute_confirm_resize"_s;
const QString revertEvent = u"compute_revert_resize"_s;
const QString finishRevertEvent = u"compute_finish_revert_resize"_s;

/// Of what local disks hold really, as they are sparse.
constexpr double usedShareOfDisk = 0.3;

void setFailure(Operation &operation, const QString &exception, const QString &reason)
{
    operation.failure = exception;
    operation.reason = reason;
}

FlavorPtr newFlavor(const Site &site, const Operation &operation)
{
    return operation.flavorId.isEmpty() ? FlavorPtr() : site.cloud.flavor(operation.flavorId);
}

/// The record that waits for a word: "finished", or on its way from there.
Migration *finishedOne(Cloud &cloud, const Server &server)
{
    const std::vector<int> ids = cloud.migrationsOf(server.id);
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
        Migration *record = cloud.migration(*id);
        if (record->status == "finished"_L1)
            return record;
    }
    return nullptr;
}

double copySeconds(const Site &site, const Operation &operation)
{
    const Server &server = site.cloud.serverByNumber(operation.server);
    const Host &source = *site.cloud.host(operation.source);
    const Host &destination = *site.cloud.host(operation.destination);
    double seconds = 2;
    const bool isShared = !source.storage.isEmpty() && source.storage == destination.storage;
    if (!isShared && !server.bootsFromVolume())
        seconds += double(server.flavor->diskGiB) * 1024 * usedShareOfDisk / source.linkMiBPerSecond;
    return oddNumber(server, u"cold_seconds"_s, seconds);
}

VmState stateByPower(Power power)
{
    return power == Power::Running ? VmState::Active : VmState::Stopped;
}

void begin(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    const FlavorPtr flavor = newFlavor(site, operation);
    Migration &record = site.cloud.addMigration({.type = flavor ? u"resize"_s : u"migration"_s,
                                                 .status = u"pre-migrating"_s,
                                                 .serverId = server.id,
                                                 .source = server.host,
                                                 .oldFlavor = server.flavor->number,
                                                 .newFlavor = flavor ? flavor->number : server.flavor->number,
                                                 .userId = operation.userId,
                                                 .projectId = operation.projectId,
                                                 .created = site.cloud.now});
    operation.migration = record.id;
    beginEvent(site, operation, conductorEvent, controller());
    beginEvent(site, operation, taskEvent, controller());
    handOver(site.cloud, server, record);
    site.then(operation, Step::Schedule, 0.3);
}

void schedule(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    Migration &record = site.record(operation);
    const auto chosen = chooseHost(site.cloud,
                                   {.server = server,
                                    .flavor = newFlavor(site, operation),
                                    .host = operation.wanted,
                                    .ignored = {operation.source}});
    if (!chosen) {
        setFailure(operation, u"NoValidHost"_s,
                   noValidHost(u"No valid host found for %1"_s.arg(
                       operation.flavorId.isEmpty() ? u"cold migrate"_s : u"resize"_s)));
        giveBack(site.cloud, server, record);
        setStatus(site.cloud, record, u"error"_s);
        return site.then(operation, Step::FailRest, 0.5);
    }
    operation.destination = chosen->host;
    hold(site.cloud, server, *chosen);
    endEvent(site, operation, conductorEvent);
    endEvent(site, operation, taskEvent);
    site.then(operation, Step::Prepare, 0.2);
}

void prepare(Site &site, Operation &operation)
{
    if (!site.isAlive(operation.destination))
        return site.hang(operation);
    Migration &record = site.record(operation);
    beginEvent(site, operation, prepareEvent, operation.destination);
    record.destination = operation.destination;
    record.destinationIp = site.cloud.host(operation.destination)->ip;
    record.updated = site.cloud.now;
    site.then(operation, Step::Prepared, 0.4);
}

void prepared(Site &site, Operation &operation)
{
    if (!site.isAlive(operation.source))
        return site.hang(operation);
    endEvent(site, operation, prepareEvent);
    beginEvent(site, operation, copyEvent, operation.source);
    setStatus(site.cloud, site.record(operation), u"migrating"_s);
    site.then(operation, Step::Copy, 0.4);
}

void copy(Site &site, Operation &operation)
{
    setTask(site.cloud, site.server(operation), u"resize_migrating"_s);
    site.then(operation, Step::Copied, copySeconds(site, operation));
}

void copied(Site &site, Operation &operation)
{
    if (!site.isAlive(operation.source))
        return site.hang(operation);
    Server &server = site.server(operation);
    Migration &record = site.record(operation);
    if (failsAt(server, u"cold-source"_s)) {
        setFailure(
            operation, u"ResizeError"_s,
            u"Resize error: lab.fail=cold-source: could not copy the disk to %1"_s.arg(record.destinationIp));
        giveBack(site.cloud, server, record);
        setStatus(site.cloud, record, u"error"_s);
        return site.then(operation, Step::FailRest, 0.3);
    }
    setStatus(site.cloud, record, u"post-migrating"_s);
    site.then(operation, Step::Arrive, 0.4);
}

void arrive(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    endEvent(site, operation, copyEvent);
    site.cloud.place(server, operation.destination);
    setTask(site.cloud, server, u"resize_migrated"_s);
    site.then(operation, Step::Finish, 0.4);
}

void finish(Site &site, Operation &operation)
{
    if (!site.isAlive(operation.destination))
        return site.hang(operation);
    Server &server = site.server(operation);
    beginEvent(site, operation, finishEvent, operation.destination);
    if (failsAt(server, u"cold-dest"_s)) {
        Migration &record = site.record(operation);
        setFailure(
            operation, u"ResizeError"_s,
            u"Resize error: lab.fail=cold-dest: the guest did not start on %1"_s.arg(operation.destination));
        // The guest is off, its disk is at the source, and Nova lets go of the source all the same.
        site.cloud.release(record.uuid);
        setStatus(site.cloud, record, u"error"_s);
        setError(site.cloud, server, operation.failure, operation.reason);
        failEvent(site, operation, finishEvent);
        return site.timetable.end(operation.id);
    }
    setTask(site.cloud, server, u"resize_finish"_s);
    if (const FlavorPtr flavor = newFlavor(site, operation))
        server.flavor = flavor;
    site.then(operation, Step::Close, 0.5);
}

void close(Site &site, Operation &operation)
{
    setStatus(site.cloud, site.record(operation), u"finished"_s);
    site.then(operation, Step::Rest, 0.4);
}

void rest(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    server.launched = site.cloud.now;
    setState(site.cloud, server, VmState::Resized, server.power);
    endEvent(site, operation, finishEvent);
    site.timetable.end(operation.id);
}

void failRest(Site &site, Operation &operation)
{
    setTask(site.cloud, site.server(operation), {});
    if (operation.destination.isEmpty()) {
        failEvent(site, operation, taskEvent);
        failEvent(site, operation, conductorEvent);
    } else {
        failEvent(site, operation, copyEvent);
    }
    site.timetable.end(operation.id);
}

} // namespace

Verdict orderColdMigration(Site &site, Server &server, const Asker &asker, const QString &host,
                           const FlavorPtr &flavor)
{
    const QString order = flavor ? u"resize"_s : u"migrate"_s;
    if (Verdict refused = refuseByState(server, order, {VmState::Active, VmState::Stopped}))
        return refused;
    if (!host.isEmpty() && host == server.host)
        return Refusal {400, u"Cannot migrate to the host where the server exists."_s};
    if (Verdict refused = refuseUnknownHost(site.cloud, host))
        return refused;
    if (Verdict refused = refuseWhenDown(site.cloud, server.host))
        return refused;
    Operation operation = operationFor(server, asker, Operation::Kind::ColdMigration);
    operation.wanted = host;
    if (flavor)
        operation.flavorId = flavor->id;
    setTask(site.cloud, server, u"resize_prep"_s);
    openAction(site.cloud, server, asker, order);
    site.then(site.timetable.add(std::move(operation)), Step::Begin, 0.1);
    return std::nullopt;
}

void stepColdMigration(Site &site, Operation &operation)
{
    switch (operation.step) {
    case Step::Begin:
        return begin(site, operation);
    case Step::Schedule:
        return schedule(site, operation);
    case Step::Prepare:
        return prepare(site, operation);
    case Step::Prepared:
        return prepared(site, operation);
    case Step::Copy:
        return copy(site, operation);
    case Step::Copied:
        return copied(site, operation);
    case Step::Arrive:
        return arrive(site, operation);
    case Step::Finish:
        return finish(site, operation);
    case Step::Close:
        return close(site, operation);
    case Step::Rest:
        return rest(site, operation);
    case Step::FailRest:
        return failRest(site, operation);
    default:
        return site.hang(operation);
    }
}

Verdict orderConfirm(Site &site, Server &server, const Asker &asker)
{
    if (Verdict refused = refuseByState(server, u"confirmResize"_s, {VmState::Resized}))
        return refused;
    Migration *record = finishedOne(site.cloud, server);
    if (!record)
        return Refusal {400, u"Instance has not been resized."_s};
    if (Verdict refused = refuseWhenDown(site.cloud, record->source))
        return refused;
    Operation operation = operationFor(server, asker, Operation::Kind::Confirm);
    operation.migration = record->id;
    operation.source = record->source;
    operation.destination = record->destination;
    setStatus(site.cloud, *record, u"confirming"_s);
    openAction(site.cloud, server, asker, u"confirmResize"_s);
    site.then(site.timetable.add(std::move(operation)), Step::Begin, 0.1);
    return std::nullopt;
}

void stepConfirm(Site &site, Operation &operation)
{
    if (!site.isAlive(operation.source))
        return site.hang(operation);
    Server &server = site.server(operation);
    Migration &record = site.record(operation);
    switch (operation.step) {
    case Step::Begin:
        beginEvent(site, operation, confirmEvent, operation.source);
        return site.then(operation, Step::Close, 0.5);
    case Step::Close:
        // Whatever comes of it, the source is let go of.
        site.cloud.release(record.uuid);
        if (failsAt(server, u"confirm"_s)) {
            setFailure(operation, u"ResizeError"_s,
                       u"Resize error: lab.fail=confirm: could not remove the old disk"_s);
            setError(site.cloud, server, operation.failure, operation.reason);
            return site.then(operation, Step::FailRest, 0.4);
        }
        setStatus(site.cloud, record, u"confirmed"_s);
        return site.then(operation, Step::Rest, 0.6);
    case Step::Rest:
        setState(site.cloud, server, stateByPower(server.power), server.power);
        endEvent(site, operation, confirmEvent);
        return site.timetable.end(operation.id);
    case Step::FailRest:
        setStatus(site.cloud, record, u"error"_s);
        failEvent(site, operation, confirmEvent);
        return site.timetable.end(operation.id);
    default:
        return site.hang(operation);
    }
}

Verdict orderRevert(Site &site, Server &server, const Asker &asker)
{
    if (Verdict refused = refuseByState(server, u"revertResize"_s, {VmState::Resized}))
        return refused;
    Migration *record = finishedOne(site.cloud, server);
    if (!record)
        return Refusal {400, u"Instance has not been resized."_s};
    if (Verdict refused = refuseWhenDown(site.cloud, record->source))
        return refused;
    Operation operation = operationFor(server, asker, Operation::Kind::Revert);
    operation.migration = record->id;
    operation.source = record->source;
    operation.destination = record->destination;
    setStatus(site.cloud, *record, u"reverting"_s);
    setTask(site.cloud, server, u"resize_reverting"_s);
    openAction(site.cloud, server, asker, u"revertResize"_s);
    site.then(site.timetable.add(std::move(operation)), Step::Begin, 0.1);
    return std::nullopt;
}

void stepRevert(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    Migration &record = site.record(operation);
    const bool atSource = operation.step != Step::Begin && operation.step != Step::Close;
    if (!site.isAlive(atSource ? operation.source : operation.destination))
        return site.hang(operation);
    switch (operation.step) {
    case Step::Begin:
        beginEvent(site, operation, revertEvent, operation.destination);
        return site.then(operation, Step::Close, 0.4);
    case Step::Close:
        setStatus(site.cloud, record, u"reverted"_s);
        endEvent(site, operation, revertEvent);
        return site.then(operation, Step::Arrive, 0.4);
    case Step::Arrive:
        beginEvent(site, operation, finishRevertEvent, operation.source);
        site.cloud.place(server, operation.source);
        giveBack(site.cloud, server, record);
        for (const FlavorPtr &flavor : site.cloud.flavors) {
            if (flavor->number == record.oldFlavor)
                server.flavor = flavor;
        }
        server.updated = site.cloud.now;
        return site.then(operation, Step::Rest, 0.6 + oddNumber(server, u"spawn_seconds"_s, 0.4));
    case Step::Rest:
        if (failsAt(server, u"revert"_s)) {
            setFailure(operation, u"ResizeError"_s,
                       u"Resize error: lab.fail=revert: the old disk is damaged"_s);
            setStatus(site.cloud, record, u"error"_s);
            setError(site.cloud, server, operation.failure, operation.reason);
            failEvent(site, operation, finishRevertEvent);
        } else {
            setState(site.cloud, server, stateByPower(server.power), server.power);
            endEvent(site, operation, finishRevertEvent);
        }
        return site.timetable.end(operation.id);
    default:
        return site.hang(operation);
    }
}

void dropColdMigration(Site &site, Operation &operation)
{
    if (operation.migration != 0) {
        Server &server = site.server(operation);
        Migration &record = site.record(operation);
        if (server.host == record.source && site.cloud.allocation(record.uuid))
            giveBack(site.cloud, server, record);
        site.cloud.release(record.uuid);
        if (!record.hasEnded())
            setStatus(site.cloud, record, u"error"_s);
    }
    site.timetable.end(operation.id);
}

} // namespace simcloud
