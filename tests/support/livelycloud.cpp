// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/livelycloud.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

namespace {

ServerId idOf(const QString &name)
{
    return ServerId(u"id-"_s + name);
}

/// Nova's table of vm_state and task_state (nova/api/openstack/common.py), as far as this cloud goes.
ServerStatus statusOf(const QString &vmState, const std::optional<QString> &task)
{
    if (vmState == "error"_L1)
        return ServerStatus::Error;
    if (task == u"migrating"_s)
        return ServerStatus::Migrating;
    if (task == u"resize_reverting"_s)
        return ServerStatus::RevertResize;
    if (task && task->startsWith("resize_"_L1))
        return ServerStatus::Resize;
    if (vmState == "paused"_L1)
        return ServerStatus::Paused;
    if (vmState == "stopped"_L1)
        return ServerStatus::Shutoff;
    if (vmState == "resized"_L1)
        return ServerStatus::VerifyResize;
    if (vmState == "suspended"_L1)
        return ServerStatus::Suspended;
    return ServerStatus::Active;
}

tl::unexpected<Error> refused(int status, const QString &detail)
{
    return failure(Error {.kind = Error::Kind::Refused,
                          .httpStatus = status,
                          .where = u"POST servers/…/action"_s,
                          .detail = detail,
                          .requestId = u"req-refused"_s});
}

tl::unexpected<Error> unknown(const ServerId &id)
{
    return refused(404, u"Instance %1 could not be found."_s.arg(id.value));
}

/// Nova's 409 for an order that a server in this state does not take; nothing when it takes it.
std::optional<QString> conflict(const Server &server, const QString &order, const QStringList &vmStates)
{
    const QString sentence = u"Cannot '%1' instance %2 while it is in %3 %4"_s;
    if (!vmStates.contains(server.vmState))
        return sentence.arg(order, server.id.value, u"vm_state"_s, server.vmState);
    if (server.taskState)
        return sentence.arg(order, server.id.value, u"task_state"_s, *server.taskState);
    return {};
}

QString restingState(const Server &server)
{
    return server.powerState == PowerState::Shutdown ? u"stopped"_s
        : server.powerState == PowerState::Paused    ? u"paused"_s
                                                     : u"active"_s;
}

QString toHost(const std::optional<HostName> &host)
{
    return host ? u" to "_s + host->value : QString();
}

ActionEvent event(const QString &name, const QString &host, const QString &result,
                  const QString &details = {})
{
    ActionEvent event;
    event.name = name;
    event.host = host;
    if (!result.isEmpty())
        event.result = result;
    event.details = details;
    return event;
}

const QString noValidHost = u"No valid host was found. There are not enough hosts available."_s;

} // namespace

void LivelyCloud::addHost(const QString &name)
{
    ComputeService service;
    service.id = ServiceId(u"service-"_s + name);
    service.host = HostName(name);
    service.zone = u"nova"_s;
    service.status = ComputeService::Status::Enabled;
    service.state = ComputeService::State::Up;
    service.forcedDown = false;
    m_services[service.host] = service;
}

void LivelyCloud::addServer(const QString &name, const QString &host, ServerStatus status)
{
    addServer(name, host, status, Manner());
}

void LivelyCloud::addServer(const QString &name, const QString &host, ServerStatus status, Manner manner)
{
    Guest guest;
    guest.manner = std::move(manner);
    guest.server.id = idOf(name);
    guest.server.name = name;
    guest.server.host = HostName(host);
    guest.server.flavor.memoryMiB = 2048;
    guest.server.locked = false;
    const bool runs = status == ServerStatus::Active;
    guest.server.powerState = runs          ? PowerState::Running
        : status == ServerStatus::Paused    ? PowerState::Paused
        : status == ServerStatus::Suspended ? PowerState::Suspended
                                            : PowerState::Shutdown;
    const QString vmState = status == ServerStatus::Error ? u"error"_s
        : status == ServerStatus::Suspended               ? u"suspended"_s
                                                          : restingState(guest.server);
    m_guests[guest.server.id] = guest;
    set(guest.server.id, vmState, {});
    note(guest.server.id, u"create"_s);
}

