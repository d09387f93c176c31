// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/numafit.h"

#include "app/simcloud/model/cloud.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

using namespace Qt::StringLiterals;

namespace simcloud {
namespace {

constexpr int smallPageKiB = 4;

// What a server needs

/// Extra specs and image properties as one: the flavor's word counts, the image's only where the flavor
/// says nothing.
class Wishes {
public:
    Wishes(const Flavor &flavor, const QMap<QString, QString> &image) : m_flavor(flavor), m_image(image) { }

    /// Of hw:@p name, or hw_@p name of the image.
    [[nodiscard]] QString hardware(const QString &name) const
    {
        const QString said = m_flavor.extraSpecs.value(u"hw:"_s + name);
        return said.isEmpty() ? m_image.value(u"hw_"_s + name) : said;
    }

private:
    const Flavor &m_flavor;
    const QMap<QString, QString> &m_image;
};

/// CPU numbers as Nova writes them: "0-3,^2,7".
std::set<int> cpusFrom(const QString &text)
{
    std::set<int> cpus;
    std::set<int> without;
    for (QString part : text.split(u',', Qt::SkipEmptyParts)) {
        part = part.trimmed();
        std::set<int> &into = part.startsWith(u'^') ? without : cpus;
        if (part.startsWith(u'^'))
            part.remove(0, 1);
        const int last = part.section(u'-', -1).toInt();
        for (int cpu = part.section(u'-', 0, 0).toInt(); cpu <= last; ++cpu)
            into.insert(cpu);
    }
    for (const int cpu : without)
        cpus.erase(cpu);
    return cpus;
}

/// Sizes that will do for hw:mem_page_size; the larger ones first where it leaves the choice.
std::vector<int> pagesFrom(const QString &word)
{
    if (word.isEmpty())
        return {};
    if (word == "small"_L1)
        return {smallPageKiB};
    if (word == "large"_L1)
        return {1048576, 2048};
    if (word == "any"_L1)
        return {1048576, 2048, smallPageKiB};
    const QString upper = word.toUpper();
    const auto digits = std::find_if(upper.begin(), upper.end(), [](QChar c) { return !c.isDigit(); });
    const int number = upper.left(int(digits - upper.begin())).toInt();
    if (upper.contains(u'G'))
        return {number * 1048576};
    return {upper.contains(u'M') ? number * 1024 : number};
}

/// As hw:numa_nodes, hw:numa_cpus.N and hw:numa_mem.N say, or in even shares.
std::vector<CellNeed> cellsFrom(const Wishes &wishes, const Flavor &flavor, int count)
{
    std::vector<CellNeed> cells;
    for (int i = 0; i < count; ++i) {
        const QString cpus = wishes.hardware(u"numa_cpus.%1"_s.arg(i));
        const QString memory = wishes.hardware(u"numa_mem.%1"_s.arg(i));
        CellNeed cell {.memoryMiB = memory.isEmpty() ? flavor.memoryMiB / count : memory.toLongLong()};
        if (cpus.isEmpty()) {
            cell.vcpus.resize(std::size_t(flavor.vcpus / count));
            std::iota(cell.vcpus.begin(), cell.vcpus.end(), i * (flavor.vcpus / count));
        } else {
            const std::set<int> numbers = cpusFrom(cpus);
            cell.vcpus.assign(numbers.begin(), numbers.end());
        }
        cells.push_back(cell);
    }
    return cells;
}

CpuPolicy cpuPolicyFrom(const Wishes &wishes, const Flavor &flavor)
{
    const QString word = wishes.hardware(u"cpu_policy"_s);
    if (word == "mixed"_L1)
        return CpuPolicy::Mixed;
    // resources:PCPU says the same without the word.
    return word == "dedicated"_L1 || flavor.extraSpecs.value(u"resources:PCPU"_s).toInt() > 0
        ? CpuPolicy::Dedicated
        : CpuPolicy::Shared;
}

std::set<int> dedicatedFrom(const Wishes &wishes, const Flavor &flavor, CpuPolicy policy)
{
    std::set<int> all;
    for (int cpu = 0; cpu < flavor.vcpus; ++cpu)
        all.insert(cpu);
    if (policy == CpuPolicy::Dedicated)
        return all;
    if (policy == CpuPolicy::Shared)
        return {};
    const QString mask = wishes.hardware(u"cpu_dedicated_mask"_s);
    std::set<int> named = cpusFrom(mask);
    // A mask that only takes away is taken from all.
    if (named.empty() && mask.contains(u'^')) {
        named = all;
        for (const int cpu : cpusFrom(QString(mask).remove(u'^')))
            named.erase(cpu);
    }
    return named;
}

qint64 roundedUp(qint64 amount, qint64 unit)
{
    return (amount + unit - 1) / unit;
}

// Where it fits

/// One host cell, and what is still free of it.
struct FreeCell {
    const Cell *cell = nullptr;
    std::set<int> dedicated = {}; ///< Host CPUs that can be pinned.
    std::set<int> pinned = {}; ///< Host CPUs that are, and those that isolation keeps empty.
    double sharedLeft = 0; ///< Floating guest CPUs that still go.
    qint64 memoryMiB = 0; ///< For guests that do not reserve pages.
    std::map<int, qint64> pages = {}; ///< Reserved ones by their size in KiB.
    bool hasDevices = false;
};

std::vector<FreeCell> freeCellsOf(const Host &host, const std::vector<Claim> &held)
{
    std::map<int, FreeCell> cells;
    for (const Cell &cell : host.cells) {
        FreeCell free {.cell = &cell,
                       .dedicated = cell.dedicatedCpus,
                       .sharedLeft = double(cell.sharedCpus.size()) * host.cpuRatio,
                       .memoryMiB = qint64(double(cell.memoryMiB) * host.memoryRatio)};
        qint64 smallKiB = cell.memoryMiB * 1024;
        for (auto it = cell.pages.begin(); it != cell.pages.end(); ++it) {
            free.pages[it.key()] = it.value();
            smallKiB -= qint64(it.key()) * it.value();
        }
        free.pages[smallPageKiB] = smallKiB / smallPageKiB;
        cells[cell.id] = free;
    }
    for (const PciDevice &device : host.devices) {
        if (const auto found = cells.find(device.cell); found != cells.end())
            found->second.hasDevices = true;
    }
    for (const Claim &claim : held) {
        for (const GuestCell &guest : claim.cells) {
            const auto found = cells.find(guest.hostCell);
            if (found == cells.end())
                continue;
            FreeCell &free = found->second;
            free.memoryMiB -= guest.memoryMiB;
            if (guest.pageKiB > 0)
                free.pages[guest.pageKiB] -= roundedUp(guest.memoryMiB * 1024, guest.pageKiB);
            free.sharedLeft -= double(guest.vcpus.size()) - double(guest.pinning.size());
            for (const int cpu : guest.pinning) {
                free.pinned.insert(cpu);
                if (!guest.wholeCores)
                    continue;
                for (const std::set<int> &core : free.cell->siblings) {
                    if (core.contains(cpu))
                        free.pinned.insert(core.begin(), core.end());
                }
            }
            for (const int cpu : free.pinned)
                free.dedicated.erase(cpu);
        }
    }
    std::vector<FreeCell> listed;
    listed.reserve(cells.size());
    for (const auto &[id, free] : cells)
        listed.push_back(free);
    return listed;
}

/// Free CPUs of each core of the cell that has any.
std::vector<std::vector<int>> freeCoresOf(const FreeCell &free)
{
    std::vector<std::vector<int>> cores;
    std::set<int> left = free.dedicated;
    for (const std::set<int> &siblings : free.cell->siblings) {
        std::vector<int> core;
        for (const int cpu : siblings) {
            if (left.erase(cpu) > 0)
                core.push_back(cpu);
        }
        if (!core.empty())
            cores.push_back(core);
    }
    for (const int cpu : left)
        cores.push_back({cpu});
    return cores;
}

bool hasThreads(const Cell &cell)
{
    return std::any_of(cell.siblings.begin(), cell.siblings.end(),
                       [](const std::set<int> &core) { return core.size() > 1; });
}

/// Host CPUs for so many pinned guest CPUs, nothing if there are too few (NOVA: virt/hardware.py,
/// _pack_instance_onto_cores).
std::optional<std::vector<int>> cpusFor(const FreeCell &free, std::size_t count, ThreadPolicy policy)
{
    std::vector<std::vector<int>> cores = freeCoresOf(free);
    std::vector<int> chosen;
    if (policy == ThreadPolicy::Isolate) {
        // A core for each, of which nothing is taken: neither pinned nor by floating guests.
        for (const std::vector<int> &core : cores) {
            const auto whole =
                std::find_if(free.cell->siblings.begin(), free.cell->siblings.end(),
                             [&](const std::set<int> &siblings) { return siblings.contains(core.front()); });
            if (whole == free.cell->siblings.end() || whole->size() == core.size())
                chosen.push_back(core.front());
        }
    } else {
        if (policy == ThreadPolicy::Require) {
            if (!hasThreads(*free.cell))
                return std::nullopt;
            // Threads in pairs only, so that no guest CPU is alone on a core.
            std::erase_if(cores, [](const std::vector<int> &core) { return core.size() < 2; });
        }
        // Fullest cores first: threads of a guest together.
        std::stable_sort(cores.begin(), cores.end(),
                         [](const auto &a, const auto &b) { return a.size() > b.size(); });
        for (const std::vector<int> &core : cores)
            chosen.insert(chosen.end(), core.begin(), core.end());
    }
    if (chosen.size() < count)
        return std::nullopt;
    chosen.resize(count);
    return chosen;
}

/// One guest cell on one host cell; nothing if it does not fit.
std::optional<GuestCell> placed(const CellNeed &wanted, int id, const FreeCell &free, const Need &need)
{
    GuestCell guest {
        .id = id, .vcpus = wanted.vcpus, .memoryMiB = wanted.memoryMiB, .hostCell = free.cell->id};
    // A guest cell may not be larger than the host cell, whatever the overcommitment.
    if (wanted.memoryMiB > free.cell->memoryMiB)
        return std::nullopt;
    if (need.pagesKiB.empty()) {
        if (wanted.memoryMiB > free.memoryMiB)
            return std::nullopt;
    } else {
        const auto size = std::find_if(need.pagesKiB.begin(), need.pagesKiB.end(), [&](int pageKiB) {
            const auto pages = free.pages.find(pageKiB);
            return pages != free.pages.end() && wanted.memoryMiB * 1024 % pageKiB == 0
                && wanted.memoryMiB * 1024 / pageKiB <= pages->second;
        });
        if (size == need.pagesKiB.end())
            return std::nullopt;
        guest.pageKiB = *size;
    }

    std::vector<int> pinned;
    for (const int vcpu : wanted.vcpus) {
        if (need.dedicatedVcpus.contains(vcpu))
            pinned.push_back(vcpu);
    }
    const std::size_t floating = wanted.vcpus.size() - pinned.size();
    if (double(floating) > free.sharedLeft || floating > free.cell->sharedCpus.size())
        return std::nullopt;
    if (!pinned.empty()) {
        const auto cpus = cpusFor(free, pinned.size(), need.threadPolicy);
        if (!cpus)
            return std::nullopt;
        for (std::size_t i = 0; i < pinned.size(); ++i)
            guest.pinning[pinned[i]] = (*cpus)[i];
        guest.wholeCores = need.threadPolicy == ThreadPolicy::Isolate;
    }
    return guest;
}

/// Free devices for what is wanted, of those cells if any are given; nothing if there are too few.
std::optional<std::vector<QString>> devicesFor(const Host &host, const std::vector<Claim> &held,
                                               const Need &need, const std::set<int> &cells)
{
    std::set<QString> taken;
    for (const Claim &claim : held)
        taken.insert(claim.devices.begin(), claim.devices.end());
    std::vector<QString> chosen;
    const auto take = [&](int count, const auto &suits) {
        for (const PciDevice &device : host.devices) {
            if (count == 0)
                break;
            if (taken.contains(device.address) || !suits(device)
                || (!cells.empty() && !cells.contains(device.cell)))
                continue;
            taken.insert(device.address);
            chosen.push_back(device.address);
            --count;
        }
        return count == 0;
    };
    for (const AliasNeed &wanted : need.devices) {
        if (!take(wanted.count, [&](const PciDevice &device) { return device.alias == wanted.alias; }))
            return std::nullopt;
    }
    for (const FunctionNeed &wanted : need.functions) {
        const bool found = take(1, [&](const PciDevice &device) {
            const bool kind = wanted.wholeDevice ? !device.name.isEmpty()
                                                 : device.name.isEmpty() && !device.physicalNetwork.isEmpty();
            return kind
                && (wanted.physicalNetwork.isEmpty() || device.physicalNetwork == wanted.physicalNetwork);
        });
        if (!found)
            return std::nullopt;
    }
    return chosen;
}

/// A way to lay the guest cells on different host cells, with devices near them.
class Layout {
public:
    Layout(const Host &host, const std::vector<Claim> &held, const Need &need)
        : m_host(host), m_held(held), m_need(need), m_cells(freeCellsOf(host, held))
    {
        // Cells with devices are kept for those who need them.
        const bool wantsDevices = !need.devices.empty() || !need.functions.empty();
        std::stable_sort(m_cells.begin(), m_cells.end(), [&](const FreeCell &a, const FreeCell &b) {
            return wantsDevices ? a.hasDevices > b.hasDevices : a.hasDevices < b.hasDevices;
        });
    }

