// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/roworder.h"

#include "ui/widgets/naturalorder.h"

namespace drover {

bool SortKey::before(const SortKey &other, bool descending) const
{
    const bool known = !std::holds_alternative<std::monostate>(m_value);
    const bool otherKnown = !std::holds_alternative<std::monostate>(other.m_value);
    if (!known || !otherKnown)
        return known && !otherKnown;
    const SortKey &first = descending ? other : *this;
    const SortKey &second = descending ? *this : other;
    if (const auto *text = std::get_if<QString>(&first.m_value)) {
        const auto *otherText = std::get_if<QString>(&second.m_value);
        return otherText && naturalCompare(*text, *otherText) < 0;
    }
    const auto *number = std::get_if<double>(&first.m_value);
    const auto *otherNumber = std::get_if<double>(&second.m_value);
    return number && otherNumber && *number < *otherNumber;
}

std::vector<std::pair<int, int>> runsBackwards(const std::vector<bool> &rows, bool wanted)
{
    std::vector<std::pair<int, int>> runs;
    for (int row = int(rows.size()) - 1; row >= 0; --row) {
        if (rows[size_t(row)] != wanted)
            continue;
        if (!runs.empty() && runs.back().first == row + 1)
            runs.back().first = row;
        else
            runs.emplace_back(row, row);
    }
    return runs;
}

} // namespace drover
