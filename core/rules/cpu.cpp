// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/cpu.h"

#include "core/rules/amounts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Mode = GuestCpu::Mode;

bool covers(const QList<int> &flags, const QList<int> &wanted)
{
    return std::ranges::includes(flags, wanted);
}

const Cpu *cpuOf(const KnownHost &host)
{
    return host.facts && host.facts->cpu ? &*host.facts->cpu : nullptr;
}

QStringList featuresOf(const KnownHost &host)
{
    if (const Cpu *cpu = cpuOf(host))
        return cpu->features;
    return host.hypervisor ? host.hypervisor->cpuFeatures.value_or(QStringList()) : QStringList();
}

QString modelOf(const KnownHost &host)
{
    if (const Cpu *cpu = cpuOf(host))
        return cpu->model;
    return host.hypervisor ? host.hypervisor->cpuModel.value_or(QString()) : QString();
}

QString missing(const QStringList &wanted, const QStringList &had)
{
    QStringList words;
    for (const QString &flag : wanted) {
        if (!had.contains(flag))
            words << flag;
    }
    words.sort();
    return someOf(words);
}

/// Traits say less than flags; what they say is true.
void judgeByTraits(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    QStringList lost;
    for (const QString &trait : moving.source.traits) {
        if (trait.startsWith("HW_CPU_"_L1) && !host.traits.contains(trait))
            lost << trait;
    }
    judgement.unknown("cpu"_L1, [&] {
        const QString sentence = lost.isEmpty()
            ? u"%1 has all CPU traits of %2; flags that Placement has no trait for are not known"_s
            : u"%1 lacks %3, which %2 has; whether the guest uses them is not known"_s.arg(u"%1"_s, u"%2"_s,
                                                                                           someOf(lost));
        return Said {sentence.arg(host.name.value, moving.source.name.value),
                     u"A running guest needs every CPU flag that it was started with"_s,
                     u"libvirt on %1 tells"_s.arg(moving.source.name.value), Finding::Repair::ConnectLibvirt};
    });
}

/// The guest sees its host's CPU as it is: nothing but the same will do for certain.
void judgePassedThrough(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    const bool same = moving.source.cpuFlags == host.cpuFlags && modelOf(moving.source) == modelOf(host);
    const Cpu *from = cpuOf(moving.source);
    const Cpu *to = cpuOf(host);
    const bool otherMicrocode = from && to && from->microcode != to->microcode;
    if (same && !otherMicrocode) {
        return judgement.passes("cpu"_L1, [&] {
            return Said {u"It sees the host's CPU as it is, and %1 has the same %2"_s.arg(host.name.value,
                                                                                          modelOf(host))};
        });
    }
    judgement.warns("cpu"_L1, [&] {
        return Said {otherMicrocode && same
                         ? u"It sees the host's CPU as it is, and the microcode of %1 is another"_s.arg(
                             host.name.value)
                         : u"It sees the host's CPU as it is, and %1 has %2 in place of %3"_s.arg(
                             host.name.value, modelOf(host), modelOf(moving.source)),
                     u"Nova lets it pass, since no flag is missing, and the guest may still crash: with "
                     "host-passthrough only the same model, microcode and kernel are safe"_s,
                     u"A host of the same kind, or a cold migration"_s, Finding::Repair::ChooseCold};
    });
}

void judgeRunning(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    const bool guestKnown = !moving.cpuFlags.isEmpty();
    const Mode mode = moving.facts && moving.facts->cpu ? moving.facts->cpu->mode
                                                        : moving.assumed().cpuMode.value_or(Mode::HostModel);
    const bool passedThrough = mode == Mode::HostPassthrough;
    // Where the guest is not known, its host's CPU is the most that it can have.
    const QList<int> &wanted = guestKnown && !passedThrough ? moving.cpuFlags : moving.source.cpuFlags;
    if (wanted.isEmpty() || host.cpuFlags.isEmpty()) {
        if (!moving.source.traits.isEmpty() && !host.traits.isEmpty())
            return judgeByTraits(moving, host, judgement);
        return judgement.unknown("cpu"_L1, [&] {
            const QString &where = host.cpuFlags.isEmpty() ? host.name.value : moving.source.name.value;
            return Said {u"The CPU flags of %1 are not known"_s.arg(where),
                         u"A running guest needs every CPU flag that it was started with"_s,
                         u"libvirt on %1 tells, or a compute API below 2.88"_s.arg(where),
                         Finding::Repair::ConnectLibvirt};
        });
    }
    if (covers(host.cpuFlags, wanted)) {
        if (passedThrough)
            return judgePassedThrough(moving, host, judgement);
        return judgement.passes("cpu"_L1, [&] {
            return Said {
                guestKnown
                    ? u"%1 has all CPU flags of the guest (%2)"_s.arg(host.name.value).arg(wanted.size())
                    : u"%1 has all CPU flags of %3 (%2)"_s.arg(host.name.value)
                          .arg(wanted.size())
                          .arg(moving.source.name.value)};
        });
    }
    if (guestKnown || passedThrough) {
        return judgement.blocks("cpu"_L1, [&] {
            const QStringList flags =
                guestKnown && !passedThrough ? moving.facts->cpu->cpu.features : featuresOf(moving.source);
            return Said {u"%1 lacks CPU flags that the guest has: %2"_s.arg(host.name.value,
                                                                            missing(flags, featuresOf(host))),
                         u"A running guest needs every CPU flag that it was started with"_s,
                         u"A host of the same generation, or a cold migration"_s,
                         Finding::Repair::ChooseCold};
        });
    }
    judgement.unknown("cpu"_L1, [&] {
        return Said {u"%1 lacks CPU flags that %2 has (%3); whether the guest sees them is not known"_s.arg(
                         host.name.value, moving.source.name.value,
                         missing(featuresOf(moving.source), featuresOf(host))),
                     u"A running guest needs every CPU flag that it was started with"_s,
                     u"libvirt on %1 tells which CPU the guest has"_s.arg(moving.source.name.value),
                     Finding::Repair::ConnectLibvirt};
    });
}

} // namespace

void judgeCpu(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    const QString &from = moving.source.architecture;
    if (!from.isEmpty() && !host.architecture.isEmpty() && from != host.architecture) {
        return judgement.blocks("cpu-architecture"_L1, [&] {
            return Said {u"%1 is %2, %3 is %4"_s.arg(moving.source.name.value, from, host.name.value,
                                                     host.architecture),
                         u"What was installed for one does not start on the other"_s};
        });
    }
    if (moving.live() && moving.server.powerState != PowerState::Shutdown)
        return judgeRunning(moving, host, judgement);
    if (!moving.source.cpuFlags.isEmpty() && !host.cpuFlags.isEmpty()
        && !covers(host.cpuFlags, moving.source.cpuFlags)) {
        judgement.warns("cpu"_L1, [&] {
            return Said {
                u"%1 lacks CPU flags of %2: %3"_s.arg(host.name.value, moving.source.name.value,
                                                      missing(featuresOf(moving.source), featuresOf(host))),
                u"It starts with the CPU of %1, and its programs may miss them"_s.arg(host.name.value)};
        });
    }
}

} // namespace drover
