// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/api/randomclient.h"

#include "app/simcloud/engine/invariants.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

constexpr qsizetype manyServers = 18;
const QString nobody = u"00000000-0000-4000-8000-000000000000"_s;
const QString compute = u"/compute/v2.1/"_s;
const QString tokens = u"/identity/v3/auth/tokens"_s;
constexpr std::chrono::minutes tokenUse(50);

QByteArray text(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

bool isJson(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).isObject();
}

/// Where an error says its own status. Nova's router writes "404 Not Found", Placement has a list.
int statusWithin(const QJsonObject &body)
{
    if (body["errors"_L1].isArray())
        return body["errors"_L1].toArray().first()["status"_L1].toInt();
    for (const QJsonValue &error : body) {
        if (error.isObject())
            return error["code"_L1].toInt();
    }
    return body["code"_L1].toString().section(u' ', 0, 0).toInt();
}

/// The states from which Nova lets an action begin, by its words for vm_state. Any other is a conflict.
/// NOVA: nova/compute/api.py, check_instance_state.
const QMap<QString, QStringList> &beginnings()
{
    static const QMap<QString, QStringList> all {
        {u"os-start"_s, {u"stopped"_s}},
        {u"os-stop"_s, {u"active"_s, u"error"_s}},
        {u"pause"_s, {u"active"_s, u"rescued"_s}},
        {u"unpause"_s, {u"paused"_s}},
        {u"suspend"_s, {u"active"_s}},
        {u"resume"_s, {u"suspended"_s}},
        {u"migrate"_s, {u"active"_s, u"stopped"_s}},
        {u"resize"_s, {u"active"_s, u"stopped"_s}},
        {u"confirmResize"_s, {u"resized"_s}},
        {u"revertResize"_s, {u"resized"_s}},
        {u"os-migrateLive"_s, {u"active"_s, u"paused"_s}},
        {u"evacuate"_s, {u"active"_s, u"stopped"_s, u"error"_s}},
    };
    return all;
}

} // namespace

/// At speed 0 the time that making all this takes does not count: only act() turns the clock.
RandomClient::RandomClient(std::uint64_t seed)
    : m_wishes(seed), m_small(seed), m_clock(m_small.cloud.now, 0),
      m_door(m_small.cloud, m_small.engine, m_clock, nova::allRoutes(), seed)
{
    Cloud &cloud = m_small.cloud;
    m_wishes.setUp(cloud.settings);
    cloud.settings.enforcesNewDefaults = m_wishes.dice.chance(0.5);
    cloud.settings.newestMicroversion = 96;
    populate(cloud);
    cloud.images = {{.id = u"image"_s, .name = u"cirros"_s, .status = u"active"_s}};
    for (const QString &policy : {u"anti-affinity"_s, u"affinity"_s, u"soft-anti-affinity"_s})
        m_small.group(policy);
    for (int i = 0; i < 8; ++i)
        static_cast<void>(send(creation()));
    look();
}

QStringList RandomClient::act()
{
    m_wrong.clear();
    m_clock.advance(std::chrono::duration_cast<Span>(std::chrono::duration<double>(m_wishes.pause())));
    m_door.catchUp();
    Call call = order();
    if (m_wishes.dice.chance(0.25) && !call.target.startsWith("/control"_L1))
        spoil(call);
    const Answer answer = send(call);

    const bool isAccepted = call.success.contains(answer.status);
    m_accepted += isAccepted ? 1 : 0;
    if (!isAccepted && !call.refusals.contains(answer.status))
        m_wrong << u"The status %1 is none for this."_s.arg(answer.status);
    if (isAccepted && call.mustFail)
        m_wrong << u"This must not be carried out."_s;
    if (!answer.body.isEmpty() && !isJson(answer.body))
        m_wrong << u"The body is no JSON."_s;
    if (answer.status == 204 && !answer.body.isEmpty())
        m_wrong << u"An answer without content has some."_s;
    if (answer.status >= 400 && statusWithin(json(answer)) != answer.status)
        m_wrong << u"The error does not say its status."_s;

    look();
    m_wrong += m_seen->contradictions();
    m_wrong += violations(m_small.cloud, m_small.engine);
    return m_wrong;
}

