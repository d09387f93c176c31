// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/roworder.h"

#include "ui/widgets/naturalorder.h"

#include <algorithm>
#include <span>

namespace drover {

namespace {

/// A row on its way to its place. Most comparisons are decided by what is in it, without a look at texts that
/// lie all over memory.
struct Placed {
    double number = 0;
    quint64 head = 0; ///< The next characters of the key.
    QStringView key; ///< naturalKey() of the text.
    const QString *text = nullptr;
    int at = 0; ///< Among what was given.
};

using Stretch = std::span<Placed>;

/// How many characters all keys begin with, which is @p known or more.
qsizetype sharedBeginning(Stretch run, qsizetype known)
{
    const QStringView first = run.front().key;
    qsizetype shared = first.size();
    for (const Placed &one : run) {
        const auto differs = std::mismatch(one.key.begin() + known, one.key.end(), first.begin() + known,
                                           first.begin() + shared);
        shared = differs.first - one.key.begin();
    }
    return shared;
}

constexpr int headLength = 4;

quint64 headOf(QStringView key, qsizetype from)
{
    quint64 head = 0;
    for (qsizetype at = from; at < from + headLength; ++at)
        head = head << 16 | (at < key.size() ? key[at].unicode() : 0u);
    return head;
}

/// Below this many it is not worth while to look for what they share.
constexpr size_t fewRows = 16;

class Sorter {
public:
    explicit Sorter(Qt::SortOrder order) : m_down(order == Qt::DescendingOrder) { }

    void byNumber(Stretch run) const
    {
        std::ranges::sort(run,
                          [this](const Placed &a, const Placed &b) { return before(a.number, b.number); });
        eachRun(run, &Placed::number, [this](Stretch same) { byText(same, 0); });
    }

private:
    /// All of @p run have the same number, and the first @p known characters of their keys in common.
    void byText(Stretch run, qsizetype known) const
    {
        if (run.size() <= fewRows) {
            std::ranges::sort(run, [this](const Placed &a, const Placed &b) { return textBefore(a, b); });
            return;
        }
        const qsizetype shared = sharedBeginning(run, known);
        for (Placed &one : run)
            one.head = headOf(one.key, shared);
        std::ranges::sort(run, [this](const Placed &a, const Placed &b) { return before(a.head, b.head); });
        if (run.front().head == run.back().head) {
            // The keys end here, all of them.
            std::ranges::sort(run, [this](const Placed &a, const Placed &b) { return textBefore(a, b); });
            return;
        }
        eachRun(run, &Placed::head, [&](Stretch same) { byText(same, shared); });
    }

    template<typename T>
    static void eachRun(Stretch run, T Placed::*same, const auto &work)
    {
        auto begin = run.begin();
        while (begin != run.end()) {
            const auto end =
                std::find_if(begin, run.end(), [&](const Placed &one) { return one.*same != *begin.*same; });
            if (end - begin > 1)
                work(Stretch(begin, end));
            begin = end;
        }
    }

    bool before(auto a, auto b) const { return m_down ? b < a : a < b; }

    bool textBefore(const Placed &a, const Placed &b) const
    {
        if (const int keys = a.key.compare(b.key); keys != 0)
            return (keys < 0) != m_down;
        if (const int texts = a.text->compare(*b.text); texts != 0)
            return (texts < 0) != m_down;
        return a.at < b.at;
    }

    bool m_down;
};

} // namespace

std::vector<int> inOrder(const std::vector<std::pair<SortKey, int>> &keyed, Qt::SortOrder order)
{
    std::vector<int> unknown;
    std::vector<Placed> placed;
    placed.reserve(keyed.size());
    std::vector<QString> keys(keyed.size());
    for (size_t at = 0; at < keyed.size(); ++at) {
        const auto &[key, row] = keyed[at];
        if (!key.isKnown()) {
            unknown.push_back(row);
            continue;
        }
        keys[at] = naturalKey(key.text());
        placed.push_back({key.number(), 0, keys[at], &key.text(), int(at)});
    }
    Sorter(order).byNumber(placed);
    std::vector<int> rows;
    rows.reserve(keyed.size());
    for (const Placed &one : placed)
        rows.push_back(keyed[size_t(one.at)].second);
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