void LivelyCloud::addWaiting(const QString &name, const QString &from, const QString &now, PowerState power)
{
    addServer(name, now);
    const ServerId id = idOf(name);
    guest(id)->server.powerState = power;
    addRecord(name, Migration::Type::Resize, u"finished"_s, from, now);
    set(id, u"resized"_s, {});
}

void LivelyCloud::addRecord(const QString &name, Migration::Type type, const QString &status,
                            const QString &from, const QString &to)
{
    Migration &record = begin(*guest(idOf(name)), type, status);
    record.source = HostName(from);
    record.destination = HostName(to);
}

void LivelyCloud::plan(std::chrono::milliseconds after, qint64 migration,
                       std::function<void(LivelyCloud &)> happen)
{
    Pending pending {m_now.addMSecs(after.count()), migration, std::move(happen)};
    const auto at = std::ranges::upper_bound(m_pending, pending.at, {}, &Pending::at);
    m_pending.insert(at, std::move(pending));
}

void LivelyCloud::passTo(const QDateTime &now)
{
    while (!m_pending.empty() && m_pending.front().at <= now) {
        const Pending due = m_pending.front();
        m_pending.erase(m_pending.begin());
        m_now = due.at;
        due.happen(*this);
    }
    m_now = std::max(m_now, now);
}

void LivelyCloud::forget(qint64 migration)
{
    std::erase_if(m_pending, [migration](const Pending &pending) { return pending.migration == migration; });
}

LivelyCloud::Guest *LivelyCloud::guest(const ServerId &id)
{
    const auto at = m_guests.find(id);
    return at == m_guests.end() ? nullptr : &at->second;
}

Server *LivelyCloud::server(const QString &name)
{
    Guest *found = guest(idOf(name));
    return found ? &found->server : nullptr;
}

ComputeService *LivelyCloud::service(const QString &host)
{
    const auto at = m_services.find(HostName(host));
    return at == m_services.end() ? nullptr : &at->second;
}

Migration *LivelyCloud::record(const QString &name)
{
    const auto newest =
        std::ranges::find_if(m_records.rbegin(), m_records.rend(),
                             [&](const Migration &record) { return record.serverId == idOf(name); });
    return newest == m_records.rend() ? nullptr : &*newest;
}

Migration *LivelyCloud::record(qint64 id)
{
    const auto at = std::ranges::find(m_records, id, &Migration::id);
    return at == m_records.end() ? nullptr : &*at;
}

void LivelyCloud::remove(const QString &name)
{
    // The records go with the server.
    for (const Migration &record : m_records) {
        if (record.serverId == idOf(name))
            forget(record.id);
    }
    std::erase_if(m_records, [&](const Migration &record) { return record.serverId == idOf(name); });
    m_guests.erase(idOf(name));
}

Migration &LivelyCloud::begin(const Guest &guest, Migration::Type type, const QString &status)
{
    Migration record;
    record.id = m_records.empty() ? 1 : m_records.back().id + 1;
    record.serverId = guest.server.id;
    record.type = type;
    record.status = status;
    record.source = guest.server.host;
    record.createdAt = m_now;
    m_records.push_back(record);
    return m_records.back();
}

void LivelyCloud::set(const ServerId &id, const QString &vmState, const QString &task)
{
    Guest *found = guest(id);
    if (!found)
        return;
    Server &server = found->server;
    server.vmState = vmState;
    server.taskState = task.isEmpty() ? std::optional<QString>() : task;
    server.status = statusOf(vmState, server.taskState);
    server.statusText = statusWord(server.status);
}

void LivelyCloud::setRecord(qint64 id, const QString &status)
{
    if (Migration *found = record(id)) {
        found->status = status;
        found->updatedAt = m_now;
    }
}

RequestId LivelyCloud::note(const ServerId &id, const QString &action)
{
    InstanceAction noted;
    noted.requestId = RequestId(u"req-%1"_s.arg(++m_requests));
    noted.action = action;
    noted.started = m_now;
    auto &actions = guest(id)->actions;
    actions.insert(actions.begin(), noted);
    return noted.requestId;
}

void LivelyCloud::tell(const ServerId &id, const RequestId &request, QList<ActionEvent> events)
{
    Guest *found = guest(id);
    if (!found)
        return;
    for (InstanceAction &action : found->actions) {
        if (action.requestId == request)
            action.events = events;
    }
}

