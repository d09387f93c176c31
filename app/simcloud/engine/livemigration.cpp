// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/livemigration.h"

#include "app/simcloud/engine/holdings.h"
#include "app/simcloud/engine/links.h"
#include "app/simcloud/engine/oddities.h"
#include "app/simcloud/engine/refusals.h"
#include "app/simcloud/engine/scheduler.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

using Step = Operation::Step;

const QString conductorEvent = u"conductor_live_migrate_instance"_s;
const QString destinationEvent = u"compute_check_can_live_migrate_destination"_s;
const QString sourceEvent = u"compute_check_can_live_migrate_source"_s;
const QString submitEvent = u"compute_live_migration"_s;
const QString prepareEvent = u"compute_pre_live_migration"_s;
const QString arriveEvent = u"compute_post_live_migration_at_destination"_s;
const QString rollbackEvent = u"compute_rollback_live_migration_at_destination"_s;
const QString postCopyStatus = u"running (post-copy)"_s;

/// Seconds of Nova's own rounds: its monitor looks twice a second and writes every tenth time.
constexpr double monitorRound = 0.5;
constexpr double figuresEvery = 5.0;
/// How long calls to a dead host take until they are given up (rpc_response_timeout), and how long libvirt
/// takes to find its peer dead (keepalive).
constexpr double callTimeout = 60;
constexpr double peerTimeout = 28;

bool occupiesSlot(const Operation &operation)
{
    if (operation.kind != Operation::Kind::LiveMigration)
        return false;
    switch (operation.step) {
    case Step::Prepare:
    case Step::Prepared:
    case Step::Copy:
    case Step::Arrive:
    case Step::Finish:
    case Step::Close:
    case Step::Fail:
    case Step::Lost:
        return true;
    default:
        return false;
    }
}

bool hasFreeSlot(const Site &site, const QString &source)
{
    const auto &all = site.timetable.all();
    const auto taken = std::count_if(all.begin(), all.end(), [&](const auto &entry) {
        return entry.second.source == source && occupiesSlot(entry.second);
    });
    return taken < site.cloud.settings.liveMigrationsPerSource;
}

void startNextQueued(Site &site, const QString &source)
{
    for (auto &[id, operation] : site.timetable.all()) {
        if (operation.kind == Operation::Kind::LiveMigration && operation.step == Step::Queued
            && operation.source == source && site.isAlive(source) && hasFreeSlot(site, source))
            site.then(operation, Step::Prepare, 0.1);
    }
}

void end(Site &site, const Operation &operation)
{
    const QString source = operation.source;
    site.shares.erase(operation.id);
    site.sharesAreOld = true;
    site.timetable.end(operation.id);
    startNextQueued(site, source);
}

void setFailure(Operation &operation, const QString &exception, const QString &reason)
{
    operation.failure = exception;
    operation.reason = reason;
}

/// The conductor gives up: the record first, then the server.
void refuse(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    Migration &record = site.record(operation);
    if (site.cloud.allocation(record.uuid))
        giveBack(site.cloud, server, record);
    record.destination.clear();
    record.destinationIp.clear();
    setStatus(site.cloud, record, u"error"_s);
    site.then(operation, Step::FailRest, 0.3);
}

void refuse(Site &site, Operation &operation, const QString &exception, const QString &reason)
{
    setFailure(operation, exception, reason);
    refuse(site, operation);
}

/// What the copy has to do with, from the server as it is.
CopiedGuest guestOf(const Site &site, const Operation &operation)
{
    const Server &server = site.cloud.serverByNumber(operation.server);
    CopiedGuest guest {.memoryMiB = double(server.flavor->memoryMiB),
                       .diskMiB = operation.copiesDisks ? double(server.flavor->diskGiB) * 1024 : 0,
                       .workload = server.workload,
                       .autoConverge = site.cloud.settings.permitsAutoConverge};
    if (hasOddNumber(server, u"dirty_mbps"_s) || hasOddNumber(server, u"working_set_pct"_s)) {
        const WritePhase phase {.dirtyMiBPerSecond = oddNumber(server, u"dirty_mbps"_s, 64),
                                .workingSetMiB =
                                    guest.memoryMiB * oddNumber(server, u"working_set_pct"_s, 25) / 100};
        guest.workload = std::make_shared<const Workload>(Workload {.usedShare = 1.0, .phases = {phase}});
    }
    return guest;
}

