// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <random>

namespace simcloud {

/// Every chance of the simulated cloud comes from here: the same seed gives the same run.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) { }

    /// A version 4 UUID in Nova's form, with dashes.
    [[nodiscard]] QString uuid();

    /// An id in Keystone's form: 32 hexadecimal digits.
    [[nodiscard]] QString hexId();

    /// A whole number from @p low to @p high, both included. The standard distributions differ between
    /// libraries, so that they would break the promise of the seed; this one does not.
    [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high);

    /// A number from 0 up to, but not including, 1.
    [[nodiscard]] double share();

    /// True in that share of the cases.
    [[nodiscard]] bool chance(double share);

    /// All that decides what falls next, as printable text.
    [[nodiscard]] QByteArray state() const;
    /// Goes on from such a text; false, and nothing has changed, if it is none.
    [[nodiscard]] bool restore(const QByteArray &state);

private:
    std::mt19937_64 m_engine;
};

} // namespace simcloud
