// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/stepstate.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr std::array words {
    std::pair {Outcome::Done, "done"_L1},
    std::pair {Outcome::Failed, "failed"_L1},
    std::pair {Outcome::Skipped, "skipped"_L1},
    std::pair {Outcome::Left, "left"_L1},
    std::pair {Outcome::Interrupted, "interrupted"_L1},
};

} // namespace

QString outcomeWord(Outcome outcome)
{
    for (const auto &[known, word] : words) {
        if (known == outcome)
            return word;
    }
    return {};
}

std::optional<Outcome> outcome(QStringView word)
{
    for (const auto &[value, known] : words) {
        if (word == known)
            return value;
    }
    return {};
}

} // namespace drover
