// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/writes.h"
#include "tests/simcloud/engine/smallcloud.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;

namespace {

/// Somebody who sends requests to a small cloud's Nova.
class Client {
public:
    explicit Client(SmallCloud &small, const QStringList &roles = {u"admin"_s, u"member"_s, u"reader"_s})
        : m_small(small)
    {
        m_token.roles = roles;
        m_token.projectId = u"project"_s;
        m_token.userId = u"user"_s;
    }

    Answer send(const QByteArray &verb, const QString &path, const QByteArray &body = {},
                int microversion = 93)
    {
        const QStringList segments = path.split(u'/');
        for (const nova::Route &route : nova::writeRoutes()) {
            const QStringList pattern = route.pattern.split(u'/');
            if (route.verb != verb || pattern.size() != segments.size() || microversion < route.since
                || microversion > route.until)
                continue;
            QStringList captured;
            bool matches = true;
            for (qsizetype i = 0; i < pattern.size(); ++i) {
                if (pattern[i] == "{}"_L1)
                    captured.append(segments[i]);
                else
                    matches = matches && pattern[i] == segments[i];
            }
            if (!matches)
                continue;
            Request request {.verb = verb, .segments = segments, .body = body};
            return route.handler({m_small.cloud, m_small.engine, request, m_token, microversion,
                                  u"req-%1"_s.arg(++m_requests), captured});
        }
        return {.status = 404};
    }

    Answer act(const Server &server, const QByteArray &body, int microversion = 93)
    {
        return send("POST", u"servers/"_s + server.id + u"/action"_s, body, microversion);
    }

private:
    SmallCloud &m_small;
    Token m_token = {};
    int m_requests = 100;
};

QJsonObject json(const Answer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

QString message(const Answer &answer)
{
    return json(answer).begin()->toObject()["message"_L1].toString();
}

} // namespace

class TestNovaWrites : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void liveMigrationTakesEachVersionsBody();
    void coldMigrationIgnoresTheHostBefore56();
    void movesThroughTheirWholeLife();
    void abortsAndForces();
    void evacuates();
    void readersAndLocks();
    void setsServices();
    void setsServicesTheOldWay();
    void doesNotForceUpTooEarly();
    void makesServersAndWhatTheyAreMadeFrom();
    void makesNoFlavorOfLessThanNothing_data();
    void makesNoFlavorOfLessThanNothing();
};

void TestNovaWrites::liveMigrationTakesEachVersionsBody()
{
    SmallCloud small;
    Client admin(small);
    Server &server = small.serverOn(u"cmp1"_s);
    // live-error-force-2.68, live-error-no-block-migration
    QCOMPARE(
        message(admin.act(
            server, R"({"os-migrateLive": {"host": "cmp2", "block_migration": "auto", "force": true}})")),
        u"Invalid input for field/attribute os-migrateLive. Value: {'block_migration': 'auto', 'force': "
        u"True, 'host': "
        "'cmp2'}. Additional properties are not allowed ('force' was unexpected)"_s);
    QCOMPARE(message(admin.act(server, R"({"os-migrateLive": {"host": null}})")),
             u"Invalid input for field/attribute os-migrateLive. Value: {'host': None}. 'block_migration' is "
             u"a required "
             "property"_s);
    QCOMPARE(admin.act(server, R"({"os-migrateLive": {"host": null, "block_migration": "auto"}})", 24).status,
             400);
    QCOMPARE(
        message(admin.act(
            server, R"({"os-migrateLive": {"host": null, "block_migration": false, "force": true}})", 67)),
        u"Can't force to a non-provided destination"_s);
    QCOMPARE(
        admin
            .act(
                server,
                R"({"os-migrateLive": {"host": "cmp2", "block_migration": false, "disk_over_commit": false}})",
                24)
            .status,
        202);
    QVERIFY(small.settle(server));
    QCOMPARE(server.host, u"cmp2"_s);
    const Answer accepted =
        admin.act(server, R"({"os-migrateLive": {"host": null, "block_migration": "auto"}})");
    QCOMPARE(accepted.status, 202);
    QVERIFY(accepted.body.isEmpty());
    QVERIFY(small.settle(server));
    QVERIFY(server.host != "cmp2"_L1);
    QCOMPARE(small.newestAction(server).requestId, u"req-106"_s);
}