std::optional<HostName> LivelyCloud::choose(const Server &server, const std::optional<HostName> &wanted) const
{
    const auto receives = [&](const ComputeService &service) {
        return service.host != server.host && service.status == ComputeService::Status::Enabled
            && service.state == ComputeService::State::Up;
    };
    if (wanted)
        return receives(m_services.at(*wanted)) ? wanted : std::nullopt;
    const auto occupants = [this](const HostName &host) {
        return std::ranges::count_if(m_guests,
                                     [&](const auto &guest) { return guest.second.server.host == host; });
    };
    std::optional<HostName> emptiest;
    for (const auto &[name, service] : m_services) {
        if (receives(service) && (!emptiest || occupants(name) < occupants(*emptiest)))
            emptiest = name;
    }
    return emptiest;
}

std::vector<ComputeService> LivelyCloud::services() const
{
    std::vector<ComputeService> all;
    for (const auto &[host, service] : m_services)
        all.push_back(service);
    return all;
}

std::vector<Server> LivelyCloud::serversOn(const std::optional<HostName> &host) const
{
    std::vector<Server> found;
    for (const auto &[id, guest] : m_guests) {
        if (!host || guest.server.host == *host)
            found.push_back(guest.server);
    }
    return found;
}

Result<Server> LivelyCloud::show(const ServerId &id) const
{
    const auto at = m_guests.find(id);
    if (at == m_guests.end())
        return unknown(id);
    return at->second.server;
}

Result<std::vector<InstanceAction>> LivelyCloud::actions(const ServerId &id) const
{
    const auto at = m_guests.find(id);
    if (at == m_guests.end())
        return unknown(id);
    std::vector<InstanceAction> listed = at->second.actions;
    for (InstanceAction &action : listed)
        action.events.clear();
    return listed;
}

Result<InstanceAction> LivelyCloud::action(const ServerId &id, const RequestId &request) const
{
    const auto at = m_guests.find(id);
    if (at == m_guests.end())
        return unknown(id);
    const auto found = std::ranges::find(at->second.actions, request, &InstanceAction::requestId);
    if (found == at->second.actions.end())
        return refused(404,
                       u"Action for request_id %1 on instance %2 not found"_s.arg(request.value, id.value));
    return *found;
}

Result<ComputeService> LivelyCloud::setScheduling(const HostName &host, bool enabled, const QString &reason)
{
    m_orders << (enabled ? u"enable %1"_s.arg(host.value) : u"disable %1: %2"_s.arg(host.value, reason));
    const auto at = m_services.find(host);
    if (at == m_services.end())
        return refused(404, u"Compute service %1 could not be found."_s.arg(host.value));
    at->second.status = enabled ? ComputeService::Status::Enabled : ComputeService::Status::Disabled;
    at->second.disabledReason = enabled ? QString() : reason;
    return at->second;
}

// A live migration, in the order of the recorded timelines: the record appears after the answer, its
// destination later still, and the server is at rest on its new host 0.6 s before the record says completed.

Result<RequestId> LivelyCloud::liveMigrate(const ServerId &id, const std::optional<HostName> &host)
{
    Guest *found = guest(id);
    m_orders << u"live-migrate %1%2"_s.arg(found ? found->server.name : id.value, toHost(host));
    if (!found)
        return unknown(id);
    if (host && !m_services.contains(*host))
        return refused(400, u"Compute host %1 could not be found."_s.arg(host->value));
    if (const auto no = conflict(found->server, u"os-migrateLive"_s, {u"active"_s, u"paused"_s}))
        return refused(409, *no);
    set(id, found->server.vmState, u"migrating"_s);
    const RequestId request = note(id, u"live-migration"_s);
    plan(400ms, 0, [id, request, host](LivelyCloud &cloud) {
        const Guest *guest = cloud.guest(id);
        if (!guest)
            return;
        const qint64 migration = cloud.begin(*guest, Migration::Type::Live, u"accepted"_s).id;
        cloud.plan(1s, migration,
                   [=](LivelyCloud &then) { then.findHostForLive(id, migration, request, host); });
    });
    return request;
}

