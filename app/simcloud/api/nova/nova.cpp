// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/nova.h"

#include "app/simcloud/api/policy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

/// A wish for a version as it stands in the headers; empty: none, which is 2.1.
QString wishedVersion(const Request &request)
{
    for (const QByteArray &each : request.header("OpenStack-API-Version").split(',')) {
        const QByteArrayList words = each.simplified().split(' ');
        if (words.size() == 2 && words[0].toLower() == "compute")
            return QString::fromLatin1(words[1]);
    }
    return QString::fromLatin1(request.header("X-OpenStack-Nova-API-Version").trimmed());
}

/// What Nova's router says of a path that it does not know, before any of Nova's own formatting.
Answer noSuchPath()
{
    return Answer::json(404,
                        {{"message"_L1, "The resource could not be found.<br /><br />\n\n\n"_L1},
                         {"code"_L1, "404 Not Found"_L1},
                         {"title"_L1, "Not Found"_L1}});
}

/// What is captured where the pattern has {}; nothing if the path is another.
std::optional<QStringList> matched(const QStringList &pattern, const QStringList &path)
{
    if (pattern.size() != path.size())
        return {};
    QStringList captured;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (pattern[i] == "{}"_L1)
            captured << path[i];
        else if (pattern[i] != path[i])
            return {};
    }
    return captured;
}

bool isBroken(const QByteArray &body)
{
    return !body.isEmpty() && !QJsonDocument::fromJson(body).isObject();
}

Answer withVersion(Answer answer, const QString &version)
{
    answer.headers.emplaceBack("OpenStack-API-Version", "compute " + version.toLatin1());
    answer.headers.emplaceBack("X-OpenStack-Nova-API-Version", version.toLatin1());
    answer.headers.emplaceBack("Vary", "OpenStack-API-Version, X-OpenStack-Nova-API-Version");
    return answer;
}

QString rootOf(const Request &request)
{
    return request.base.chopped(qsizetype(sizeof("/compute")) - 1);
}

} // namespace

Nova::Nova(Cloud &cloud, Engine &engine, const Keystone &keystone, const std::vector<Route> &routes)
    : m_cloud(cloud), m_engine(engine), m_tokens(cloud, keystone)
{
    for (const Route &route : routes) {
        const QStringList pattern = route.pattern.split(u'/');
        m_lines[pattern[0]].push_back({route, pattern});
    }
    const auto literalFirst = [](const Line &a, const Line &b) {
        return std::lexicographical_compare(
            a.pattern.begin(), a.pattern.end(), b.pattern.begin(), b.pattern.end(),
            [](const QString &left, const QString &right) { return left != "{}"_L1 && right == "{}"_L1; });
    };
    for (std::vector<Line> &lines : m_lines)
        std::stable_sort(lines.begin(), lines.end(), literalFirst);
}

QJsonObject Nova::version(const QString &base) const
{
    const QJsonObject link {{"rel"_L1, "self"_L1}, {"href"_L1, base + "/v2.1/"_L1}};
    return {{"id"_L1, "v2.1"_L1},
            {"status"_L1, "CURRENT"_L1},
            {"version"_L1, u"2.%1"_s.arg(m_cloud.settings.newestMicroversion)},
            {"min_version"_L1, "2.1"_L1},
            {"updated"_L1, "2013-07-23T11:33:21Z"_L1},
            {"links"_L1, QJsonArray {link}}};
}

Answer Nova::answer(const Request &request, const QString &requestId)
{
    const QStringList &path = request.segments;
    if (path.isEmpty()) {
        const QJsonObject link {{"rel"_L1, "self"_L1}, {"href"_L1, request.base + "/v2/"_L1}};
        const QJsonObject legacy {{"id"_L1, "v2.0"_L1},
                                  {"status"_L1, "SUPPORTED"_L1},
                                  {"version"_L1, ""_L1},
                                  {"min_version"_L1, ""_L1},
                                  {"updated"_L1, "2011-01-21T11:33:21Z"_L1},
                                  {"links"_L1, QJsonArray {link}}};
        return Answer::json(200, {{"versions"_L1, QJsonArray {legacy, version(request.base)}}});
    }
    const auto reply = [&] {
        if (path[0] != "v2.1"_L1)
            return noSuchPath();
        if (path.size() == 1) {
            QJsonObject shown = version(request.base);
            shown["links"_L1] = QJsonArray {shown["links"_L1].toArray()[0],
                                            QJsonObject {{"rel"_L1, "describedby"_L1},
                                                         {"type"_L1, "text/html"_L1},
                                                         {"href"_L1, "http://docs.openstack.org/"_L1}}};
            shown["media-types"_L1] = QJsonArray {
                QJsonObject {{"base"_L1, "application/json"_L1},
                             {"type"_L1, "application/vnd.openstack.compute+json;version=2.1"_L1}}};
            return withVersion(Answer::json(200, {{"version"_L1, shown}}), u"2.1"_s);
        }
        const Token *token = m_tokens.honoured(QString::fromLatin1(request.header("X-Auth-Token")));
        return token ? versioned(request, requestId, *token) : unauthenticated(rootOf(request));
    };
    Answer answer = reply();
    answer.headers.emplaceBack("X-OpenStack-Request-Id", requestId.toLatin1());
    answer.headers.emplaceBack("X-Compute-Request-Id", requestId.toLatin1());
    return answer;
}

