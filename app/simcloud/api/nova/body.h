// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/exchange/answer.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace simcloud::nova {

/// One key of a request's body, as Nova's JSON schemas say what may stand there.
struct BodyField {
    enum class Kind { Text, TextOrNull, Bool, BoolOrAuto, Number, Object, ObjectOrNull, Any };

    QString name = {};
    Kind kind = Kind::Any;
    bool required = false;
    QStringList choices = {}; ///< Of a text; empty: any.
    int minimum = 0; ///< Of a number, which is a whole one of 31 bits.
};

/// 400 in the words of Nova's schema validation when @p object does not fit; an object may hold nothing but
/// the fields.
/// @p attribute is the key it stands at; empty for the body itself.
[[nodiscard]] std::optional<Answer> refuseBody(const QJsonObject &object, const QString &attribute,
                                               const std::vector<BodyField> &fields);

/// 400 that a value is not of the type that the schema names: "string", "object", ….
[[nodiscard]] Answer wrongType(const QString &attribute, const QJsonValue &value, const QString &types);

/// A value as Python prints it, which is how the schema's words show it.
[[nodiscard]] QString pythonText(const QJsonValue &value);

} // namespace simcloud::nova