Answer RandomClient::send(const Call &call)
{
    Headers headers;
    if (!call.version.isEmpty())
        headers["OpenStack-API-Version"] = call.version;
    if (const QByteArray token = tokenOf(call.user); !token.isEmpty())
        headers["X-Auth-Token"] = token;
    // What this is about may be the token itself, which is a secret.
    const bool isOfToken = call.target == tokens && !call.id.isEmpty();
    if (isOfToken)
        headers["X-Subject-Token"] = tokenOf(call.id);
    const Answer answer = m_door.deliver(requestOf(call.verb, call.target, headers, call.body)).answer;
    if (isOfToken && call.verb == "DELETE")
        m_logins.remove(call.id);
    const bool isSecret = call.target.startsWith("/identity"_L1);
    m_transcript << u"%1 as %2 (%3): %4 %5 -> %6 %7"_s.arg(
        withMicroseconds(m_small.cloud.now), call.user, QString::fromLatin1(call.version),
        QString::fromLatin1(call.verb) + u' ' + call.target, QString::fromUtf8(call.body.left(400)),
        QString::number(answer.status), isSecret ? QString() : QString::fromUtf8(answer.body));
    return answer;
}

/// Logs in when there is no token yet, or when it is about to expire.
QByteArray RandomClient::tokenOf(const QString &user)
{
    if (user.isEmpty())
        return {};
    if (user == "stranger"_L1)
        return "gAAAAAstranger";
    Login &login = m_logins[user];
    if (login.token.isEmpty() || m_small.cloud.now - login.begun > tokenUse) {
        const QString project = user == "admin"_L1 ? u"admin"_s : u"demo"_s;
        const QJsonObject auth {{"identity"_L1, passwordOf(user, user)}, {"scope"_L1, projectScope(project)}};
        const Request request = requestOf("POST", tokens, {}, text({{"auth"_L1, auth}}));
        login = {header(m_door.deliver(request).answer, "X-Subject-Token"), m_small.cloud.now};
    }
    return login.token;
}

Answer RandomClient::askAsAdmin(const QString &target)
{
    return m_door
        .deliver(requestOf("GET", target,
                           {{"X-Auth-Token", tokenOf(u"admin"_s)},
                            {"OpenStack-API-Version", "compute 2.96, placement 1.39"}}))
        .answer;
}

void RandomClient::look()
{
    const auto get = [this](const QString &target) {
        const Answer answer = askAsAdmin(target);
        if (answer.status != 200)
            m_wrong << u"The administrator gets %1 for %2."_s.arg(answer.status).arg(target);
        return json(answer);
    };
    m_seen.emplace(get, QStringList {u"p-admin"_s, u"p-demo"_s});
}

RandomClient::Call RandomClient::order()
{
    switch (m_wishes.dice.between(0, 19)) {
    case 0:
    case 1:
        return m_seen->servers().size() < manyServers ? creation() : removal(someServer());
    case 2:
    case 3:
        return migrationAct();
    case 4:
        return serviceUpdate();
    case 5:
        return catalogueChange();
    case 6:
        return metadataChange();
    case 7:
        return hostLife();
    case 8:
        return placementCall();
    case 9:
        return keystoneCall();
    case 10:
    case 11:
    case 12:
        return question();
    default:
        return serverAction();
    }
}

QString RandomClient::someServer()
{
    const QJsonArray &servers = m_seen->servers();
    if (servers.isEmpty())
        return nobody;
    return servers[qsizetype(m_wishes.dice.between(0, servers.size() - 1))]["id"_L1].toString();
}

QJsonObject RandomClient::someMigration()
{
    const QJsonArray &all = m_seen->migrations();
    // Mostly one of the newest, which may be under way.
    const qsizetype last = m_wishes.dice.chance(0.8) ? std::min<qsizetype>(all.size(), 3) : all.size();
    return last == 0 ? QJsonObject() : all[qsizetype(m_wishes.dice.between(0, last - 1))].toObject();
}