void LivelyCloud::findHostForLive(const ServerId &id, qint64 migration, const RequestId &request,
                                  std::optional<HostName> wanted)
{
    Guest *found = guest(id);
    const QString vmState = found->server.vmState;
    const auto destination = choose(found->server, wanted);
    if (found->manner.vanishes)
        return remove(found->server.name);
    if (destination && found->manner.live != Live::Refused) {
        record(migration)->destination = destination;
        setRecord(migration, u"queued"_s);
        plan(300ms, migration,
             [=](LivelyCloud &cloud) { cloud.beginNextLive(cloud.record(migration)->source); });
        return;
    }
    setRecord(migration, u"error"_s);
    plan(600ms, 0, [=](LivelyCloud &cloud) { cloud.set(id, vmState, {}); });
    // The server can be at rest some seconds before the events have their results.
    QList<ActionEvent> open {event(u"conductor_live_migrate_instance"_s, u"controller"_s, {})};
    tell(id, request, open);
    QList<ActionEvent> told {
        event(u"conductor_live_migrate_instance"_s, u"controller"_s, u"Error"_s, noValidHost)};
    if (!found->manner.reason.isEmpty()) {
        const QString checked = destination ? destination->value : u"cmp9"_s;
        told.prepend(event(u"compute_check_can_live_migrate_destination"_s, checked, u"Error"_s,
                           found->manner.reason));
        told.prepend(event(u"compute_check_can_live_migrate_destination"_s, checked, {}));
    }
    plan(3s, 0, [=](LivelyCloud &cloud) { cloud.tell(id, request, told); });
}

void LivelyCloud::beginNextLive(const HostName &source)
{
    Migration *next = nullptr;
    int busy = 0;
    for (Migration &record : m_records) {
        if (record.source != source || record.type != Migration::Type::Live)
            continue;
        if (record.status == "preparing"_L1 || record.status == "running"_L1)
            ++busy;
        if (!next && record.status == "queued"_L1)
            next = &record;
    }
    if (!next || busy >= m_liveAtOnce)
        return;
    setRecord(next->id, u"preparing"_s);
    const ServerId id = next->serverId;
    const qint64 migration = next->id;
    const RequestId request = guest(id)->actions.front().requestId;
    plan(1500ms, migration, [=](LivelyCloud &cloud) { cloud.copyLive(id, migration, request); });
}

void LivelyCloud::copyLive(const ServerId &id, qint64 migration, const RequestId &request)
{
    const Manner manner = guest(id)->manner;
    const QString vmState = guest(id)->server.vmState;
    const HostName source = record(migration)->source;
    const auto nextLive = [source](LivelyCloud &cloud) { cloud.beginNextLive(source); };
    switch (manner.live) {
    case Live::FailsBefore:
        setRecord(migration, u"error"_s);
        tell(id, request,
             {event(u"compute_pre_live_migration"_s, record(migration)->destination->value, u"Error"_s,
                    manner.reason)});
        plan(600ms, 0, [=](LivelyCloud &cloud) { cloud.set(id, vmState, {}); });
        plan(900ms, 0, [=](LivelyCloud &cloud) { cloud.setRecord(migration, u"failed"_s); });
        return plan(1s, 0, nextLive);
    case Live::FailsHalfWay:
        plan(manner.liveTakes / 2, migration, [=](LivelyCloud &cloud) {
            cloud.set(id, vmState, {});
            cloud.plan(700ms, 0, [=](LivelyCloud &then) { then.setRecord(migration, u"failed"_s); });
            cloud.plan(1s, 0, nextLive);
        });
        break;
    case Live::Crashes:
        plan(manner.liveTakes / 2, migration, [=](LivelyCloud &cloud) {
            cloud.setRecord(migration, u"error"_s);
            cloud.plan(600ms, 0, [=](LivelyCloud &then) { then.set(id, u"error"_s, {}); });
            cloud.plan(1s, 0, nextLive);
        });
        break;
    case Live::EndsWell:
    case Live::Refused:
        plan(manner.liveTakes, migration, [=](LivelyCloud &cloud) { cloud.arriveLive(id, migration); });
        break;
    case Live::NeverEnds:
        break;
    }
    setRecord(migration, u"running"_s);
}

