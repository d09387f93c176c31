// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/hypervisor.h"

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QString versionText(qint64 version)
{
    return u"%1.%2.%3"_s.arg(version / 1'000'000).arg(version / 1000 % 1000).arg(version % 1000);
}

void judgeVersion(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    const Hypervisor &from = *moving.source.hypervisor;
    const Hypervisor &to = *host.hypervisor;
    const auto both = [&] {
        return u"%1 has version %2, %3 has %4"_s.arg(moving.source.name.value, versionText(from.version),
                                                     host.name.value, versionText(to.version));
    };
    if (to.version >= from.version)
        return judgement.passes("hypervisor-version"_L1, [&] { return Said {both()}; });
    const Finding::Verdict verdict =
        moving.assumed().skipsVersionCheck ? Finding::Verdict::Warns : Finding::Verdict::Blocks;
    judgement.add(verdict, "hypervisor-version"_L1, [&] {
        return Said {both(), u"Running guests move from older to newer hypervisors only"_s,
                     u"Upgrade %1, or move it cold"_s.arg(host.name.value), Finding::Repair::ChooseCold};
    });
}

void judgeMachineType(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    const QString &wished = moving.need.machineType;
    const QString type = moving.facts ? moving.facts->machineType.value_or(wished) : wished;
    if (type.isEmpty())
        return;
    if (!host.facts || !host.facts->machineTypes) {
        if (!moving.live())
            return;
        return judgement.unknown("machine-type"_L1, [&] {
            return Said {u"Whether %1 knows its machine type %2 is not known"_s.arg(host.name.value, type),
                         {},
                         u"libvirt on %1 tells"_s.arg(host.name.value),
                         Finding::Repair::ConnectLibvirt};
        });
    }
    if (host.facts->machineTypes->contains(type)) {
        return judgement.passes("machine-type"_L1, [&] {
            return Said {u"%1 knows its machine type %2"_s.arg(host.name.value, type)};
        });
    }
    judgement.add(moving.live() ? Finding::Verdict::Blocks : Finding::Verdict::Warns, "machine-type"_L1, [&] {
        return Said {u"%1 does not know its machine type %2"_s.arg(host.name.value, type),
                     moving.live() ? u"The guest keeps its machine while it runs"_s
                                   : u"It cannot be started there with the machine that it has"_s,
                     u"A host with the same or a newer QEMU"_s};
    });
}

} // namespace

void judgeHypervisor(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    judgeMachineType(moving, host, judgement);
    const Hypervisor *from = moving.source.hypervisor;
    const Hypervisor *to = host.hypervisor;
    if (!from || !to || from->type.isEmpty() || to->type.isEmpty()) {
        if (moving.live()) {
            judgement.unknown("hypervisor-type"_L1, [&] {
                return Said {u"The hypervisors of %1 and %2 are not both known"_s.arg(
                    moving.source.name.value, host.name.value)};
            });
        }
        return;
    }
    if (from->type != to->type) {
        judgement.add(moving.live() ? Finding::Verdict::Blocks : Finding::Verdict::Warns,
                      "hypervisor-type"_L1, [&] {
                          return Said {u"%1 is of type %2, %3 of type %4"_s.arg(
                                           moving.source.name.value, from->type, host.name.value, to->type),
                                       u"A guest runs on with its own kind of hypervisor only"_s};
                      });
    }
    if (moving.live() && from->version > 0 && to->version > 0)
        judgeVersion(moving, host, judgement);
}

} // namespace drover
