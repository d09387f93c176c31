// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/convergence/workload.h"

#include <algorithm>
#include <cmath>

namespace drover {

double leftOver(const Workload &workload, double passSeconds)
{
    if (workload.setBytes <= 0)
        return 0;
    return workload.setBytes * -std::expm1(-workload.bytesPerSecond * passSeconds / workload.setBytes);
}

double finalLeftOver(const Workload &workload, double bytesPerSecond)
{
    const double ratio = bytesPerSecond > 0 ? workload.bytesPerSecond / bytesPerSecond : 0;
    if (ratio <= 1)
        return 0;
    // The share of the set for which share = 1 - exp(-ratio * share). Newton's steps from above it.
    double share = std::min(1.0, 2 * (ratio - 1));
    for (int step = 0; step < 8; ++step) {
        const double unwritten = std::exp(-ratio * share);
        share -= (share - 1 + unwritten) / (1 - ratio * unwritten);
    }
    return std::max(0.0, share) * workload.setBytes;
}

} // namespace drover
