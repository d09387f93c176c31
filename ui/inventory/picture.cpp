// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/picture.h"

#include "ui/widgets/naturalorder.h"

#include <algorithm>

namespace drover {

namespace {

QHash<HostName, std::shared_ptr<const HostServers>> serversByHost(const Snapshot &snapshot,
                                                                  const Picture &before)
{
    QHash<HostName, HostServers::Servers> groups;
    for (const auto &server : snapshot.servers.values) {
        if (!server->host.isEmpty())
            groups[server->host].push_back(server);
    }
    QHash<HostName, std::shared_ptr<const HostServers>> made;
    made.reserve(groups.size());
    for (auto group = groups.begin(); group != groups.end(); ++group) {
        const auto same = before.serversOf.value(group.key());
        if (same && same->byId == *group) {
            made.insert(group.key(), same);
            continue;
        }
        auto servers = std::make_shared<HostServers>();
        servers->byId = *group;
        servers->byName = std::move(*group);
        std::ranges::sort(servers->byName, [](const auto &a, const auto &b) { return nameBefore(*a, *b); });
        made.insert(group.key(), servers);
    }
    return made;
}

} // namespace

PicturePtr pictureOf(const SnapshotPtr &snapshot, const QList<RunView> &runs, const Picture &before)
{
    return std::make_shared<const Picture>(Picture {
        .snapshot = snapshot,
        .hosts = hostRows(*snapshot, runs, *before.hosts),
        .migrations = migrationRows(*snapshot, *before.migrations),
        .serversOf = serversByHost(*snapshot, before),
    });
}

bool nameBefore(const Server &a, const Server &b)
{
    const int order = naturalCompare(a.name, b.name);
    return order != 0 ? order < 0 : a.id < b.id;
}

} // namespace drover