RandomClient::Call RandomClient::creation()
{
    QJsonObject metadata;
    for (const auto &[key, value] : m_wishes.temper().asKeyValueRange())
        metadata.insert(key, value);
    QJsonObject server {{"name"_L1, u"random-%1"_s.arg(++m_names)},
                        {"flavorRef"_L1, m_wishes.pick(m_small.cloud.flavors)->id},
                        {"imageRef"_L1, "image"_L1},
                        {"networks"_L1, m_wishes.dice.chance(0.5) ? "none"_L1 : "auto"_L1},
                        {"metadata"_L1, metadata}};
    const QString host = m_wishes.host();
    if (!host.isEmpty())
        server["host"_L1] = host;
    if (m_wishes.dice.chance(0.1))
        server["max_count"_L1] = 2;
    QJsonObject body {{"server"_L1, server}};
    if (m_wishes.dice.chance(0.4) && !m_small.cloud.groups.empty())
        body["os:scheduler_hints"_L1] = QJsonObject {{"group"_L1, m_wishes.pick(m_small.cloud.groups).id}};
    return {.verb = "POST",
            .target = compute + "servers"_L1,
            .success = {202},
            .body = text(body),
            .user = host.isEmpty() ? m_wishes.oneOf({u"admin"_s, u"member"_s}) : u"admin"_s,
            .adminOnly = !host.isEmpty(),
            .mustFail = host == "nope"_L1};
}

RandomClient::Call RandomClient::removal(const QString &server)
{
    return {.verb = "DELETE",
            .target = compute + "servers/"_L1 + server,
            .success = {204},
            .id = server,
            .adminOnly = false};
}

RandomClient::Call RandomClient::acted(const QString &server, const QString &action, const QJsonValue &value,
                                       int success)
{
    Call call {.verb = "POST",
               .target = compute + u"servers/%1/action"_s.arg(server),
               .success = {success},
               .body = text({{action, value}}),
               .id = server,
               .adminOnly = action.startsWith("os-migrate"_L1) || action == "migrate"_L1
                   || action == "evacuate"_L1 || action == "os-resetState"_L1 || action == "forceDelete"_L1};
    expectByState(call, server, action, value);
    return call;
}

void RandomClient::expectByState(Call &call, const QString &server, const QString &action,
                                 const QJsonValue &value)
{
    const auto from = beginnings().constFind(action);
    if (from == beginnings().cend() || server == nobody)
        return;
    const Answer answer = askAsAdmin(compute + "servers/"_L1 + server);
    if (answer.status == 404) {
        // Gone while time has passed.
        call.mustFail = true;
        return;
    }
    const QJsonObject seen = json(answer)["server"_L1].toObject();
    const bool isBusy = !seen["OS-EXT-STS:task_state"_L1].isNull();
    if (!isBusy && from->contains(seen["OS-EXT-STS:vm_state"_L1].toString()))
        return;
    call.mustFail = true;
    // The body is read before the server is.
    const bool isPlain = value.isNull() || value["host"_L1].toString() != "nope"_L1;
    if (isPlain && action != "resize"_L1 && action != "evacuate"_L1)
        call.refusals = {409};
}

RandomClient::Call RandomClient::serverAction()
{
    const QString server = someServer();
    const QString host = m_wishes.host();
    const QJsonValue hostOrNull = host.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(host);
    switch (m_wishes.dice.between(0, 20)) {
    case 0:
    case 1:
    case 2:
    case 3:
        return acted(server, u"os-migrateLive"_s,
                     QJsonObject {{"host"_L1, hostOrNull},
                                  {"block_migration"_L1,
                                   m_wishes.oneOf<QJsonValue>({"auto"_L1, "auto"_L1, true, false})}},
                     202);
    case 4:
    case 5:
    case 6:
        return acted(server, u"migrate"_s,
                     host.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonObject {{"host"_L1, host}}, 202);
    case 7:
        return acted(server, u"resize"_s,
                     QJsonObject {{"flavorRef"_L1, m_wishes.pick(m_small.cloud.flavors)->id}}, 202);
    case 8:
    case 9:
        return acted(server, u"confirmResize"_s, QJsonValue::Null, 204);
    case 10:
        return acted(server, u"revertResize"_s, QJsonValue::Null, 202);
    case 11:
    case 12:
        return acted(server, u"evacuate"_s, host.isEmpty() ? QJsonObject() : QJsonObject {{"host"_L1, host}},
                     200);
    case 13:
        return acted(server, m_wishes.oneOf({u"os-start"_s, u"os-stop"_s}), QJsonValue::Null, 202);
    case 14:
        return acted(server, m_wishes.oneOf({u"pause"_s, u"unpause"_s}), QJsonValue::Null, 202);
    case 15:
        return acted(server, m_wishes.oneOf({u"suspend"_s, u"resume"_s}), QJsonValue::Null, 202);
    case 16:
        return acted(server, u"reboot"_s, QJsonObject {{"type"_L1, m_wishes.oneOf({u"HARD"_s, u"soft"_s})}},
                     202);
    case 17:
        return acted(server, m_wishes.oneOf({u"lock"_s, u"unlock"_s}), QJsonValue::Null, 202);
    case 18:
        return acted(server, u"forceDelete"_s, QJsonValue::Null, 202);
    default:
        return acted(server, u"os-resetState"_s,
                     QJsonObject {{"state"_L1, m_wishes.oneOf({u"active"_s, u"active"_s, u"error"_s})}}, 202);
    }
}