/// Nova counts two GiB at least, for its downtime steps and its timeout.
double countedGiB(const CopiedGuest &guest)
{
    return std::max(2.0, std::floor((guest.memoryMiB + guest.diskMiB) / 1024));
}

DowntimeSteps downtimeOf(const Settings &settings, const CopiedGuest &guest)
{
    return {.mostMs = settings.maxDowntimeMs,
            .steps = settings.downtimeSteps,
            .delaySeconds = settings.downtimeDelayPerGiB * countedGiB(guest)};
}

double bandwidthOf(Site &site, const Operation &operation)
{
    if (site.sharesAreOld) {
        std::vector<Transfer> transfers;
        std::vector<int> ids;
        for (const auto &[id, other] : site.timetable.all()) {
            if (other.kind == Operation::Kind::LiveMigration && other.step == Step::Copy) {
                transfers.push_back({other.source, other.destination});
                ids.push_back(id);
            }
        }
        const std::vector<double> shares = fairShares(transfers, site.cloud);
        site.shares.clear();
        for (std::size_t i = 0; i < ids.size(); ++i)
            site.shares[ids[i]] = shares[i];
        site.sharesAreOld = false;
    }
    const double share = site.shares[operation.id];
    return std::min(share, oddNumber(site.server(operation), u"bandwidth_mbps"_s, share));
}

void writeFigures(Site &site, Operation &operation, const CopiedGuest &guest)
{
    Migration &record = site.record(operation);
    Server &server = site.server(operation);
    record.counters = countersOf(operation.copy, guest);
    record.updated = site.cloud.now;
    if (record.counters->memoryTotal > 0)
        server.progress = 100
            - int(std::lround(100.0 * double(record.counters->memoryRemaining)
                              / double(record.counters->memoryTotal)));
    server.updated = site.cloud.now;
}

/// The guest stays at the source; @p status is what the record will say.
void rollBack(Site &site, Operation &operation, const QString &status, double seconds)
{
    operation.outcome = status;
    if (operation.copiesDisks && site.isAlive(operation.destination)) {
        beginEvent(site, operation, rollbackEvent, operation.destination);
        endEvent(site, operation, rollbackEvent);
    }
    site.then(operation, Step::Fail, seconds);
}

void force(Site &site, Operation &operation, const CopiedGuest &guest)
{
    operation.forceWanted = false;
    if (!site.cloud.settings.permitsPostCopy) {
        pauseGuest(operation.copy);
    } else if (operation.copy.phase == Precopy::Phase::Passes) {
        switchToPostCopy(operation.copy, guest);
        setStatus(site.cloud, site.record(operation), postCopyStatus);
    }
}

void begin(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    Migration &record = site.cloud.addMigration({.type = u"live-migration"_s,
                                                 .status = u"accepted"_s,
                                                 .serverId = server.id,
                                                 .source = server.host,
                                                 .oldFlavor = server.flavor->number,
                                                 .newFlavor = server.flavor->number,
                                                 .userId = operation.userId,
                                                 .projectId = operation.projectId,
                                                 .created = site.cloud.now});
    operation.migration = record.id;
    beginEvent(site, operation, conductorEvent, controller());
    const Host *source = site.cloud.host(operation.source);
    if (!source || !source->isUp(site.cloud.now))
        return refuse(site, operation, u"ComputeServiceUnavailable"_s,
                      u"Compute service of %1 is unavailable at this time."_s.arg(operation.source));
    handOver(site.cloud, server, record);
    site.then(operation, Step::Schedule, 0.4);
}

void skipHost(Site &site, Operation &operation)
{
    operation.attempted.append(operation.destination);
    site.cloud.release(site.server(operation).id);
    Migration &record = site.record(operation);
    record.destination.clear();
    record.destinationIp.clear();
    operation.destination.clear();
    site.then(operation, Step::Schedule, 0.1);
}

