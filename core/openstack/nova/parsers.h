// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/instanceaction.h"
#include "core/domain/novajson.h" // parseServer, parseMigration and the other values: one element each

#include <QByteArray>
#include <QJsonObject>

#include <vector>

namespace drover {

/// Both of the list and of one action with its events. Below 2.84 an event's reason is its traceback's last
/// line.
[[nodiscard]] Result<InstanceAction> parseInstanceAction(const QJsonObject &json);

/// A whole body. @p where names the request, for errors. Malformed when it is not JSON or not an object.
[[nodiscard]] Result<QJsonObject> parseBody(const QByteArray &body, const QString &where);

/// A whole body: {"servers": […]}. @p key names the list, @p where the request, for errors.
template<typename T>
[[nodiscard]] Result<std::vector<T>> parseList(const QByteArray &body, const QString &key,
                                               const QString &where, Result<T> (*parse)(const QJsonObject &))
{
    const Result<QJsonObject> answer = parseBody(body, where);
    if (!answer)
        return failure(answer);
    return parseArray(answer->value(key), key, where, parse);
}

} // namespace drover