RandomClient::Call RandomClient::migrationAct()
{
    const QJsonObject record = someMigration();
    const QString server =
        m_wishes.dice.chance(0.9) ? record["instance_uuid"_L1].toString(nobody) : someServer();
    const QString target =
        compute + u"servers/%1/migrations/%2"_s.arg(server, QString::number(record["id"_L1].toInt(1)));
    if (m_wishes.dice.chance(0.6))
        return {.verb = "DELETE", .target = target, .success = {202}, .id = server};
    return {.verb = "POST",
            .target = target + "/action"_L1,
            .success = {202},
            .body = R"({"force_complete":null})",
            .id = server};
}

RandomClient::Call RandomClient::serviceUpdate()
{
    const QString host = u"cmp%1"_s.arg(m_wishes.dice.between(1, 5));
    QJsonObject body;
    if (m_wishes.dice.chance(0.7))
        body["status"_L1] = m_wishes.oneOf({u"enabled"_s, u"enabled"_s, u"disabled"_s});
    if (body["status"_L1] == u"disabled"_s && m_wishes.dice.chance(0.5))
        body["disabled_reason"_L1] = u"random"_s;
    if (m_wishes.dice.chance(0.5))
        body["forced_down"_L1] = m_wishes.dice.chance(0.3);
    const QString id = u"service-"_s + host;
    return {.verb = "PUT", .target = compute + "os-services/"_L1 + id, .body = text(body), .id = id};
}

RandomClient::Call RandomClient::catalogueChange()
{
    const QString name = u"random-%1"_s.arg(++m_names);
    const QString flavor = m_wishes.pick(m_small.cloud.flavors)->id;
    switch (m_wishes.dice.between(0, 6)) {
    case 0:
        return {.verb = "POST",
                .target = compute + "flavors"_L1,
                .body = text({{"flavor"_L1,
                               QJsonObject {{"name"_L1, name},
                                            {"vcpus"_L1, int(m_wishes.dice.between(1, 4))},
                                            {"ram"_L1, 1024 * int(m_wishes.dice.between(1, 4))},
                                            {"disk"_L1, int(m_wishes.dice.between(0, 20))}}}})};
    case 1:
        // Only those made above go: the others are needed.
        return {.verb = "DELETE",
                .target = compute + "flavors/"_L1 + (flavor.startsWith("flavor-"_L1) ? nobody : flavor),
                .success = {202},
                .id = flavor.startsWith("flavor-"_L1) ? nobody : flavor};
    case 2:
        return {.verb = "POST",
                .target = compute + u"flavors/%1/os-extra_specs"_s.arg(flavor),
                .body = text({{"extra_specs"_L1, QJsonObject {{"random:key"_L1, name}}}}),
                .id = flavor};
    case 3:
        return {.verb = "POST",
                .target = compute + "os-aggregates"_L1,
                .body = text({{"aggregate"_L1, QJsonObject {{"name"_L1, name}}}})};
    case 4: {
        const QString id = QString::number(m_wishes.dice.between(1, 9));
        return {.verb = "POST",
                .target = compute + u"os-aggregates/%1/action"_s.arg(id),
                .body = text({{m_wishes.oneOf({u"add_host"_s, u"remove_host"_s}),
                               QJsonObject {{"host"_L1, m_wishes.host()}}}}),
                .id = id};
    }
    case 5:
        return {
            .verb = "POST",
            .target = compute + "os-server-groups"_L1,
            .body = text(
                {{"server_group"_L1,
                  QJsonObject {{"name"_L1, name},
                               {"policy"_L1,
                                m_wishes.oneOf({u"affinity"_s, u"anti-affinity"_s, u"soft-affinity"_s})}}}}),
            .user = u"member"_s,
            .adminOnly = false};
    default: {
        const QString id = m_small.cloud.groups.empty() ? nobody : m_wishes.pick(m_small.cloud.groups).id;
        return {.verb = "DELETE",
                .target = compute + "os-server-groups/"_L1 + id,
                .success = {204},
                .id = id,
                .adminOnly = false};
    }
    }
}

