// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/convergence/workload.h"
#include "core/domain/migrationtrace.h"

#include <span>
#include <vector>

namespace drover {

/// What two samples say of the time between them, in bytes and seconds.
struct Stretch {
    double seconds = 0;
    double sentBytes = 0;
    double remainedBytes = 0; ///< At its begin.
    double remainsBytes = 0; ///< At its end.
    double writtenBytes = 0; ///< Found by synchronisations, to be sent again; 0: none took place.
};

/// A workload that would explain the samples, and how far it does.
struct Belief {
    Workload workload;
    double leftOverBytes = 0; ///< Of the newest pass, if the workload is this one.
    double weight = 0; ///< All weights together are 1.
};

/// Which workloads explain the samples of a live migration. A pass ends when all that remained has been sent,
/// so the bytes that were sent tell, without any clock, which synchronisations lie between two samples: under
/// a given workload there follows how much they found. Thousands of workloads are held against what they did
/// find, and each is believed in as far as it foretold that (Bayes' rule on a grid). Nothing is lost where
/// several passes lie between two samples, or where samples and passes have the same rhythm; and what is long
/// ago is forgotten.
///
/// The cost of a sample is a millisecond at most, most often nothing: between synchronisations there is
/// nothing new.
class WorkloadEstimate {
public:
    /// @p first: the sample with which the first stretch begins.
    explicit WorkloadEstimate(const MigrationSample &first);

    /// @p bytesPerSecond: sent at present. @p pauseSeconds: allowed at present; a pass that leaves what can
    /// be sent within it would have been the last.
    void add(const Stretch &stretch, double bytesPerSecond, double pauseSeconds);

    /// The workloads that are worth a thought, after the first synchronisation; empty before.
    [[nodiscard]] std::span<const Belief> beliefs() const { return m_beliefs; }

private:
    struct Hypothesis {
        Workload workload;
        double leftOverBytes = 0;
        double logWeight = 0;
    };

    void begin(double passBytes, double bytesPerSecond);
    void gather();

    std::vector<Hypothesis> m_hypotheses;
    std::vector<Belief> m_beliefs;
    double m_memoryBytes = 0;
    double m_sentBytes = 0; ///< Since the migration began.
    bool m_knowsFirstPass = false; ///< Whether it was under way at the first sample.
};

} // namespace drover
