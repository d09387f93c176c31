// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace drover::bench {

inline constexpr double gib = 1024.0 * 1024 * 1024;

// A live migration as arithmetic: what QEMU, Nova and a guest do, in steps of 100 ms, the rhythm in which
// QEMU looks at its own migration. Bytes and seconds throughout.

/// What a guest writes for a while: any page of a set as likely as any other, or one page after the other.
struct WritePhase {
    double seconds = std::numeric_limits<double>::infinity();
    double bytesPerSecond = 0;
    double workingSetBytes = 0;
    /// Nine writes of ten go to a tenth of the set.
    bool isHot = false;
    bool isSequential = false;
};

/// The link is at @p share of its bandwidth from @p begin to @p end.
struct Congestion {
    double begin = 0;
    double end = 0;
    double share = 1;
};

struct Scenario {
    double memoryBytes = 0;
    double zeroShare = 0; ///< Of the memory; they lie in runs between the others.
    double bytesPerSecond = 0;
    double bandwidthNoise = 0; ///< Standard deviation of a slowly wandering factor.
    std::vector<Congestion> congestions;
    std::vector<WritePhase> phases; ///< One after the other; then from the first on again.
    double pauseMs = 500;
    bool autoConverge = false;
    std::uint32_t seed = 0; ///< Of what wanders and jitters while it runs.

    /// GiB that Nova reckons with.
    [[nodiscard]] double novaGiB() const;
    [[nodiscard]] double completionTimeout() const { return 800 * novaGiB(); }
    /// Seconds of pause that Nova allows at a time: ten steps, the first at once.
    [[nodiscard]] double pauseAllowed(double elapsed) const;
};

/// What Nova's database holds after each write: @p second is a whole second, as the stamp is.
struct Counts {
    double second = 0;
    double processed = 0;
    double remaining = 0;
};

/// What happens next is decided by what has happened: a copy of it is the same migration under other skies.
class Simulation {
public:
    explicit Simulation(const Scenario &scenario);

    void step();
    [[nodiscard]] bool hasEnded() const { return m_ended; }
    [[nodiscard]] double elapsed() const { return m_elapsed; }
    [[nodiscard]] double processed() const { return m_processed; }
    [[nodiscard]] double remaining() const { return m_remaining; }
    [[nodiscard]] int pass() const { return m_pass; }
    [[nodiscard]] double leftOver() const { return m_leftOver; } ///< Of the newest synchronisation.
    [[nodiscard]] double bandwidth() const { return m_bandwidth; }
    /// From now on nothing changes any more: the present phase goes on, the link is free, no step is waited
    /// for.
    void freeze();

private:
    void write(double seconds);
    double send(double seconds);
    void synchronise();
    [[nodiscard]] const WritePhase &phase();
    [[nodiscard]] double allowed() const;

    static constexpr int sets = 2;
    Scenario m_scenario;
    std::mt19937 m_dice;
    std::vector<std::pair<bool, double>> m_runs; ///< Of the first pass, the last first: zero or not, bytes.
    double m_elapsed = 0;
    double m_phaseBegan = 0;
    size_t m_phase = 0;
    double m_wander = 0;
    double m_bandwidth = 0;
    double m_processed = 0;
    double m_remaining = 0;
    double m_written[sets] = {}; ///< Unlike pages written to since the last synchronisation: hot, cold.
    double m_leftOver = 0;
    double m_sentInPass = 0;
    int m_pass = 1;
    int m_dirtyPasses = 0;
    double m_throttle = 0;
    bool m_ended = false;
    bool m_frozen = false;
};

} // namespace drover::bench