void schedule(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    Claim claim;
    if (operation.forced) {
        if (operation.wanted == operation.source)
            return refuse(
                site, operation, u"UnableToMigrateToSelf"_s,
                u"Unable to migrate instance (%1) to current host (%2)."_s.arg(server.id, operation.wanted));
        const Host &host = *site.cloud.host(operation.wanted);
        if (!host.isUp(site.cloud.now))
            return refuse(site, operation, u"ComputeServiceUnavailable"_s,
                          u"Compute service of %1 is unavailable at this time."_s.arg(host.name));
        const Fit fitting = fit(site.cloud, host, needOf(server));
        if (!fitting)
            return refuse(site, operation, u"MigrationPreCheckError"_s,
                          u"Migration pre-check error: %1"_s.arg(fitting.error()));
        claim = *fitting;
    } else {
        const auto chosen = chooseHost(site.cloud,
                                       {.server = server,
                                        .host = operation.wanted,
                                        .ignored = operation.attempted + QStringList {operation.source}});
        if (!chosen)
            return refuse(site, operation, u"NoValidHost"_s, noValidHost(chosen.error()));
        claim = *chosen;
    }
    operation.destination = claim.host;

    // The conductor skips these without asking the host, so that no event tells of it.
    const Host &source = *site.cloud.host(operation.source);
    const Host &destination = *site.cloud.host(operation.destination);
    const Need need = needOf(server);
    const bool isTooOld = destination.hypervisorVersion < source.hypervisorVersion;
    if (isTooOld || !need.devices.empty()) {
        if (!operation.forced)
            return skipHost(site, operation);
        return isTooOld
            ? refuse(site, operation, u"DestinationHypervisorTooOld"_s,
                     u"The instance requires a newer hypervisor version than has been provided."_s)
            : refuse(site, operation, u"MigrationPreCheckError"_s,
                     u"Migration pre-check error: non-VIF related PCI requests for instance %1 are not "
                     u"allowed for "
                     "live migration."_s.arg(server.id));
    }

    hold(site.cloud, server, claim);
    beginEvent(site, operation, destinationEvent, operation.destination);
    site.then(operation, Step::CheckDestination, site.isAlive(operation.destination) ? 0.3 : callTimeout);
}

void checkDestination(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    if (!site.isAlive(operation.destination)) {
        setFailure(
            operation, u"MigrationPreCheckError"_s,
            u"Migration pre-check error: Timeout while checking if we can live migrate to host: %1"_s.arg(
                operation.destination));
        failEvent(site, operation, destinationEvent);
        return skipHost(site, operation);
    }
    const Host &source = *site.cloud.host(operation.source);
    const Host &destination = *site.cloud.host(operation.destination);
    if (failsAt(server, u"check"_s) || !canRun(source.cpu, destination.cpu)) {
        setFailure(operation, u"MigrationPreCheckError"_s,
                   u"Migration pre-check error: Unacceptable CPU info: CPU doesn't have "
                   u"compatibility.\n\n0\n\nRefer to "
                   "http://libvirt.org/html/libvirt-libvirt-host.html#virCPUCompareResult"_s);
        failEvent(site, operation, destinationEvent);
        return skipHost(site, operation);
    }

    beginEvent(site, operation, sourceEvent, operation.source);
    const bool hasLocalDisk = !server.bootsFromVolume() || server.flavor->ephemeralGiB > 0;
    const bool isShared =
        !hasLocalDisk || (!source.storage.isEmpty() && source.storage == destination.storage);
    if (operation.block == BlockMigration::Yes && isShared) {
        setFailure(operation, u"InvalidLocalStorage"_s,
                   u"%1 is not on local storage: Block migration can not be used with shared storage."_s.arg(
                       operation.source));
    } else if (operation.block == BlockMigration::No && !isShared) {
        setFailure(
            operation, u"InvalidSharedStorage"_s,
            u"%1 is not on shared storage: Shared storage live-migration requires either shared storage or "
            "boot-from-volume with no local disks."_s.arg(operation.source));
    }
    if (operation.failure == "InvalidLocalStorage"_L1 || operation.failure == "InvalidSharedStorage"_L1) {
        failEvent(site, operation, sourceEvent);
        failEvent(site, operation, destinationEvent);
        return refuse(site, operation);
    }
    setFailure(operation, {}, {});
    operation.copiesDisks = !isShared;
    endEvent(site, operation, sourceEvent);
    endEvent(site, operation, destinationEvent);

    Migration &record = site.record(operation);
    // A guest with a NUMA topology is claimed at its destination now, and the claim writes where that is.
    const Claim *claim = claimOn(site.cloud, server, operation.destination);
    if (claim && !claim->cells.empty()) {
        record.destination = destination.name;
        record.destinationIp = destination.ip;
        record.updated = site.cloud.now;
    }
    site.then(operation, Step::Submit, 0.4);
}

