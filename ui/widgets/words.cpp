// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QString shortNumber(double number)
{
    const QLocale locale;
    const bool whole = number >= 100 || qFuzzyCompare(number, double(qRound64(number)));
    return whole ? locale.toString(qRound64(number)) : locale.toString(number, 'f', number < 10 ? 2 : 1);
}

} // namespace

QString gibText(qint64 mebibytes)
{
    const double gib = double(mebibytes) / 1024;
    return gib < 10 && mebibytes % 1024 == 512 ? QLocale().toString(gib, 'f', 1) : shortNumber(gib);
}

QString gigabytesText(qint64 bytes)
{
    constexpr qint64 fewest = 95'000'000; // Less would read "0.0 GB".
    if (bytes < fewest)
        return Words::tr("%1 MB").arg(QLocale().toString(double(bytes) / 1e6, 'f', 0));
    return Words::tr("%1 GB").arg(QLocale().toString(double(bytes) / 1e9, 'f', 1));
}

QString ageText(std::chrono::seconds age)
{
    const qint64 seconds = std::max<qint64>(0, age.count());
    if (seconds < 60)
        return Words::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return Words::tr("%1 min").arg(seconds / 60);
    if (seconds < 86400)
        return Words::tr("%1 h %2", "hours, minutes")
            .arg(seconds / 3600)
            .arg(seconds % 3600 / 60, 2, 10, QChar(u'0'));
    return Words::tr("%n day(s)", nullptr, int(seconds / 86400));
}

QString timeText(const QDateTime &at, const QDateTime &now)
{
    const QDateTime local = at.toLocalTime();
    return local.date() == now.toLocalTime().date() ? local.toString(u"HH:mm:ss"_s)
                                                    : QLocale().toString(local, u"d MMM HH:mm"_s);
}

QString withoutBreaksInNames(QString text)
{
    constexpr QChar wordJoiner(0x2060);
    for (qsizetype at = text.size() - 2; at > 0; --at) {
        if (text[at] == u'-' && text[at - 1].isLetterOrNumber() && text[at + 1].isLetterOrNumber())
            text.insert(at + 1, wordJoiner);
    }
    return text;
}

QString orUnknown(const QString &text)
{
    return text.isEmpty() ? Words::tr("Not known") : text;
}

} // namespace drover
