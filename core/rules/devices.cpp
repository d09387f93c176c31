// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/devices.h"

#include "core/rules/numa.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Fit = CellFit::Fit;
using Verdict = Finding::Verdict;

/// QEMU 8.1.0, with which both sides move mediated devices (nova/virt/libvirt/driver.py,
/// MIN_MDEV_LIVEMIG_QEMU_VERSION).
constexpr qint64 movesMediatedDevices = 8'001'000;

QString deviceText(const DeviceNeed &device)
{
    return device.count == 1 ? device.alias : u"%1 of %2"_s.arg(device.count).arg(device.alias);
}

void judgePassthrough(const MovingServer &moving, MoveJudgement &judgement)
{
    for (const DeviceNeed &device : moving.need.devices) {
        if (!moving.live() || moving.assumed().liveMigratableAliases.contains(device.alias))
            continue;
        const bool never = moving.releases().below(31);
        judgement.add(never ? Verdict::Blocks : Verdict::Unknown, "pci-passthrough"_L1, [&] {
            return Said {
                never
                    ? u"It holds the PCI device %1 of its host"_s.arg(deviceText(device))
                    : u"It holds the PCI device %1; whether nova.conf calls it live_migratable is not known"_s
                          .arg(deviceText(device)),
                u"A device of the host does not move while the guest runs"_s, u"Move it cold"_s,
                Finding::Repair::ChooseCold};
        });
    }
}

void judgeVirtualGpu(const MovingServer &moving, MoveJudgement &judgement)
{
    if (!moving.need.virtualGpu)
        return;
    if (moving.live()) {
        if (moving.releases().below(29)) {
            return judgement.blocks("vgpu"_L1, [] {
                return Said {u"It has a virtual GPU, which Nova moves live from release 29 on"_s,
                             {},
                             u"Move it cold, and rebuild it for a new virtual GPU"_s,
                             Finding::Repair::ChooseCold};
            });
        }
        return judgement.warns("vgpu"_L1, [] {
            return Said {u"It has a virtual GPU: both hosts need the same mdev type, and the pause is long"_s,
                         u"The state of the GPU is copied while the guest stands still"_s};
        });
    }
    judgement.warns("vgpu"_L1, [] {
        return Said {u"It loses its virtual GPU by this move"_s, u"Nova does not plug it in anew"_s,
                     u"Rebuild it afterwards"_s};
    });
}

struct FreeDevices {
    int ofAlias = 0;
    int nameless = 0; ///< Of these nobody said which alias they have.
};

/// Those near a cell, or anywhere.
FreeDevices freeOf(const QList<HostDevice> &devices, const QString &alias, const HostCell *near)
{
    FreeDevices free;
    for (const HostDevice &device : devices) {
        if (!device.free || device.kind != HostDevice::Kind::Pci
            || (near && device.cell && *device.cell != near->id))
            continue;
        free.ofAlias += device.alias == alias ? 1 : 0;
        free.nameless += device.alias.isEmpty() ? 1 : 0;
    }
    return free;
}

/// Whether a guest of one cell finds its CPUs and memory in a cell that has the devices.
bool nearEnough(const MovingServer &moving, const KnownHost &host)
{
    const QString &affinity = moving.need.deviceAffinity;
    if (affinity == "preferred"_L1 || affinity == "socket"_L1 || moving.need.cells.size() != 1
        || !host.facts->cells)
        return true;
    const auto hasDevices = [&](const HostCell &cell) {
        return std::ranges::all_of(moving.need.devices, [&](const DeviceNeed &device) {
            return freeOf(*host.facts->devices, device.alias, &cell).ofAlias >= device.count;
        });
    };
    return fitOnCells(moving.need, *host.facts->cells, limitsOf(moving, host), hasDevices) != Fit::No;
}

} // namespace

void judgeHeldDevices(const MovingServer &moving, MoveJudgement &judgement)
{
    const QString profile = moving.server.flavor.extraSpecs.value(u"accel:device_profile"_s);
    if (!profile.isEmpty() && (!moving.evacuates() || moving.releases().below(22))) {
        judgement.blocks("accelerator"_L1, [&] {
            return Said {u"Its flavor asks for the accelerator %1"_s.arg(profile),
                         u"Nova moves no accelerators: the order is refused with 400"_s};
        });
    }
    judgePassthrough(moving, judgement);
    judgeVirtualGpu(moving, judgement);
    if (moving.facts && moving.facts->shares.value_or(0) > 0) {
        judgement.blocks("shares"_L1, [&] {
            return Said {u"Manila shares are attached to it: %1"_s.arg(*moving.facts->shares),
                         u"Nova refuses to move an instance with shares (409)"_s, u"Detach them"_s};
        });
    }
}

void judgeDevices(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    if (moving.live() && moving.need.virtualGpu) {
        for (const KnownHost *side : {&moving.source, &host}) {
            if (!side->hypervisor || side->hypervisor->version <= 0
                || side->hypervisor->version >= movesMediatedDevices)
                continue;
            judgement.blocks("vgpu"_L1, [&] {
                return Said {u"The QEMU of %1 is older than 8.1"_s.arg(side->name.value),
                             u"A virtual GPU moves live with QEMU 8.1 on both hosts"_s,
                             u"Upgrade it, or move the instance cold"_s, Finding::Repair::ChooseCold};
            });
        }
    }
    if (moving.need.devices.isEmpty())
        return;
    for (const DeviceNeed &device : moving.need.devices) {
        const bool read = host.facts && host.facts->devices;
        const FreeDevices free = read ? freeOf(*host.facts->devices, device.alias, nullptr) : FreeDevices();
        if (free.ofAlias >= device.count)
            continue;
        if (!read || free.ofAlias + free.nameless >= device.count) {
            return judgement.unknown("pci-devices"_L1, [&] {
                return Said {
                    u"Whether %1 has a free %2 is not known"_s.arg(host.name.value, deviceText(device)),
                    u"It needs a matching device wherever it goes"_s,
                    u"libvirt and nova.conf of %1 tell"_s.arg(host.name.value),
                    Finding::Repair::ConnectLibvirt};
            });
        }
        return judgement.blocks("pci-devices"_L1, [&] {
            return Said {u"%1: %2 %3 free, %4 asked"_s.arg(host.name.value)
                             .arg(free.ofAlias)
                             .arg(device.alias)
                             .arg(device.count),
                         u"It needs a matching device wherever it goes"_s};
        });
    }
    if (!nearEnough(moving, host)) {
        const Verdict verdict = moving.need.deviceAffinity.isEmpty() ? Verdict::Unknown : Verdict::Blocks;
        return judgement.add(verdict, "pci-devices"_L1, [&] {
            return Said {u"%1: no cell has both the device and room for the guest"_s.arg(host.name.value),
                         u"They have to be in one cell unless flavor or alias prefer it only"_s,
                         u"hw:pci_numa_affinity_policy \"preferred\" in its flavor"_s};
        });
    }
    judgement.passes("pci-devices"_L1, [&] {
        return Said {u"%1 has the devices that its flavor asks for"_s.arg(host.name.value)};
    });
}

} // namespace drover
