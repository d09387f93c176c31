// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace simcloud {

/// How nasty the cloud is to its clients. Each share is of all answers of its services, from 0 (never) to 1
/// (always); the control endpoint itself is never nasty.
struct FaultRates {
    double slow = 0;
    std::chrono::milliseconds slowBy {5000}; ///< How long a slow answer is held back.
    double serverErrors = 0; ///< 500, 502, 503 and 504 in turn.
    double dropped = 0; ///< The connection ends before an answer.
    double truncated = 0; ///< The body ends half-way.
    double malformed = 0; ///< The body is no JSON.
    double wrongTypes = 0; ///< A value of the body has another type.
    double duplicateIds = 0; ///< A listed thing is listed twice.
    double skewed = 0; ///< The Date header, and a token's times, are off.
    std::chrono::seconds skewedBy {0}; ///< By how much; less than 0: behind.

    [[nodiscard]] bool operator==(const FaultRates &) const = default;
};

} // namespace simcloud