void TestNovaWrites::coldMigrationIgnoresTheHostBefore56()
{
    SmallCloud small;
    Client admin(small);
    Server &server = small.serverOn(u"cmp1"_s);
    QCOMPARE(admin.act(server, R"({"migrate": {"host": "cmp1"}})", 55).status, 202);
    QVERIFY(small.settle(server));
    QVERIFY(server.host != "cmp1"_L1);
}

void TestNovaWrites::movesThroughTheirWholeLife()
{
    SmallCloud small;
    Client admin(small);
    Server &server = small.serverOn(u"cmp1"_s);
    QCOMPARE(admin.act(server, R"({"migrate": {"host": "cmp2"}})").status, 202);
    QVERIFY(small.settle(server));
    QCOMPARE(admin.act(server, R"({"revertResize": null})").status, 202);
    QVERIFY(small.settle(server));
    QCOMPARE(admin.act(server, R"({"migrate": {}})").status, 202); // As the openstack command sends it.
    QVERIFY(small.settle(server));
    const Answer confirmed = admin.act(server, R"({"confirmResize": null})");
    QCOMPARE(confirmed.status, 204);
    QVERIFY(small.settle(server));
    QCOMPARE(admin.act(server, R"({"os-stop": null})").status, 202);
    QVERIFY(small.settle(server));
    QCOMPARE(server.status(), u"SHUTOFF"_s);
    QCOMPARE(admin.act(server, R"({"os-start": null})").status, 202);
    QVERIFY(small.settle(server));
    QCOMPARE(admin.act(server, R"({"reboot": {"type": "SOFT"}})").status, 202);
    QVERIFY(small.settle(server));
    QCOMPARE(admin.act(server, R"({"os-resetState": {"state": "error"}})").status, 202);
    QCOMPARE(server.status(), u"ERROR"_s);
    QCOMPARE(admin.send("DELETE", u"servers/"_s + server.id).status, 204);
    QVERIFY(small.settle(server));
    QCOMPARE(admin.act(server, R"({"os-start": null})").status, 404);
    QCOMPARE(admin.act(server, R"({"nonsense": null})").status, 400);
}

void TestNovaWrites::abortsAndForces()
{
    SmallCloud small;
    Client admin(small);
    Server &server = small.serverOn(u"cmp1"_s, u"m1.large"_s, {{u"lab.dirty_mbps"_s, u"4000"_s}});
    QCOMPARE(admin.act(server, R"({"os-migrateLive": {"host": "cmp2", "block_migration": "auto"}})").status,
             202);
    small.pass(10);
    const QString path = u"servers/%1/migrations/1"_s.arg(server.id);
    QCOMPARE(admin.send("DELETE", path, {}, 23).status, 404); // There is no such path yet.
    QCOMPARE(admin.send("DELETE", u"servers/%1/migrations/77"_s.arg(server.id)).status, 404);
    QCOMPARE(admin.send("POST", path + u"/action"_s, R"({"force_complete": null})", 22).status, 202);
    QCOMPARE(admin.send("DELETE", path).status, 202);
    QVERIFY(small.settle(server));
    QCOMPARE(admin.send("DELETE", path).status, 409);
}

void TestNovaWrites::evacuates()
{
    SmallCloud small;
    Client admin(small);
    Server &server = small.serverOn(u"cmp2"_s);
    small.cloud.host(u"cmp2"_s)->forcedDown = true;
    QCOMPARE(message(admin.act(server, R"({"evacuate": {"onSharedStorage": true}})")),
             u"Invalid input for field/attribute evacuate. Value: {'onSharedStorage': True}. Additional "
             u"properties are not "
             "allowed ('onSharedStorage' was unexpected)"_s);
    const Answer accepted = admin.act(server, R"({"evacuate": {}})");
    QCOMPARE(accepted.status, 200);
    QVERIFY(accepted.body.isEmpty());
}

