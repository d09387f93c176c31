// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/call.h"

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

/// NOVA: nova/api/openstack/wsgi.py, Fault._fault_names.
QString faultName(int status)
{
    switch (status) {
    case 400:
        return u"badRequest"_s;
    case 401:
        return u"unauthorized"_s;
    case 403:
        return u"forbidden"_s;
    case 404:
        return u"itemNotFound"_s;
    case 405:
        return u"badMethod"_s;
    case 409:
        return u"conflictingRequest"_s;
    case 413:
    case 429:
        return u"overLimit"_s;
    case 415:
        return u"badMediaType"_s;
    case 501:
        return u"notImplemented"_s;
    case 503:
        return u"serviceUnavailable"_s;
    default:
        return u"computeFault"_s;
    }
}

} // namespace

Answer fault(int status, const QString &message)
{
    Answer answer = Answer::json(
        status, {{faultName(status), QJsonObject {{"code"_L1, status}, {"message"_L1, message}}}});
    // Nova names the charset of its faults only.
    for (auto &[header, value] : answer.headers) {
        if (header == "Content-Type")
            value = "application/json; charset=UTF-8";
    }
    return answer;
}

Server *visibleServer(const Call &call, const QString &id)
{
    Server *server = call.cloud.server(id);
    if (!server || server->deleted())
        return nullptr;
    return call.isAdmin() || server->projectId == call.token.projectId ? server : nullptr;
}

Answer noSuchServer(const QString &id)
{
    return fault(404, u"Instance %1 could not be found."_s.arg(id));
}

} // namespace simcloud::nova