RandomClient::Call RandomClient::metadataChange()
{
    const QString server = someServer();
    QJsonObject metadata;
    for (const auto &[key, value] : m_wishes.temper().asKeyValueRange())
        metadata.insert(key, value);
    const QString target = compute + u"servers/%1/metadata"_s.arg(server);
    if (m_wishes.dice.chance(0.3))
        return {.verb = "DELETE",
                .target = target + "/lab.fail"_L1,
                .success = {204},
                .id = server,
                .adminOnly = false};
    return {.verb = m_wishes.oneOf<QByteArray>({"POST", "PUT"}),
            .target = target,
            .body = text({{"metadata"_L1, metadata}}),
            .id = server,
            .adminOnly = false};
}

RandomClient::Call RandomClient::hostLife()
{
    return {.verb = "POST",
            .target = u"/control/hosts/cmp%1"_s.arg(m_wishes.dice.between(1, 5)),
            .body = m_wishes.dice.chance(0.4) ? R"({"action":"kill"})" : R"({"action":"revive"})",
            .refusals = {}};
}

/// Some of the parameters, with values that fit them, and now and then one that does not.
QString RandomClient::query(const QStringList &names)
{
    QStringList parts;
    for (const QString &name : names) {
        if (!m_wishes.dice.chance(0.3))
            continue;
        QString value = m_wishes.oneOf({u"1"_s, u"0"_s, u"-1"_s, u"cmp1"_s, u"ACTIVE"_s, u"error"_s,
                                        u"created_at"_s, u"asc"_s, u"%00"_s, u"(["_s, QString(),
                                        u"99999999999999999999"_s, u"2026-11-23T00:00:00Z"_s, u"p-demo"_s});
        if (name == "limit"_L1 && m_wishes.dice.chance(0.8))
            value = QString::number(m_wishes.dice.between(0, 30));
        if (name == "marker"_L1 && m_wishes.dice.chance(0.8))
            value = m_wishes.dice.chance(0.5) ? someServer() : someMigration()["uuid"_L1].toString(nobody);
        parts << name + u'=' + value;
    }
    return parts.isEmpty() ? QString() : u'?' + parts.join(u'&');
}

RandomClient::Call RandomClient::question()
{
    const QString server = someServer();
    const QString number = QString::number(someMigration()["id"_L1].toInt(1));
    const QStringList searches {u"limit"_s,    u"marker"_s,     u"all_tenants"_s,   u"host"_s,
                                u"status"_s,   u"sort_key"_s,   u"changes-since"_s, u"name"_s,
                                u"sort_dir"_s, u"project_id"_s, u"nonsense"_s};
    const QString path =
        m_wishes.oneOf<QString>({"servers"_L1 + query(searches),
                                 "servers/detail"_L1 + query(searches),
                                 "os-migrations"_L1 + query(searches),
                                 "os-hypervisors/detail"_L1 + query(searches),
                                 "os-hypervisors"_L1 + query(searches),
                                 "os-services"_L1 + query({u"host"_s, u"binary"_s}),
                                 "flavors/detail"_L1 + query(searches),
                                 "os-aggregates"_L1,
                                 "os-availability-zone/detail"_L1,
                                 "os-server-groups"_L1 + query(searches),
                                 "limits"_L1,
                                 "os-keypairs"_L1,
                                 "extensions"_L1,
                                 "servers/"_L1 + server,
                                 u"servers/%1/migrations"_s.arg(server),
                                 u"servers/%1/migrations/%2"_s.arg(server, number),
                                 u"servers/%1/os-instance-actions"_s.arg(server) + query(searches),
                                 u"servers/%1/topology"_s.arg(server),
                                 u"servers/%1/diagnostics"_s.arg(server),
                                 u"servers/%1/os-interface"_s.arg(server),
                                 u"servers/%1/os-volume_attachments"_s.arg(server),
                                 u"servers/%1/metadata"_s.arg(server),
                                 u"servers/%1/tags"_s.arg(server),
                                 "nonsense"_L1});
    return {.target = compute + path,
            .id = path.contains(server) ? server : QString(),
            .user = m_wishes.oneOf({u"admin"_s, u"admin"_s, u"manager"_s, u"member"_s, u"reader"_s}),
            .adminOnly = false,
            .refusals = {400, 403, 404, 409, 410}};
}