void TestNovaWrites::readersAndLocks()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s);
    Client reader(small, {u"reader"_s});
    const Answer denied =
        reader.act(server, R"({"os-migrateLive": {"host": null, "block_migration": "auto"}})");
    QCOMPARE(denied.status, 403);
    QCOMPARE(message(denied),
             u"Policy doesn't allow os_compute_api:os-migrate-server:migrate_live to be performed."_s);
    server.projectId = u"other"_s;
    QCOMPARE(reader.act(server, R"({"migrate": null})").status, 404);
    server.projectId = u"project"_s;

    Client admin(small);
    QCOMPARE(admin.act(server, R"({"lock": {"locked_reason": "why"}})").status, 202);
    QCOMPARE(*server.lockedReason, u"why"_s);
    Client member(small, {u"member"_s, u"reader"_s});
    QCOMPARE(message(member.act(server, R"({"os-stop": null})")), u"Instance %1 is locked"_s.arg(server.id));
    QCOMPARE(admin.act(server, R"({"os-stop": null})").status, 202);
    QCOMPARE(admin.act(server, R"({"unlock": null})").status, 202);
    QVERIFY(!server.locked);
}

void TestNovaWrites::setsServices()
{
    SmallCloud small;
    Client admin(small);
    const QString path = u"os-services/service-cmp2"_s;
    QCOMPARE(message(admin.send("PUT", path, "{}")),
             u"No updates were requested. Fields 'status' or 'forced_down' should be specified."_s);
    QCOMPARE(
        message(admin.send("PUT", path, R"({"status": "off"})")),
        u"Invalid input for field/attribute status. Value: off. 'off' is not one of ['enabled', 'disabled']"_s);
    QCOMPARE(message(admin.send("PUT", path, R"({"status": "enabled", "disabled_reason": "why"})")),
             u"Specifying 'disabled_reason' with status 'enabled' is invalid."_s);
    QCOMPARE(message(admin.send("PUT", u"os-services/nope"_s, R"({"status": "disabled"})")),
             u"Service nope could not be found."_s);
    const Answer disabled = admin.send("PUT", path, R"({"status": "disabled", "disabled_reason": "kernel"})");
    QCOMPARE(disabled.status, 200);
    QCOMPARE(json(disabled)["service"_L1]["status"_L1].toString(), u"disabled"_s);
    QCOMPARE(json(disabled)["service"_L1]["disabled_reason"_L1].toString(), u"kernel"_s);
    QVERIFY(!small.cloud.host(u"cmp2"_s)->enabled);
    QCOMPARE(admin.send("PUT", path, R"({"forced_down": true})").status, 200);
    QVERIFY(!small.cloud.host(u"cmp2"_s)->isUp(small.cloud.now));
    QCOMPARE(admin.send("PUT", path, R"({"status": "enabled", "forced_down": false})").status, 200);
    QVERIFY(small.cloud.host(u"cmp2"_s)->enabled);
    QVERIFY(!small.cloud.host(u"cmp2"_s)->disabledReason);
}

void TestNovaWrites::setsServicesTheOldWay()
{
    SmallCloud small;
    Client admin(small);
    const QByteArray body = R"({"host": "cmp2", "binary": "nova-compute", "disabled_reason": "old way"})";
    const Answer answer = admin.send("PUT", u"os-services/disable-log-reason"_s, body, 52);
    QCOMPARE(answer.status, 200);
    QCOMPARE(*small.cloud.host(u"cmp2"_s)->disabledReason, u"old way"_s);
    // services-enable-legacy-2.53
    const QByteArray enable = R"({"host": "cmp2", "binary": "nova-compute"})";
    QCOMPARE(message(admin.send("PUT", u"os-services/enable"_s, enable, 53)),
             u"Additional properties are not allowed ('binary', 'host' were unexpected)"_s);
    QCOMPARE(admin.send("PUT", u"os-services/enable"_s, enable, 52).status, 200);
    QVERIFY(small.cloud.host(u"cmp2"_s)->enabled);
}

void TestNovaWrites::doesNotForceUpTooEarly()
{
    SmallCloud small;
    Client admin(small);
    Server &server = small.serverOn(u"cmp2"_s);
    Host &host = *small.cloud.host(u"cmp2"_s);
    small.engine.kill(host);
    const QString path = u"os-services/service-cmp2"_s;
    QCOMPARE(admin.send("PUT", path, R"({"forced_down": true})").status, 200);
    QCOMPARE(admin.act(server, R"({"evacuate": {}})").status, 200);
    QVERIFY(small.settle(server));
    const Answer early = admin.send("PUT", path, R"({"forced_down": false})");
    QCOMPARE(early.status, 400);
    QVERIFY(
        message(early).startsWith(u"Unable to force up host cmp2 as `done` evacuation migration records"_s));
    small.engine.revive(host);
    small.pass(5);
    QCOMPARE(admin.send("PUT", path, R"({"forced_down": false})").status, 200);
    QVERIFY(host.isUp(small.cloud.now));
}

