// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace drover {

/// The memory pages of one size in one cell.
struct PagePool {
    qint64 sizeKiB = 0; ///< 4, 2048, 1048576…
    qint64 total = 0;
    qint64 free = 0; ///< Held by no guest that is defined there, running or off: Nova counts both.

    bool operator==(const PagePool &) const = default;
};

/// One NUMA cell of a host.
struct HostCell {
    int id = 0;
    QList<int> cpus; ///< Sorted; all of the cell.
    /// Those that Nova pins guests to (nova.conf: cpu_dedicated_set); libvirt does not know them.
    std::optional<QList<int>> dedicatedCpus;
    QList<int> pinnedCpus; ///< Of those, what guests hold, running or off.
    QList<QList<int>> siblings; ///< Threads of each core; empty when nobody said.
    qint64 memoryMiB = 0;
    /// Held, as Nova counts, by guests with a NUMA topology that reserve no huge pages.
    std::optional<qint64> heldMemoryMiB;
    std::optional<qint64> freeMemoryMiB; ///< Really free now.
    QList<PagePool> pages; ///< Without the small ones where nobody counted them.

    bool operator==(const HostCell &) const = default;
};

/// A device that can be given to a guest.
struct HostDevice {
    enum class Kind {
        Pci, ///< By alias of a flavor.
        VirtualFunction, ///< By a port: vnic_type direct, macvtap.
        PhysicalFunction, ///< By a port: vnic_type direct-physical.
    };

    QString address; ///< "0000:3b:00.1".
    Kind kind = Kind::Pci;
    QString alias; ///< Of nova.conf; empty where nobody said.
    QString physicalNetwork; ///< Of functions; empty where nobody said.
    std::optional<int> cell; ///< The NUMA cell it is near to.
    bool free = false;

    bool operator==(const HostDevice &) const = default;
};

/// A CPU as a host has it, or as a guest sees it.
struct Cpu {
    QString architecture; ///< "x86_64".
    QString vendor;
    QString model;
    QStringList features; ///< All flags, those that the model implies too.
    QString microcode;

    bool operator==(const Cpu &) const = default;
};

/// What the compute API does not tell of a host. Whatever is absent, nobody has supplied.
/// Source: libvirt (capabilities, domain XML, free pages) and nova.conf.
struct HostFacts {
    HostName host;
    std::optional<QDateTime> readAt; ///< UTC.
    std::optional<QList<HostCell>> cells;
    std::optional<Cpu> cpu;
    std::optional<QStringList> machineTypes; ///< That its QEMU knows, aliases such as "q35" too.
    std::optional<QList<HostDevice>> devices;
    /// The name of the storage that its instances' disks are on, when other hosts have it too; empty when
    /// they are on a disk of its own.
    std::optional<QString> sharedStorage;

    bool operator==(const HostFacts &) const = default;
};

} // namespace drover
