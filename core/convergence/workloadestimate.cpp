// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/convergence/workloadestimate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace drover {

namespace {

// Rates that are tried, for each byte that was sent a second when the first pass ended: close together where
// it is decided whether a migration ends.
constexpr std::array triedRatios {0.03, 0.06, 0.1,  0.15, 0.2,  0.26, 0.33, 0.41, 0.5,  0.6,
                                  0.7,  0.78, 0.85, 0.9,  0.94, 0.97, 1.0,  1.03, 1.07, 1.12,
                                  1.2,  1.3,  1.45, 1.7,  2.0,  2.5,  3.2,  4.5,  7.0};
constexpr int triedSets = 110;
/// The smallest set that is tried takes so long to send: far below every pause that is allowed.
constexpr double smallestSetSeconds = 0.01;

// How far a pass leaves something else than foretold, as a share of it: the one is chance and independent
// from pass to pass, the other is the grid's and adds up.
constexpr double chance = 0.03;
constexpr double coarseness = 0.02;
/// More than this many passes between two samples tell only that passes are short.
constexpr int countedPasses = 12;
/// How fast what was seen is forgotten: a workload changes. But four passes are always remembered.
constexpr double memorySeconds = 60;
constexpr double memoryPasses = 4;
/// No single stretch refutes a workload.
constexpr double mostSurprise = 5;

struct Foretold {
    double writtenBytes = 0; ///< By all synchronisations of the stretch.
    double leftOverBytes = 0; ///< Found by the last of them.
    double synchronisations = 1;
};

/// What synchronisations of an stretch in which at least one took place find. The first takes place when
/// what remained has been sent, each other when what the one before found has been.
Foretold foretell(const Workload &workload, double passBytes, double sentAfterBytes, double bytesPerSecond)
{
    Foretold told;
    told.leftOverBytes = leftOver(workload, passBytes / bytesPerSecond);
    told.writtenBytes = told.leftOverBytes;
    const double least = bytesPerSecond * smallestSetSeconds;
    while (told.writtenBytes < sentAfterBytes) {
        const double next = leftOver(workload, told.leftOverBytes / bytesPerSecond);
        if (told.synchronisations > countedPasses || next < least) {
            const double passes =
                std::ceil((sentAfterBytes - told.writtenBytes) / std::max(told.leftOverBytes, least));
            told.synchronisations += passes;
            told.writtenBytes += passes * std::max(told.leftOverBytes, least);
            break;
        }
        told.leftOverBytes = next;
        told.writtenBytes += next;
        ++told.synchronisations;
    }
    return told;
}

/// The logarithm of how likely it is to see this where that was foretold.
double logLikelihood(const Foretold &told, const Stretch &seen)
{
    const double n = told.synchronisations;
    const double share = std::min(chance * std::sqrt(n) + coarseness * n, 0.3);
    const double deviation = share * told.leftOverBytes + 0.003 * seen.writtenBytes;
    const double off = (told.writtenBytes - seen.writtenBytes) / deviation;
    double log = -std::min(off * off / 2, mostSurprise) - std::log(deviation);
    // More cannot remain of a pass than there was of it.
    if (const double excess = seen.remainsBytes / told.leftOverBytes - 1; excess > 0.03)
        log -= std::min(excess * excess / (2 * 0.05 * 0.05), mostSurprise + 1);
    return log;
}

} // namespace

WorkloadEstimate::WorkloadEstimate(const MigrationSample &first)
    : m_memoryBytes(double(first.memoryTotalBytes)), m_sentBytes(double(first.memoryProcessedBytes)),
      m_knowsFirstPass(m_sentBytes + double(first.memoryRemainingBytes) <= 1.03 * m_memoryBytes)
{
}

void WorkloadEstimate::begin(double passBytes, double bytesPerSecond)
{
    const double smallest = bytesPerSecond * smallestSetSeconds;
    const double growth = std::pow(std::max(m_memoryBytes / smallest, 2.0), 1.0 / (triedSets - 1));
    for (const double ratio : triedRatios) {
        double set = smallest;
        for (int i = 0; i < triedSets; ++i, set *= growth)
            m_hypotheses.push_back({{ratio * bytesPerSecond, set}, passBytes, 0});
    }
}

void WorkloadEstimate::add(const Stretch &stretch, double bytesPerSecond, double pauseSeconds)
{
    const double firstPassBytes = m_sentBytes + stretch.remainedBytes;
    m_sentBytes += stretch.sentBytes;
    if (stretch.writtenBytes <= 0 || bytesPerSecond <= 0)
        return;
    const bool isFirst = m_hypotheses.empty();
    if (isFirst)
        begin(m_knowsFirstPass ? firstPassBytes : stretch.writtenBytes, bytesPerSecond);

    const double sentAfter = std::max(0.0, stretch.sentBytes - stretch.remainedBytes);
    const double memory = std::max(memorySeconds, memoryPasses * stretch.writtenBytes / bytesPerSecond);
    const double kept = std::exp(-stretch.seconds / memory);
    for (Hypothesis &hypothesis : m_hypotheses) {
        const Foretold told =
            foretell(hypothesis.workload, hypothesis.leftOverBytes, sentAfter, bytesPerSecond);
        hypothesis.logWeight = kept * hypothesis.logWeight + logLikelihood(told, stretch);
        if (told.leftOverBytes < 0.85 * bytesPerSecond * pauseSeconds)
            hypothesis.logWeight -= 2; // It would have ended.
        // What was found corrects what was foretold; by half, since both are off a little.
        const double correction = std::clamp(stretch.writtenBytes / told.writtenBytes, 0.5, 2.0);
        const double trust = told.synchronisations > 1 ? 0.5 / told.synchronisations : isFirst ? 1 : 0.5;
        hypothesis.leftOverBytes =
            std::max(told.leftOverBytes * std::pow(correction, trust), stretch.remainsBytes);
    }
    gather();
}

void WorkloadEstimate::gather()
{
    constexpr double negligible = 6.5;
    double best = m_hypotheses.front().logWeight;
    for (const Hypothesis &hypothesis : m_hypotheses)
        best = std::max(best, hypothesis.logWeight);
    m_beliefs.clear();
    double sum = 0;
    for (Hypothesis &hypothesis : m_hypotheses) {
        hypothesis.logWeight -= best;
        if (hypothesis.logWeight < -negligible)
            continue;
        m_beliefs.push_back({hypothesis.workload, hypothesis.leftOverBytes, std::exp(hypothesis.logWeight)});
        sum += m_beliefs.back().weight;
    }
    for (Belief &belief : m_beliefs)
        belief.weight /= sum;
}

} // namespace drover
