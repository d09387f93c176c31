// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cmath>
#include <utility>
#include <vector>

namespace drover {

/// What a row is sorted by: a number, a text as people order names, or a rank and within it a text. Rows
/// without one, or with a number that is none, come last, whichever way is sorted.
class SortKey {
public:
    SortKey() = default;
    explicit SortKey(double number) : m_known(!std::isnan(number)), m_number(number) { }
    explicit SortKey(QString text) : m_known(true), m_text(std::move(text)) { }
    SortKey(int rank, QString text) : m_known(true), m_number(rank), m_text(std::move(text)) { }

    [[nodiscard]] bool isKnown() const { return m_known; }
    [[nodiscard]] double number() const { return m_number; }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    bool m_known = false;
    double m_number = 0;
    QString m_text;
};

/// The rows of @p keyed by their keys; those of equal keys as they are there.
[[nodiscard]] std::vector<int> inOrder(const std::vector<std::pair<SortKey, int>> &keyed,
                                       Qt::SortOrder order);

/// Where @p rows has @p wanted, as first and last row of each run, the last run first.
[[nodiscard]] std::vector<std::pair<int, int>> runsBackwards(const std::vector<bool> &rows, bool wanted);

} // namespace drover
