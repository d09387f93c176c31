// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

#include <vector>

namespace simcloud {

/// Where one NUMA cell of a guest lies on its host.
struct GuestCell {
    int id = 0;
    std::vector<int> vcpus = {}; ///< Guest CPUs.
    qint64 memoryMiB = 0;
    int hostCell = 0;
    QMap<int, int> pinning = {}; ///< Guest CPU to host CPU; empty when not pinned.
    int pageKiB = 0; ///< 0: small pages, not reserved.
    bool wholeCores = false; ///< Thread policy isolate: the other threads of its host CPUs are taken too.
};

/// What one consumer holds of one host: Placement's amounts, and what only nova-compute keeps account of.
struct Claim {
    QString host = {};
    QMap<QString, qint64> resources = {}; ///< "VCPU", "PCPU", "MEMORY_MB", "DISK_GB", …
    std::vector<GuestCell> cells = {}; ///< Empty for a guest without NUMA topology.
    std::vector<QString> devices = {}; ///< PCI addresses.
};

/// All that one consumer holds. During a move the migration's UUID holds the source and the server's UUID the
/// destination; after an evacuation the server holds both until the old host has cleaned up.
struct Allocation {
    QString consumer = {};
    QString projectId = {};
    QString userId = {};
    std::vector<Claim> claims = {};
    qint64 generation = 1;
};

} // namespace simcloud
