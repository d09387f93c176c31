// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/jsonreader.h"

using namespace Qt::StringLiterals;

namespace drover {

namespace {

std::optional<QDateTime> parseTime(const QString &text)
{
    const qsizetype clock = text.indexOf(u'T');
    const bool zoned =
        text.endsWith(u'Z') || text.indexOf(u'+', clock) >= 0 || text.indexOf(u'-', clock) >= 0;
    const QDateTime time = QDateTime::fromString(zoned ? text : text + u'Z', Qt::ISODateWithMs);
    if (clock < 0 || !time.isValid())
        return {};
    return time.toUTC();
}

} // namespace

QString JsonReader::text(QLatin1StringView key)
{
    const auto read = maybeText(key);
    if (!read)
        report(key, "is missing"_L1);
    else if (read->isEmpty())
        report(key, "is empty"_L1);
    return read.value_or(QString());
}

QString JsonReader::textOrNumber(QLatin1StringView key)
{
    const QJsonValue value = m_json.value(key);
    if (!value.isDouble())
        return text(key);
    const auto number = integer(key, value);
    return number ? QString::number(*number) : QString();
}

qint64 JsonReader::number(QLatin1StringView key)
{
    const auto read = maybeNumber(key);
    if (!read)
        report(key, "is missing"_L1);
    return read.value_or(0);
}

std::optional<QString> JsonReader::maybeText(QLatin1StringView key)
{
    const QJsonValue value = m_json.value(key);
    if (value.isString())
        return value.toString();
    if (!value.isUndefined() && !value.isNull())
        report(key, "is not a text"_L1);
    return {};
}

std::optional<qint64> JsonReader::maybeNumber(QLatin1StringView key)
{
    const QJsonValue value = m_json.value(key);
    if (value.isUndefined() || value.isNull())
        return {};
    return integer(key, value);
}

std::optional<int> JsonReader::maybeInt(QLatin1StringView key)
{
    const auto number = maybeNumber(key);
    if (!number)
        return {};
    if (*number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max()) {
        report(key, "is out of range"_L1);
        return {};
    }
    return int(*number);
}

std::optional<double> JsonReader::maybeReal(QLatin1StringView key)
{
    const QJsonValue value = m_json.value(key);
    if (value.isDouble())
        return value.toDouble();
    if (!value.isUndefined() && !value.isNull())
        report(key, "is not a number"_L1);
    return {};
}

std::optional<bool> JsonReader::maybeFlag(QLatin1StringView key)
{
    const QJsonValue value = m_json.value(key);
    if (value.isBool())
        return value.toBool();
    if (!value.isUndefined() && !value.isNull())
        report(key, "is neither true nor false"_L1);
    return {};
}

std::optional<QDateTime> JsonReader::maybeTime(QLatin1StringView key)
{
    const auto read = maybeText(key);
    if (!read)
        return {};
    const auto time = parseTime(*read);
    if (!time)
        report(key, "is not a time"_L1);
    return time;
}

std::optional<QStringList> JsonReader::maybeTexts(QLatin1StringView key)
{
    if (!has(key) || m_json.value(key).isNull())
        return {};
    QStringList read;
    for (const QJsonValue entry : array(key)) {
        if (entry.isString())
            read << entry.toString();
        else
            report(key, "holds something that is not a text"_L1);
    }
    return read;
}

std::optional<QJsonObject> JsonReader::maybeObject(QLatin1StringView key)
{
    const QJsonValue value = m_json.value(key);
    if (value.isObject())
        return value.toObject();
    if (!value.isUndefined() && !value.isNull())
        report(key, "is not an object"_L1);
    return {};
}

QJsonArray JsonReader::array(QLatin1StringView key)
{
    const QJsonValue value = m_json.value(key);
    if (!value.isArray() && !value.isUndefined() && !value.isNull())
        report(key, "is not a list"_L1);
    return value.toArray();
}

QMap<QString, QString> JsonReader::textMap(QLatin1StringView key)
{
    const QJsonObject object = maybeObject(key).value_or(QJsonObject());
    QMap<QString, QString> read;
    for (auto at = object.begin(); at != object.end(); ++at) {
        if (!at.value().isString())
            report(key, "holds something that is not a text"_L1);
        read.insert(at.key(), at.value().toString());
    }
    return read;
}

JsonReader JsonReader::object(QLatin1StringView key)
{
    return JsonReader(maybeObject(key).value_or(QJsonObject()), m_path + key + u'.', m_problem);
}

void JsonReader::report(QLatin1StringView key, QLatin1StringView what)
{
    if (m_problem->isEmpty())
        *m_problem = m_path + key + u' ' + what;
}

void JsonReader::report(const QString &what)
{
    if (m_problem->isEmpty())
        *m_problem = m_path + what;
}

std::optional<qint64> JsonReader::integer(QLatin1StringView key, const QJsonValue &value)
{
    // toInteger gives its argument back for anything that is not a whole number of 64 bits.
    const qint64 read = value.toInteger(0);
    if (read != value.toInteger(1)) {
        report(key, "is not a whole number"_L1);
        return {};
    }
    return read;
}

} // namespace drover
