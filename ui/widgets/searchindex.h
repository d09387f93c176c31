// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace drover {

/// The texts in which very many rows are searched, in one piece of memory: rows lie all over it, and to visit
/// them takes several times as long as to read through this.
class SearchIndex {
public:
    /// The next row, found by any of @p texts.
    void append(const QStringList &texts);

    /// For each row whether it has @p text somewhere, in upper or lower case.
    [[nodiscard]] std::vector<bool> find(const QString &text) const;

private:
    QByteArray m_folded; ///< Each text and a line feed.
    std::vector<qsizetype> m_ends; ///< Where each row's last text ends.
};

} // namespace drover
