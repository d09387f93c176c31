// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace drover {

/// What is assumed of a cloud and of an instance when a live migration is judged: Nova's API shows none of
/// it. The defaults are Nova's own. What is not known is empty, and then nothing is concluded from it.
struct MigrationAssumptions {
    /// `live_migration_downtime`, in seconds, with its steps, and how far these lie apart for each GiB.
    /// Without steps all of it is allowed from the beginning.
    double pauseAtMost = 0.5;
    int pauseSteps = 10;
    double secondsPerGiBAndStep = 75;
    /// `live_migration_completion_timeout` in seconds for each GiB; empty where there is none.
    std::optional<double> secondsPerGiBInAll = 800;
    std::optional<bool> autoConverges; ///< `live_migration_permit_auto_converge`.
    std::optional<bool> permitsPostCopy; ///< `live_migration_permit_post_copy`.
    std::optional<double> memoryGiB; ///< Of the instance.
    // QEMU's throttling of auto-converge, as shares of the CPU time that the instance loses.
    double throttleAtFirst = 0.2;
    double throttleStep = 0.1;
    double throttleAtMost = 0.99;

    bool operator==(const MigrationAssumptions &) const = default;
};

/// Seconds that the instance may stand still, @p elapsed seconds after the migration began to run. Where the
/// memory is not known the step is not either: then what is allowed at most.
[[nodiscard]] double pauseAllowed(const MigrationAssumptions &assumed, double elapsed);

/// How many seconds after the begin of the migration so long a pause is allowed; empty if it never is.
[[nodiscard]] std::optional<double> whenAllowed(const MigrationAssumptions &assumed, double pauseSeconds);

/// Seconds after which Nova gives up; empty where it does not, or where it is not known.
[[nodiscard]] std::optional<double> completionTimeout(const MigrationAssumptions &assumed);

} // namespace drover
