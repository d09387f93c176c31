// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/factsjson.h"

#include "core/domain/jsonform.h"
#include "core/domain/jsonput.h"

#include <array>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr std::array diskKinds {
    std::pair {InstanceDisk::Kind::Disk, "disk"_L1},
    std::pair {InstanceDisk::Kind::CdRom, "cdrom"_L1},
    std::pair {InstanceDisk::Kind::ConfigDrive, "config-drive"_L1},
};
constexpr std::array cpuModes {
    std::pair {GuestCpu::Mode::HostPassthrough, "host-passthrough"_L1},
    std::pair {GuestCpu::Mode::HostModel, "host-model"_L1},
    std::pair {GuestCpu::Mode::Custom, "custom"_L1},
};

Result<InstancePort> parsePort(const QJsonObject &json)
{
    JsonReader read(json);
    InstancePort port;
    port.id = read.text("id"_L1);
    port.vnicType = read.maybeText("binding:vnic_type"_L1).value_or(QString());
    port.vifType = read.maybeText("binding:vif_type"_L1).value_or(QString());
    port.physicalNetwork = read.maybeText("physical_network"_L1).value_or(QString());
    port.wantsBandwidth = read.maybeFlag("wants_bandwidth"_L1).value_or(false);
    return read.result(std::move(port));
}

QJsonObject portJson(const InstancePort &port)
{
    QJsonObject json {{"id"_L1, port.id}, {"wants_bandwidth"_L1, port.wantsBandwidth}};
    put(json, "binding:vnic_type"_L1, port.vnicType);
    put(json, "binding:vif_type"_L1, port.vifType);
    put(json, "physical_network"_L1, port.physicalNetwork);
    return json;
}

Result<InstanceDisk> parseDisk(const QJsonObject &json)
{
    JsonReader read(json);
    InstanceDisk disk;
    disk.target = read.text("target"_L1);
    disk.kind = readWord(read, "kind"_L1, diskKinds);
    disk.onNetwork = read.maybeFlag("network"_L1).value_or(false);
    disk.hasMedium = read.maybeFlag("medium"_L1).value_or(true);
    return read.result(std::move(disk));
}

QJsonObject diskJson(const InstanceDisk &disk)
{
    return {{"target"_L1, disk.target},
            {"kind"_L1, wordOf(diskKinds, disk.kind)},
            {"network"_L1, disk.onNetwork},
            {"medium"_L1, disk.hasMedium}};
}

Result<InstanceVolume> parseVolume(const QJsonObject &json)
{
    JsonReader read(json);
    InstanceVolume volume;
    volume.id = read.text("id"_L1);
    volume.status = read.maybeText("status"_L1).value_or(QString());
    volume.multiattach = read.maybeFlag("multiattach"_L1).value_or(false);
    volume.encrypted = read.maybeFlag("encrypted"_L1).value_or(false);
    return read.result(std::move(volume));
}

QJsonObject volumeJson(const InstanceVolume &volume)
{
    QJsonObject json {
        {"id"_L1, volume.id}, {"multiattach"_L1, volume.multiattach}, {"encrypted"_L1, volume.encrypted}};
    put(json, "status"_L1, volume.status);
    return json;
}

Result<GuestCell> parseGuestCell(const QJsonObject &json)
{
    JsonReader read(json);
    GuestCell cell;
    for (const QJsonValue vcpu : read.array("vcpu_set"_L1))
        cell.vcpus << vcpu.toInt();
    cell.memoryMiB = read.number("memory_mb"_L1);
    cell.hostCell = read.maybeInt("host_node"_L1);
    const QJsonObject pinning = read.maybeObject("cpu_pinning"_L1).value_or(QJsonObject());
    for (auto at = pinning.begin(); at != pinning.end(); ++at)
        cell.pinning.insert(at.key().toInt(), at.value().toInt());
    return read.result(std::move(cell));
}

QJsonObject guestCellJson(const GuestCell &cell)
{
    QJsonArray vcpus;
    for (const int vcpu : cell.vcpus)
        vcpus.append(vcpu);
    QJsonObject pinning;
    for (const auto &[vcpu, cpu] : cell.pinning.asKeyValueRange())
        pinning.insert(QString::number(vcpu), cpu);
    QJsonObject json {{"vcpu_set"_L1, vcpus}, {"memory_mb"_L1, cell.memoryMiB}, {"cpu_pinning"_L1, pinning}};
    put(json, "host_node"_L1, cell.hostCell);
    return json;
}

} // namespace

Result<InstanceFacts> parseInstanceFacts(const QJsonObject &json)
{
    JsonReader read(json);
    InstanceFacts facts;
    facts.server = ServerId(read.text("server"_L1));
    facts.ports = maybeList(read, "ports"_L1, parsePort);
    facts.disks = maybeList(read, "disks"_L1, parseDisk);
    facts.volumes = maybeList(read, "volumes"_L1, parseVolume);
    if (read.maybeObject("cpu"_L1)) {
        JsonReader cpu = read.object("cpu"_L1);
        facts.cpu = GuestCpu {readWord(cpu, "mode"_L1, cpuModes), readCpu(cpu)};
    }
    facts.machineType = read.maybeText("machine_type"_L1);
    if (read.maybeObject("topology"_L1)) {
        JsonReader topology = read.object("topology"_L1);
        facts.topology =
            GuestTopology {maybeList(topology, "nodes"_L1, parseGuestCell).value_or(QList<GuestCell>()),
                           topology.maybeNumber("pagesize_kb"_L1)};
    }
    facts.shares = read.maybeInt("shares"_L1);
    facts.imageGone = read.maybeFlag("image_gone"_L1);
    return read.result(std::move(facts));
}

QJsonObject toJson(const InstanceFacts &facts)
{
    QJsonObject json {{"server"_L1, facts.server.value}};
    putList(json, "ports"_L1, facts.ports, portJson);
    putList(json, "disks"_L1, facts.disks, diskJson);
    putList(json, "volumes"_L1, facts.volumes, volumeJson);
    if (facts.cpu) {
        QJsonObject cpu = cpuJson(facts.cpu->cpu);
        cpu.insert("mode"_L1, wordOf(cpuModes, facts.cpu->mode));
        json.insert("cpu"_L1, cpu);
    }
    put(json, "machine_type"_L1, facts.machineType);
    if (facts.topology) {
        QJsonObject topology;
        putList(topology, "nodes"_L1, std::optional(facts.topology->cells), guestCellJson);
        put(topology, "pagesize_kb"_L1, facts.topology->pageKiB);
        json.insert("topology"_L1, topology);
    }
    put(json, "shares"_L1, facts.shares);
    put(json, "image_gone"_L1, facts.imageGone);
    return json;
}

} // namespace drover
