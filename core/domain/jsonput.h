// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/novajson.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace drover {

// Writing: what is not known is not written.

inline void put(QJsonObject &json, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

template<typename T>
void put(QJsonObject &json, QLatin1StringView key, const std::optional<T> &value)
{
    if (value)
        json.insert(key, *value);
}

inline void put(QJsonObject &json, QLatin1StringView key, const std::optional<QStringList> &texts)
{
    if (texts)
        json.insert(key, QJsonArray::fromStringList(*texts));
}

inline void put(QJsonObject &json, QLatin1StringView key, const std::optional<QDateTime> &time)
{
    if (time && time->isValid())
        json.insert(key, jsonTime(*time));
}

} // namespace drover
