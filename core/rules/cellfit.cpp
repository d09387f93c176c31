// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/cellfit.h"

#include "core/rules/amounts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Fit = CellFit::Fit;
using Lack = CellFit::Lack;

/// Pages of ordinary memory: 4 KiB on x86, 64 KiB on some others.
constexpr qint64 largestSmallPageKiB = 64;

/// How many of the CPUs that may be pinned, and are not, the thread policy can use.
qint64 usable(const QList<int> &mayPin, const HostCell &cell, Need::Threads policy)
{
    const auto isFree = [&](int cpu) { return !cell.pinnedCpus.contains(cpu); };
    const bool threaded =
        std::ranges::any_of(cell.siblings, [](const QList<int> &core) { return core.size() > 1; });
    if (policy == Need::Threads::Prefer || (policy == Need::Threads::Isolate && !threaded))
        return std::ranges::count_if(mayPin, isFree);
    qint64 count = 0;
    for (const QList<int> &core : cell.siblings) {
        const auto left =
            std::ranges::count_if(core, [&](int cpu) { return mayPin.contains(cpu) && isFree(cpu); });
        if (policy == Need::Threads::Isolate)
            count += left > 0 && left == core.size() ? 1 : 0; // One thread, and nobody on the others.
        else
            count += left > 1 ? left : 0;
    }
    return count;
}

CellFit pinnedFit(const CellNeed &wanted, const Need &need, const HostCell &cell)
{
    const QList<int> &mayPin = cell.dedicatedCpus ? *cell.dedicatedCpus : cell.cpus;
    const qint64 free = usable(mayPin, cell, Need::Threads::Prefer);
    if (free < wanted.dedicated)
        return {Fit::No, Lack::DedicatedCpus, free, wanted.dedicated};
    if (need.threads != Need::Threads::Prefer) {
        if (cell.siblings.isEmpty())
            return {Fit::Unknown, Lack::Threads, free, wanted.dedicated};
        if (const qint64 count = usable(mayPin, cell, need.threads); count < wanted.dedicated)
            return {Fit::No, Lack::Threads, count, wanted.dedicated};
    }
    if (!cell.dedicatedCpus)
        return {Fit::Unknown, Lack::DedicatedCpus, free, wanted.dedicated};
    return {};
}

bool willDo(qint64 sizeKiB, qint64 wish)
{
    const bool small = sizeKiB <= largestSmallPageKiB;
    switch (wish) {
    case Need::smallPages:
        return small;
    case Need::largePages:
        return !small;
    case Need::anyPages:
        return true;
    default:
        return sizeKiB == wish;
    }
}

CellFit pagesFit(const CellNeed &wanted, const Need &need, const HostCell &cell)
{
    CellFit best {Fit::No, Lack::Pages, 0, wanted.memoryMiB, std::max<qint64>(need.pageKiB, 0)};
    bool smallCounted = false;
    for (const PagePool &pool : cell.pages) {
        smallCounted = smallCounted || pool.sizeKiB <= largestSmallPageKiB;
        if (!willDo(pool.sizeKiB, need.pageKiB))
            continue;
        const qint64 freeMiB = pool.free * pool.sizeKiB / 1024;
        if (wanted.memoryMiB * 1024 % pool.sizeKiB == 0 && freeMiB >= wanted.memoryMiB)
            return {};
        if (freeMiB >= best.had) {
            best.had = freeMiB;
            best.pageKiB = pool.sizeKiB;
        }
    }
    const bool smallWillDo = willDo(4, need.pageKiB) && !smallCounted;
    if (smallWillDo && wanted.memoryMiB <= cell.memoryMiB)
        best.fit = Fit::Unknown;
    return best;
}

CellFit memoryFit(const CellNeed &wanted, const HostCell &cell, const CellLimits &limits)
{
    if (wanted.memoryMiB > cell.memoryMiB)
        return {Fit::No, Lack::Memory, cell.memoryMiB, wanted.memoryMiB};
    if (limits.enforced == false)
        return {};
    const qint64 free = cell.memoryMiB - cell.heldMemoryMiB.value_or(cell.memoryMiB);
    if (wanted.memoryMiB <= free)
        return {};
    const CellFit unsure {Fit::Unknown, Lack::Memory, free, wanted.memoryMiB};
    if (!cell.heldMemoryMiB || !limits.memoryRatio)
        return unsure;
    const qint64 left = qint64(double(cell.memoryMiB) * *limits.memoryRatio) - *cell.heldMemoryMiB;
    if (wanted.memoryMiB <= left)
        return {};
    return {limits.enforced ? Fit::No : Fit::Unknown, Lack::Memory, left, wanted.memoryMiB};
}

