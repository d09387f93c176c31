// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/naturalorder.h"

#include <algorithm>

namespace drover {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Takes the number at @p at off the text, without its leading zeros.
QStringView takeNumber(QStringView text, qsizetype &at)
{
    while (at < text.size() && text[at] == u'0')
        ++at;
    const qsizetype begin = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return text.mid(begin, at - begin);
}

} // namespace

int naturalCompare(QStringView a, QStringView b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const QStringView x = takeNumber(a, i);
            const QStringView y = takeNumber(b, j);
            if (x.size() != y.size())
                return x.size() < y.size() ? -1 : 1;
            if (const int order = x.compare(y); order != 0)
                return order;
            continue;
        }
        const QChar x = a[i++];
        const QChar y = b[j++];
        // Names mostly begin alike, and folding is a large part of the cost of a sort.
        if (x == y)
            continue;
        const QChar foldedX = x.toCaseFolded();
        const QChar foldedY = y.toCaseFolded();
        if (foldedX != foldedY)
            return foldedX < foldedY ? -1 : 1;
    }
    if (i < a.size() || j < b.size())
        return i < a.size() ? 1 : -1;
    return a.compare(b);
}

QString naturalKey(QStringView text)
{
    QString key;
    key.reserve(text.size() + 4);
    qsizetype at = 0;
    while (at < text.size()) {
        if (!isDigit(text[at])) {
            key += text[at++].toCaseFolded();
            continue;
        }
        // Among other characters a number stands where its digits would; among numbers the longer is the
        // greater. Its length is never written as U+0000, so that nothing in a key is like its end.
        const QStringView number = takeNumber(text, at);
        key += u'0';
        key += QChar(char16_t(std::min<qsizetype>(number.size() + 1, 0xffff)));
        key += number;
    }
    return key;
}

} // namespace drover
