// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/query.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

QString decoded(QString text)
{
    // Clients of the web frameworks' kind write a blank as "+", which QUrlQuery leaves alone.
    text.replace(u'+', "%20"_L1);
    return QUrl::fromPercentEncoding(text.toUtf8());
}

/// As Python writes a text within a message.
QString quoted(const QString &text)
{
    return u'\'' + text + u'\'';
}

Answer badValue(const QString &name, const QString &value, const QString &why)
{
    return fault(
        400,
        u"Invalid input for query parameters %1. Value: %2. %3 %4"_s.arg(name, value, quoted(value), why));
}

QString listed(const QStringList &texts)
{
    QStringList all;
    for (const QString &text : texts)
        all.append(quoted(text));
    return u'[' + all.join(", "_L1) + u']';
}

std::optional<QString> complaint(const QuerySchema &schema, const QString &name, const QString &value)
{
    if (schema.counts.contains(name)) {
        if (value.isEmpty())
            return u"is too short"_s;
        if (!std::ranges::all_of(value, [](QChar c) { return c >= u'0' && c <= u'9'; }))
            return u"does not match '^[0-9]*$'"_s;
    }
    if (schema.times.contains(name) && !momentFrom(value))
        return u"is not a 'date-time'"_s;
    if (schema.patterns.contains(name) && !QRegularExpression(value).isValid())
        return u"is not a 'regex'"_s;
    if (schema.truths.contains(name) && !truth(value)) {
        return "is not one of [True, 'True', 'TRUE', 'true', '1', 'ON', 'On', 'on', 'YES', 'Yes', 'yes', "
               "'y', "
               "'t', False, 'False', 'FALSE', 'false', '0', 'OFF', 'Off', 'off', 'NO', 'No', 'no', 'n', "
               "'f']"_L1;
    }
    if (name == "sort_key"_L1 && !schema.sortKeys.isEmpty() && !schema.sortKeys.contains(value))
        return "is not one of "_L1 + listed(schema.sortKeys);
    return {};
}

} // namespace

std::optional<Answer> refusal(const Request &request, const QuerySchema &schema)
{
    const auto known = [&](const QString &name) {
        return schema.texts.contains(name) || schema.patterns.contains(name) || schema.times.contains(name)
            || schema.counts.contains(name) || schema.truths.contains(name)
            || (name == "sort_key"_L1 && !schema.sortKeys.isEmpty());
    };
    QStringList unexpected;
    for (const auto &[rawName, rawValue] : request.query.queryItems(QUrl::FullyEncoded)) {
        const QString name = decoded(rawName);
        const QString value = decoded(rawValue);
        if (!known(name)) {
            if (!(schema.underscored && name.startsWith(u'_')) && !unexpected.contains(name))
                unexpected.append(name);
        } else if (const auto why = complaint(schema, name, value)) {
            return badValue(name, value, *why);
        }
    }
    if (!schema.strict || unexpected.isEmpty())
        return {};
    QStringList names;
    for (const QString &name : unexpected)
        names.append(quoted(name));
    const bool one = names.size() == 1;
    const QString all = names.join(", "_L1);
    if (schema.underscored)
        return fault(400, u"%1 %2 not match any of the regexes: '^_'"_s.arg(all, one ? u"does"_s : u"do"_s));
    return fault(
        400,
        u"Additional properties are not allowed (%1 %2 unexpected)"_s.arg(all, one ? u"was"_s : u"were"_s));
}

QStringList values(const Request &request, const QString &name)
{
    QStringList all = request.query.allQueryItemValues(name, QUrl::FullyEncoded);
    for (QString &value : all)
        value = decoded(value);
    return all;
}

QString lastValue(const Request &request, const QString &name)
{
    const QStringList all = values(request, name);
    if (all.isEmpty())
        return {};
    // Empty is not the same as not there.
    return all.last().isNull() ? u""_s : all.last();
}

std::optional<bool> truth(const QString &text)
{
    static const QStringList yes {u"1"_s, u"t"_s, u"true"_s, u"on"_s, u"y"_s, u"yes"_s};
    static const QStringList no {u"0"_s, u"f"_s, u"false"_s, u"off"_s, u"n"_s, u"no"_s};
    const QString word = text.trimmed().toLower();
    if (yes.contains(word))
        return true;
    if (no.contains(word))
        return false;
    return {};
}

Answer denied(const QString &rule)
{
    return fault(403, u"Policy doesn't allow %1 to be performed."_s.arg(rule));
}

Page page(const Call &call)
{
    Page wanted {.limit = call.cloud.settings.pageLimit, .marker = lastValue(call.request, u"marker"_s)};
    bool isNumber = false;
    const qlonglong limit = lastValue(call.request, u"limit"_s).toLongLong(&isNumber);
    if (isNumber)
        wanted.limit = int(std::min<qlonglong>(limit, wanted.limit));
    return wanted;
}

bool Changes::contain(const std::optional<Moment> &updated) const
{
    if (!asked())
        return true;
    return updated && (!since || *updated >= *since) && (!before || *updated <= *before);
}

Changes changes(const Request &request)
{
    return {.since = momentFrom(lastValue(request, u"changes-since"_s)),
            .before = momentFrom(lastValue(request, u"changes-before"_s))};
}

std::optional<Answer> refusal(const Changes &changes)
{
    if (changes.since && changes.before && *changes.before < *changes.since)
        return fault(400, u"The value of changes-since must be less than or equal to changes-before."_s);
    return {};
}

} // namespace simcloud::nova
