// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/convergence/forecast.h"
#include "core/convergence/judgement.h"

namespace drover {

/// The numbers that a judgement rests on.
struct Figures {
    MigrationSample counts;
    Standing standing;
    double blockedSeconds = 0; ///< For so long next to nothing has been sent.
    std::optional<double> pauseNeeded; ///< Seconds.
    double leftOverBytes = 0; ///< By each pass.
    double writtenPerSecond = 0; ///< Bytes.
};

/// The numbers that speak for a verdict, in one sentence.
[[nodiscard]] QString evidence(MigrationVerdict verdict, const Figures &figures,
                               const MigrationAssumptions &assumed);

/// What an abort and a forced completion would cost now.
[[nodiscard]] WaysOut waysOut(MigrationVerdict verdict, const Figures &figures,
                              const MigrationAssumptions &assumed);

} // namespace drover
