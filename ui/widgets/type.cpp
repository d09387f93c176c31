// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/type.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QFont sized(QFont font, int pixels, QFont::Weight weight)
{
    // Nothing is set below 11 px, however small the system's font is.
    font.setPixelSize(std::max(11, QFontInfo(QApplication::font()).pixelSize() + pixels));
    font.setWeight(weight);
    return font;
}

} // namespace

int grown(int pixels)
{
    static const int text = std::max(13, QFontInfo(QApplication::font()).pixelSize());
    return pixels * text / 13;
}

QFont titleFont()
{
    return sized(QApplication::font(), 5, QFont::DemiBold);
}

QFont sectionFont()
{
    return sized(QApplication::font(), 1, QFont::DemiBold);
}

QFont strongFont()
{
    return sized(QApplication::font(), 0, QFont::DemiBold);
}

QFont nameFont()
{
    return sized(QApplication::font(), 0, QFont::Medium);
}

QFont smallFont()
{
    return sized(QApplication::font(), -1, QFont::Normal);
}

QFont captionFont()
{
    return sized(QApplication::font(), -2, QFont::DemiBold);
}

QFont monoFont()
{
    return sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), -1, QFont::Normal);
}

QFont figureFont()
{
    QFont font = QApplication::font();
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
    return font;
#else
    const QFontMetricsF metrics(font);
    if (qFuzzyCompare(metrics.horizontalAdvance(u"1111"_s), metrics.horizontalAdvance(u"8888"_s)))
        return font;
    return sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), 0, QFont::Normal);
#endif
}

} // namespace drover
