// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/errorbody.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// The words of one fault; empty when there are none.
QString words(const QJsonValue &fault)
{
    if (const QString message = fault["message"_L1].toString(); !message.isEmpty())
        return message;
    return fault["detail"_L1].toString();
}

QString messageIn(const QJsonObject &body)
{
    for (const QJsonValue &value : body) {
        const QString found = words(value.isArray() ? value[0] : value);
        if (!found.isEmpty())
            return found.trimmed();
    }
    return words(body).trimmed();
}

} // namespace

QString errorMessage(const QByteArray &body, int httpStatus)
{
    if (const QString message = messageIn(QJsonDocument::fromJson(body).object()); !message.isEmpty())
        return message;
    if (body.trimmed().isEmpty())
        return u"The service answered %1 without saying why"_s.arg(httpStatus);
    return u"The answer %1 is not in OpenStack's form; it is probably from a proxy or load balancer in between"_s
        .arg(httpStatus);
}

} // namespace drover