/// Gives a guest cell a host cell, and moves those that were given one before where that makes room.
bool place(const QList<QList<Fit>> &fits, int guest, Fit worst, QList<bool> &tried, QList<int> &guestOn)
{
    for (qsizetype i = 0; i < guestOn.size(); ++i) {
        if (tried[i] || fits[guest][i] > worst)
            continue;
        tried[i] = true;
        if (guestOn[i] < 0 || place(fits, guestOn[i], worst, tried, guestOn)) {
            guestOn[i] = guest;
            return true;
        }
    }
    return false;
}

bool allPlaced(const QList<QList<Fit>> &fits, qsizetype hostCells, Fit worst)
{
    QList<int> guestOn(hostCells, -1);
    for (int guest = 0; guest < int(fits.size()); ++guest) {
        QList<bool> tried(hostCells, false);
        if (!place(fits, guest, worst, tried, guestOn))
            return false;
    }
    return true;
}

} // namespace

CellFit fitOf(const CellNeed &wanted, const Need &need, const HostCell &cell, const CellLimits &limits)
{
    const int floating = std::max(0, wanted.vcpus - wanted.dedicated);
    const qint64 shared = cell.cpus.size() - (cell.dedicatedCpus ? cell.dedicatedCpus->size() : 0);
    if (floating > shared)
        return {Fit::No, Lack::SharedCpus, shared, floating};
    const CellFit cpus = wanted.dedicated > 0 ? pinnedFit(wanted, need, cell) : CellFit();
    if (cpus.fit == Fit::No)
        return cpus;
    const CellFit memory =
        need.pageKiB == Need::noPages ? memoryFit(wanted, cell, limits) : pagesFit(wanted, need, cell);
    return memory.fit == Fit::Yes || (memory.fit == Fit::Unknown && cpus.fit == Fit::Unknown) ? cpus : memory;
}

QString lackText(const CellFit &fit, const HostCell &cell)
{
    const QString where = u"cell %1: %2, %3 asked"_s.arg(cell.id);
    switch (fit.lack) {
    case Lack::Nothing:
        return u"cell %1: enough"_s.arg(cell.id);
    case Lack::SharedCpus:
        return where.arg(u"%1 CPUs for floating guests"_s.arg(fit.had)).arg(fit.asked);
    case Lack::DedicatedCpus:
        return where
            .arg(fit.fit == Fit::Unknown
                     ? u"%1 CPUs not pinned, and nobody said which of them Nova may pin"_s.arg(fit.had)
                     : u"%1 CPUs free to pin"_s.arg(fit.had))
            .arg(fit.asked);
    case Lack::Threads:
        return where
            .arg(fit.fit == Fit::Unknown
                     ? u"%1 CPUs free to pin, and nobody said which are threads of one core"_s.arg(fit.had)
                     : u"%1 CPUs free to pin as the thread policy wants them"_s.arg(fit.had))
            .arg(fit.asked);
    case Lack::Memory:
        return where.arg(u"%1 free"_s.arg(memoryText(std::max<qint64>(fit.had, 0))), memoryText(fit.asked));
    case Lack::Pages:
        break;
    }
    if (fit.pageKiB == 0)
        return where.arg(u"no pages of a size that will do"_s, memoryText(fit.asked));
    return where.arg(u"%1 free in %2"_s.arg(memoryText(fit.had), pagesText(fit.pageKiB)),
                     memoryText(fit.asked));
}

CellFit::Fit fitOnCells(const Need &need, const QList<HostCell> &cells, const CellLimits &limits,
                        const std::function<bool(const HostCell &)> &allowed)
{
    QList<QList<Fit>> fits;
    for (const CellNeed &wanted : need.cells) {
        QList<Fit> row;
        for (const HostCell &cell : cells)
            row << (allowed && !allowed(cell) ? Fit::No : fitOf(wanted, need, cell, limits).fit);
        fits << row;
    }
    for (const Fit worst : {Fit::Yes, Fit::Unknown}) {
        if (allPlaced(fits, cells.size(), worst))
            return worst;
    }
    return Fit::No;
}

} // namespace drover
