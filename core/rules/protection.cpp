// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/protection.h"

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Repair = Finding::Repair;

bool isTrue(const QString &word)
{
    const QString lower = word.toLower();
    return lower == "true"_L1 || lower == "1"_L1 || lower == "yes"_L1 || lower == "on"_L1;
}

void judgeTpm(const MovingServer &moving, MoveJudgement &judgement)
{
    if (hardwareWish(moving.server, u"tpm_version"_s).isEmpty() || moving.move.kind == Move::Kind::Cold)
        return;
    if (moving.evacuates()) {
        return judgement.blocks("vtpm"_L1, [] {
            return Said {u"It has a vTPM, and Nova evacuates none of them (400)"_s,
                         u"The state of the vTPM is on its host"_s, u"Bring its host back"_s};
        });
    }
    const NovaReleases &releases = moving.releases();
    const bool movable = hardwareWish(moving.server, u"tpm_secret_security"_s) == "host"_L1;
    if (movable && releases.atLeast(33)) {
        return judgement.passes(
            "vtpm"_L1, [] { return Said {u"Its vTPM's secret is the host's, and moves with it"_s}; });
    }
    const bool mayMove = movable && !releases.below(33);
    judgement.add(mayMove ? Finding::Verdict::Unknown : Finding::Verdict::Blocks, "vtpm"_L1, [&] {
        return Said {mayMove ? u"It has a vTPM, which Nova moves live from release 33 on"_s
                             : u"It has a vTPM whose secret does not move while it runs"_s,
                     u"Nova moves one live from release 33 on, with hw:tpm_secret_security \"host\""_s,
                     u"Move it cold"_s, Repair::ChooseCold};
    });
}

} // namespace

void judgeProtection(const MovingServer &moving, MoveJudgement &judgement)
{
    judgeTpm(moving, judgement);
    if (moving.live() && isTrue(hardwareWish(moving.server, u"mem_encryption"_s))) {
        judgement.blocks("memory-encryption"_L1, [] {
            return Said {u"Its memory is encrypted by its host's CPU (SEV)"_s,
                         u"Nobody else can read it: Nova refuses with 400"_s, u"Move it cold"_s,
                         Repair::ChooseCold};
        });
    }
    if (hardwareWish(moving.server, u"pmem"_s).isEmpty())
        return;
    if (moving.live() && moving.releases().below(21)) {
        return judgement.blocks("persistent-memory"_L1, [] {
            return Said {u"It has persistent memory, which Nova moves live from release 21 on"_s,
                         {},
                         u"Move it cold"_s,
                         Repair::ChooseCold};
        });
    }
    judgement.warns("persistent-memory"_L1, [&] {
        return Said {moving.evacuates() ? u"It has persistent memory, and what is in it stays on its host"_s
                                        : u"It has persistent memory, which the destination needs free too"_s,
                     u"Post-copy does not work with it"_s};
    });
}

} // namespace drover
