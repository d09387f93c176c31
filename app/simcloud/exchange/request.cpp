// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/exchange/request.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace simcloud {

QJsonObject Request::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString Request::parameter(const QString &name) const
{
    // Clients of the web frameworks' kind write a blank as "+", which QUrlQuery leaves alone.
    QString value = query.queryItemValue(name, QUrl::FullyEncoded);
    value.replace(u'+', "%20"_L1);
    return QUrl::fromPercentEncoding(value.toUtf8());
}

} // namespace simcloud
