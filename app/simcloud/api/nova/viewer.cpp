// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/viewer.h"

#include <QCryptographicHash>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

/// Nova's report_interval.
constexpr std::chrono::seconds reportInterval(10);

} // namespace

QString hostId(const QString &projectId, const QString &host)
{
    if (host.isEmpty())
        return u""_s;
    const QByteArray hash = QCryptographicHash::hash((projectId + host).toUtf8(), QCryptographicHash::Sha224);
    return QString::fromLatin1(hash.toHex());
}

Moment lastReport(Moment now)
{
    return now - now.time_since_epoch() % Span(reportInterval);
}

Moment lastReport(const Host &host, Moment now)
{
    return std::max(host.alive && now >= host.reportsFrom ? lastReport(now) : host.lastSeen, host.updated);
}

QString idFor(const QString &name)
{
    const QUuid space(u"{6f1c0a52-6c4f-5d0e-9d57-7c1b1a0d9b11}"_s);
    return QUuid::createUuidV5(space, name).toString(QUuid::WithoutBraces);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue textOrNull(const std::optional<QString> &text)
{
    return text ? QJsonValue(*text) : QJsonValue(QJsonValue::Null);
}

QJsonValue timeOrNull(const std::optional<Moment> &moment)
{
    return moment ? QJsonValue(withoutZone(*moment)) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const QMap<QString, QString> &texts)
{
    QJsonObject json;
    for (const auto &[key, value] : texts.asKeyValueRange())
        json.insert(key, value);
    return json;
}

} // namespace simcloud::nova
