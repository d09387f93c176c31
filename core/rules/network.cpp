// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/network.h"

#include <QMap>

#include <tuple>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Verdict = Finding::Verdict;

bool takesVirtualFunction(const InstancePort &port)
{
    return port.vnicType == "direct"_L1 || port.vnicType == "macvtap"_L1
        || port.vnicType == "virtio-forwarder"_L1;
}

bool isPluggedAnew(const InstancePort &port)
{
    return port.vnicType == "direct"_L1 || port.vnicType == "direct-physical"_L1
        || port.vnicType == "remote-managed"_L1;
}

Said moveCold(const QString &sentence, const QString &why)
{
    return {sentence, why, u"Move it cold"_s, Finding::Repair::ChooseCold};
}

void judgeLivePort(const MovingServer &moving, const InstancePort &port, MoveJudgement &judgement)
{
    const bool ofACard = isPluggedAnew(port) || takesVirtualFunction(port);
    if (ofACard && moving.releases().below(20)) {
        return judgement.blocks("ports"_L1, [&] {
            return moveCold(u"Port %1 (%2) is a part of a network card"_s.arg(port.id, port.vnicType),
                            u"Nova before 20 moves none of them live"_s);
        });
    }
    if (isPluggedAnew(port)) {
        return judgement.warns("ports"_L1, [&] {
            return Said {
                u"Port %1 (%2) is unplugged before and plugged in after the move"_s.arg(port.id,
                                                                                        port.vnicType),
                u"Its network is interrupted unless the guest bonds it with another, and the guest has to "
                "let go of it"_s,
                u"A bond in the guest, or a cold migration"_s, Finding::Repair::ChooseCold};
        });
    }
    if (port.vifType == "vhostuser"_L1) {
        return judgement.warns("ports"_L1, [&] {
            return Said {
                u"Port %1 is of DPDK (vhost-user)"_s.arg(port.id),
                u"The Open vSwitch of the destination needs DPDK with the same socket directory and mode, "
                "which nobody sees from here"_s};
        });
    }
}

void judgeVdpa(const MovingServer &moving, const InstancePort &port, MoveJudgement &judgement)
{
    const NovaReleases &releases = moving.releases();
    if (releases.atLeast(26)) {
        if (!moving.live())
            return;
        return judgement.warns("ports"_L1, [&] {
            return Said {u"Port %1 (vdpa) is unplugged before and plugged in after the move"_s.arg(port.id),
                         u"Its network is interrupted meanwhile"_s};
        });
    }
    if (!moving.live() && releases.below(23))
        return;
    judgement.add(releases.below(26) ? Verdict::Blocks : Verdict::Unknown, "ports"_L1, [&] {
        return Said {u"Port %1 is of type vdpa"_s.arg(port.id), u"Nova moves it from release 26 on"_s};
    });
}

} // namespace

void judgePorts(const MovingServer &moving, MoveJudgement &judgement)
{
    if (!moving.facts || !moving.facts->ports) {
        return judgement.unknown("ports"_L1, [] {
            return Said {
                u"The kinds of its ports are not known"_s,
                u"A port that is part of a network card, or an accelerator, may forbid the move or interrupt "
                "its network"_s,
                u"Reading Neutron's ports tells"_s};
        });
    }
    MoveJudgement alone(judgement.words());
    for (const InstancePort &port : *moving.facts->ports) {
        if (port.vnicType.startsWith("accelerator-direct"_L1)) {
            alone.blocks("ports"_L1, [&] {
                return Said {u"Port %1 (%2) is an accelerator"_s.arg(port.id, port.vnicType),
                             u"Nova moves no accelerators: the order is refused with 400"_s};
            });
            continue;
        }
        if (port.vnicType == "vdpa"_L1)
            judgeVdpa(moving, port, alone);
        else if (moving.live())
            judgeLivePort(moving, port, alone);
        if (port.wantsBandwidth) {
            alone.warns("ports"_L1, [&] {
                return Said {
                    u"Port %1 asks for bandwidth"_s.arg(port.id),
                    u"The destination's card has to have it free, which only Neutron and Placement know"_s};
            });
        }
    }
    if (alone.gravest() == Verdict::Passes) {
        alone.passes("ports"_L1, [&] {
            return Said {u"None of its ports (%1) is in the way"_s.arg(moving.facts->ports->size())};
        });
    }
    judgement.add(alone);
}

void judgeFunctions(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    if (!moving.facts || !moving.facts->ports)
        return;
    struct Wish {
        HostDevice::Kind kind = HostDevice::Kind::VirtualFunction;
        QString network = {};
        bool operator<(const Wish &other) const
        {
            return std::tie(kind, network) < std::tie(other.kind, other.network);
        }
    };
    QMap<Wish, int> wishes;
    for (const InstancePort &port : *moving.facts->ports) {
        if (takesVirtualFunction(port))
            ++wishes[{HostDevice::Kind::VirtualFunction, port.physicalNetwork}];
        else if (port.vnicType == "direct-physical"_L1)
            ++wishes[{HostDevice::Kind::PhysicalFunction, port.physicalNetwork}];
    }
    for (auto at = wishes.cbegin(); at != wishes.cend(); ++at) {
        const Wish &wish = at.key();
        const int count = at.value();
        const QString what = wish.kind == HostDevice::Kind::VirtualFunction ? u"virtual functions"_s
                                                                            : u"whole network cards"_s;
        const QString network = wish.network.isEmpty() ? u"its network"_s : wish.network;
        // Without the names of the networks, functions can be counted and not told apart.
        int free = 0;
        int nameless = 0;
        if (host.facts && host.facts->devices) {
            for (const HostDevice &device : *host.facts->devices) {
                if (device.kind != wish.kind || !device.free)
                    continue;
                if (!wish.network.isEmpty() && device.physicalNetwork.isEmpty())
                    ++nameless;
                else if (wish.network.isEmpty() || device.physicalNetwork == wish.network)
                    ++free;
            }
        }
        if (free >= count)
            continue;
        if (!host.facts || !host.facts->devices || free + nameless >= count) {
            judgement.unknown("sr-iov"_L1, [&] {
                return Said {u"Whether %1 has %2 free %3 on %4 is not known"_s.arg(host.name.value)
                                 .arg(count)
                                 .arg(what, network),
                             {},
                             u"libvirt and nova.conf of %1 tell"_s.arg(host.name.value),
                             Finding::Repair::ConnectLibvirt};
            });
            continue;
        }
        judgement.blocks("sr-iov"_L1, [&] {
            return Said {u"%1: %2 free %3 on %4, %5 asked"_s.arg(host.name.value)
                             .arg(free)
                             .arg(what, network)
                             .arg(count),
                         u"Each of these ports needs one"_s};
        });
    }
}

} // namespace drover
