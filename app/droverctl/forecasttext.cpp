// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/forecasttext.h"

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// "45 s", "12 min", "3 h 5 min".
QString durationText(std::chrono::seconds duration)
{
    const qint64 seconds = duration.count();
    const qint64 minutes = (seconds + 30) / 60;
    if (seconds < 120)
        return u"%1 s"_s.arg(seconds);
    return minutes < 120 ? u"%1 min"_s.arg(minutes) : u"%1 h %2 min"_s.arg(minutes / 60).arg(minutes % 60);
}

} // namespace

QString forecastText(const Forecast &forecast)
{
    if (!forecast.whole)
        return u"No forecast: %1.\n"_s.arg(forecast.why);
    const QString least = durationText(forecast.whole->least);
    const QString most = durationText(forecast.whole->most);
    const QString between = least == most
        ? u"about %1"_s.arg(most)
        : u"%1 to %2, most likely %3"_s.arg(least, most, durationText(forecast.whole->likely));
    return u"Forecast: %1. %2.\n"_s.arg(between, forecast.why);
}

} // namespace drover
