// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/snapshot.h"

#include <algorithm>

namespace drover {

namespace {

template<typename T, typename Matches>
const T *find(const Section<T> &section, Matches matches)
{
    const auto at = std::ranges::find_if(section.values, [&](const auto &value) { return matches(*value); });
    return at == section.values.end() ? nullptr : at->get();
}

} // namespace

const ComputeService *Snapshot::service(const HostName &host) const
{
    return find(services, [&](const ComputeService &service) { return service.host == host; });
}

const Hypervisor *Snapshot::hypervisor(const HostName &host) const
{
    return find(hypervisors, [&](const Hypervisor &hypervisor) { return hypervisor.host == host; });
}

const Server *Snapshot::server(const ServerId &id) const
{
    const auto at = std::ranges::lower_bound(
        servers.values, id, {}, [](const auto &server) -> const ServerId & { return server->id; });
    return at != servers.values.end() && (*at)->id == id ? at->get() : nullptr;
}

QList<const Server *> Snapshot::serversOn(const HostName &host) const
{
    QList<const Server *> found;
    for (const auto &server : servers.values) {
        if (server->host == host)
            found << server.get();
    }
    return found;
}

QList<const Server *> Snapshot::serversCalled(const QString &text) const
{
    if (const Server *exact = server(ServerId(text)))
        return {exact};
    QList<const Server *> found;
    for (const auto &server : servers.values) {
        if (server->name == text)
            found << server.get();
    }
    return found;
}

const Migration *Snapshot::migrationUnderWay(const ServerId &id) const
{
    const Migration *newest = nullptr;
    for (const auto &migration : migrations.values) {
        if (migration->serverId == id && !migration->ended() && (!newest || migration->id > newest->id))
            newest = migration.get();
    }
    return newest;
}

} // namespace drover
