// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>
#include <vector>

namespace drover {

/// What a row is sorted by: a number or a text. Rows without one come last, whichever way is sorted.
class SortKey {
public:
    SortKey() = default;
    explicit SortKey(double number) : m_value(number) { }
    explicit SortKey(QString text) : m_value(std::move(text)) { }

    [[nodiscard]] bool before(const SortKey &other, bool descending) const;

private:
    std::variant<std::monostate, double, QString> m_value;
};

/// Where @p rows has @p wanted, as first and last row of each run, the last run first.
[[nodiscard]] std::vector<std::pair<int, int>> runsBackwards(const std::vector<bool> &rows, bool wanted);

} // namespace drover
