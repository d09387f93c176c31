// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/convergence/assumptions.h"
#include "core/convergence/forecast.h"
#include "core/convergence/judgement.h"
#include "core/convergence/workloadestimate.h"
#include "core/domain/migrationtrace.h"

#include <deque>

namespace drover {

/// One look at a live migration: Nova's byte counts, and what libvirt tells where it is connected.
struct Observation {
    MigrationSample counts;
    std::optional<int> synchronisations; ///< libvirt's `memory_iteration`.
    std::optional<int> throttlePercent; ///< libvirt's `auto_converge_throttle`.
    bool isPostCopy = false;
};

/// Judges one live migration from samples: will it ever end? It is fed with each sample once, in the order of
/// their times; between two samples its judgement stands. A sample that is not newer than the last says
/// nothing: that figures are old does not mean that the migration does not move.
class MigrationJudge {
public:
    /// @p begunAt: when it began to run; without it, with the first sample.
    explicit MigrationJudge(MigrationAssumptions assumed, std::optional<QDateTime> begunAt = {});

    const MigrationJudgement &add(const Observation &observation);
    [[nodiscard]] const MigrationJudgement &judgement() const { return m_judgement; }
    [[nodiscard]] const MigrationAssumptions &assumed() const { return m_assumed; }
    /// When it began to run, as far as is known; nothing before the first sample.
    [[nodiscard]] const std::optional<QDateTime> &begunAt() const { return m_begunAt; }

private:
    struct Seen {
        Stretch stretch;
        bool isBlocked = false; ///< Next to nothing was sent.
    };

    void follow(const Stretch &stretch);
    void weigh();
    [[nodiscard]] MigrationVerdict verdictNow() const;
    void settle(MigrationVerdict now);
    [[nodiscard]] double sentPerSecond(double lastSeconds) const;
    [[nodiscard]] double blockedSeconds() const;
    [[nodiscard]] double throttle() const;
    [[nodiscard]] Standing standing() const;

    MigrationAssumptions m_assumed;
    std::optional<QDateTime> m_begunAt;
    std::optional<Observation> m_last;
    std::optional<WorkloadEstimate> m_estimate; ///< From the first sample on that counts memory.
    std::deque<Seen> m_recent;
    double m_fastest = 0; ///< Bytes sent per second in the best of times.
    double m_watchedSeconds = 0; ///< Of the first pass.
    double m_fallenBytes = 0; ///< By so much what remains fell in them, zero pages included.
    int m_synchronisations = 0; ///< Intervals that had any.

    double m_endlessShare = 0; ///< Of the beliefs.
    double m_leftOverBytes = 0;
    double m_writtenPerSecond = 0;
    std::optional<double> m_suspectSince; ///< Elapsed seconds.
    bool m_isEndless = false;
    std::optional<MigrationVerdict> m_candidate; ///< Seen once, against the judgement.
    MigrationJudgement m_judgement;
};

} // namespace drover