void LivelyCloud::arriveLive(const ServerId &id, qint64 migration)
{
    guest(id)->server.host = *record(migration)->destination;
    set(id, guest(id)->server.vmState, {});
    const HostName source = record(migration)->source;
    plan(600ms, 0, [=](LivelyCloud &cloud) {
        cloud.setRecord(migration, u"completed"_s);
        cloud.beginNextLive(source);
    });
}

Result<RequestId> LivelyCloud::abortMigration(const ServerId &id, qint64 migration)
{
    Guest *found = guest(id);
    m_orders << u"abort %1"_s.arg(found ? found->server.name : id.value);
    if (!found)
        return unknown(id);
    const Migration *of = record(migration);
    if (!of || of->serverId != id)
        return refused(404,
                       u"Migration %1 for instance %2 could not be found."_s.arg(migration).arg(id.value));
    if (found->server.taskState != u"migrating"_s)
        return refused(409, u"Instance %1 is in an invalid state for 'abort live migration'"_s.arg(id.value));
    if (of->status != "running"_L1 && of->status != "queued"_L1 && of->status != "preparing"_L1) {
        return refused(
            400,
            u"Migration %1 state of instance %2 is %3. Cannot abort while the migration is in this "
            "state."_s.arg(QString::number(migration), id.value, of->status));
    }
    const RequestId request = note(id, u"live_migration_cancel"_s);
    if (found->manner.ignoresAbort)
        return request;
    forget(migration);
    const QString vmState = found->server.vmState;
    const HostName source = of->source;
    plan(800ms, 0, [=](LivelyCloud &cloud) { cloud.setRecord(migration, u"cancelled"_s); });
    plan(1400ms, 0, [=](LivelyCloud &cloud) {
        cloud.set(id, vmState, {});
        cloud.beginNextLive(source);
    });
    return request;
}

Result<RequestId> LivelyCloud::forceComplete(const ServerId &id, qint64 migration)
{
    Guest *found = guest(id);
    m_orders << u"force-complete %1"_s.arg(found ? found->server.name : id.value);
    if (!found)
        return unknown(id);
    const Migration *of = record(migration);
    if (found->server.vmState != "active"_L1 || found->server.taskState != u"migrating"_s)
        return refused(409, u"Instance %1 is in an invalid state for 'force_complete'"_s.arg(id.value));
    if (!of || of->serverId != id || of->status != "running"_L1) {
        return refused(
            400,
            u"Migration %1 state of instance %2 is %3. Cannot force complete while the migration is "
            "in this state."_s.arg(QString::number(migration), id.value, of ? of->status : QString()));
    }
    const RequestId request = note(id, u"live_migration_force_complete"_s);
    if (found->manner.ignoresAbort)
        return request;
    forget(migration);
    plan(5s, migration, [=](LivelyCloud &cloud) { cloud.arriveLive(id, migration); });
    return request;
}

// A cold migration and what follows it.

Result<RequestId> LivelyCloud::coldMigrate(const ServerId &id, const std::optional<HostName> &host)
{
    Guest *found = guest(id);
    m_orders << u"cold-migrate %1%2"_s.arg(found ? found->server.name : id.value, toHost(host));
    if (!found)
        return unknown(id);
    if (host && !m_services.contains(*host))
        return refused(400, u"Compute host %1 could not be found."_s.arg(host->value));
    if (host && *host == found->server.host)
        return refused(400, u"Cannot migrate to the host where the server exists."_s);
    if (const auto no = conflict(found->server, u"migrate"_s, {u"active"_s, u"stopped"_s}))
        return refused(409, *no);
    set(id, found->server.vmState, u"resize_prep"_s);
    const RequestId request = note(id, u"migrate"_s);
    plan(400ms, 0, [id, request, host](LivelyCloud &cloud) {
        const Guest *guest = cloud.guest(id);
        if (!guest)
            return;
        const qint64 migration = cloud.begin(*guest, Migration::Type::Cold, u"pre-migrating"_s).id;
        cloud.plan(500ms, migration, [=](LivelyCloud &then) { then.moveCold(id, migration, request, host); });
    });
    return request;
}

