// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/convergence/simulation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace drover::bench {

namespace {

constexpr double tick = 0.1;
constexpr double zeroBytesPerSecond = 3000.0 * 1024 * 1024; ///< How fast QEMU gets over zero pages.
constexpr double headers = 1.002; ///< Bytes sent for a byte of memory.

} // namespace

double Scenario::novaGiB() const
{
    return std::max(2.0, memoryBytes / gib);
}

double Scenario::pauseAllowed(double elapsed) const
{
    const double step = std::min(10.0, std::floor(elapsed / (75 * novaGiB())));
    return pauseMs / 1000 * (0.1 + 0.09 * step);
}

Simulation::Simulation(const Scenario &scenario)
    : m_scenario(scenario), m_dice(scenario.seed), m_remaining(scenario.memoryBytes)
{
    std::uniform_real_distribution<double> length(0.2, 1.8);
    std::vector<double> lengths(40);
    std::ranges::generate(lengths, [&] { return length(m_dice); });
    const double whole = std::accumulate(lengths.begin(), lengths.end(), 0.0);
    for (const double part : lengths) {
        const double share = part / whole * scenario.memoryBytes;
        m_runs.emplace_back(false, share * (1 - scenario.zeroShare));
        m_runs.emplace_back(true, share * scenario.zeroShare);
    }
}

const WritePhase &Simulation::phase()
{
    while (!m_frozen && m_elapsed - m_phaseBegan >= m_scenario.phases[m_phase].seconds) {
        m_phaseBegan += m_scenario.phases[m_phase].seconds;
        m_phase = (m_phase + 1) % m_scenario.phases.size();
    }
    return m_scenario.phases[m_phase];
}

double Simulation::allowed() const
{
    return m_frozen ? m_scenario.pauseMs / 1000 : m_scenario.pauseAllowed(m_elapsed);
}

void Simulation::freeze()
{
    m_frozen = true;
}

void Simulation::write(double seconds)
{
    const WritePhase &now = phase();
    const double rate = now.bytesPerSecond * (1 - m_throttle);
    const double hotSet = now.isHot ? now.workingSetBytes / 10 : 0;
    const double size[sets] = {hotSet, now.workingSetBytes - hotSet};
    const double share[sets] = {now.isHot ? 0.9 : 0, now.isHot ? 0.1 : 1};
    for (int set = 0; set < sets; ++set) {
        const double left = size[set] - m_written[set];
        if (left <= 0 || size[set] <= 0)
            continue;
        const double written = rate * share[set] * seconds;
        m_written[set] +=
            now.isSequential ? std::min(left, written) : left * -std::expm1(-written / size[set]);
    }
}

/// Sends for so long or until nothing remains. Returns the seconds it took.
double Simulation::send(double seconds)
{
    double left = seconds;
    while (left > 1e-9 && m_remaining > 0) {
        bool isZero = false;
        double run = m_remaining;
        if (!m_runs.empty()) {
            isZero = m_runs.back().first;
            run = std::min(run, m_runs.back().second);
        }
        const double speed = isZero ? zeroBytesPerSecond : m_bandwidth / headers;
        if (speed <= 0)
            return seconds;
        const double bytes = std::min(run, speed * left);
        left -= bytes / speed;
        m_remaining -= bytes;
        m_processed += isZero ? bytes * 0.002 : bytes * headers;
        m_sentInPass += isZero ? 0 : bytes;
        if (!m_runs.empty() && (m_runs.back().second -= bytes) < 1) {
            m_runs.pop_back();
            if (m_runs.empty() && m_pass == 1)
                m_remaining = 0;
        }
        if (m_remaining < 1)
            m_remaining = 0;
    }
    return seconds - left;
}

void Simulation::synchronise()
{
    m_runs.clear();
    m_leftOver = m_remaining + m_written[0] + m_written[1];
    if (m_leftOver <= m_bandwidth * allowed()) {
        m_ended = true;
        return;
    }
    // QEMU throttles when for the second time more than half of what was sent has been written.
    if (m_scenario.autoConverge && m_written[0] + m_written[1] > 0.5 * m_sentInPass && ++m_dirtyPasses >= 2) {
        m_dirtyPasses = 0;
        m_throttle = std::min(0.99, m_throttle <= 0 ? 0.2 : m_throttle + 0.1);
    }
    m_remaining = m_leftOver;
    m_written[0] = m_written[1] = 0;
    m_sentInPass = 0;
    ++m_pass;
}

void Simulation::step()
{
    std::normal_distribution<double> normal;
    // A factor that forgets itself within some 20 s.
    m_wander += -m_wander * tick / 20 + m_scenario.bandwidthNoise * std::sqrt(2 * tick / 20) * normal(m_dice);
    m_bandwidth = m_scenario.bytesPerSecond * std::exp(m_wander);
    for (const Congestion &congestion : m_scenario.congestions) {
        if (!m_frozen && m_elapsed >= congestion.begin && m_elapsed < congestion.end)
            m_bandwidth *= congestion.share;
    }
    double left = tick;
    while (left > 1e-9 && !m_ended) {
        const double took = send(left);
        write(took);
        left -= took;
        m_elapsed += took;
        if (m_remaining <= m_bandwidth * allowed() && m_bandwidth > 0) {
            synchronise();
            if (!m_ended && took <= 0) { // A pass shorter than can be told: one a step.
                write(left);
                m_elapsed += left;
                break;
            }
        }
    }
}

} // namespace drover::bench