void TestNovaWrites::makesNoFlavorOfLessThanNothing_data()
{
    QTest::addColumn<QString>("vcpus");
    QTest::addColumn<QString>("why");
    QTest::newRow("none") << u"0"_s << u"0 is less than the minimum of 1"_s;
    QTest::newRow("less") << u"-1"_s << u"-1 is less than the minimum of 1"_s;
    QTest::newRow("half a one") << u"0.5"_s << u"0.5 is not of type 'integer', 'string'"_s;
    QTest::newRow("too many") << u"2147483648"_s << u"2147483648 is greater than the maximum of 2147483647"_s;
}

void TestNovaWrites::makesNoFlavorOfLessThanNothing()
{
    QFETCH(QString, vcpus);
    QFETCH(QString, why);
    SmallCloud small;
    Client admin(small);
    const Answer answer = admin.send(
        "POST", u"flavors"_s,
        uR"({"flavor": {"name": "odd", "vcpus": %1, "ram": 512, "disk": 0}})"_s.arg(vcpus).toUtf8());
    QCOMPARE(answer.status, 400);
    QCOMPARE(message(answer), u"Invalid input for field/attribute vcpus. Value: %1. %2"_s.arg(vcpus, why));
}

void TestNovaWrites::makesServersAndWhatTheyAreMadeFrom()
{
    SmallCloud small;
    small.cloud.images.push_back({.id = u"cirros"_s, .name = u"cirros"_s, .status = u"active"_s});
    Client admin(small);
    const Answer flavor = admin.send(
        "POST", u"flavors"_s, R"({"flavor": {"name": "lab.small", "vcpus": 1, "ram": 512, "disk": 1}})");
    QCOMPARE(flavor.status, 200);
    const QString flavorId = json(flavor)["flavor"_L1]["id"_L1].toString();
    QCOMPARE(admin
                 .send("POST", u"flavors/%1/os-extra_specs"_s.arg(flavorId),
                       R"({"extra_specs": {"aggregate_instance_extra_specs:pinned": "true"}})")
                 .status,
             200);
    const Answer group = admin.send("POST", u"os-server-groups"_s,
                                    R"({"server_group": {"name": "apart", "policy": "anti-affinity"}})");
    QCOMPARE(group.status, 200);
    const QString groupId = json(group)["server_group"_L1]["id"_L1].toString();
    const Answer aggregate = admin.send("POST", u"os-aggregates"_s,
                                        R"({"aggregate": {"name": "more", "availability_zone": null}})");
    QCOMPARE(aggregate.status, 200);
    QCOMPARE(admin.send("POST", u"os-aggregates/3/action"_s, R"({"add_host": {"host": "cmp3"}})").status,
             200);
    QCOMPARE(admin
                 .send("POST", u"os-aggregates/3/action"_s,
                       R"({"set_metadata": {"metadata": {"pinned": "true"}}})")
                 .status,
             200);

    // As tests/lab sends it.
    const QString body =
        uR"({"server": {"name": "one", "flavorRef": "%1", "imageRef": "cirros", "metadata": {"lab.fail":
        "mid"}, "networks": "none", "host": "cmp3"}, "os:scheduler_hints": {"group": "%2"}})"_s.arg(flavorId,
                                                                                                    groupId);
    const Answer made = admin.send("POST", u"servers"_s, body.toUtf8());
    QCOMPARE(made.status, 202);
    Server &server = *small.cloud.server(json(made)["server"_L1]["id"_L1].toString());
    QVERIFY(small.settle(server));
    QCOMPARE(small.state(server), u"ACTIVE//cmp3"_s);
    QCOMPARE(small.cloud.group(groupId)->members, QStringList(server.id));
    QCOMPARE(
        admin.send("POST", u"servers/%1/metadata"_s.arg(server.id), R"({"metadata": {"a": "b"}})").status,
        200);
    QCOMPARE(server.metadata.size(), 2);
    QCOMPARE(admin.send("PUT", u"servers/"_s + server.id, R"({"server": {"name": "two"}})").status, 200);
    QCOMPARE(server.name, u"two"_s);
    QCOMPARE(admin.send("POST", u"servers"_s, R"({"server": {"name": "x"}})").status, 400);
}

QTEST_GUILESS_MAIN(TestNovaWrites)
#include "tst_simnovawrites.moc"
