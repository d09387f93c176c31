// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/model/moment.h"

#include <QDateTime>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

QString wholeSeconds(Moment moment)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(moment).time_since_epoch().count();
    return QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc()).toString(u"yyyy-MM-dd'T'HH:mm:ss"_s);
}

} // namespace

QString withZone(Moment moment)
{
    return wholeSeconds(moment) + u'Z';
}

QString withoutZone(Moment moment)
{
    return wholeSeconds(moment) + ".000000"_L1;
}

QString withMicroseconds(Moment moment)
{
    return wholeSeconds(moment) + ".000000Z"_L1;
}

std::optional<Moment> momentFrom(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return {};
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::utc());
    return Moment(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace simcloud