Answer Nova::versioned(const Request &request, const QString &requestId, const Token &token)
{
    const int newest = m_cloud.settings.newestMicroversion;
    const QString wished = wishedVersion(request);
    int microversion = 1;
    if (wished == "latest"_L1) {
        microversion = newest;
    } else if (!wished.isEmpty()) {
        static const QRegularExpression form(u"^([1-9]\\d*)\\.([1-9]\\d*|0)$"_s);
        const QRegularExpressionMatch parts = form.match(wished);
        if (!parts.hasMatch()) {
            return fault(
                400,
                u"API Version String %1 is of invalid format. Must be of format MajorNum.MinorNum."_s.arg(
                    wished));
        }
        microversion = parts.captured(2).toInt();
        if (parts.captured(1) != "2"_L1 || microversion < 1 || microversion > newest) {
            const QString words =
                u"Version %1 is not supported by the API. Minimum is 2.1 and maximum is 2.%2."_s;
            return withVersion(fault(406, words.arg(wished).arg(newest)), wished);
        }
    }
    return withVersion(routed(request, requestId, token, microversion), u"2.%1"_s.arg(microversion));
}

Answer Nova::routed(const Request &request, const QString &requestId, const Token &token, int microversion)
{
    QStringList path = request.segments.mid(1);
    if (!m_lines.contains(path[0]) && path.size() > 1) {
        const QString project = path.takeFirst();
        if (project != token.projectId && m_lines.contains(path[0])) {
            return fault(
                400,
                u"Malformed request URL: URL's project_id '%1' doesn't match Context's project_id '%2'"_s.arg(
                    project, token.projectId));
        }
    }
    bool knows = false;
    bool knowsNow = false;
    bool knewVerb = false;
    const auto lines = m_lines.constFind(path[0]);
    if (lines == m_lines.cend())
        return noSuchPath();
    for (const Line &line : *lines) {
        std::optional<QStringList> captured = matched(line.pattern, path);
        if (!captured)
            continue;
        knows = true;
        const Route &route = line.route;
        if (microversion < route.since || microversion > route.until) {
            knewVerb = knewVerb || route.verb == request.verb;
            continue;
        }
        knowsNow = true;
        if (route.verb != request.verb)
            continue;
        if (!permits(m_cloud.settings, token, route.rule)) {
            // A rule that is empty here is the handler's to name; only a token of the wrong scope gets here.
            const QString rule = route.rule.isEmpty() ? u"os_compute_api:%1"_s.arg(path[0]) : route.rule;
            return fault(403, policyRefusal(rule));
        }
        if (m_cloud.networkIsDown && line.pattern[0] == "servers"_L1 && route.verb == "GET"
            && (line.pattern.size() == 2 || line.pattern.last() == "os-interface"_L1)) {
            return fault(500,
                         u"Unexpected API Error. Please report this at http://bugs.launchpad.net/nova/ and "
                         "attach the Nova API log if possible.\n<class "
                         "'keystoneauth1.exceptions.connection.ConnectFailure'>"_s);
        }
        if (isBroken(request.body))
            return fault(400, u"Malformed request body"_s);
        return route.handler({.cloud = m_cloud,
                              .engine = m_engine,
                              .request = request,
                              .token = token,
                              .microversion = microversion,
                              .requestId = requestId,
                              .captured = std::move(*captured)});
    }
    // What another version could do here is "not found"; what none can do is "not allowed".
    if (knowsNow && !knewVerb)
        return fault(
            405, u"The method %1 is not allowed for this resource."_s.arg(QString::fromLatin1(request.verb)));
    return knows ? fault(404, u"The resource could not be found."_s) : noSuchPath();
}

} // namespace simcloud::nova
