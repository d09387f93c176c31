// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/need.h"

#include "core/domain/cpuset.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

// More than any host has: a flavor may hold any number.
constexpr qint64 mostVcpus = 65536;
constexpr qint64 mostCells = 64;

/// Nova: virt/hardware.py, _get_numa_pagesize_constraint.
qint64 pageOf(const QString &word)
{
    if (word.isEmpty())
        return Need::noPages;
    if (word == "small"_L1)
        return Need::smallPages;
    if (word == "large"_L1)
        return Need::largePages;
    if (word == "any"_L1)
        return Need::anyPages;
    const QString upper = word.toUpper();
    QString digits = upper;
    digits.removeIf([](QChar c) { return !c.isDigit(); });
    const qint64 number = digits.toLongLong();
    return upper.contains(u'G') ? number * 1048576 : upper.contains(u'M') ? number * 1024 : number;
}

/// The pinned ones of @p vcpus guest CPUs.
QList<int> dedicatedOf(const Server &server, qint64 vcpus)
{
    QList<int> all(vcpus);
    std::iota(all.begin(), all.end(), 0);
    const QString policy = hardwareWish(server, u"cpu_policy"_s);
    if (policy == "mixed"_L1) {
        QString mask = hardwareWish(server, u"cpu_dedicated_mask"_s);
        if (mask.isEmpty())
            mask = hardwareWish(server, u"cpu_realtime_mask"_s);
        // A mask that only takes away is taken from all.
        if (mask.startsWith(u'^'))
            mask.prepend(u"0-%1,"_s.arg(vcpus - 1));
        return parseCpuSet(mask).value_or(QList<int>());
    }
    // resources:PCPU says the same without the word.
    const bool counted = server.flavor.extraSpecs.value(u"resources:PCPU"_s).toLongLong() > 0;
    return policy == "dedicated"_L1 || counted ? all : QList<int>();
}

/// As numa_nodes, numa_cpus.N and numa_mem.N say, or in even shares.
QList<CellNeed> cellsOf(const Server &server, qint64 count, const QList<int> &dedicated)
{
    QList<CellNeed> cells;
    const qint64 share = count > 0 ? std::clamp<qint64>(server.flavor.vcpus, 0, mostVcpus) / count : 0;
    for (qint64 i = 0; i < count; ++i) {
        QList<int> vcpus(share);
        std::iota(vcpus.begin(), vcpus.end(), int(i * share));
        if (const QString named = hardwareWish(server, u"numa_cpus.%1"_s.arg(i)); !named.isEmpty())
            vcpus = parseCpuSet(named).value_or(vcpus);
        CellNeed cell {int(vcpus.size()), 0, server.flavor.memoryMiB / count};
        for (const int vcpu : vcpus)
            cell.dedicated += dedicated.contains(vcpu) ? 1 : 0;
        if (const QString memory = hardwareWish(server, u"numa_mem.%1"_s.arg(i)); !memory.isEmpty())
            cell.memoryMiB = memory.toLongLong();
        cells << cell;
    }
    return cells;
}

QList<CellNeed> cellsOf(const GuestTopology &topology)
{
    QList<CellNeed> cells;
    for (const GuestCell &cell : topology.cells)
        cells << CellNeed {int(cell.vcpus.size()), int(cell.pinning.size()), cell.memoryMiB};
    return cells;
}

QList<DeviceNeed> devicesOf(const Server &server)
{
    QList<DeviceNeed> devices;
    const QString aliases = server.flavor.extraSpecs.value(u"pci_passthrough:alias"_s);
    for (const QString &alias : aliases.split(u',', Qt::SkipEmptyParts)) {
        const QString count = alias.section(u':', 1).trimmed();
        devices << DeviceNeed {alias.section(u':', 0, 0).trimmed(), count.isEmpty() ? 1 : count.toInt()};
    }
    return devices;
}

