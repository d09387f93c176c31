// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/placement/inventory.h"

using namespace Qt::StringLiterals;

namespace simcloud::placement {

std::vector<Inventory> inventoryOf(const Host &host)
{
    std::vector<Inventory> all;
    if (host.sharedCpus() > 0)
        all.push_back({.resource = u"VCPU"_s, .total = host.sharedCpus(), .ratio = host.cpuRatio});
    all.push_back({.resource = u"MEMORY_MB"_s,
                   .total = host.memoryMiB,
                   .reserved = host.reservedMiB,
                   .ratio = host.memoryRatio});
    all.push_back({.resource = u"DISK_GB"_s, .total = host.diskGiB, .ratio = host.diskRatio});
    if (host.dedicatedCpus() > 0)
        all.push_back({.resource = u"PCPU"_s, .total = host.dedicatedCpus()});
    return all;
}

QStringList traitsOf(const Host &host)
{
    const QString disabled = u"COMPUTE_STATUS_DISABLED"_s;
    QStringList traits = host.traits;
    if (!host.enabled && !traits.contains(disabled))
        traits << disabled;
    return traits;
}

QStringList aggregatesOf(const Cloud &cloud, const Host &host)
{
    QStringList uuids;
    for (const Aggregate &aggregate : cloud.aggregates) {
        if (aggregate.hosts.contains(host.name))
            uuids << aggregate.uuid;
    }
    return uuids;
}

const QStringList &resourceClasses()
{
    static const QStringList names {
        u"VCPU"_s,
        u"MEMORY_MB"_s,
        u"DISK_GB"_s,
        u"PCI_DEVICE"_s,
        u"SRIOV_NET_VF"_s,
        u"NUMA_SOCKET"_s,
        u"NUMA_CORE"_s,
        u"NUMA_THREAD"_s,
        u"NUMA_MEMORY_MB"_s,
        u"IPV4_ADDRESS"_s,
        u"VGPU"_s,
        u"VGPU_DISPLAY_HEAD"_s,
        u"NET_BW_EGR_KILOBIT_PER_SEC"_s,
        u"NET_BW_IGR_KILOBIT_PER_SEC"_s,
        u"PCPU"_s,
        u"MEM_ENCRYPTION_CONTEXT"_s,
        u"FPGA"_s,
        u"PGPU"_s,
        u"NET_PACKET_RATE_KILOPACKET_PER_SEC"_s,
        u"NET_PACKET_RATE_EGR_KILOPACKET_PER_SEC"_s,
        u"NET_PACKET_RATE_IGR_KILOPACKET_PER_SEC"_s,
    };
    return names;
}

} // namespace simcloud::placement
