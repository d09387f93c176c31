// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/instancefacts.h"
#include "core/domain/server.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace drover {

/// One NUMA cell that an instance wants.
struct CellNeed {
    int vcpus = 0;
    int dedicated = 0; ///< Of those, pinned one to one.
    qint64 memoryMiB = 0;
};

/// Devices wanted by an alias of nova.conf.
struct DeviceNeed {
    QString alias;
    int count = 1;
};

/// What an instance needs of a host, as its flavor says, and its image where the flavor says nothing.
/// Source: nova/virt/hardware.py (numa_get_constraints), nova/scheduler/utils.py (ResourceRequest).
struct Need {
    enum class Threads { Prefer, Isolate, Require };

    QMap<QString, qint64> amounts; ///< As Placement counts: "VCPU", "PCPU", "MEMORY_MB", "DISK_GB", "VGPU"…
    QList<CellNeed> cells; ///< Empty: no NUMA topology.
    bool dedicated = false; ///< Some or all of its CPUs are pinned.
    Threads threads = Threads::Prefer;
    /// The size of the pages that it reserves, or one of the words below, by Nova's own numbers.
    qint64 pageKiB = noPages;
    static constexpr qint64 noPages = 0;
    static constexpr qint64 smallPages = -1;
    static constexpr qint64 largePages = -2;
    static constexpr qint64 anyPages = -3;
    QList<DeviceNeed> devices;
    QString deviceAffinity; ///< hw:pci_numa_affinity_policy; empty: the alias in nova.conf decides.
    QStringList requiredTraits;
    QStringList forbiddenTraits;
    QMap<QString, QString> aggregateDemands; ///< What its flavor asks of a host's aggregates, by key.
    QString machineType; ///< Empty where it says none.
    bool virtualGpu = false; ///< Also in numbered groups ("resources1:VGPU").
};

[[nodiscard]] Need needOf(const Server &server, const InstanceFacts *facts);

/// What flavor or image ask for as "hw:NAME" or "hw_NAME"; empty when neither does.
[[nodiscard]] QString hardwareWish(const Server &server, const QString &name);

} // namespace drover
