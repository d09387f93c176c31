// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace drover {

/// What one rule says of one move.
struct Finding {
    enum class Verdict {
        Passes, ///< No obstacle found; never "will succeed".
        Warns, ///< It works, with the side effect that the sentence names.
        Blocks, ///< It cannot work, for the reason that the sentence names.
        Unknown, ///< Cannot be known; the sentence says what would tell.
    };

    /// What would put it right, where one act of the operator does.
    enum class Repair {
        None,
        EjectCdRom,
        ChooseCold,
        ChooseLive,
        ChooseEvacuation,
        CopyDisksAutomatically, ///< block_migration "auto".
        ConfirmOrRevert,
        EnableDestination,
        ConnectLibvirt, ///< To the host that the sentence names.
    };

    Verdict verdict = Verdict::Unknown;
    QString rule; ///< A stable word for scripts: "state", "locked", "pci-passthrough".
    QString sentence; ///< For the operator, with the numbers.
    QString why = {}; ///< Why it matters; empty where the sentence says it.
    QString change = {}; ///< What would change it; empty where nothing would.
    Repair repair = Repair::None;

    bool operator==(const Finding &) const = default;
};

/// How much a verdict is in the way: 0 for one that passes, more for what warns, cannot be known, blocks.
[[nodiscard]] int gravity(Finding::Verdict verdict);

/// "passes", "warns", "blocks", "cannot-be-known".
[[nodiscard]] QString verdictWord(Finding::Verdict verdict);

/// "eject-cd-rom", "choose-cold"…; empty for None.
[[nodiscard]] QString repairWord(Finding::Repair repair);

} // namespace drover
