// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/nova/shape.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

QString typeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Bool:
        return u"a truth"_s;
    case QJsonValue::Double:
        return u"a number"_s;
    case QJsonValue::String:
        return u"a text"_s;
    case QJsonValue::Array:
        return u"a list"_s;
    case QJsonValue::Object:
        return u"an object"_s;
    case QJsonValue::Undefined:
        return u"nothing"_s;
    }
    return {};
}

void compare(const QJsonValue &recorded, const QJsonValue &given, const QStringList &free,
             const QString &path, QStringList &differences)
{
    if (recorded.type() != given.type()) {
        differences += u"%1: %2 instead of %3"_s.arg(path, typeName(given), typeName(recorded));
    } else if (recorded.isObject()) {
        const QJsonObject first = recorded.toObject();
        const QJsonObject second = given.toObject();
        for (const QString &key : first.keys()) {
            if (!second.contains(key))
                differences += u"%1: %2 is missing"_s.arg(path, key);
            else if (!free.contains(key))
                compare(first[key], second[key], free, path + u'/' + key, differences);
            else if (first[key].type() != second[key].type())
                differences += u"%1: %2 is of another type"_s.arg(path, key);
        }
        for (const QString &key : second.keys()) {
            if (!first.contains(key))
                differences += u"%1: %2 is too much"_s.arg(path, key);
        }
    } else if (recorded.isArray()) {
        const QJsonArray first = recorded.toArray();
        const QJsonArray second = given.toArray();
        for (qsizetype i = 0; i < std::min(first.size(), second.size()); ++i)
            compare(first[i], second[i], free, u"%1/%2"_s.arg(path).arg(i), differences);
    }
}

} // namespace

QStringList shapeDifferences(const QJsonValue &recorded, const QJsonValue &given, const QStringList &free)
{
    QStringList differences;
    compare(recorded, given, free, QString(), differences);
    return differences;
}

} // namespace simcloud
