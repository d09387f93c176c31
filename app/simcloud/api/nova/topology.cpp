// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/topology.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

const std::vector<GuestCell> *cellsOn(const Allocation *allocation, const QString &host)
{
    if (!allocation)
        return nullptr;
    for (const Claim &claim : allocation->claims) {
        if (claim.host == host)
            return &claim.cells;
    }
    return nullptr;
}

/// Where the guest lies on the host that it is on. While it moves, that share is held by its migration.
std::vector<GuestCell> cellsOf(const Cloud &cloud, const Server &server)
{
    if (const auto *cells = cellsOn(cloud.allocation(server.id), server.host))
        return *cells;
    for (const int id : cloud.migrationsOf(server.id)) {
        if (const auto *cells = cellsOn(cloud.allocation(cloud.migration(id)->uuid), server.host))
            return *cells;
    }
    return {};
}

Answer showTopology(const Call &call)
{
    const QString &id = call.captured.first();
    const Server *server = visibleServer(call, id);
    if (!server)
        return noSuchServer(id);
    QJsonArray nodes;
    QJsonValue pageKiB = QJsonValue::Null;
    for (const GuestCell &cell : cellsOf(call.cloud, *server)) {
        QJsonArray cpus;
        for (const int cpu : cell.vcpus)
            cpus.append(cpu);
        QJsonObject json {
            {"memory_mb"_L1, cell.memoryMiB}, {"siblings"_L1, QJsonArray()}, {"vcpu_set"_L1, cpus}};
        if (call.isAdmin()) {
            QJsonObject pinning;
            for (const auto &[guest, host] : cell.pinning.asKeyValueRange())
                pinning.insert(QString::number(guest), host);
            json.insert("cpu_pinning"_L1, pinning);
            json.insert("host_node"_L1, cell.hostCell);
        }
        nodes.append(json);
        if (cell.pageKiB > 0)
            pageKiB = cell.pageKiB;
    }
    return Answer::json(200, {{"nodes"_L1, nodes}, {"pagesize_kb"_L1, pageKiB}});
}

} // namespace

std::vector<Route> topologyRoutes()
{
    return {{"GET", u"servers/{}/topology"_s, u"compute:server:topology:index"_s, showTopology, 78}};
}

} // namespace simcloud::nova
