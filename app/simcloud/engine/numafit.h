// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/allocation.h"
#include "app/simcloud/model/server.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <set>
#include <vector>

namespace simcloud {

class Cloud;
struct Host;

/// One NUMA cell that a server wants.
struct CellNeed {
    std::vector<int> vcpus = {};
    qint64 memoryMiB = 0;
};

enum class CpuPolicy { Shared, Dedicated, Mixed };
enum class ThreadPolicy { Prefer, Isolate, Require };

/// Devices wanted by PCI alias.
struct AliasNeed {
    QString alias = {};
    int count = 1;
};

/// A network function wanted by a port.
struct FunctionNeed {
    QString portId = {};
    QString physicalNetwork = {}; ///< Empty: any.
    bool wholeDevice = false; ///< vnic_type direct-physical: the physical function, not a virtual one.
};

/// All that a server needs of the host it is on.
struct Need {
    QMap<QString, qint64> resources = {}; ///< Placement's amounts: "VCPU", "PCPU", "MEMORY_MB", "DISK_GB", …
    std::vector<CellNeed> cells = {}; ///< Empty: no NUMA topology.
    CpuPolicy cpuPolicy = CpuPolicy::Shared;
    std::set<int> dedicatedVcpus = {}; ///< All of them when dedicated, some when mixed.
    ThreadPolicy threadPolicy = ThreadPolicy::Prefer;
    /// Sizes in KiB that will do, the wished one first; 4 is small pages. Empty: whatever, not reserved.
    std::vector<int> pagesKiB = {};
    std::vector<AliasNeed> devices = {};
    std::vector<FunctionNeed> functions = {};
    QStringList requiredTraits = {}; ///< trait:…=required
    QStringList forbiddenTraits = {};
};

/// What a server of that flavor needs: the flavor's extra specs, and for what they do not say the image
/// properties. Root disks on volumes count nothing, swap is rounded up to GiB (NOVA: scheduler/utils.py).
[[nodiscard]] Need needOf(const Flavor &flavor, const QMap<QString, QString> &imageProperties,
                          const std::vector<Port> &ports, bool bootsFromVolume);
/// What a server needs as it is; with @p flavor what it would need after a resize.
[[nodiscard]] Need needOf(const Server &server, const FlavorPtr &flavor = {});

/// A claim, or the reason why there is none, in Nova's words.
using Fit = tl::expected<Claim, QString>;

/// Finds a place for @p need on a host of which @p held is taken: what Placement counts, a host cell for each
/// guest cell, CPUs to pin, huge pages, devices near the cells. Says nothing of the host's state.
[[nodiscard]] Fit fit(const Host &host, const std::vector<Claim> &held, const Need &need);

/// The same with all that the cloud's consumers hold of the host, those in @p without left out.
[[nodiscard]] Fit fit(const Cloud &cloud, const Host &host, const Need &need,
                      const QStringList &without = {});

/// What consumers hold of a host, those in @p without left out.
[[nodiscard]] std::vector<Claim> claimsOn(const Cloud &cloud, const QString &host,
                                          const QStringList &without = {});

/// What Placement counts of a host, as inventories state it.
struct Inventory {
    qint64 total = 0;
    qint64 reserved = 0;
    double ratio = 1.0;

    [[nodiscard]] qint64 capacity() const { return qint64(double(total - reserved) * ratio); }
};

/// Inventories of a host by resource class: VCPU, PCPU, MEMORY_MB, DISK_GB; those without a total left out.
[[nodiscard]] QMap<QString, Inventory> inventoriesOf(const Host &host);

} // namespace simcloud