RandomClient::Call RandomClient::placementCall()
{
    const QString provider = u"provider-cmp%1"_s.arg(m_wishes.dice.between(1, 6));
    const QString consumer = m_wishes.dice.chance(0.7) ? someServer() : nobody;
    switch (m_wishes.dice.between(0, 7)) {
    case 0:
        // With the generation that it never has, so that it must not be carried out.
        return {.verb = "PUT",
                .target = "/placement/allocations/"_L1 + consumer,
                .success = {204},
                .body = text(
                    {{"allocations"_L1,
                      QJsonObject {{provider, QJsonObject {{"resources"_L1, QJsonObject {{"VCPU"_L1, 1}}}}}}},
                     {"project_id"_L1, "p-demo"_L1},
                     {"user_id"_L1, "u-demo"_L1},
                     {"consumer_generation"_L1, 4711}}),
                .mustFail = true};
    case 1:
        return {.verb = "DELETE",
                .target = "/placement/allocations/"_L1 + nobody,
                .success = {204},
                .mustFail = true};
    case 2:
        return {.target = "/placement/allocations/"_L1 + consumer, .id = consumer};
    case 3:
        return {.target = "/placement/allocation_candidates"_L1
                    + m_wishes.oneOf({u"?resources=VCPU:1,MEMORY_MB:512"_s, u"?resources=VCPU:0"_s,
                                      u"?resources=VCPU"_s, u"?resources=VCPU:1&limit=1"_s})};
    case 4:
        return {.target = "/placement/usages"_L1 + m_wishes.oneOf({u""_s, u"?project_id=p-demo"_s}),
                .user = m_wishes.oneOf({u"admin"_s, u"reader"_s}),
                .adminOnly = false};
    default:
        return {.target = u"/placement/resource_providers/%1%2"_s.arg(
                    provider,
                    m_wishes.oneOf({u""_s, u"/usages"_s, u"/allocations"_s, u"/inventories"_s, u"/traits"_s,
                                    u"/aggregates"_s, u"/nonsense"_s, u"/inventories/VCPU"_s})),
                .id = provider};
    }
}

RandomClient::Call RandomClient::keystoneCall()
{
    const QString user = m_wishes.oneOf({u"admin"_s, u"manager"_s, u"member"_s, u"reader"_s});
    switch (m_wishes.dice.between(0, 4)) {
    case 0: {
        const QJsonObject auth {
            {"identity"_L1, passwordOf(user, m_wishes.dice.chance(0.7) ? user : u"wrong"_s)},
            {"scope"_L1, projectScope(m_wishes.oneOf({u"admin"_s, u"demo"_s, u"nope"_s}))}};
        return {.verb = "POST",
                .target = tokens,
                .success = {201},
                .body = text({{"auth"_L1, auth}}),
                .adminOnly = false};
    }
    case 1:
        return {.target = tokens, .id = user, .adminOnly = false};
    case 2:
        // The next call as that user logs in again.
        return {.verb = "DELETE", .target = tokens, .success = {204}, .id = user, .adminOnly = false};
    default:
        return {.target = "/identity/v3/"_L1
                    + m_wishes.oneOf({u"auth/catalog"_s, u"auth/projects"_s, u"projects"_s, u"users"_s,
                                      u"services"_s, u"endpoints"_s, u"nonsense"_s}),
                .user = user,
                .adminOnly = false};
    }
}

