// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchedtext.h"

#include <algorithm>

namespace drover {

namespace {

char16_t asciiFolded(QChar c)
{
    const char16_t unit = c.unicode();
    return unit >= u'A' && unit <= u'Z' ? char16_t(unit | 0x20) : unit;
}

} // namespace

SearchedText::SearchedText(const QString &text)
    : m_folded(text.toCaseFolded()),
      m_ascii(std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; }))
{
}

bool SearchedText::in(QStringView text) const
{
    // Names, ids and addresses are ASCII, for which Qt's folding of all of Unicode is several times too slow.
    if (!m_ascii)
        return text.contains(m_folded, Qt::CaseInsensitive);
    const auto found = std::search(text.begin(), text.end(), m_folded.cbegin(), m_folded.cend(),
                                   [](QChar there, QChar folded) { return asciiFolded(there) == folded; });
    return found != text.end() || isEmpty();
}

} // namespace drover
