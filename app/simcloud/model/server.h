// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/flavor.h"
#include "app/simcloud/model/moment.h"
#include "app/simcloud/model/workload.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace simcloud {

enum class VmState {
    Building,
    Active,
    Stopped,
    Paused,
    Suspended,
    Rescued,
    Resized,
    Shelved,
    ShelvedOffloaded,
    SoftDeleted,
    Error,
    Deleted,
};

/// Nova's word: "active", "shelved_offloaded", …
[[nodiscard]] QString word(VmState state);

/// Nova's power_state as a number.
enum class Power { NoState = 0, Running = 1, Paused = 3, Shutdown = 4, Crashed = 6, Suspended = 7 };

struct Fault {
    int code = 500;
    QString message = {};
    QString details = {};
    Moment created = {};
};

/// A network port, as far as a server's addresses, interfaces and moves show it.
struct Port {
    QString id = {};
    QString network = {};
    QString networkId = {};
    QString mac = {};
    QString address = {};
    QString vnicType = {}; ///< Neutron's binding:vnic_type; empty is "normal".
    QString vifType = {}; ///< Neutron's binding:vif_type; empty is "ovs", "vhostuser" is DPDK.
    QString physicalNetwork = {}; ///< Of its network; for virtual functions.
};

struct Volume {
    QString id = {};
    QString device = {};
    qint64 sizeGiB = 0;
    bool root = false; ///< The server boots from it.
};

/// How this server is to misbehave, as a scenario or its metadata "lab.fail" says.
struct Trouble {
    QStringList fails =
        {}; ///< "check", "pre", "mid", "crash", "cold-source", "cold-dest", "confirm", "revert", "spawn"
};

/// One instance.
struct Server {
    int number = 0; ///< In the order of creation; instance-%08x.
    QString id = {};
    QString name = {};
    QString description = {};
    bool hasDescription = false;
    QString projectId = {};
    QString userId = {};
    FlavorPtr flavor = {};
    QString imageId = {}; ///< Empty when it boots from a volume.
    QMap<QString, QString> metadata = {};
    QMap<QString, QString> imageProperties = {}; ///< Its own copy: hw_machine_type, hw_…, os_…
    QStringList tags = {};
    QString keyName = {};
    QString reservationId = {};
    bool configDrive = false;
    std::vector<Port> ports = {};
    std::vector<Volume> volumes = {};
    QString groupId = {}; ///< Server group; empty: none.
    QString pinnedZone = {}; ///< Zone asked for at creation; empty: none.

    QString host = {}; ///< Empty when it is nowhere.
    VmState vmState = VmState::Active;
    QString taskState = {}; ///< Nova's word; empty is null.
    Power power = Power::Running;
    int progress = 0;
    Moment created = {};
    Moment updated = {};
    std::optional<Moment> launched = {};
    std::optional<Moment> terminated = {};
    bool locked = false;
    std::optional<QString> lockedReason = {};
    std::optional<Fault> fault = {};

    std::shared_ptr<const Workload> workload = {}; ///< Shared by servers of one kind; null: an idle guest.
    Trouble trouble = {};

    /// As the API's "status", from vm_state and task_state (NOVA: compute/api/openstack/common.py).
    [[nodiscard]] QString status() const;
    [[nodiscard]] bool deleted() const { return vmState == VmState::Deleted; }
    [[nodiscard]] bool bootsFromVolume() const { return imageId.isEmpty(); }
};

} // namespace simcloud