/// Makes one thing of the call wrong, or at least odd.
void RandomClient::spoil(Call &call)
{
    const bool isIdentity = call.target.startsWith("/identity"_L1);
    const bool isCompute = call.target.startsWith("/compute"_L1);
    call.refusals = {400, 401, 403, 404, 405, 406, 409, 410};
    switch (m_wishes.dice.between(0, 5)) {
    case 0:
        if (isIdentity || call.id.isEmpty())
            return;
        call.target.replace(u'/' + call.id,
                            u'/'
                                + m_wishes.oneOf({nobody, u"nope"_s, u"-1"_s, u"99999999999999999999"_s,
                                                  u"%C3%A4%00"_s, QString(3000, u'x')}));
        call.mustFail = call.success.contains(204) || call.verb != "GET";
        return;
    case 1: {
        if (isIdentity)
            return;
        const QByteArray service = isCompute ? "compute " : "placement ";
        const QByteArray unknown =
            m_wishes.oneOf<QByteArray>({"2.97", "3.1", "2.0", "banana", "2", "1.99999999999", "2.01"});
        call.version = service + unknown;
        call.refusals = isCompute ? std::set<int> {400, 406} : std::set<int> {406};
        call.mustFail = true;
        return;
    }
    case 2:
        if (isCompute) {
            call.version = m_wishes.dice.chance(0.1)
                ? QByteArray()
                : "compute 2." + QByteArray::number(m_wishes.dice.between(1, 96));
        } else if (!isIdentity && call.verb == "GET") {
            call.version = "placement 1." + QByteArray::number(m_wishes.dice.between(0, 39));
        }
        return;
    case 3:
        spoilBody(call);
        return;
    case 4:
        if (isIdentity)
            return;
        call.user =
            m_wishes.oneOf({QString(), u"stranger"_s, u"reader"_s, u"reader"_s, u"member"_s, u"manager"_s});
        if (call.user.isEmpty() || call.user == "stranger"_L1) {
            call.refusals = {401};
            call.mustFail = true;
        } else if (call.adminOnly) {
            call.mustFail = true;
        } else if (call.user == "reader"_L1 && call.verb != "GET"
                   && m_small.cloud.settings.enforcesNewDefaults) {
            call.mustFail = true;
        }
        return;
    default:
        if (call.target.startsWith("/placement/allocations"_L1))
            return;
        call.verb = m_wishes.oneOf<QByteArray>({"PATCH", "PUT", "POST", "DELETE", "OPTIONS"});
        call.success = {200, 201, 202, 204};
        call.mustFail = false;
    }
}

void RandomClient::spoilBody(Call &call)
{
    QJsonObject whole = QJsonDocument::fromJson(call.body).object();
    if (call.body.isEmpty() || whole.isEmpty())
        return;
    const bool isIdentity = call.target.startsWith("/identity"_L1);
    // Where Nova takes nothing that it does not know.
    static const QStringList closed {u"server"_s,       u"flavor"_s,         u"aggregate"_s,
                                     u"server_group"_s, u"os-migrateLive"_s, u"evacuate"_s,
                                     u"reboot"_s,       u"os-resetState"_s,  u"resize"_s};
    const QString key = m_wishes.pick(whole.keys());
    QJsonObject part = whole[key].toObject();
    const QString field = part.isEmpty() ? QString() : m_wishes.pick(part.keys());
    switch (m_wishes.dice.between(0, 3)) {
    case 0:
        call.body =
            m_wishes.oneOf<QByteArray>({call.body.chopped(1), "[]", "\"text\"", "{", "\xff\xfe", "null"});
        call.mustFail = !isIdentity || call.mustFail;
        return;
    case 1:
        if (part.isEmpty())
            whole[key] =
                m_wishes.oneOf<QJsonValue>({4711, "text"_L1, QJsonArray {1}, QJsonObject {{"a"_L1, 1}}});
        else
            part[field] =
                m_wishes.oneOf<QJsonValue>({QJsonValue::Null, -1, 0, 1e18, 0.5, ""_L1, "nonsense"_L1,
                                            QJsonArray {1}, QJsonObject {{"a"_L1, 1}}, true});
        break;
    case 2:
        part.remove(field);
        break;
    default:
        part["nonsense"_L1] = 1;
        call.mustFail = call.mustFail || closed.contains(key);
    }
    if (!part.isEmpty())
        whole[key] = part;
    call.body = text(whole);
}

} // namespace simcloud
