// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/capacity.h"

#include "core/rules/amounts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

enum class Room { Fits, OnceOthersLeft, None };

Room roomIn(qint64 free, qint64 arriving, qint64 leaving, qint64 wanted)
{
    if (wanted <= free - arriving)
        return Room::Fits;
    return wanted <= free - arriving + leaving ? Room::OnceOthersLeft : Room::None;
}

QString freeText(const QString &resource, qint64 free, qint64 arriving, qint64 wanted, const KnownHost &host)
{
    const QString rest = arriving > 0
        ? u", and %1 go to those that move there with it"_s.arg(resourceText(resource, arriving))
        : QString();
    return u"%1: %2 free%3, %4 asked"_s.arg(host.name.value,
                                            resourceText(resource, std::max<qint64>(free, 0)), rest,
                                            resourceText(resource, wanted));
}

constexpr auto placementDecides = "Placement gives no host more than its inventories hold"_L1;

/// What Placement says of one class of which it has inventories.
void judgeStocks(const MovingServer &moving, const KnownHost &host, const QString &resource, qint64 wanted,
                 MoveJudgement &judgement)
{
    const qint64 arriving = moving.arriving.value(host.name).value(resource);
    const qint64 leaving = moving.leaving.value(host.name).value(resource);
    Room best = Room::None;
    qint64 most = 0;
    qint64 forOne = 0;
    bool found = false;
    for (const ResourceStock &stock : *host.provider->stocks) {
        if (stock.resourceClass != resource)
            continue;
        const qint64 free = stock.capacity() - stock.used;
        const Room room =
            stock.maxUnit && wanted > *stock.maxUnit ? Room::None : roomIn(free, arriving, leaving, wanted);
        most = found ? std::max(most, free) : free;
        forOne = std::max(forOne, stock.maxUnit.value_or(wanted));
        best = std::min(best, room);
        found = true;
    }
    if (!found && resource == "DISK_GB"_L1) {
        return judgement.unknown("capacity"_L1, [&] {
            return Said {
                u"Placement counts no disk of %1; a provider that several hosts share may have it"_s.arg(
                    host.name.value)};
        });
    }
    if (!found && resource == "PCPU"_L1 && moving.assumed().oldPinning) {
        return judgement.unknown("capacity"_L1, [&] {
            return Said {u"Placement counts no dedicated CPUs of %1, which may pin by vcpu_pin_set"_s.arg(
                host.name.value)};
        });
    }
    if (best == Room::Fits)
        return;
    if (found && wanted > forOne) {
        return judgement.blocks("capacity"_L1, [&] {
            return Said {u"%1 gives one instance at most %2, %3 asked"_s.arg(
                             host.name.value, resourceText(resource, forOne), resourceText(resource, wanted)),
                         placementDecides};
        });
    }
    judgement.add(
        best == Room::None ? Finding::Verdict::Blocks : Finding::Verdict::Warns, "capacity"_L1, [&] {
            return Said {freeText(resource, most, arriving, wanted, host), placementDecides,
                         best == Room::OnceOthersLeft
                             ? u"There is room once those that leave %1 at the same time have left"_s.arg(
                                 host.name.value)
                             : QString()};
        });
}

/// What the hypervisor's own figures say of one class: total and used, by an assumed ratio.
void judgeFigures(const MovingServer &moving, const KnownHost &host, const QString &resource, double ratio,
                  std::optional<qint64> total, std::optional<qint64> used, MoveJudgement &judgement)
{
    const qint64 wanted = moving.need.amounts.value(resource);
    if (wanted == 0)
        return;
    if (!total || !used) {
        return judgement.unknown("capacity"_L1, [&] {
            return Said {u"How much is free on %1 is not known (%2 asked)"_s.arg(
                             host.name.value, resourceText(resource, wanted)),
                         placementDecides, u"Reading Placement tells"_s};
        });
    }
    if (wanted > *total) {
        return judgement.blocks("capacity"_L1, [&] {
            return Said {u"%1 has %2 in all, %3 asked"_s.arg(host.name.value, resourceText(resource, *total),
                                                             resourceText(resource, wanted)),
                         u"No ratio gives one server more than there is"_s};
        });
    }
    const qint64 free = qint64(double(*total) * ratio) - *used;
    const qint64 arriving = moving.arriving.value(host.name).value(resource);
    if (wanted <= free - arriving)
        return;
    judgement.unknown("capacity"_L1, [&] {
        return Said {u"%1, at an assumed ratio of %2"_s.arg(freeText(resource, free, arriving, wanted, host))
                         .arg(ratio),
                     placementDecides, u"Reading Placement tells the ratio"_s};
    });
}

void judgeByHypervisor(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    const Hypervisor none;
    const Hypervisor &node = host.hypervisor ? *host.hypervisor : none;
    const MoveAssumptions &assumed = moving.assumed();
    judgeFigures(moving, host, u"VCPU"_s, assumed.cpuRatio, node.vcpus, node.vcpusUsed, judgement);
    judgeFigures(moving, host, u"MEMORY_MB"_s, assumed.memoryRatio, node.memoryMiB, node.memoryUsedMiB,
                 judgement);
    judgeFigures(moving, host, u"DISK_GB"_s, assumed.diskRatio, node.diskGiB, node.diskUsedGiB, judgement);
    for (const auto &[resource, wanted] : moving.need.amounts.asKeyValueRange()) {
        if (resource != "VCPU"_L1 && resource != "MEMORY_MB"_L1 && resource != "DISK_GB"_L1)
            judgeFigures(moving, host, resource, 1, {}, {}, judgement);
    }
}

/// Memory that Placement gives twice has to come from somewhere.
void judgeRealMemory(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    const Hypervisor *node = host.hypervisor;
    if (!node || !node->memoryMiB || !node->memoryUsedMiB || moving.need.pageKiB != Need::noPages)
        return;
    const qint64 free = *node->memoryMiB - *node->memoryUsedMiB;
    const qint64 wanted = moving.server.flavor.memoryMiB;
    if (free >= wanted)
        return;
    judgement.warns("memory"_L1, [&] {
        return Said {u"%1: %2 of memory are not promised to others, %3 asked"_s.arg(
                         host.name.value, memoryText(std::max<qint64>(free, 0)), memoryText(wanted)),
                     u"A host whose memory is overcommitted swaps, or ends a guest, when all use theirs"_s};
    });
}

} // namespace

void judgeCapacity(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    MoveJudgement alone(judgement.words());
    if (host.provider && host.provider->stocks) {
        for (const auto &[resource, wanted] : moving.need.amounts.asKeyValueRange())
            judgeStocks(moving, host, resource, wanted, alone);
    } else {
        judgeByHypervisor(moving, host, alone);
    }
    if (alone.gravest() == Finding::Verdict::Passes) {
        judgement.passes("capacity"_L1, [&] {
            QStringList asked;
            for (const auto &[resource, wanted] : moving.need.amounts.asKeyValueRange())
                asked << resourceText(resource, wanted);
            return Said {u"%1 has room for %2"_s.arg(host.name.value, asked.join(", "_L1))};
        });
    }
    judgement.add(alone);
    judgeRealMemory(moving, host, judgement);
}

} // namespace drover
