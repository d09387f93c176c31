// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace drover {

/// What somebody typed to find rows, made ready to be looked for in very many of them.
class SearchedText {
public:
    explicit SearchedText(const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_folded.isEmpty(); }
    /// Whether @p text has it somewhere, in upper or lower case.
    [[nodiscard]] bool in(QStringView text) const;

private:
    QString m_folded;
    bool m_ascii;
};

} // namespace drover
