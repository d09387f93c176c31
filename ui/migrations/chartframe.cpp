// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/chartframe.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace drover {

namespace {

struct ChartWords {
    Q_DECLARE_TR_FUNCTIONS(ChartWords)
};

int decimalsOf(double step)
{
    constexpr int most = 5; // Of the smallest step there is.
    int decimals = 0;
    while (decimals < most && std::abs(std::remainder(step * std::pow(10, decimals), 1)) > 1e-6)
        ++decimals;
    return decimals;
}

} // namespace

double gigabytes(qint64 bytes)
{
    return double(bytes) / 1e9;
}

double msecs(const QDateTime &at)
{
    return double(at.toMSecsSinceEpoch());
}

QDateTime moment(double msecs)
{
    return QDateTime::fromMSecsSinceEpoch(qint64(msecs));
}

double stepFor(double most, int steps)
{
    const double least = std::max(most, 1e-3) / steps;
    const double ten = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * ten >= least * 0.999)
            return factor * ten;
    }
    return 10 * ten;
}

QString numberText(double number, double step)
{
    return QLocale().toString(number, 'f', decimalsOf(step));
}

double timeStep(double least)
{
    constexpr double second = 1000;
    constexpr double minute = 60 * second;
    constexpr double hour = 60 * minute;
    for (const double step :
         {5 * second, 10 * second, 15 * second, 30 * second, minute, 2 * minute, 5 * minute, 10 * minute,
          15 * minute, 30 * minute, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour}) {
        if (step >= least)
            return step;
    }
    return 24 * hour;
}

QString pauseLabel(int exponent)
{
    switch (exponent) {
    case -2:
        return ChartWords::tr("10 ms");
    case -1:
        return ChartWords::tr("0.1 s");
    default:
        return ChartWords::tr("%1 s").arg(std::lround(std::pow(10, exponent)));
    }
}

void ChartFrame::arrange(const QRectF &all, const QFontMetricsF &metrics)
{
    const double line = metrics.height();
    const double left = 16 + gap
        + std::max({metrics.horizontalAdvance(pauseLabel(mostExponent)),
                    metrics.horizontalAdvance(pauseLabel(leastExponent)),
                    metrics.horizontalAdvance(numberText(mostRemaining, mostRemaining / steps))});
    const double right = 16 + gap + metrics.horizontalAdvance(numberText(mostSent, mostSent / steps));
    // Captions above each panel, numbers of passes between them, times below.
    const double rooms =
        all.height() - (line + gap) - (line + gap + tick) - (line + gap) - (line + 2 * gap + tick);
    const double upperHeight = std::max(24.0, rooms * 0.64);
    const double lowerHeight = std::max(24.0, rooms - upperHeight);
    const double width = std::max(40.0, all.width() - left - right);
    upper = QRectF(left, line + gap, width, upperHeight);
    lower = QRectF(left, upper.bottom() + tick + gap + line + line + gap, width, lowerHeight);
}

double ChartFrame::xOf(double msecs) const
{
    return upper.left() + (msecs - from) / (to - from) * upper.width();
}

double ChartFrame::timeAt(double x) const
{
    return from + (x - upper.left()) / upper.width() * (to - from);
}

double ChartFrame::remainingY(double gigabytes) const
{
    return upper.bottom() - gigabytes / mostRemaining * upper.height();
}

double ChartFrame::sentY(double gigabytes) const
{
    return upper.bottom() - gigabytes / mostSent * upper.height();
}

double ChartFrame::pauseY(double seconds) const
{
    const double share =
        std::log10(onScale(seconds) / shortestPause) / std::log10(longestPause / shortestPause);
    return lower.bottom() - share * lower.height();
}

double ChartFrame::onScale(double seconds)
{
    return std::clamp(seconds, shortestPause, longestPause);
}

} // namespace drover
