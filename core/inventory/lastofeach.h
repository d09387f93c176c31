// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <functional>
#include <vector>

namespace drover {

/// Sorts @p values by @p key and keeps, of those with one key, the last.
template<typename T, typename Key>
void lastOfEach(std::vector<T> &values, Key key)
{
    std::ranges::reverse(values);
    std::ranges::stable_sort(values, {}, key);
    // Not std::ranges::unique: clang 14 does not compile its subrange of g++ 12's library.
    const auto same = [&](const T &a, const T &b) { return std::invoke(key, a) == std::invoke(key, b); };
    values.erase(std::unique(values.begin(), values.end(), same), values.end());
}

} // namespace drover
