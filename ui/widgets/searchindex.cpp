// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchindex.h"

#include <algorithm>
#include <string_view>

namespace drover {

namespace {

/// Names, ids and addresses are ASCII, which is folded much faster than all of Unicode.
void appendFolded(QByteArray &to, const QString &text)
{
    const bool ascii = std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
    if (!ascii) {
        to += text.toCaseFolded().toUtf8();
        return;
    }
    for (const QChar c : text) {
        const char letter = char(c.unicode());
        to += letter >= 'A' && letter <= 'Z' ? char(letter + ('a' - 'A')) : letter;
    }
}

} // namespace

void SearchIndex::append(const QStringList &texts)
{
    for (const QString &text : texts) {
        appendFolded(m_folded, text);
        m_folded += '\n';
    }
    m_ends.push_back(m_folded.size());
}

std::vector<bool> SearchIndex::find(const QString &text) const
{
    QByteArray wanted;
    appendFolded(wanted, text);
    std::vector<bool> found(m_ends.size(), false);
    const std::string_view all(m_folded.constData(), size_t(m_folded.size()));
    const std::string_view part(wanted.constData(), size_t(wanted.size()));
    size_t row = 0;
    for (size_t at = all.find(part); at != std::string_view::npos && row < found.size(); ++row) {
        if (size_t(m_ends[row]) <= at)
            continue;
        found[row] = true;
        at = all.find(part, size_t(m_ends[row]));
    }
    return found;
}

} // namespace drover