void readTraits(const QMap<QString, QString> &specs, Need &need)
{
    for (const auto &[key, value] : specs.asKeyValueRange()) {
        if (!key.startsWith("trait"_L1) || !key.contains(u':'))
            continue;
        if (value == "required"_L1)
            need.requiredTraits << key.section(u':', 1);
        else if (value == "forbidden"_L1)
            need.forbiddenTraits << key.section(u':', 1);
    }
}

} // namespace

QString hardwareWish(const Server &server, const QString &name)
{
    const QString said = server.flavor.extraSpecs.value(u"hw:"_s + name);
    return said.isEmpty() && server.imageProperties ? server.imageProperties->value(u"hw_"_s + name) : said;
}

Need needOf(const Server &server, const InstanceFacts *facts)
{
    const Flavor &flavor = server.flavor;
    Need need;
    const QList<int> dedicated = dedicatedOf(server, std::clamp<qint64>(flavor.vcpus, 0, mostVcpus));
    need.pageKiB = pageOf(hardwareWish(server, u"mem_page_size"_s));
    qint64 cells = std::clamp<qint64>(hardwareWish(server, u"numa_nodes"_s).toLongLong(), 0, mostCells);
    // A page size or pinning makes a topology of one cell.
    if (cells == 0 && (need.pageKiB != Need::noPages || !dedicated.isEmpty()))
        cells = 1;
    need.cells = cellsOf(server, cells, dedicated);
    qint64 pinned = dedicated.size();
    // What the running instance has counts more than what the words come to: an image may have said the rest.
    if (facts && facts->topology) {
        need.cells = cellsOf(*facts->topology);
        pinned = 0;
        for (const CellNeed &cell : std::as_const(need.cells))
            pinned += cell.dedicated;
        if (need.pageKiB == Need::noPages)
            need.pageKiB = facts->topology->pageKiB.value_or(Need::noPages);
    }
    need.dedicated = pinned > 0;
    const QString threads = hardwareWish(server, u"cpu_thread_policy"_s);
    need.threads = threads == "isolate"_L1 ? Need::Threads::Isolate
        : threads == "require"_L1          ? Need::Threads::Require
                                           : Need::Threads::Prefer;
    // The emulator's own CPU comes from the first cell.
    const bool emulatorApart =
        need.dedicated && hardwareWish(server, u"emulator_threads_policy"_s) == "isolate"_L1;
    if (emulatorApart && !need.cells.isEmpty())
        ++need.cells.front().dedicated;
    need.devices = devicesOf(server);
    need.deviceAffinity = hardwareWish(server, u"pci_numa_affinity_policy"_s);

    need.amounts[u"PCPU"_s] = pinned + (emulatorApart ? 1 : 0);
    need.amounts[u"VCPU"_s] = flavor.vcpus - pinned;
    need.amounts[u"MEMORY_MB"_s] = flavor.memoryMiB;
    const bool onVolume = !server.imageId;
    need.amounts[u"DISK_GB"_s] =
        (onVolume ? 0 : flavor.diskGiB) + flavor.ephemeralGiB + (flavor.swapMiB + 1023) / 1024;
    constexpr auto ofAggregates = "aggregate_instance_extra_specs:"_L1;
    for (const auto &[key, value] : flavor.extraSpecs.asKeyValueRange()) {
        if (key.startsWith("resources"_L1) && key.contains(u':'))
            need.amounts[key.section(u':', 1)] = value.toLongLong();
        else if (key.startsWith(ofAggregates))
            need.aggregateDemands.insert(key.mid(ofAggregates.size()), value);
        else if (!key.contains(u':')) // The filter takes a key without a scope for its own.
            need.aggregateDemands.insert(key, value);
    }
    need.virtualGpu = need.amounts.value(u"VGPU"_s) > 0;
    need.machineType = hardwareWish(server, u"machine_type"_s);
    need.amounts.removeIf([](const auto &amount) { return amount.value() <= 0; });
    readTraits(flavor.extraSpecs, need);
    if (server.imageProperties)
        readTraits(*server.imageProperties, need);
    return need;
}

} // namespace drover
