// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/domain/hostfacts.h"

#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace drover {

/// A port of an instance. Source: Neutron, GET v2.0/ports?device_id=….
struct InstancePort {
    QString id;
    QString vnicType; ///< binding:vnic_type: "normal", "direct", "direct-physical", "macvtap", "vdpa"…
    QString vifType; ///< binding:vif_type: "ovs", "vhostuser" (DPDK)…
    QString physicalNetwork; ///< Empty where nobody said.
    bool wantsBandwidth = false; ///< It has a resource_request.

    bool operator==(const InstancePort &) const = default;
};

/// A disk of an instance as libvirt has it. Source: the domain's XML.
struct InstanceDisk {
    enum class Kind { Disk, CdRom, ConfigDrive };

    QString target; ///< "vda".
    Kind kind = Kind::Disk;
    bool onNetwork = false; ///< Of Ceph, iSCSI…: every host reaches it.
    bool hasMedium = true; ///< Of a CD-ROM drive: whether there is one in it.

    bool operator==(const InstanceDisk &) const = default;
};

/// An attached volume. Source: Cinder, GET volumes/{id}.
struct InstanceVolume {
    QString id;
    QString status; ///< "in-use" is the one that moves.
    bool multiattach = false;
    bool encrypted = false;

    bool operator==(const InstanceVolume &) const = default;
};

/// The CPU that a running guest sees. Source: the domain's XML as it runs.
struct GuestCpu {
    enum class Mode { HostPassthrough, HostModel, Custom };

    Mode mode = Mode::HostModel;
    Cpu cpu;

    bool operator==(const GuestCpu &) const = default;
};

/// One NUMA cell of a guest, and where it is. Source: GET servers/{id}/topology (2.78).
struct GuestCell {
    QList<int> vcpus;
    qint64 memoryMiB = 0;
    std::optional<int> hostCell;
    QMap<int, int> pinning; ///< Guest CPU to host CPU; empty when it floats.

    bool operator==(const GuestCell &) const = default;
};

struct GuestTopology {
    QList<GuestCell> cells; ///< Empty: it has no NUMA topology.
    std::optional<qint64> pageKiB;

    bool operator==(const GuestTopology &) const = default;
};

/// What a list of servers does not tell of an instance. Whatever is absent, nobody has supplied.
struct InstanceFacts {
    ServerId server;
    std::optional<QList<InstancePort>> ports;
    std::optional<QList<InstanceDisk>> disks;
    std::optional<QList<InstanceVolume>> volumes;
    std::optional<GuestCpu> cpu;
    std::optional<QString> machineType; ///< That it runs with: "pc-q35-7.2".
    std::optional<GuestTopology> topology;
    std::optional<int> shares; ///< Manila shares attached. Source: GET servers/{id}/shares (2.97).
    std::optional<bool> imageGone; ///< Its image is no longer in Glance.

    bool operator==(const InstanceFacts &) const = default;
};

} // namespace drover
