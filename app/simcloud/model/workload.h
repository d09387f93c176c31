// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace simcloud {

/// In which order a guest writes to the pages of its working set.
enum class WritePattern {
    Random, ///< Any page as likely as any other.
    Sequential, ///< One after the other, round and round.
    Hot, ///< Nine writes of ten go to a tenth of the pages.
};

/// How a guest writes to its memory during a while.
struct WritePhase {
    double seconds = 0; ///< How long it lasts; the last phase of a workload that does not repeat lasts on.
    double dirtyMiBPerSecond = 0; ///< Writes to pages, each page counted once a pass.
    double workingSetMiB = 0; ///< What it writes to at all.
    WritePattern pattern = WritePattern::Random;
};

/// How a guest uses its memory: what decides whether a live migration of it ends.
struct Workload {
    double usedShare = 0.6; ///< Pages that are not zero, of all; zero pages cost next to nothing to send.
    bool repeats = false; ///< Whether the phases begin again after the last.
    std::vector<WritePhase> phases = {};
};

} // namespace simcloud
