// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inventory/applyservers.h"

#include "core/inventory/lastofeach.h"

#include <QSet>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using ServerPtr = std::shared_ptr<const Server>;

const ServerId &idOf(const ServerPtr &server)
{
    return server->id;
}

/// The place of the server, or the end.
auto find(std::vector<ServerPtr> &servers, const ServerId &id)
{
    const auto at = std::ranges::lower_bound(servers, id, {}, idOf);
    return at != servers.end() && (*at)->id == id ? at : servers.end();
}

/// Puts @p added, which are in order and not there yet, in their places. They are few among many: their
/// places are searched for, since a merge would look at all that there are, page after page.
void insert(std::vector<ServerPtr> &servers, std::vector<ServerPtr> added)
{
    std::vector<ServerPtr> all;
    all.reserve(servers.size() + added.size());
    auto from = servers.begin();
    for (ServerPtr &server : added) {
        const auto to = std::ranges::lower_bound(from, servers.end(), server->id, {}, idOf);
        all.insert(all.end(), std::move_iterator(from), std::move_iterator(to));
        all.push_back(std::move(server));
        from = to;
    }
    all.insert(all.end(), std::move_iterator(from), std::move_iterator(servers.end()));
    servers = std::move(all);
}

/// Little more than id and status came (2.69).
bool cellIsDown(const Server &server)
{
    return server.statusText == "UNKNOWN"_L1 && server.vmState.isEmpty() && server.host.isEmpty();
}

/// What was known, but for what it is doing: without its last known place, its host would look empty.
Server outOfReach(Server known)
{
    known.status = ServerStatus::Unknown;
    known.statusText = u"UNKNOWN"_s;
    return known;
}

} // namespace

SnapshotDelta applyServers(Snapshot &snapshot, std::vector<Server> arrived, std::vector<ServerId> vanished)
{
    std::vector<ServerPtr> &servers = snapshot.servers.values;
    SnapshotDelta delta;
    std::vector<ServerPtr> added;
    lastOfEach(arrived, &Server::id);
    for (Server &server : arrived) {
        if (server.status == ServerStatus::Deleted) {
            vanished.push_back(server.id);
            continue;
        }
        const auto known = find(servers, server.id);
        if (known != servers.end() && cellIsDown(server))
            server = outOfReach(**known);
        if (known != servers.end() && **known == server)
            continue;
        auto changed = std::make_shared<const Server>(std::move(server));
        delta.upsertedServers.push_back(changed);
        if (known != servers.end())
            *known = std::move(changed);
        else
            added.push_back(std::move(changed));
    }

    QSet<ServerId> removed;
    for (const ServerId &id : vanished) {
        if (find(servers, id) != servers.end() && !removed.contains(id)) {
            removed.insert(id);
            delta.removedServers.push_back(id);
        }
    }
    if (!removed.isEmpty()) {
        std::erase_if(servers, [&](const ServerPtr &server) { return removed.contains(server->id); });
        delta.migrationsChanged =
            std::erase_if(snapshot.migrations.values,
                          [&](const auto &migration) { return removed.contains(migration->serverId); })
            > 0;
    }
    if (!added.empty())
        insert(servers, std::move(added));
    return delta;
}

} // namespace drover
