// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/catalogue.h"
#include "app/simcloud/model/cloud.h"
#include "app/simcloud/model/host.h"
#include "app/simcloud/model/workload.h"
#include "app/simcloud/scenarios/section.h"

#include <QHash>

#include <map>
#include <vector>

namespace simcloud::scenarios {

/// Hosts as a scenario describes them; what is left open is chosen when the cloud is filled.
struct HostPlan {
    int line = 0;
    Host host = {};
    Bounds upDays = {10, 300}; ///< How long ago the machine was booted.
    std::optional<std::int64_t> deadMinutes = {}; ///< How long ago it was last heard of; empty: it lives.
    std::int64_t disabledDays = 0; ///< How long ago its service was last changed.
};

struct NetworkPlan {
    QString name = {};
    QString physicalNetwork = {}; ///< Of a provider network; empty: a tunnel.
    quint32 firstAddress = 0; ///< IPv4.
    quint32 lastAddress = 0;
};

struct UserPlan {
    int line = 0;
    User user = {}; ///< Roles by the projects' names.
};

struct GroupPlan {
    int line = 0;
    ServerGroup group = {}; ///< The project by its name.
};

/// A use of memory whose working set may be a share of the guest's memory.
struct WorkloadPlan {
    double usedShare = 0.6;
    bool repeats = false;
    struct Phase {
        double seconds = 0;
        double dirtyMiBPerSecond = 0;
        double workingSetMiB = 0; ///< 0: by the share.
        double workingSetShare = 0;
    };
    std::vector<Phase> phases = {};
};

struct PortPlan {
    QString network = {};
    QString vnicType = {};
    QString vifType = {};
};

/// Instances of one kind.
struct InstancePlan {
    int line = 0;
    QStringList names = {};
    QString project = {};
    QString user = {}; ///< Empty: somebody of the project.
    FlavorPtr flavor = {};
    QString image = {}; ///< By its name; empty when they boot from a volume.
    QMap<QString, QString> properties = {}; ///< Beside the image's.
    std::int64_t rootVolumeGiB = 0;
    std::vector<std::int64_t> volumesGiB = {};
    QString workload = {};
    QStringList hosts = {}; ///< Only on these; empty: wherever the scheduler would let them be.
    QString zone = {}; ///< Asked for at creation.
    QString group = {};
    QString state = {};
    QStringList cameFrom = {}; ///< Of verify_resize: the hosts that they have left.
    bool nowhere = false;
    bool locked = false;
    QString lockedReason = {};
    bool configDrive = false;
    std::vector<PortPlan> ports = {};
    QMap<QString, QString> metadata = {};
    QStringList tags = {};
    QString keyName = {};
    QString description = {};
    QStringList fails = {};
    QString fault = {};
    Bounds ageDays = {20, 400};
    Bounds moves = {};
    std::int64_t stateDays = 3; ///< For how long at most it has been in its state.
};

/// What is left in Placement of a server that is no more.
struct OrphanPlan {
    int line = 0;
    QString host = {};
    FlavorPtr flavor = {};
    QString project = {};
    std::int64_t count = 1;
};

/// A scenario, read and understood.
struct Description {
    Settings settings = {};
    std::map<QString, Host> machines = {};
    std::vector<HostPlan> hosts = {};
    QHash<QString, std::size_t> hostIndex = {};
    std::vector<Aggregate> aggregates = {};
    std::vector<FlavorPtr> flavors = {};
    std::vector<Image> images = {};
    std::vector<NetworkPlan> networks = {};
    QStringList projects = {};
    std::vector<UserPlan> users = {};
    std::vector<GroupPlan> groups = {};
    std::map<QString, WorkloadPlan> workloads = {};
    std::vector<InstancePlan> instances = {};
    std::vector<OrphanPlan> orphans = {};

    [[nodiscard]] FlavorPtr flavor(const QString &name) const;
    [[nodiscard]] const Image *image(const QString &name) const;
    [[nodiscard]] const NetworkPlan *network(const QString &name) const;
    [[nodiscard]] const GroupPlan *group(const QString &name) const;
};

/// Adds what a document says to a description. See docs/scenarios.md for the keys.
void describe(const Node &document, Description &description, Complaint &complaint);

} // namespace simcloud::scenarios