void submit(Site &site, Operation &operation)
{
    Migration &record = site.record(operation);
    record.destination = operation.destination;
    endEvent(site, operation, conductorEvent);
    beginEvent(site, operation, submitEvent, operation.source);
    setStatus(site.cloud, record, u"queued"_s);
    endEvent(site, operation, submitEvent);
    operation.step = Step::Queued;
    site.hang(operation);
    startNextQueued(site, operation.source);
}

void prepare(Site &site, Operation &operation)
{
    setStatus(site.cloud, site.record(operation), u"preparing"_s);
    beginEvent(site, operation, prepareEvent, operation.destination);
    const double needed =
        oddNumber(site.server(operation), u"prepare_seconds"_s, double(site.cloud.dice.between(10, 30)) / 10);
    site.then(operation, Step::Prepared, site.isAlive(operation.destination) ? needed : callTimeout);
}

void prepared(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    if (operation.abortWanted)
        return rollBack(site, operation, u"cancelled"_s, 0.2);
    if (!site.isAlive(operation.destination))
        setFailure(operation, u"MessagingTimeout"_s,
                   u"Timed out waiting for a reply to message ID %1"_s.arg(site.cloud.dice.hexId()));
    else if (failsAt(server, u"pre"_s))
        setFailure(
            operation, u"DestinationDiskExists"_s,
            u"The supplied disk path (/var/lib/nova/instances/%1) already exists, it is expected not to exist."_s
                .arg(server.id));
    if (!operation.failure.isEmpty()) {
        failEvent(site, operation, prepareEvent);
        setStatus(site.cloud, site.record(operation), u"error"_s);
        return rollBack(site, operation, u"failed"_s, 0.4);
    }
    endEvent(site, operation, prepareEvent);
    setStatus(site.cloud, site.record(operation), u"running"_s);
    operation.copy = beginCopy(guestOf(site, operation));
    if (server.power == Power::Paused)
        operation.copy.guestPaused = true;
    operation.copyBegan = operation.copiedUntil = site.cloud.now;
    operation.nextFigures = site.cloud.now + seconds(figuresEvery);
    site.sharesAreOld = true;
    site.then(operation, Step::Copy, monitorRound);
}

void copy(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    const CopiedGuest guest = guestOf(site, operation);
    const bool inPostCopy = operation.copy.phase == Precopy::Phase::PostCopy;
    if (!site.isAlive(operation.destination)) {
        operation.copiedUntil = site.cloud.now;
        return site.then(operation, Step::Lost, peerTimeout);
    }
    const double passed = std::chrono::duration<double>(site.cloud.now - operation.copiedUntil).count();
    advance(operation.copy, guest, passed, bandwidthOf(site, operation),
            downtimeOf(site.cloud.settings, guest));
    operation.copiedUntil = site.cloud.now;

    // Zero pages cost next to nothing, so that a copy can end before it has sent half of the memory.
    if (operation.copy.ended() || operation.copy.sentMiB >= guest.memoryMiB / 2) {
        if (failsAt(server, u"mid"_s))
            return rollBack(site, operation, u"failed"_s, 0.3);
        if (failsAt(server, u"crash"_s)) {
            setFailure(operation, u"InternalError"_s,
                       u"internal error: unable to execute QEMU command 'migrate'"_s);
            return rollBack(site, operation, u"error"_s, 0.3);
        }
    }
    if (operation.copy.ended())
        return site.then(operation, Step::Arrive, 0.3);
    if (operation.abortWanted && !inPostCopy)
        return rollBack(site, operation, u"cancelled"_s, 0.3);
    if (operation.forceWanted)
        force(site, operation, guest);
    const double timeout = site.cloud.settings.completionTimeoutPerGiB * countedGiB(guest);
    if (timeout > 0 && !operation.timedOut && !inPostCopy
        && site.cloud.now - operation.copyBegan > seconds(timeout)) {
        operation.timedOut = true;
        (site.cloud.settings.timeoutForcesComplete ? operation.forceWanted : operation.abortWanted) = true;
    }
    if (site.cloud.now >= operation.nextFigures) {
        writeFigures(site, operation, guest);
        operation.nextFigures = site.cloud.now + seconds(figuresEvery);
    }
    site.then(operation, Step::Copy, monitorRound);
}

