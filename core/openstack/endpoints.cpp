// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openstack/endpoints.h"

using namespace Qt::StringLiterals;

namespace drover {

std::optional<ApiVersionEntry> findVersion(const QJsonArray &versions, const QString &prefix,
                                           const QUrl &asked)
{
    for (const QJsonValue &version : versions) {
        if (!version["id"_L1].toString().startsWith(prefix))
            continue;
        const QJsonArray links = version["links"_L1].toArray();
        for (const QJsonValue &link : links) {
            if (link["rel"_L1].toString() != "self"_L1)
                continue;
            QUrl url = asked;
            url.setPath(asked.resolved(QUrl(link["href"_L1].toString())).path());
            return ApiVersionEntry {version.toObject(), withoutSlash(url)};
        }
    }
    return {};
}

QUrl withoutSlash(const QUrl &url)
{
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    QUrl shorter = url;
    shorter.setPath(path);
    return shorter;
}

} // namespace drover