void LivelyCloud::moveCold(const ServerId &id, qint64 migration, const RequestId &request,
                           std::optional<HostName> wanted)
{
    Guest *found = guest(id);
    const QString vmState = found->server.vmState;
    const Manner manner = found->manner;
    const auto destination = choose(found->server, wanted);
    if (manner.vanishes)
        return remove(found->server.name);
    if (!destination || manner.cold == Cold::NoValidHost) {
        setRecord(migration, u"error"_s);
        tell(id, request, {event(u"conductor_migrate_server"_s, u"controller"_s, u"Error"_s, noValidHost)});
        return plan(600ms, 0, [=](LivelyCloud &cloud) { cloud.set(id, vmState, {}); });
    }
    record(migration)->destination = destination;
    const HostName source = found->server.host;
    plan(300ms, migration, [=](LivelyCloud &cloud) { cloud.setRecord(migration, u"migrating"_s); });
    plan(800ms, migration, [=](LivelyCloud &cloud) { cloud.set(id, vmState, u"resize_migrating"_s); });
    if (manner.cold == Cold::Hangs)
        return;
    if (manner.cold == Cold::FailsAtSource) {
        plan(3s, migration, [=](LivelyCloud &cloud) { cloud.setRecord(migration, u"error"_s); });
        plan(3300ms, migration, [=](LivelyCloud &cloud) { cloud.set(id, vmState, {}); });
        tell(id, request, {event(u"compute_resize_instance"_s, source.value, {})});
        const ActionEvent told = event(u"compute_resize_instance"_s, source.value, u"Error"_s, manner.reason);
        return plan(6s, 0, [=](LivelyCloud &cloud) { cloud.tell(id, request, {told}); });
    }
    plan(3500ms, migration, [=](LivelyCloud &cloud) { cloud.setRecord(migration, u"post-migrating"_s); });
    plan(4s, migration, [=](LivelyCloud &cloud) {
        cloud.guest(id)->server.host = *destination;
        cloud.set(id, vmState, u"resize_migrated"_s);
    });
    plan(4500ms, migration, [=](LivelyCloud &cloud) { cloud.set(id, vmState, u"resize_finish"_s); });
    if (manner.cold == Cold::FailsAtDestination) {
        tell(id, request, {event(u"compute_finish_resize"_s, destination->value, u"Error"_s, manner.reason)});
        plan(5s, migration, [=](LivelyCloud &cloud) { cloud.set(id, u"error"_s, u"resize_finish"_s); });
        plan(5500ms, migration, [=](LivelyCloud &cloud) { cloud.setRecord(migration, u"error"_s); });
        return plan(6s, migration, [=](LivelyCloud &cloud) { cloud.set(id, u"error"_s, {}); });
    }
    plan(5s, migration, [=](LivelyCloud &cloud) { cloud.setRecord(migration, u"finished"_s); });
    plan(5500ms, migration, [=](LivelyCloud &cloud) { cloud.set(id, u"resized"_s, {}); });
}

Result<RequestId> LivelyCloud::confirmResize(const ServerId &id)
{
    Guest *found = guest(id);
    m_orders << u"confirm %1"_s.arg(found ? found->server.name : id.value);
    if (!found)
        return unknown(id);
    if (const auto no = conflict(found->server, u"confirmResize"_s, {u"resized"_s}))
        return refused(409, *no);
    Migration *of = record(found->server.name);
    if (!of || of->status != "finished"_L1)
        return refused(400, u"Instance has not been resized."_s);
    // The server shows no task, and the record is confirmed before the server leaves VERIFY_RESIZE.
    const qint64 migration = of->id;
    setRecord(migration, u"confirming"_s);
    const RequestId request = note(id, u"confirmResize"_s);
    const Manner manner = found->manner;
    const QString rest = restingState(found->server);
    if (manner.confirm == Decision::Fails) {
        plan(800ms, 0, [=](LivelyCloud &cloud) { cloud.setRecord(migration, u"error"_s); });
        plan(1s, 0, [=](LivelyCloud &cloud) { cloud.set(id, u"error"_s, {}); });
        tell(id, request, {event(u"compute_confirm_resize"_s, of->source.value, u"Error"_s, manner.reason)});
    } else if (manner.confirm == Decision::EndsWell) {
        plan(1s, 0, [=](LivelyCloud &cloud) { cloud.setRecord(migration, u"confirmed"_s); });
        plan(1600ms, 0, [=](LivelyCloud &cloud) { cloud.set(id, rest, {}); });
    }
    return request;
}

