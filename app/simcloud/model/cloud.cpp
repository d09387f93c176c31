// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/model/cloud.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

template<typename Items, typename Key>
auto find(Items &items, const Key &wanted) -> decltype(&*items.begin())
{
    const auto found = std::find_if(items.begin(), items.end(), wanted);
    return found == items.end() ? nullptr : &*found;
}

} // namespace

Host &Cloud::add(Host host)
{
    m_hostIndex.insert(host.name, m_hosts.size());
    m_providerIndex.insert(host.providerId, m_hosts.size());
    return m_hosts.emplace_back(std::move(host));
}

Host *Cloud::host(const QString &name)
{
    const auto found = m_hostIndex.constFind(name);
    return found == m_hostIndex.cend() ? nullptr : &m_hosts[*found];
}

const Host *Cloud::host(const QString &name) const
{
    const auto found = m_hostIndex.constFind(name);
    return found == m_hostIndex.cend() ? nullptr : &m_hosts[*found];
}

const Host *Cloud::hostByProvider(const QString &providerId) const
{
    const auto found = m_providerIndex.constFind(providerId);
    return found == m_providerIndex.cend() ? nullptr : &m_hosts[*found];
}

QString Cloud::zoneOf(const QString &host) const
{
    for (const Aggregate &aggregate : aggregates) {
        if (!aggregate.zone.isEmpty() && aggregate.hosts.contains(host))
            return aggregate.zone;
    }
    return u"nova"_s;
}

Server &Cloud::add(Server server)
{
    server.number = int(m_servers.size()) + 1;
    if (server.id.isEmpty())
        server.id = dice.uuid();
    m_serverNumbers.insert(server.id, server.number);
    if (!server.host.isEmpty() && !server.deleted())
        m_serversOn[server.host].insert(server.number);
    m_newestFirst.emplace(server.created, server.number);
    return m_servers.emplace_back(std::move(server));
}

Server *Cloud::server(const QString &id)
{
    const int number = m_serverNumbers.value(id, 0);
    return number ? &serverByNumber(number) : nullptr;
}

const Server *Cloud::server(const QString &id) const
{
    const int number = m_serverNumbers.value(id, 0);
    return number ? &serverByNumber(number) : nullptr;
}

const std::set<int> &Cloud::serversOn(const QString &host) const
{
    static const std::set<int> none;
    const auto found = m_serversOn.find(host);
    return found == m_serversOn.end() ? none : found->second;
}

void Cloud::place(Server &server, const QString &host)
{
    if (!server.host.isEmpty())
        m_serversOn[server.host].erase(server.number);
    server.host = host;
    if (!host.isEmpty() && !server.deleted())
        m_serversOn[host].insert(server.number);
}

void Cloud::remove(Server &server)
{
    if (!server.host.isEmpty())
        m_serversOn[server.host].erase(server.number);
    server.vmState = VmState::Deleted;
    server.taskState.clear();
    server.power = Power::NoState;
    server.updated = now;
    server.terminated = now;
    release(server.id);
    for (const int id : migrationsOf(server.id)) {
        Migration &record = *migration(id);
        record.deleted = true;
        release(record.uuid);
    }
    for (ServerGroup &group : groups)
        group.members.removeAll(server.id);
}

Migration &Cloud::addMigration(Migration migration)
{
    migration.id = int(m_migrations.size()) + 1;
    if (migration.uuid.isEmpty())
        migration.uuid = dice.uuid();
    m_migrationsOf[migration.serverId].push_back(migration.id);
    return m_migrations.emplace_back(std::move(migration));
}

Migration *Cloud::migration(int id)
{
    return id >= 1 && std::size_t(id) <= m_migrations.size() ? &m_migrations[std::size_t(id) - 1] : nullptr;
}

const Migration *Cloud::migration(int id) const
{
    return id >= 1 && std::size_t(id) <= m_migrations.size() ? &m_migrations[std::size_t(id) - 1] : nullptr;
}

const Migration *Cloud::migrationByUuid(const QString &uuid) const
{
    return find(m_migrations, [&](const Migration &migration) { return migration.uuid == uuid; });
}

std::vector<int> Cloud::migrationsOf(const QString &serverId) const
{
    return m_migrationsOf.value(serverId);
}

InstanceAction &Cloud::addAction(const QString &serverId, InstanceAction action)
{
    return m_actions[serverId].emplace_back(std::move(action));
}

std::vector<InstanceAction> &Cloud::actionsOf(const QString &serverId)
{
    return m_actions[serverId];
}

const std::vector<InstanceAction> &Cloud::actionsOf(const QString &serverId) const
{
    static const std::vector<InstanceAction> none;
    const auto found = m_actions.constFind(serverId);
    return found == m_actions.cend() ? none : *found;
}

InstanceAction *Cloud::action(const QString &serverId, const QString &requestId)
{
    return find(m_actions[serverId],
                [&](const InstanceAction &action) { return action.requestId == requestId; });
}

void Cloud::allocate(Allocation allocation)
{
    const auto touch = [this](const QString &host) {
        if (Host *touched = this->host(host))
            ++touched->generation;
    };
    if (const auto before = m_allocations.find(allocation.consumer); before != m_allocations.end()) {
        for (const Claim &claim : before->second.claims) {
            m_consumersOf[claim.host].erase(allocation.consumer);
            for (const auto &[resource, amount] : claim.resources.asKeyValueRange())
                m_usageOf[claim.host][resource] -= amount;
            touch(claim.host);
        }
        allocation.generation = before->second.generation + 1;
        m_allocations.erase(before);
    }
    if (allocation.claims.empty())
        return;
    for (const Claim &claim : allocation.claims) {
        m_consumersOf[claim.host].insert(allocation.consumer);
        for (const auto &[resource, amount] : claim.resources.asKeyValueRange())
            m_usageOf[claim.host][resource] += amount;
        touch(claim.host);
    }
    const QString consumer = allocation.consumer;
    m_allocations.emplace(consumer, std::move(allocation));
}

const Allocation *Cloud::allocation(const QString &consumer) const
{
    const auto found = m_allocations.find(consumer);
    return found == m_allocations.end() ? nullptr : &found->second;
}

const std::set<QString> &Cloud::consumersOf(const QString &host) const
{
    static const std::set<QString> none;
    const auto found = m_consumersOf.find(host);
    return found == m_consumersOf.end() ? none : found->second;
}

QMap<QString, qint64> Cloud::usageOf(const QString &host) const
{
    const auto found = m_usageOf.find(host);
    return found == m_usageOf.end() ? QMap<QString, qint64>() : found->second;
}

FlavorPtr Cloud::flavor(const QString &id) const
{
    const auto *found = find(flavors, [&](const FlavorPtr &flavor) { return flavor->id == id; });
    return found ? *found : FlavorPtr();
}

const Image *Cloud::image(const QString &id) const
{
    return find(images, [&](const Image &image) { return image.id == id; });
}

const Project *Cloud::project(const QString &id) const
{
    return find(projects, [&](const Project &project) { return project.id == id; });
}

const User *Cloud::user(const QString &id) const
{
    return find(users, [&](const User &user) { return user.id == id; });
}

const ServerGroup *Cloud::group(const QString &id) const
{
    return find(groups, [&](const ServerGroup &group) { return group.id == id; });
}

} // namespace simcloud
