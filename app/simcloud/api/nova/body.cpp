// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/body.h"

#include "app/simcloud/api/nova/call.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

using Kind = BodyField::Kind;

Answer invalid(const QString &attribute, const QJsonValue &value, const QString &why)
{
    // A text is printed bare as the value, and quoted in what is wrong with it.
    const QString shown = value.isString() ? value.toString() : pythonText(value);
    return fault(400,
                 attribute.isEmpty()
                     ? why
                     : u"Invalid input for field/attribute %1. Value: %2. %3"_s.arg(attribute, shown, why));
}

/// A whole number, which may stand there as a text.
std::optional<double> wholeNumber(const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    const double number = value.isString() ? value.toString().toDouble(&isNumber) : value.toDouble();
    return isNumber && std::floor(number) == number ? std::optional(number) : std::nullopt;
}

bool fits(const QJsonValue &value, Kind kind)
{
    switch (kind) {
    case Kind::Text:
        return value.isString();
    case Kind::TextOrNull:
        return value.isString() || value.isNull();
    case Kind::Bool:
        return value.isBool()
            || (value.isString() && QStringList {u"true"_s, u"false"_s}.contains(value.toString().toLower()));
    case Kind::BoolOrAuto:
        return fits(value, Kind::Bool) || value.toString() == "auto"_L1;
    case Kind::Number:
        return wholeNumber(value).has_value();
    case Kind::Object:
        return value.isObject();
    case Kind::ObjectOrNull:
        return value.isObject() || value.isNull();
    case Kind::Any:
        return true;
    }
    Q_UNREACHABLE();
}

QString typesOf(Kind kind)
{
    switch (kind) {
    case Kind::Text:
        return u"'string'"_s;
    case Kind::TextOrNull:
        return u"'string', 'null'"_s;
    case Kind::Number:
        return u"'integer', 'string'"_s;
    case Kind::Object:
        return u"'object'"_s;
    case Kind::ObjectOrNull:
        return u"'object', 'null'"_s;
    default:
        return {};
    }
}

} // namespace

QString pythonText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return u"None"_s;
    case QJsonValue::Bool:
        return value.toBool() ? u"True"_s : u"False"_s;
    case QJsonValue::Double:
        return value.toVariant().toString();
    case QJsonValue::String:
        return u"'"_s + value.toString() + u"'"_s;
    case QJsonValue::Array: {
        QStringList parts;
        for (const QJsonValue &part : value.toArray())
            parts.append(pythonText(part));
        return u"["_s + parts.join(u", "_s) + u"]"_s;
    }
    case QJsonValue::Object: {
        QStringList parts;
        const QJsonObject object = value.toObject();
        for (auto part = object.begin(); part != object.end(); ++part)
            parts.append(u"'"_s + part.key() + u"': "_s + pythonText(part.value()));
        return u"{"_s + parts.join(u", "_s) + u"}"_s;
    }
    }
    Q_UNREACHABLE();
}

Answer wrongType(const QString &attribute, const QJsonValue &value, const QString &types)
{
    return invalid(attribute, value, u"%1 is not of type %2"_s.arg(pythonText(value), types));
}

std::optional<Answer> refuseBody(const QJsonObject &object, const QString &attribute,
                                 const std::vector<BodyField> &fields)
{
    QStringList unexpected;
    for (const QString &key : object.keys()) {
        const bool isKnown = std::any_of(fields.begin(), fields.end(),
                                         [&](const BodyField &field) { return field.name == key; });
        if (!isKnown)
            unexpected.append(u"'"_s + key + u"'"_s);
    }
    if (!unexpected.isEmpty())
        return invalid(attribute, object,
                       u"Additional properties are not allowed (%1 %2 unexpected)"_s.arg(
                           unexpected.join(u", "_s), unexpected.size() == 1 ? u"was"_s : u"were"_s));
    for (const BodyField &field : fields) {
        if (!object.contains(field.name)) {
            if (field.required)
                return invalid(attribute, object, u"'%1' is a required property"_s.arg(field.name));
            continue;
        }
        const QJsonValue value = object[field.name];
        if (!fits(value, field.kind)) {
            const QString types = typesOf(field.kind);
            if (!types.isEmpty())
                return wrongType(field.name, value, types);
            return invalid(
                field.name, value,
                u"%1 is not one of [True, 'True', 'TRUE', 'true', '1', 'ON', 'On', 'on', 'YES', 'Yes', "
                "'yes', 'y', 't', False, 'False', 'FALSE', 'false', '0', 'OFF', 'Off', 'off', 'NO', 'No', "
                "'no', 'n', 'f'%2]"_s.arg(pythonText(value),
                                          field.kind == Kind::BoolOrAuto ? u", 'auto'"_s : QString()));
        }
        if (const auto number = field.kind == Kind::Number ? wholeNumber(value) : std::nullopt) {
            constexpr int maximum = std::numeric_limits<int>::max();
            if (*number < field.minimum || *number > maximum) {
                const bool isLow = *number < field.minimum;
                return invalid(field.name, value,
                               u"%1 is %2 of %3"_s.arg(pythonText(value),
                                                       isLow ? u"less than the minimum"_s
                                                             : u"greater than the maximum"_s,
                                                       QString::number(isLow ? field.minimum : maximum)));
            }
        }
        if (!field.choices.isEmpty() && !field.choices.contains(value.toString())) {
            QStringList quoted;
            for (const QString &choice : field.choices)
                quoted.append(u"'"_s + choice + u"'"_s);
            return invalid(field.name, value,
                           u"%1 is not one of [%2]"_s.arg(pythonText(value), quoted.join(u", "_s)));
        }
    }
    return std::nullopt;
}

} // namespace simcloud::nova
