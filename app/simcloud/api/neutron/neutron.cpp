// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/neutron/neutron.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace simcloud {

Answer Neutron::answer(const Request &request)
{
    const QStringList &path = request.segments;
    if (path.isEmpty()) {
        const QJsonObject link {{"rel"_L1, "self"_L1}, {"href"_L1, request.base + "/v2.0/"_L1}};
        const QJsonObject version {
            {"id"_L1, "v2.0"_L1}, {"status"_L1, "CURRENT"_L1}, {"links"_L1, QJsonArray {link}}};
        return Answer::json(200, {{"versions"_L1, QJsonArray {version}}});
    }
    if (!m_tokens.honoured(QString::fromLatin1(request.header("X-Auth-Token"))))
        return unauthenticated(request.base.chopped(qsizetype(sizeof("/network")) - 1));
    if (request.verb == "GET" && path.size() == 2 && path[0] == "v2.0"_L1) {
        QString name = path[1];
        name.replace(u'-', u'_');
        return Answer::json(200, {{name, QJsonArray()}});
    }
    const QJsonObject error {{"type"_L1, "HTTPNotFound"_L1},
                             {"message"_L1, "The resource could not be found."_L1},
                             {"detail"_L1, ""_L1}};
    return Answer::json(404, {{"NeutronError"_L1, error}});
}

} // namespace simcloud
