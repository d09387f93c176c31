// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/invariants.h"

#include "app/simcloud/engine/engine.h"
#include "app/simcloud/engine/numafit.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

void checkSums(const Cloud &cloud, QStringList &found)
{
    std::map<QString, QMap<QString, qint64>> sums;
    for (const auto &[consumer, allocation] : cloud.allocations()) {
        for (const Claim &claim : allocation.claims) {
            for (const auto &[resource, amount] : claim.resources.asKeyValueRange())
                sums[claim.host][resource] += amount;
        }
    }
    for (const Host &host : cloud.hosts()) {
        const QMap<QString, Inventory> inventories = inventoriesOf(host);
        const QMap<QString, qint64> usage = cloud.usageOf(host.name);
        for (const auto &[resource, amount] : usage.asKeyValueRange()) {
            if (amount != sums[host.name].value(resource))
                found.append(u"%1 counts %2 of %3, its consumers hold %4."_s.arg(host.name)
                                 .arg(amount)
                                 .arg(resource)
                                 .arg(sums[host.name].value(resource)));
            if (amount > inventories.value(resource).capacity())
                found.append(u"%1 has given away more %2 than it has."_s.arg(host.name, resource));
        }
    }
}

void checkDevices(const Cloud &cloud, QStringList &found)
{
    for (const Host &host : cloud.hosts()) {
        std::map<int, int> pinned;
        std::map<QString, int> given;
        for (const Claim &claim : claimsOn(cloud, host.name)) {
            for (const GuestCell &cell : claim.cells) {
                for (const int cpu : cell.pinning)
                    ++pinned[cpu];
            }
            for (const QString &device : claim.devices)
                ++given[device];
        }
        const auto isTwice = [](const auto &entry) { return entry.second > 1; };
        if (std::any_of(pinned.begin(), pinned.end(), isTwice))
            found.append(u"A CPU of %1 is pinned twice."_s.arg(host.name));
        if (std::any_of(given.begin(), given.end(), isTwice))
            found.append(u"A device of %1 is given away twice."_s.arg(host.name));
    }
}

/// Whether the server, or a migration of it, holds something of the host.
bool isHeld(const Cloud &cloud, const Server &server, const QString &host)
{
    const std::set<QString> &consumers = cloud.consumersOf(host);
    if (consumers.count(server.id))
        return true;
    const std::vector<int> ids = cloud.migrationsOf(server.id);
    return std::any_of(ids.begin(), ids.end(),
                       [&](int id) { return consumers.count(cloud.migration(id)->uuid) > 0; });
}

void checkServers(const Cloud &cloud, const Engine &engine, QStringList &found)
{
    std::map<int, int> places;
    for (const Host &host : cloud.hosts()) {
        for (const int number : cloud.serversOn(host.name)) {
            ++places[number];
            if (cloud.serverByNumber(number).host != host.name)
                found.append(u"Server %1 is listed on %2, where it is not."_s.arg(number).arg(host.name));
        }
    }
    for (const Server &server : cloud.servers()) {
        const int wanted = server.deleted() || server.host.isEmpty() ? 0 : 1;
        if (places[server.number] != wanted)
            found.append(u"Server %1 is on %2 hosts."_s.arg(server.number).arg(places[server.number]));
        if (server.deleted())
            continue;
        if (wanted && !isHeld(cloud, server, server.host))
            found.append(
                u"Server %1 holds nothing of %2, where it is."_s.arg(server.number).arg(server.host));
        const bool isBusy = !server.taskState.isEmpty() || server.vmState == VmState::Building;
        if (isBusy && !engine.isUnderWay(server))
            found.append(u"Server %1 has the task %2, and nothing is under way."_s.arg(server.number)
                             .arg(server.taskState));
    }
}

void checkConsumers(const Cloud &cloud, const Engine &engine, QStringList &found)
{
    for (const auto &[consumer, allocation] : cloud.allocations()) {
        if (const Server *server = cloud.server(consumer)) {
            if (server->deleted())
                found.append(u"Server %1 is deleted and still holds something."_s.arg(server->number));
            continue;
        }
        const Migration *record = cloud.migrationByUuid(consumer);
        const Server *server = record ? cloud.server(record->serverId) : nullptr;
        if (!server || server->deleted())
            found.append(u"Nobody is the consumer %1."_s.arg(consumer));
        else if (record->hasEnded() && !engine.isUnderWay(*server))
            found.append(u"Migration %1 has ended and still holds something."_s.arg(record->id));
    }
}

void checkRecords(const Cloud &cloud, QStringList &found)
{
    for (const Migration &record : cloud.migrations()) {
        if (!statusesOf(record.type).contains(record.status))
            found.append(u"Migration %1 cannot be %2."_s.arg(record.id).arg(record.status));
    }
}

void checkGroups(const Cloud &cloud, QStringList &found)
{
    for (const ServerGroup &group : cloud.groups) {
        std::map<QString, int> counts;
        for (const QString &id : group.members) {
            const Server *member = cloud.server(id);
            if (member && !member->deleted() && !member->host.isEmpty())
                ++counts[member->host];
        }
        const int most = group.maxServersPerHost.value_or(1);
        if (group.policy == "affinity"_L1 && counts.size() > 1)
            found.append(u"The members of %1 are apart."_s.arg(group.name));
        if (group.policy == "anti-affinity"_L1
            && std::any_of(counts.begin(), counts.end(),
                           [&](const auto &entry) { return entry.second > most; }))
            found.append(u"Members of %1 are together."_s.arg(group.name));
    }
}

} // namespace

const QStringList &statusesOf(const QString &type)
{
    static const QStringList live {
        u"accepted"_s,  u"queued"_s, u"preparing"_s, u"running"_s, u"running (post-copy)"_s,
        u"completed"_s, u"failed"_s, u"cancelled"_s, u"error"_s};
    static const QStringList cold {u"pre-migrating"_s, u"migrating"_s, u"post-migrating"_s, u"finished"_s,
                                   u"confirming"_s,    u"confirmed"_s, u"reverting"_s,      u"reverted"_s,
                                   u"error"_s,         u"failed"_s};
    static const QStringList evacuation {u"accepted"_s,  u"pre-migrating"_s, u"done"_s,
                                         u"completed"_s, u"failed"_s,        u"error"_s};
    return type == "live-migration"_L1 ? live : type == "evacuation"_L1 ? evacuation : cold;
}

QStringList violations(const Cloud &cloud, const Engine &engine)
{
    QStringList found;
    checkSums(cloud, found);
    checkDevices(cloud, found);
    checkServers(cloud, engine, found);
    checkConsumers(cloud, engine, found);
    checkRecords(cloud, found);
    checkGroups(cloud, found);
    return found;
}

} // namespace simcloud