/// Only when the source is alive: a guest whose source is dead hangs.
void arrive(Site &site, Operation &operation)
{
    site.sharesAreOld = true;
    beginEvent(site, operation, arriveEvent, operation.destination);
    site.then(operation, Step::Finish, 0.4);
}

void finish(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    endEvent(site, operation, arriveEvent);
    site.cloud.place(server, operation.destination);
    server.progress = 0;
    setTask(site.cloud, server, {});
    site.then(operation, Step::Close, double(site.cloud.dice.between(5, 20)) / 10);
}

void close(Site &site, Operation &operation)
{
    Migration &record = site.record(operation);
    site.cloud.release(record.uuid);
    setStatus(site.cloud, record, u"completed"_s);
    end(site, operation);
}

void fail(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    Migration &record = site.record(operation);
    giveBack(site.cloud, server, record);
    if (operation.outcome == "error"_L1)
        setStatus(site.cloud, record, operation.outcome);
    else
        setTask(site.cloud, server, {}); // The server is at rest before the record has ended.
    site.sharesAreOld = true;
    site.then(operation, Step::FailRest, 0.5);
    startNextQueued(site, operation.source);
}

void failRest(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    server.progress = 0;
    if (operation.outcome.isEmpty()) {
        setTask(site.cloud, server, {});
        failEvent(site, operation, conductorEvent);
    } else if (operation.outcome == "error"_L1) {
        setError(site.cloud, server, {}, {});
    } else {
        setStatus(site.cloud, site.record(operation), operation.outcome);
    }
    end(site, operation);
}

/// The one that the order is for, or why there is none.
tl::expected<Operation *, Refusal> runningOne(Site &site, const Server &server, int migrationId,
                                              int statusIfMissing)
{
    const Migration *record = site.cloud.migration(migrationId);
    if (!record || record->serverId != server.id || record->deleted)
        return tl::unexpected(Refusal {
            statusIfMissing, u"Migration %1 not found for instance %2"_s.arg(migrationId).arg(server.id)});
    for (const int id : site.timetable.ofServer(server.number)) {
        if (Operation *operation = site.timetable.find(id); operation->migration == migrationId)
            return operation;
    }
    return nullptr;
}

void recordOrder(Site &site, const Server &server, const Asker &asker, const QString &action,
                 const QString &event, const QString &host)
{
    openAction(site.cloud, server, asker, action);
    const Operation order = operationFor(server, asker, Operation::Kind::LiveMigration);
    beginEvent(site, order, event, host);
    if (site.isAlive(host))
        endEvent(site, order, event);
}

/// Below 2.34 the request waits for all that is checked before the source gets the order.
Verdict checkAtOnce(Site &site, int id)
{
    while (Operation *operation = site.timetable.find(id)) {
        const bool isSubmitted = operation->step == Step::Queued || operation->step == Step::Prepare;
        if (isSubmitted || !operation->due)
            return std::nullopt;
        if (operation->step == Step::FailRest) {
            const Refusal refusal {400, operation->reason};
            stepLiveMigration(site, *operation);
            return refusal;
        }
        stepLiveMigration(site, *operation);
    }
    return std::nullopt;
}

} // namespace

Verdict orderLiveMigration(Site &site, Server &server, const Asker &asker, const QString &host,
                           BlockMigration block, bool forced)
{
    if (Verdict refused = refuseByState(server, u"os-migrateLive"_s, {VmState::Active, VmState::Paused}))
        return refused;
    if (Verdict refused = refuseUnknownHost(site.cloud, host))
        return refused;
    Operation order = operationFor(server, asker, Operation::Kind::LiveMigration);
    order.wanted = host;
    order.block = block;
    order.forced = forced;
    setTask(site.cloud, server, u"migrating"_s);
    openAction(site.cloud, server, asker, u"live-migration"_s);
    Operation &operation = site.timetable.add(std::move(order));
    site.then(operation, Step::Begin, 0.1);
    return asker.microversion < 34 ? checkAtOnce(site, operation.id) : std::nullopt;
}

