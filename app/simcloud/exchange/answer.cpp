// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/exchange/answer.h"

#include <QJsonDocument>

namespace simcloud {

Answer Answer::json(int status, const QJsonObject &body)
{
    return {.status = status,
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
            .headers = {{"Content-Type", "application/json"}}};
}

Answer Answer::empty(int status)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}};
}

Answer Answer::with(const QByteArray &header, const QByteArray &value) const
{
    Answer answer = *this;
    answer.headers.emplaceBack(header, value);
    return answer;
}

} // namespace simcloud
