// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/convergence/otherrules.h"

#include <algorithm>

namespace drover::bench {

void LowWatermark::look(const Simulation &simulation)
{
    const double now = simulation.elapsed();
    if (now - m_lookedAt < 0.5)
        return;
    m_lookedAt = now;
    if (simulation.remaining() < m_lowest) {
        m_lowest = simulation.remaining();
        m_loweredAt = now;
    } else if (now - m_loweredAt > m_seconds) {
        accuse(now);
    }
    if (now > m_secondsInAll)
        accuse(now);
}

void OvirtSchedule::look(const Simulation &simulation)
{
    if (simulation.elapsed() - m_lookedAt < 10)
        return;
    m_lookedAt = simulation.elapsed();
    if (simulation.remaining() > m_remaining && ++m_rises >= 8)
        accuse(m_lookedAt);
    m_remaining = simulation.remaining();
}

void StallOfIterations::look(const Simulation &simulation)
{
    if (simulation.pass() == m_pass)
        return;
    m_pass = simulation.pass();
    const Iteration now {simulation.elapsed(), simulation.leftOver()};
    while (!m_within.empty() && m_within.front().at <= now.at - 40) {
        m_leastBefore = std::min(m_leastBefore, m_within.front().leftOver);
        m_within.pop_front();
    }
    if (now.leftOver >= 0.96 * m_leastBefore)
        accuse(now.at);
    m_within.push_back(now);
}

std::vector<std::unique_ptr<OtherRule>> otherRules(const Scenario &scenario)
{
    constexpr double never = std::numeric_limits<double>::infinity();
    std::vector<std::unique_ptr<OtherRule>> rules;
    rules.push_back(std::make_unique<LowWatermark>("Nova, low mark 150 s", 150, never));
    rules.push_back(std::make_unique<LowWatermark>("low mark 30 s", 30, never));
    rules.push_back(std::make_unique<OvirtSchedule>());
    rules.push_back(
        std::make_unique<LowWatermark>("KubeVirt, low mark and 150 s/GiB", 150, 150 * scenario.novaGiB()));
    rules.push_back(std::make_unique<StallOfIterations>());
    return rules;
}

} // namespace drover::bench