Verdict orderAbort(Site &site, Server &server, const Asker &asker, int migrationId)
{
    if (Verdict refused = refuseByTask(server, u"abort live migration"_s, u"migrating"_s))
        return refused;
    const auto found = runningOne(site, server, migrationId, 404);
    if (!found)
        return found.error();
    const QString status = site.cloud.migration(migrationId)->status;
    const bool early = status == "queued"_L1 || status == "preparing"_L1;
    const bool abortable = status == "running"_L1 || (early && asker.microversion >= 65);
    if (!*found || !abortable)
        return Refusal {
            400,
            u"Migration %1 state of instance %2 is %3. Cannot abort live migration while the migration "
            "is in this state."_s.arg(QString::number(migrationId), server.id, status)};
    Operation &operation = **found;
    recordOrder(site, server, asker, u"live_migration_cancel"_s, u"compute_live_migration_abort"_s,
                operation.source);
    operation.abortWanted = true;
    if (operation.step == Step::Queued || (operation.step == Step::Prepare && operation.due))
        rollBack(site, operation, u"cancelled"_s, 0.3);
    return std::nullopt;
}

Verdict orderForceComplete(Site &site, Server &server, const Asker &asker, int migrationId)
{
    const QString order = u"force_complete"_s;
    if (server.vmState != VmState::Active)
        return Refusal {409,
                        u"Cannot '%1' instance %2 while it is in vm_state %3"_s.arg(order, server.id,
                                                                                    word(server.vmState))};
    if (Verdict refused = refuseByTask(server, order, u"migrating"_s))
        return refused;
    const auto found = runningOne(site, server, migrationId, 400);
    if (!found)
        return found.error();
    const QString status = site.cloud.migration(migrationId)->status;
    if (!*found || status != "running"_L1)
        return Refusal {
            400,
            u"Migration %1 state of instance %2 is %3. Cannot force complete while the migration is in "
            "this state."_s.arg(QString::number(migrationId), server.id, status)};
    recordOrder(site, server, asker, u"live_migration_force_complete"_s,
                u"compute_live_migration_force_complete"_s, (*found)->source);
    (*found)->forceWanted = true;
    return std::nullopt;
}

void stepLiveMigration(Site &site, Operation &operation)
{
    const bool needsSource =
        operation.step != Step::Begin && operation.step != Step::Schedule && operation.step != Step::FailRest;
    if (needsSource && !site.isAlive(operation.source))
        return site.hang(operation);
    switch (operation.step) {
    case Step::Begin:
        return begin(site, operation);
    case Step::Schedule:
        return schedule(site, operation);
    case Step::CheckDestination:
        return checkDestination(site, operation);
    case Step::Submit:
        return submit(site, operation);
    case Step::Prepare:
        return prepare(site, operation);
    case Step::Prepared:
        return prepared(site, operation);
    case Step::Copy:
        return copy(site, operation);
    case Step::Lost:
        // In post-copy the guest was already there, and is lost with it.
        return rollBack(site, operation,
                        operation.copy.phase == Precopy::Phase::PostCopy ? u"error"_s : u"failed"_s, 0.1);
    case Step::Arrive:
        return arrive(site, operation);
    case Step::Finish:
        return finish(site, operation);
    case Step::Close:
        return close(site, operation);
    case Step::Fail:
        return fail(site, operation);
    case Step::FailRest:
        return failRest(site, operation);
    default:
        return site.hang(operation);
    }
}

void findLiveMigrationLost(Site &site, Operation &operation)
{
    Server &server = site.server(operation);
    Migration &record = site.record(operation);
    if (operation.step == Step::Close)
        return close(site, operation);
    giveBack(site.cloud, server, record);
    setStatus(site.cloud, record, operation.step == Step::Queued ? u"cancelled"_s : u"error"_s);
    server.progress = 0;
    setTask(site.cloud, server, {});
    end(site, operation);
}

void dropLiveMigration(Site &site, Operation &operation)
{
    if (operation.migration != 0) {
        Server &server = site.server(operation);
        Migration &record = site.record(operation);
        if (operation.step == Step::Close) {
            site.cloud.release(record.uuid);
            setStatus(site.cloud, record, u"completed"_s);
        } else {
            if (site.cloud.allocation(record.uuid))
                giveBack(site.cloud, server, record);
            if (!record.hasEnded())
                setStatus(site.cloud, record, u"error"_s);
        }
        server.progress = 0;
    }
    end(site, operation);
}

} // namespace simcloud