Result<RequestId> LivelyCloud::revertResize(const ServerId &id)
{
    Guest *found = guest(id);
    m_orders << u"revert %1"_s.arg(found ? found->server.name : id.value);
    if (!found)
        return unknown(id);
    if (const auto no = conflict(found->server, u"revertResize"_s, {u"resized"_s}))
        return refused(409, *no);
    Migration *of = record(found->server.name);
    if (!of || of->status != "finished"_L1)
        return refused(400, u"Instance has not been resized."_s);
    const qint64 migration = of->id;
    const HostName source = of->source;
    setRecord(migration, u"reverting"_s);
    set(id, u"resized"_s, u"resize_reverting"_s);
    const RequestId request = note(id, u"revertResize"_s);
    const Manner manner = found->manner;
    const QString rest = restingState(found->server);
    if (manner.revert == Decision::NeverShows)
        return request;
    plan(500ms, 0, [=](LivelyCloud &cloud) { cloud.setRecord(migration, u"reverted"_s); });
    plan(900ms, 0, [=](LivelyCloud &cloud) { cloud.guest(id)->server.host = source; });
    if (manner.revert == Decision::Fails) {
        tell(id, request,
             {event(u"compute_finish_revert_resize"_s, source.value, u"Error"_s, manner.reason)});
        plan(1500ms, 0, [=](LivelyCloud &cloud) { cloud.set(id, u"error"_s, u"resize_reverting"_s); });
        plan(2s, 0, [=](LivelyCloud &cloud) { cloud.setRecord(migration, u"error"_s); });
        plan(2500ms, 0, [=](LivelyCloud &cloud) { cloud.set(id, u"error"_s, {}); });
    } else {
        plan(2s, 0, [=](LivelyCloud &cloud) { cloud.set(id, rest, {}); });
    }
    return request;
}

Result<RequestId> LivelyCloud::startServer(const ServerId &id)
{
    Guest *found = guest(id);
    m_orders << u"start %1"_s.arg(found ? found->server.name : id.value);
    if (!found)
        return unknown(id);
    if (const auto no = conflict(found->server, u"start"_s, {u"stopped"_s}))
        return refused(409, *no);
    set(id, u"stopped"_s, u"powering-on"_s);
    const bool fails = found->manner.startFails;
    plan(2s, 0, [id, fails](LivelyCloud &cloud) {
        if (!fails)
            cloud.guest(id)->server.powerState = PowerState::Running;
        cloud.set(id, fails ? u"stopped"_s : u"active"_s, {});
    });
    return note(id, u"start"_s);
}

Snapshot LivelyCloud::snapshot() const
{
    Snapshot picture;
    picture.cloud.name = u"lively"_s;
    picture.cloud.authUrl = u"https://lively.example/v3"_s;
    picture.cloud.region = u"RegionOne"_s;
    picture.takenAt = m_now;
    const auto fill = [this](auto &section, const auto &values) {
        for (const auto &value : values)
            section.values.push_back(std::make_shared<std::remove_cvref_t<decltype(value)>>(value));
        section.reading = Reading::Complete;
        section.readAt = m_now;
    };
    fill(picture.services, services());
    fill(picture.servers, serversOn({}));
    fill(picture.migrations, records());
    return picture;
}

QStringList LivelyCloud::state() const
{
    QStringList lines;
    for (const auto &[id, guest] : m_guests) {
        lines << u"%1 %2 on %3"_s.arg(guest.server.name, guest.server.statusText, guest.server.host.value);
        if (guest.server.taskState)
            lines.last() += u' ' + *guest.server.taskState;
    }
    for (const auto &[host, service] : m_services) {
        lines << host.value
                + (service.status == ComputeService::Status::Enabled
                       ? u" enabled"_s
                       : u" disabled: "_s + service.disabledReason);
    }
    return lines;
}

} // namespace drover
