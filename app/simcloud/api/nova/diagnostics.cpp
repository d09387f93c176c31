// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/diagnostics.h"

#include "app/simcloud/api/nova/viewer.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

QString stateWord(Power power)
{
    switch (power) {
    case Power::NoState:
        return u"pending"_s;
    case Power::Running:
        return u"running"_s;
    case Power::Paused:
        return u"paused"_s;
    case Power::Shutdown:
        return u"shutdown"_s;
    case Power::Crashed:
        return u"crashed"_s;
    case Power::Suspended:
        return u"suspended"_s;
    }
    Q_UNREACHABLE();
}

qint64 secondsUp(const Server &server, Moment now)
{
    const Moment since = server.launched.value_or(now);
    return std::chrono::floor<std::chrono::seconds>(now - since).count();
}

/// The same for every driver from 2.48 on.
QJsonObject commonView(const Server &server, Moment now)
{
    const qint64 seconds = secondsUp(server, now);
    const int cpus = server.flavor ? server.flavor->vcpus : 0;
    QJsonArray cpuDetails;
    for (int cpu = 0; cpu < cpus; ++cpu) {
        // A guest that is busy for a seventh of its time, in nanoseconds.
        cpuDetails.append(
            QJsonObject {{"id"_L1, cpu}, {"time"_L1, seconds * 1'000'000'000 / 7}, {"utilisation"_L1, 15}});
    }
    QJsonArray nics;
    for (const Port &port : server.ports) {
        nics.append(QJsonObject {{"mac_address"_L1, port.mac},
                                 {"rx_drop"_L1, 0},
                                 {"rx_errors"_L1, 0},
                                 {"rx_octets"_L1, seconds * 2048},
                                 {"rx_packets"_L1, seconds * 4},
                                 {"rx_rate"_L1, QJsonValue::Null},
                                 {"tx_drop"_L1, 0},
                                 {"tx_errors"_L1, 0},
                                 {"tx_octets"_L1, seconds * 1024},
                                 {"tx_packets"_L1, seconds * 2},
                                 {"tx_rate"_L1, QJsonValue::Null}});
    }
    const qsizetype disks = std::max<qsizetype>(1, qsizetype(server.volumes.size()));
    QJsonArray diskDetails;
    for (qsizetype disk = 0; disk < disks; ++disk) {
        diskDetails.append(QJsonObject {{"errors_count"_L1, 0},
                                        {"read_bytes"_L1, seconds * 512},
                                        {"read_requests"_L1, seconds},
                                        {"write_bytes"_L1, seconds * 4096},
                                        {"write_requests"_L1, seconds}});
    }
    const qint64 memoryMiB = server.flavor ? server.flavor->memoryMiB : 0;
    return {
        {"config_drive"_L1, server.configDrive},
        {"cpu_details"_L1, cpuDetails},
        {"disk_details"_L1, diskDetails},
        {"driver"_L1, u"libvirt"_s},
        {"hypervisor"_L1, u"kvm"_s},
        {"hypervisor_os"_L1, u"linux"_s},
        {"memory_details"_L1, QJsonObject {{"maximum"_L1, memoryMiB}, {"used"_L1, memoryMiB}}},
        {"nic_details"_L1, nics},
        {"num_cpus"_L1, cpus},
        {"num_disks"_L1, disks},
        {"num_nics"_L1, qint64(server.ports.size())},
        {"state"_L1, stateWord(server.power)},
        {"uptime"_L1, seconds},
    };
}

/// What libvirt's driver says in older versions.
QJsonObject oldView(const Server &server, Moment now)
{
    const qint64 seconds = secondsUp(server, now);
    const qint64 memoryKiB = server.flavor ? server.flavor->memoryMiB * 1024 : 0;
    QJsonObject json {
        {"memory"_L1, memoryKiB},       {"memory-actual"_L1, memoryKiB}, {"vda_errors"_L1, -1},
        {"vda_read"_L1, seconds * 512}, {"vda_read_req"_L1, seconds},    {"vda_write"_L1, seconds * 4096},
        {"vda_write_req"_L1, seconds},
    };
    for (int cpu = 0; server.flavor && cpu < server.flavor->vcpus; ++cpu)
        json.insert(u"cpu%1_time"_s.arg(cpu), seconds * 1'000'000'000 / 7);
    return json;
}

Answer showDiagnostics(const Call &call)
{
    const QString &id = call.captured.first();
    const Server *server = visibleServer(call, id);
    if (!server)
        return noSuchServer(id);
    if (server->host.isEmpty())
        return fault(409, u"Instance %1 is not ready"_s.arg(id));
    return Answer::json(
        200, call.since(48) ? commonView(*server, call.cloud.now) : oldView(*server, call.cloud.now));
}

} // namespace

std::vector<Route> diagnosticsRoutes()
{
    return {{"GET", u"servers/{}/diagnostics"_s, u"os_compute_api:os-server-diagnostics"_s, showDiagnostics}};
}

} // namespace simcloud::nova
