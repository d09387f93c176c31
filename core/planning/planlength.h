// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <vector>

namespace drover {

/// How long a plan takes as a whole when each of its steps takes a given time: steps begin in the order of
/// the plan, as soon as what they need and come after has ended and the limits of its policy allow, as a Run
/// begins them. Every step is taken to succeed. A move whose destination the scheduler decides fills no
/// destination, since it is not known which.
class PlanLength {
public:
    explicit PlanLength(const Plan &plan);

    /// Seconds. @p seconds has one value for each step, in the order of the plan.
    [[nodiscard]] double of(const std::vector<double> &seconds) const;

private:
    /// Moves from one host to one host: the limits tell them apart by nothing else.
    struct Lane {
        size_t source; ///< Into a list of hosts.
        size_t destination; ///< 0: the scheduler decides.
    };
    struct Node {
        int waitsFor = 0; ///< How many steps have to end first.
        std::vector<size_t> followers;
        size_t lane = 0; ///< 0: no move.
    };

    std::vector<Node> m_nodes; ///< One for each step.
    std::vector<Lane> m_lanes {{0, 0}};
    size_t m_hosts = 1;
    int m_perSource;
    int m_perDestination;
    int m_overall;
};

} // namespace drover
