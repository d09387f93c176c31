// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/api/askedcloud.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

const Moment start = *momentFrom(u"2026-11-23T00:23:39Z"_s);

} // namespace

AskedCloud::AskedCloud(std::vector<nova::Route> routes) : clock(start), door(cloud, engine, clock, routes, 1)
{
    clock.setStepped(true);
    cloud.now = start;
    populate(cloud);

    Aggregate zone {.id = 1, .uuid = u"aggregate-1"_s, .name = u"pinned"_s};
    for (int i = 1; i <= 2; ++i) {
        Cell cell {.sharedCpus = {0, 1, 2, 3, 4, 5, 6, 7}, .memoryMiB = 98304};
        if (i == 2)
            cell.dedicatedCpus = {8, 9, 10, 11};
        Host host {.name = u"cmp%1"_s.arg(i),
                   .serviceId = u"service-%1"_s.arg(i),
                   .providerId = u"provider-%1"_s.arg(i),
                   .cells = {cell},
                   .memoryMiB = 98304,
                   .traits = {u"COMPUTE_NODE"_s}};
        if (i == 2)
            host.traits << u"HW_CPU_X86_AVX512F"_s;
        cloud.add(host);
        cloud.add(Server {.id = u"server-%1"_s.arg(i),
                          .name = u"web-%1"_s.arg(i),
                          .projectId = u"p-demo"_s,
                          .host = host.name});
        cloud.allocate(
            {.consumer = u"server-%1"_s.arg(i),
             .projectId = u"p-demo"_s,
             .userId = u"u-member"_s,
             .claims = {{.host = host.name,
                         .resources = {{u"VCPU"_s, 2}, {u"MEMORY_MB"_s, 2048}, {u"DISK_GB"_s, 10}}}}});
    }
    zone.hosts = {u"cmp2"_s};
    cloud.aggregates = {zone};
}

Delivery AskedCloud::deliver(const QByteArray &verb, const QString &pathAndQuery, const Headers &headers,
                             const QJsonObject &body)
{
    return door.deliver(
        requestOf(verb, pathAndQuery, headers, body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson()));
}

Answer AskedCloud::ask(const QByteArray &verb, const QString &pathAndQuery, const Headers &headers,
                       const QJsonObject &body)
{
    return deliver(verb, pathAndQuery, headers, body).answer;
}

Answer AskedCloud::askAs(const QString &user, const QByteArray &verb, const QString &pathAndQuery,
                         const QByteArray &version, const QJsonObject &body)
{
    Headers headers {{"X-Auth-Token", token(user, user == "admin"_L1 ? u"admin"_s : u"demo"_s)}};
    if (!version.isEmpty())
        headers.insert("OpenStack-API-Version", version);
    return ask(verb, pathAndQuery, headers, body);
}

QByteArray AskedCloud::token(const QString &user, const QString &project)
{
    const QJsonValue scope = project.isEmpty() ? QJsonValue(QJsonValue::Undefined) : projectScope(project);
    return header(login(passwordOf(user, user), scope), "X-Subject-Token");
}

Answer AskedCloud::login(const QJsonObject &identity, const QJsonValue &scope)
{
    QJsonObject auth {{"identity"_L1, identity}};
    if (!scope.isUndefined())
        auth["scope"_L1] = scope;
    return ask("POST", u"/identity/v3/auth/tokens"_s, {}, {{"auth"_L1, auth}});
}

void populate(Cloud &cloud)
{
    cloud.projects = {{.id = u"p-admin"_s, .name = u"admin"_s}, {.id = u"p-demo"_s, .name = u"demo"_s}};
    const auto user = [](const QString &name, const QString &project, const QString &role) {
        return User {.id = "u-"_L1 + name, .name = name, .password = name, .roles = {{project, {role}}}};
    };
    cloud.users = {user(u"admin"_s, u"p-admin"_s, u"admin"_s), user(u"manager"_s, u"p-demo"_s, u"manager"_s),
                   user(u"member"_s, u"p-demo"_s, u"member"_s), user(u"reader"_s, u"p-demo"_s, u"reader"_s)};
    cloud.users[0].systemAdmin = true;
}

Request requestOf(const QByteArray &verb, const QString &pathAndQuery, const Headers &headers,
                  const QByteArray &body)
{
    const QUrl url(pathAndQuery);
    Request request {.verb = verb,
                     .segments = url.path().split(u'/', Qt::SkipEmptyParts),
                     .path = url.path(),
                     .query = QUrlQuery(url.query()),
                     .headers = {{"host", "controller.example"}},
                     .body = body};
    for (const auto &[name, value] : headers.asKeyValueRange())
        request.headers.insert(name.toLower(), value);
    return request;
}

QJsonObject passwordOf(const QString &user, const QString &password)
{
    const QJsonObject who {
        {"name"_L1, user}, {"domain"_L1, QJsonObject {{"id"_L1, "default"_L1}}}, {"password"_L1, password}};
    return {{"methods"_L1, QJsonArray {"password"_L1}}, {"password"_L1, QJsonObject {{"user"_L1, who}}}};
}

QJsonObject projectScope(const QString &name)
{
    const QJsonObject project {{"name"_L1, name}, {"domain"_L1, QJsonObject {{"name"_L1, "Default"_L1}}}};
    return {{"project"_L1, project}};
}

QJsonObject json(const Answer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

QByteArray header(const Answer &answer, const QByteArray &name)
{
    QByteArrayList values;
    for (const auto &[each, value] : answer.headers) {
        if (each.toLower() == name.toLower())
            values << value;
    }
    return values.join(", ");
}

} // namespace simcloud
