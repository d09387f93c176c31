// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/convergence/migrationjudge.h"

#include "core/convergence/evidence.h"

#include <algorithm>

namespace drover {

namespace {

// Times are stamped with whole seconds: a rate is taken over several samples.
constexpr double rateSeconds = 20;
constexpr double longRateSeconds = 70;
constexpr double keptSeconds = 90;

/// A link that sends less than this share of its best counts as blocked; after so long it is said.
constexpr double blockedShare = 0.02;
constexpr double blockedFor = 14;

// A migration is called endless when so large a share of what is believed says so, for so long, and no longer
// when it falls below the third: bursts and congestion come and go.
constexpr double endlessShare = 0.97;
constexpr double doubtShare = 0.9;
constexpr double acquittedShare = 0.5;
constexpr double endlessFor = 10;
/// What the pause needed must exceed the allowed one by: both vary a little, and one lucky pass is enough.
constexpr double pauseMargin = 1.15;

} // namespace

MigrationJudge::MigrationJudge(MigrationAssumptions assumed, std::optional<QDateTime> begunAt)
    : m_assumed(assumed), m_begunAt(std::move(begunAt))
{
}

const MigrationJudgement &MigrationJudge::add(const Observation &observation)
{
    const MigrationSample &now = observation.counts;
    if (m_last && now.at <= m_last->counts.at)
        return m_judgement;
    if (!m_begunAt)
        m_begunAt = now.at;
    if (now.memoryTotalBytes > 0 && now.memoryProcessedBytes > 0) {
        if (!m_assumed.memoryGiB)
            m_assumed.memoryGiB = double(now.memoryTotalBytes) / (1024.0 * 1024 * 1024);
        if (m_estimate) {
            const MigrationSample &before = m_last->counts;
            Stretch stretch {double(before.at.msecsTo(now.at)) / 1000,
                             double(now.memoryProcessedBytes - before.memoryProcessedBytes),
                             double(before.memoryRemainingBytes), double(now.memoryRemainingBytes),
                             double(writtenBetween(before, now))};
            if (observation.synchronisations && observation.synchronisations == m_last->synchronisations)
                stretch.writtenBytes = 0;
            follow(stretch);
        } else {
            m_estimate.emplace(now);
        }
    }
    m_last = observation;
    weigh();
    settle(verdictNow());

    Figures figures {
        now, standing(), blockedSeconds(), m_judgement.pauseNeeded, m_leftOverBytes, m_writtenPerSecond};
    m_judgement.evidence = evidence(m_judgement.verdict, figures, m_assumed);
    m_judgement.waysOut = waysOut(m_judgement.verdict, figures, m_assumed);
    return m_judgement;
}

/// Keeps what an stretch shows.
void MigrationJudge::follow(const Stretch &stretch)
{
    const bool isBlocked = stretch.sentBytes < blockedShare * m_fastest * stretch.seconds;
    m_recent.push_back({stretch, isBlocked});
    double kept = 0;
    for (const Seen &seen : m_recent)
        kept += seen.stretch.seconds;
    while (kept - m_recent.front().stretch.seconds > keptSeconds) {
        kept -= m_recent.front().stretch.seconds;
        m_recent.pop_front();
    }
    if (isBlocked)
        return;
    const double rate = sentPerSecond(rateSeconds);
    m_fastest = std::max(m_fastest, rate);
    if (stretch.writtenBytes > 0)
        ++m_synchronisations;
    if (m_synchronisations == 0) {
        m_watchedSeconds += stretch.seconds;
        m_fallenBytes += stretch.remainedBytes - stretch.remainsBytes;
    }
    m_estimate->add(stretch, rate, pauseAllowed(m_assumed, standing().elapsed));
}

double MigrationJudge::sentPerSecond(double lastSeconds) const
{
    double seconds = 0;
    double bytes = 0;
    for (auto seen = m_recent.rbegin(); seen != m_recent.rend() && seconds < lastSeconds; ++seen) {
        if (seen->isBlocked)
            continue;
        seconds += seen->stretch.seconds;
        bytes += seen->stretch.sentBytes;
    }
    return seconds > 0 ? bytes / seconds : 0;
}

double MigrationJudge::blockedSeconds() const
{
    double seconds = 0;
    for (auto seen = m_recent.rbegin(); seen != m_recent.rend() && seen->isBlocked; ++seen)
        seconds += seen->stretch.seconds;
    return seconds;
}

double MigrationJudge::throttle() const
{
    if (!m_assumed.autoConverges.value_or(false))
        return 0;
    if (m_last && m_last->throttlePercent)
        return *m_last->throttlePercent / 100.0;
    // Two passes a step, and at least so many passes there were.
    const int steps = m_synchronisations / 2;
    return steps == 0 ? 0
                      : std::min(m_assumed.throttleAtMost,
                                 m_assumed.throttleAtFirst + (steps - 1) * m_assumed.throttleStep);
}

Standing MigrationJudge::standing() const
{
    const MigrationSample &now = m_last->counts;
    return {double(m_begunAt->msecsTo(now.at)) / 1000, double(now.memoryRemainingBytes),
            sentPerSecond(rateSeconds), throttle()};
}

/// What the beliefs come to: the pause needed, the end, and whether there is one.
void MigrationJudge::weigh()
{
    m_judgement.pauseNeeded.reset();
    m_judgement.timeToEnd.reset();
    const Standing now = standing();
    if (!m_estimate || now.bytesPerSecond <= 0 || m_last->isPostCopy)
        return;
    const auto beliefs = m_estimate->beliefs();
    if (beliefs.empty()) {
        const double fall = std::max(now.bytesPerSecond, m_fallenBytes / std::max(m_watchedSeconds, 1.0));
        const double left = now.remainingBytes / fall;
        m_judgement.timeToEnd = timeToEndInFirstPass(left, now.elapsed + left);
        return;
    }

    const double rate = sentPerSecond(longRateSeconds);
    const double pauseLimit = pauseMargin * m_assumed.pauseAtMost;
    const double throttled = 1 - now.throttle;
    const double throttledAtLast = m_assumed.autoConverges.value_or(false) ? 1 - m_assumed.throttleAtMost : 1;
    m_endlessShare = 0;
    std::vector<std::pair<double, double>> levels;
    std::vector<std::pair<double, double>> writes;
    for (const Belief &belief : beliefs) {
        Workload atLast = belief.workload;
        atLast.bytesPerSecond *= std::min(1.0, throttledAtLast / throttled);
        if (finalLeftOver(atLast, rate) > pauseLimit * rate)
            m_endlessShare += belief.weight;
        const double final = finalLeftOver(belief.workload, now.bytesPerSecond);
        levels.emplace_back(final > m_assumed.pauseAtMost * now.bytesPerSecond ? final : belief.leftOverBytes,
                            belief.weight);
        writes.emplace_back(belief.workload.bytesPerSecond, belief.weight);
    }
    m_leftOverBytes = weighedQuantile(std::move(levels), 0.5);
    m_writtenPerSecond = weighedQuantile(std::move(writes), 0.5);
    m_judgement.pauseNeeded = m_leftOverBytes / now.bytesPerSecond;

    if (m_endlessShare >= endlessShare && !m_suspectSince)
        m_suspectSince = now.elapsed;
    else if (m_endlessShare < (m_isEndless ? acquittedShare : doubtShare))
        m_suspectSince.reset();
    m_isEndless = m_suspectSince && m_synchronisations >= 2
        && (m_isEndless || now.elapsed - *m_suspectSince >= endlessFor);
    if (!m_isEndless)
        m_judgement.timeToEnd = drover::timeToEnd(beliefs, now, m_assumed);
}

MigrationVerdict MigrationJudge::verdictNow() const
{
    if (m_last->isPostCopy)
        return MigrationVerdict::PostCopy;
    if (!m_estimate)
        return MigrationVerdict::Waiting;
    if (blockedSeconds() >= blockedFor)
        return MigrationVerdict::LinkBlocked;
    if (m_isEndless)
        return MigrationVerdict::WillNotEnd;
    if (m_synchronisations == 0 || (m_synchronisations == 1 && m_endlessShare > 0.2))
        return MigrationVerdict::TooEarly;
    if (m_endlessShare > 0.5)
        return MigrationVerdict::Stalled;
    const double allowed = pauseAllowed(m_assumed, standing().elapsed);
    if (m_judgement.timeToEnd && m_writtenPerSecond > standing().bytesPerSecond
        && *m_judgement.pauseNeeded > allowed)
        return MigrationVerdict::WaitsForPauseStep;
    return MigrationVerdict::Converging;
}

/// A verdict that only leans another way is believed when it is seen twice.
void MigrationJudge::settle(MigrationVerdict now)
{
    const auto leans = [](MigrationVerdict verdict) {
        return verdict == MigrationVerdict::Converging || verdict == MigrationVerdict::Stalled
            || verdict == MigrationVerdict::WaitsForPauseStep;
    };
    if (leans(now) && leans(m_judgement.verdict) && now != m_judgement.verdict && m_candidate != now) {
        m_candidate = now;
        return;
    }
    m_candidate.reset();
    m_judgement.verdict = now;
}

} // namespace drover
