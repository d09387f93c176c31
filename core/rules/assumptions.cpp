// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/assumptions.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// Nova: conf/scheduler.py, enabled_filters.
constexpr std::array usualFilters {
    "ComputeFilter"_L1,
    "ComputeCapabilitiesFilter"_L1,
    "ImagePropertiesFilter"_L1,
    "ServerGroupAntiAffinityFilter"_L1,
    "ServerGroupAffinityFilter"_L1,
};

} // namespace

std::optional<bool> MoveAssumptions::filtersBy(QLatin1StringView filter) const
{
    if (schedulerFilters)
        return schedulerFilters->contains(filter);
    if (std::ranges::find(usualFilters, filter) != usualFilters.end())
        return true;
    return {};
}

QStringList takenForGranted(const MoveAssumptions &assumptions)
{
    QStringList said {
        u"Both hosts are in one cell of Nova, and their nova-computes are as new as the API"_s,
        u"The hosts reach each other: names, SSH keys, ports 16509, 16514 and 49152 to 49261, certificates"_s,
        u"The network agent of the destination is alive and has the same physical networks and bridges"_s,
        u"Both hosts agree on instances_path, serial consoles and file-backed memory"_s,
        u"No Manila share is attached where nobody has read them; open consoles are cut by every move"_s,
    };
    said << (assumptions.schedulerFilters
                 ? u"The scheduler filters by %1"_s.arg(assumptions.schedulerFilters->join(", "_L1))
                 : u"The scheduler has Nova's five usual filters; of others it is not known"_s);
    said << u"Where Placement was not read, the ratios are %1 for vCPUs, %2 for memory, %3 for disk"_s
                .arg(assumptions.cpuRatio)
                .arg(assumptions.memoryRatio)
                .arg(assumptions.diskRatio);
    return said;
}

} // namespace drover
