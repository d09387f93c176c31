// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/roworder.h"

#include "ui/widgets/naturalorder.h"

#include <algorithm>

namespace drover {

namespace {

/// A row on its way to its place. Nearly all comparisons are decided by what is in it, without a look at a
/// text that lies somewhere else in memory.
struct Placed {
    double number = 0;
    quint64 head = 0; ///< The first characters in which texts differ.
    size_t at = 0;
};

/// How many characters all texts begin with.
qsizetype sharedBeginning(const std::vector<QString> &texts)
{
    if (texts.empty())
        return 0;
    qsizetype shared = texts.front().size();
    for (const QString &text : texts) {
        const auto [own, others] =
            std::mismatch(text.begin(), text.end(), texts.front().begin(), texts.front().begin() + shared);
        shared = own - text.begin();
    }
    return shared;
}

/// Four characters from @p from on as a number of the same order.
quint64 headOf(QStringView text, qsizetype from)
{
    quint64 head = 0;
    for (qsizetype at = from; at < from + 4; ++at)
        head = head << 16 | (at < text.size() ? text[at].unicode() : 0u);
    return head;
}

} // namespace

std::vector<int> inOrder(const std::vector<std::pair<SortKey, int>> &keyed, Qt::SortOrder order)
{
    std::vector<int> rows;
    rows.reserve(keyed.size());
    std::vector<int> unknown;
    std::vector<Placed> placed;
    placed.reserve(keyed.size());
    std::vector<QString> texts;
    texts.reserve(keyed.size());
    std::vector<size_t> from; // Of each in what was given.
    from.reserve(keyed.size());
    for (size_t at = 0; at < keyed.size(); ++at) {
        const auto &[key, row] = keyed[at];
        if (!key.isKnown()) {
            unknown.push_back(row);
            continue;
        }
        placed.push_back({.number = key.number(), .at = placed.size()});
        texts.push_back(naturalKey(key.text()));
        from.push_back(at);
    }
    const qsizetype shared = sharedBeginning(texts);
    for (Placed &one : placed)
        one.head = headOf(texts[one.at], shared);

    const auto compare = [&](const Placed &a, const Placed &b) {
        if (a.number != b.number)
            return a.number < b.number ? -1 : 1;
        if (a.head != b.head)
            return a.head < b.head ? -1 : 1;
        if (const int natural = texts[a.at].compare(texts[b.at]); natural != 0)
            return natural;
        return keyed[from[a.at]].first.text().compare(keyed[from[b.at]].first.text());
    };
    const bool down = order == Qt::DescendingOrder;
    std::ranges::sort(placed, [&](const Placed &a, const Placed &b) {
        const int which = compare(a, b);
        return which == 0 ? a.at < b.at : (which < 0) != down;
    });
    for (const Placed &one : placed)
        rows.push_back(keyed[from[one.at]].second);
    rows.insert(rows.end(), unknown.begin(), unknown.end());
    return rows;
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
