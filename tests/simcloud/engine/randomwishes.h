// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/cloud.h"

#include <initializer_list>
#include <vector>

namespace simcloud {

/// What the random tests of a SmallCloud wish for: the same seed gives the same wishes.
class RandomWishes {
public:
    explicit RandomWishes(std::uint64_t seed) : dice(seed) { }

    Dice dice;

    template<typename Items>
    [[nodiscard]] const auto &pick(const Items &items)
    {
        return items[std::size_t(dice.between(0, std::int64_t(items.size()) - 1))];
    }
    template<typename T>
    [[nodiscard]] T oneOf(std::initializer_list<T> items)
    {
        return items.begin()[dice.between(0, std::int64_t(items.size()) - 1)];
    }

    /// Now patient and careful, now not.
    void setUp(Settings &settings);

    /// A host by name; empty, and one that is not there, among them.
    [[nodiscard]] QString host();

    /// Metadata of a new server: how busy it is, and often that it is to fail at something.
    [[nodiscard]] QMap<QString, QString> temper();

    /// Mostly a moment, sometimes minutes, in seconds.
    [[nodiscard]] double pause();
};

} // namespace simcloud
