// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/links.h"

#include "app/simcloud/api/nova/query.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

QJsonObject link(QLatin1StringView relation, const QString &href)
{
    return {{"href"_L1, href}, {"rel"_L1, relation}};
}

} // namespace

QJsonArray links(const QString &base, const QString &path)
{
    return {link("self"_L1, base + "/v2.1/"_L1 + path), link("bookmark"_L1, base + u'/' + path)};
}

QJsonArray bookmark(const QString &base, const QString &path)
{
    return {link("bookmark"_L1, base + u'/' + path)};
}

QJsonArray nextLinks(const Call &call, const QString &path, qsizetype listed, const QString &lastId)
{
    if (listed == 0 || listed != page(call).limit)
        return {};
    QMap<QString, QString> sorted;
    for (const auto &item : call.request.query.queryItems(QUrl::FullyEncoded))
        sorted.insert(item.first, item.second);
    // Nova appends the marker, unless one stands among the others already.
    const bool hadMarker = sorted.contains(u"marker"_s);
    if (hadMarker)
        sorted.insert(u"marker"_s, lastId);
    QStringList parts;
    for (const auto &[name, value] : sorted.asKeyValueRange())
        parts.append(name + u'=' + value);
    if (!hadMarker)
        parts.append("marker="_L1 + lastId);
    return {link("next"_L1, call.request.base + "/v2.1/"_L1 + path + u'?' + parts.join(u'&'))};
}

} // namespace simcloud::nova
