// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/numa.h"

#include "core/rules/amounts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Fit = CellFit::Fit;

QString askedText(const Need &need)
{
    return need.dedicated ? u"Nova pins its CPUs and takes its memory in cells of the host"_s
                          : u"Nova gives each of its NUMA cells a cell of the host"_s;
}

/// What each host cell lacks for the first guest cell that finds none.
QString lacks(const MovingServer &moving, const KnownHost &host, Fit atLeast)
{
    const Need &need = moving.need;
    const QList<HostCell> &cells = *host.facts->cells;
    if (need.cells.size() > cells.size())
        return u"it has %1 cells, the host %2"_s.arg(need.cells.size()).arg(cells.size());
    QStringList words;
    for (const CellNeed &wanted : need.cells) {
        words.clear();
        bool somewhere = false;
        for (const HostCell &cell : cells) {
            const CellFit fit = fitOf(wanted, need, cell, limitsOf(moving, host));
            somewhere = somewhere || fit.fit < atLeast;
            words << lackText(fit, cell);
        }
        if (!somewhere)
            break;
    }
    return words.join("; "_L1);
}

/// Before Train a live migration kept the numbers of the CPUs: right on an empty host of the same cells only.
void judgeNaively(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    if (!moving.assumed().numaLiveMigration) {
        return judgement.blocks("numa"_L1, [] {
            return Said {u"Nova before 20 does not move an instance with a NUMA topology live"_s,
                         u"It would keep its CPU numbers, whoever has them there"_s,
                         u"Move it cold; or [workarounds] enable_numa_live_migration"_s,
                         Finding::Repair::ChooseCold};
        });
    }
    const HostFacts *from = moving.source.facts;
    const HostFacts *to = host.facts;
    if (!from || !from->cells || !to || !to->cells) {
        return judgement.unknown("numa"_L1, [&] {
            return Said {u"Whether %1 is empty and has the same cells as %2 is not known"_s.arg(
                             host.name.value, moving.source.name.value),
                         u"Nova before 20 keeps its CPU numbers"_s, u"libvirt on both hosts tells"_s,
                         Finding::Repair::ConnectLibvirt};
        });
    }
    const bool equal = std::ranges::equal(*from->cells, *to->cells, {}, &HostCell::cpus, &HostCell::cpus);
    const bool empty =
        std::ranges::all_of(*to->cells, [](const HostCell &c) { return c.pinnedCpus.isEmpty(); });
    if (equal && empty) {
        return judgement.passes("numa"_L1, [&] {
            return Said {u"%1 has the same cells, and nothing is pinned there"_s.arg(host.name.value)};
        });
    }
    judgement.warns("numa"_L1, [&] {
        return Said {
            equal ? u"Instances are pinned on %1 already"_s.arg(host.name.value)
                  : u"%1 has other cells than %2"_s.arg(host.name.value, moving.source.name.value),
            u"Nova before 20 keeps its CPU numbers: two guests may share CPUs that are to be theirs alone"_s,
            u"An empty host with the same cells"_s};
    });
}

} // namespace

CellLimits limitsOf(const MovingServer &moving, const KnownHost &host)
{
    CellLimits limits {{}, moving.assumed().filtersBy("NUMATopologyFilter"_L1)};
    if (host.provider && host.provider->stocks) {
        for (const ResourceStock &stock : *host.provider->stocks) {
            if (stock.resourceClass == "MEMORY_MB"_L1)
                limits.memoryRatio = stock.allocationRatio;
        }
    }
    return limits;
}

void judgeImage(const MovingServer &moving, MoveJudgement &judgement)
{
    if (moving.server.imageProperties || (moving.facts && moving.facts->topology))
        return;
    judgement.unknown("image"_L1, [&] {
        return Said {
            moving.server.imageId ? u"What its image asks for is not known"_s
                                  : u"What the image of its volume asks for is not known"_s,
            u"An image may ask for pinned CPUs, huge pages, a vTPM or a machine type, as a flavor does"_s,
            u"A compute API from 2.98 tells it, or the instance's topology (2.78)"_s};
    });
}

void judgeCells(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    const Need &need = moving.need;
    if (need.cells.isEmpty())
        return;
    if (moving.live() && moving.releases().below(20))
        return judgeNaively(moving, host, judgement);
    if (!host.facts || !host.facts->cells) {
        return judgement.unknown("numa"_L1, [&] {
            return Said {u"The NUMA cells of %1 are not known, and the instance wants %2 of them"_s
                             .arg(host.name.value)
                             .arg(need.cells.size()),
                         askedText(need), u"libvirt on %1 tells"_s.arg(host.name.value),
                         Finding::Repair::ConnectLibvirt};
        });
    }
    const Fit fit = fitOnCells(need, *host.facts->cells, limitsOf(moving, host));
    if (fit == Fit::Yes && moving.cellsArriving.contains(host.name)) {
        return judgement.unknown("numa"_L1, [&] {
            return Said {
                u"Others with NUMA cells move to %1 at the same time; whether all find theirs is not known"_s
                    .arg(host.name.value),
                askedText(need), u"Move them one after the other"_s};
        });
    }
    switch (fit) {
    case Fit::Yes:
        return judgement.passes("numa"_L1, [&] {
            return Said {u"The cells of %1 have room for those of the instance (%2)"_s.arg(host.name.value)
                             .arg(need.cells.size())};
        });
    case Fit::Unknown:
        return judgement.unknown("numa"_L1, [&] {
            return Said {u"%1: %2"_s.arg(host.name.value, lacks(moving, host, Fit::Unknown)), askedText(need),
                         u"nova.conf of %1 tells: cpu_dedicated_set, and the ratio of its memory"_s.arg(
                             host.name.value)};
        });
    case Fit::No:
        break;
    }
    judgement.blocks("numa"_L1, [&] {
        return Said {u"%1: %2"_s.arg(host.name.value, lacks(moving, host, Fit::No)), askedText(need),
                     u"Another host, or room in one of these cells"_s};
    });
}

} // namespace drover
