// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace drover::bench {

/// What became of one migration, and what a rule said of it.
struct Outcome {
    bool isEndless = false;
    double endedAt = 0;
    /// When it could be known: after the first pass, under the load that never lets it end.
    double knowableAt = 0;
    std::optional<double> accusedAt;
    /// Whether it would never have ended, had everything stayed as it was when it was accused.
    bool isJustified = false;
};

/// Sums up the outcomes of one rule. Recall: endless ones accused. Unjustified: accused, ended by itself, and
/// would have with the load and the link of that moment too. Accused in all: whatever came later.
struct Score {
    int runs = 0;
    int endless = 0;
    int found = 0;
    int accused = 0; ///< Ended by themselves.
    int unjustified = 0;
    int longHealthy = 0; ///< Ended by themselves after 300 s or more.
    int longAccused = 0;
    std::vector<double> delays; ///< Seconds from when it could be known.

    void add(const Outcome &outcome);
    void print(std::string_view name) const;
    static void printHeads();
};

/// Of forecasts that came true or not.
struct ForecastScore {
    std::vector<double> errors; ///< Of the likely end, as a share of the time that was left.
    int within = 0;
    int tooLate = 0; ///< It ended before the interval.

    void add(double low, double likely, double high, double real);
    void print(std::string_view name) const;
};

/// The value below which a share of them lies; -1 if there are none.
[[nodiscard]] double quantileOf(std::vector<double> values, double at);

} // namespace drover::bench