    /// Looks for the first one, in the order of the host cells; false if there is none.
    bool find()
    {
        if (laid.size() == m_need.cells.size()) {
            cellsFitted = true;
            const auto found = devicesFor(m_host, m_held, m_need, m_used);
            if (found)
                devices = *found;
            return found.has_value();
        }
        const int id = int(laid.size());
        for (const FreeCell &free : m_cells) {
            if (m_used.contains(free.cell->id))
                continue;
            const auto guest = placed(m_need.cells[std::size_t(id)], id, free, m_need);
            if (!guest)
                continue;
            m_used.insert(free.cell->id);
            laid.push_back(*guest);
            if (find())
                return true;
            laid.pop_back();
            m_used.erase(free.cell->id);
        }
        return false;
    }

    std::vector<GuestCell> laid = {};
    std::vector<QString> devices = {};
    bool cellsFitted = false; ///< So that only the devices are in the way.

private:
    const Host &m_host;
    const std::vector<Claim> &m_held;
    const Need &m_need;
    std::vector<FreeCell> m_cells;
    std::set<int> m_used = {};
};

QString insufficient(const QString &reason)
{
    return u"Insufficient compute resources: %1."_s.arg(reason);
}

/// What Placement would say; nothing when all the amounts are there.
std::optional<QString> refusedByPlacement(const Host &host, const std::vector<Claim> &held, const Need &need)
{
    const auto inventories = inventoriesOf(host);
    for (auto it = need.resources.begin(); it != need.resources.end(); ++it) {
        qint64 used = 0;
        for (const Claim &claim : held)
            used += claim.resources.value(it.key());
        const auto inventory = inventories.find(it.key());
        if (inventory == inventories.end() || it.value() > inventory->total
            || used + it.value() > inventory->capacity())
            return u"Unable to create allocation for '%1' on resource provider '%2'. The requested amount "
                   "would exceed the capacity."_s.arg(it.key(), host.providerId);
    }
    return std::nullopt;
}

} // namespace

Need needOf(const Flavor &flavor, const QMap<QString, QString> &imageProperties,
            const std::vector<Port> &ports, bool bootsFromVolume)
{
    const Wishes wishes(flavor, imageProperties);
    Need need;
    need.cpuPolicy = cpuPolicyFrom(wishes, flavor);
    need.dedicatedVcpus = dedicatedFrom(wishes, flavor, need.cpuPolicy);
    const QString threads = wishes.hardware(u"cpu_thread_policy"_s);
    need.threadPolicy = threads == "isolate"_L1 ? ThreadPolicy::Isolate
        : threads == "require"_L1               ? ThreadPolicy::Require
                                                : ThreadPolicy::Prefer;
    need.pagesKiB = pagesFrom(wishes.hardware(u"mem_page_size"_s));

    int cells = wishes.hardware(u"numa_nodes"_s).toInt();
    // A page size or pinning makes a topology of one cell.
    if (cells == 0 && (!need.pagesKiB.empty() || need.cpuPolicy != CpuPolicy::Shared))
        cells = 1;
    need.cells = cellsFrom(wishes, flavor, cells);

    const auto pinned = qint64(need.dedicatedVcpus.size());
    need.resources[u"PCPU"_s] =
        pinned + (pinned > 0 && wishes.hardware(u"emulator_threads_policy"_s) == "isolate"_L1 ? 1 : 0);
    need.resources[u"VCPU"_s] = flavor.vcpus - pinned;
    need.resources[u"MEMORY_MB"_s] = flavor.memoryMiB;
    need.resources[u"DISK_GB"_s] =
        (bootsFromVolume ? 0 : flavor.diskGiB) + flavor.ephemeralGiB + roundedUp(flavor.swapMiB, 1024);
    for (auto it = flavor.extraSpecs.begin(); it != flavor.extraSpecs.end(); ++it) {
        const QString name = it.key().section(u':', 1);
        if (it.key().startsWith("resources:"_L1))
            need.resources[name] = it.value().toLongLong();
        else if (it.key().startsWith("trait:"_L1))
            (it.value() == "forbidden"_L1 ? need.forbiddenTraits : need.requiredTraits).append(name);
    }
    for (auto it = imageProperties.begin(); it != imageProperties.end(); ++it) {
        if (it.key().startsWith("trait:"_L1) && it.value() == "required"_L1)
            need.requiredTraits.append(it.key().section(u':', 1));
    }
    need.resources.removeIf([](const auto &amount) { return amount.value() == 0; });

    for (const QString &alias :
         flavor.extraSpecs.value(u"pci_passthrough:alias"_s).split(u',', Qt::SkipEmptyParts)) {
        const QString count = alias.section(u':', 1);
        need.devices.push_back({.alias = alias.section(u':', 0, 0).trimmed(),
                                .count = count.isEmpty() ? 1 : count.trimmed().toInt()});
    }
    for (const Port &port : ports) {
        if (port.vnicType == "direct"_L1 || port.vnicType == "macvtap"_L1
            || port.vnicType == "direct-physical"_L1)
            need.functions.push_back({.portId = port.id,
                                      .physicalNetwork = port.physicalNetwork,
                                      .wholeDevice = port.vnicType == "direct-physical"_L1});
    }
    return need;
}

Need needOf(const Server &server, const FlavorPtr &flavor)
{
    const FlavorPtr &wanted = flavor ? flavor : server.flavor;
    if (!wanted)
        return {};
    return needOf(*wanted, server.imageProperties, server.ports, server.bootsFromVolume());
}

Fit fit(const Host &host, const std::vector<Claim> &held, const Need &need)
{
    if (const auto refused = refusedByPlacement(host, held, need))
        return tl::unexpected(*refused);

    Layout layout(host, held, need);
    if (!layout.find()) {
        return tl::unexpected(
            layout.cellsFitted
                ? insufficient(u"Claim pci failed"_s)
                : insufficient(
                    u"Requested instance NUMA topology cannot fit the given host NUMA topology"_s));
    }
    return Claim {
        .host = host.name, .resources = need.resources, .cells = layout.laid, .devices = layout.devices};
}

Fit fit(const Cloud &cloud, const Host &host, const Need &need, const QStringList &without)
{
    return fit(host, claimsOn(cloud, host.name, without), need);
}

std::vector<Claim> claimsOn(const Cloud &cloud, const QString &host, const QStringList &without)
{
    std::vector<Claim> claims;
    for (const QString &consumer : cloud.consumersOf(host)) {
        if (without.contains(consumer))
            continue;
        if (const Allocation *allocation = cloud.allocation(consumer)) {
            for (const Claim &claim : allocation->claims) {
                if (claim.host == host)
                    claims.push_back(claim);
            }
        }
    }
    return claims;
}

QMap<QString, Inventory> inventoriesOf(const Host &host)
{
    QMap<QString, Inventory> inventories {
        {u"VCPU"_s, {.total = host.sharedCpus(), .ratio = host.cpuRatio}},
        {u"PCPU"_s, {.total = host.dedicatedCpus()}},
        {u"MEMORY_MB"_s, {.total = host.memoryMiB, .reserved = host.reservedMiB, .ratio = host.memoryRatio}},
        {u"DISK_GB"_s, {.total = host.diskGiB, .ratio = host.diskRatio}}};
    inventories.removeIf([](const auto &inventory) { return inventory.value().total <= 0; });
    return inventories;
}

} // namespace simcloud
