// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/convergence/simulation.h"

#include <deque>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace drover::bench {

/// How another program decides that a migration is stuck. It looks at every step of a simulation, and takes
/// from it what that program sees.
class OtherRule {
public:
    virtual ~OtherRule() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    virtual void look(const Simulation &simulation) = 0;
    [[nodiscard]] std::optional<double> accusedAt() const { return m_accusedAt; }

protected:
    void accuse(double at)
    {
        if (!m_accusedAt)
            m_accusedAt = at;
    }

private:
    std::optional<double> m_accusedAt;
};

/// What remains has made no new low for so long. Nova's `live_migration_progress_timeout` of 150 s, looked at
/// every 0.5 s (nova 12 to 18, virt/libvirt/migration.py); KubeVirt's `progressTimeout` of 150 s beside 150 s
/// for each GiB in all.
class LowWatermark : public OtherRule {
public:
    LowWatermark(std::string_view name, double seconds, double secondsInAll)
        : m_name(name), m_seconds(seconds), m_secondsInAll(secondsInAll)
    {
    }
    [[nodiscard]] std::string_view name() const override { return m_name; }
    void look(const Simulation &simulation) override;

private:
    std::string_view m_name;
    double m_seconds;
    double m_secondsInAll;
    double m_lowest = std::numeric_limits<double>::infinity();
    double m_loweredAt = 0;
    double m_lookedAt = -1;
};

/// oVirt's policy "minimal downtime": every 10 s; each rise of what remains is a new iteration; after the
/// eighth of them, when the longest downtime has been set, it aborts (vdsm, lib/vdsm/virt/migration.py).
class OvirtSchedule : public OtherRule {
public:
    [[nodiscard]] std::string_view name() const override { return "oVirt, minimal downtime"; }
    void look(const Simulation &simulation) override;

private:
    double m_lookedAt = 0;
    double m_remaining = std::numeric_limits<double>::infinity();
    int m_rises = 0;
};

/// KubeVirt's VEP 248: at the end of an iteration, what it leaves is not 4 % below the least that any left
/// which ended 40 s ago or earlier. It needs the events of iterations, which Nova does not publish.
class StallOfIterations : public OtherRule {
public:
    [[nodiscard]] std::string_view name() const override { return "KubeVirt, VEP 248"; }
    void look(const Simulation &simulation) override;

private:
    struct Iteration {
        double at = 0;
        double leftOver = 0;
    };
    std::deque<Iteration> m_within; ///< The last 40 s.
    double m_leastBefore = std::numeric_limits<double>::infinity();
    int m_pass = 1;
};

[[nodiscard]] std::vector<std::unique_ptr<OtherRule>> otherRules(const Scenario &scenario);

} // namespace drover::bench
