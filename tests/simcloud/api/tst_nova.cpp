// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/api/askedcloud.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;

/// The way of a request to its handler. What Nova answered is in the recordings nova-*, versions-nova-* and
/// *-denied.
class TestNova final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsItsVersionsToEverybody();
    void wantsAToken();
    void honoursARevokedTokenForAWhile();
    void agreesOnAVersion_data();
    void agreesOnAVersion();
    void refusesAVersionThatIsTooHigh();
    void refusesAVersionThatIsNone();
    void doesNotKnowAPathOutsideOfItsVersions();
    void refusesAVerbThatThePathDoesNotTake();
    void prefersThePathThatIsNamed();
    void takesTheProjectInThePath();
    void refusesWhatThePolicyForbids();
    void refusesABodyThatIsNoJson();
};

namespace {

Answer echo(const nova::Call &call)
{
    return Answer::json(200,
                        {{"version"_L1, call.microversion},
                         {"captured"_L1, QJsonArray::fromStringList(call.captured)},
                         {"request"_L1, call.requestId}});
}

Answer named(const nova::Call &)
{
    return Answer::json(200, {{"named"_L1, true}});
}

std::vector<nova::Route> table()
{
    return {{"GET", u"servers/{}"_s, u"os_compute_api:servers:show"_s, echo},
            {"GET", u"servers/detail"_s, u"os_compute_api:servers:detail"_s, named},
            {"POST", u"servers/{}/action"_s, {}, echo},
            {"GET", u"servers/{}/topology"_s, u"compute:server:topology:index"_s, echo, 78},
            {"GET", u"os-services"_s, u"os_compute_api:os-services:list"_s, echo},
            {"PUT", u"os-services/enable"_s, {}, named, 1, 52},
            {"PUT", u"os-services/{}"_s, {}, echo, 53}};
}

} // namespace

void TestNova::showsItsVersionsToEverybody()
{
    AskedCloud asked(table());
    const Answer root = asked.ask("GET", u"/compute/"_s);
    QCOMPARE(root.status, 200);
    QCOMPARE(json(root)["versions"_L1][1]["version"_L1].toString(), u"2.96"_s);
    const Answer version = asked.ask("GET", u"/compute/v2.1/"_s);
    QCOMPARE(json(version)["version"_L1]["min_version"_L1].toString(), u"2.1"_s);
    QCOMPARE(header(version, "OpenStack-API-Version"), "compute 2.1"_ba);
}

void TestNova::wantsAToken()
{
    AskedCloud asked(table());
    for (const Headers &headers : {Headers(), Headers {{"X-Auth-Token", "bad"}}}) {
        const Answer answer = asked.ask("GET", u"/compute/v2.1/servers/a"_s, headers);
        QCOMPARE(answer.status, 401);
        QCOMPARE(json(answer)["error"_L1]["message"_L1].toString(),
                 u"The request you have made requires authentication."_s);
        QVERIFY(header(answer, "WWW-Authenticate").startsWith("Keystone uri="));
        QCOMPARE(header(answer, "X-Compute-Request-Id"), header(answer, "X-OpenStack-Request-Id"));
        QCOMPARE(header(answer, "OpenStack-API-Version"), QByteArray());
    }
}

void TestNova::honoursARevokedTokenForAWhile()
{
    AskedCloud asked(table());
    const QByteArray token = asked.token(u"admin"_s, u"admin"_s);
    const QByteArray unseen = asked.token(u"admin"_s, u"admin"_s);
    const auto status = [&](const QByteArray &with) {
        return asked.ask("GET", u"/compute/v2.1/servers/a"_s, {{"X-Auth-Token", with}}).status;
    };
    QCOMPARE(status(token), 200);
    for (const QByteArray &each : {token, unseen}) {
        asked.ask("DELETE", u"/identity/v3/auth/tokens"_s,
                  {{"X-Auth-Token", asked.token(u"admin"_s, u"admin"_s)}, {"X-Subject-Token", each}});
    }
    QCOMPARE(status(unseen), 401);
    asked.pass(std::chrono::seconds(299));
    QCOMPARE(status(token), 200);
    asked.pass(std::chrono::seconds(1));
    QCOMPARE(status(token), 401);
}

void TestNova::agreesOnAVersion_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("agreed");
    QTest::newRow("none") << "Accept"_ba
                          << "application/json"_ba << 1;
    QTest::newRow("standard") << "OpenStack-API-Version"_ba
                              << "compute 2.79"_ba << 79;
    QTest::newRow("of several services") << "OpenStack-API-Version"_ba
                                         << "volume 3.59, compute 2.60"_ba << 60;
    QTest::newRow("of another service") << "OpenStack-API-Version"_ba
                                        << "volume 3.59"_ba << 1;
    QTest::newRow("Nova's own") << "X-OpenStack-Nova-API-Version"_ba
                                << "2.53"_ba << 53;
    QTest::newRow("latest") << "OpenStack-API-Version"_ba
                            << "compute latest"_ba << 96;
}

void TestNova::agreesOnAVersion()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(int, agreed);
    AskedCloud asked(table());
    const Answer answer = asked.ask("GET", u"/compute/v2.1/servers/a"_s,
                                    {{"X-Auth-Token", asked.token(u"admin"_s, u"admin"_s)}, {header, value}});
    QCOMPARE(json(answer)["version"_L1].toInt(), agreed);
    QCOMPARE(simcloud::header(answer, "OpenStack-API-Version"), "compute 2." + QByteArray::number(agreed));
    QCOMPARE(simcloud::header(answer, "X-OpenStack-Nova-API-Version"), "2." + QByteArray::number(agreed));
    QCOMPARE(simcloud::header(answer, "Vary"), "OpenStack-API-Version, X-OpenStack-Nova-API-Version"_ba);
    QCOMPARE(json(answer)["request"_L1].toString().toLatin1(),
             simcloud::header(answer, "X-Compute-Request-Id"));
}

void TestNova::refusesAVersionThatIsTooHigh()
{
    AskedCloud asked(table());
    asked.cloud.settings.newestMicroversion = 93;
    const Answer answer = asked.askAs(u"admin"_s, "GET", u"/compute/v2.1/servers/a"_s, "compute 2.999");
    QCOMPARE(answer.status, 406);
    QCOMPARE(json(answer)["computeFault"_L1]["message"_L1].toString(),
             u"Version 2.999 is not supported by the API. Minimum is 2.1 and maximum is 2.93."_s);
    QCOMPARE(header(answer, "OpenStack-API-Version"), "compute 2.999"_ba);
}

void TestNova::refusesAVersionThatIsNone()
{
    AskedCloud asked(table());
    const Answer answer = asked.askAs(u"admin"_s, "GET", u"/compute/v2.1/servers/a"_s, "compute two");
    QCOMPARE(answer.status, 400);
    QCOMPARE(json(answer)["badRequest"_L1]["message"_L1].toString(),
             u"API Version String two is of invalid format. Must be of format MajorNum.MinorNum."_s);
    QCOMPARE(header(answer, "OpenStack-API-Version"), QByteArray());
}

void TestNova::doesNotKnowAPathOutsideOfItsVersions()
{
    AskedCloud asked(table());
    const QString path = u"/compute/v2.1/servers/a/topology"_s;
    QCOMPARE(asked.askAs(u"admin"_s, "GET", path, "compute 2.78").status, 200);
    const Answer answer = asked.askAs(u"admin"_s, "GET", path, "compute 2.77");
    QCOMPARE(answer.status, 404);
    QCOMPARE(json(answer)["itemNotFound"_L1]["message"_L1].toString(), u"The resource could not be found."_s);
    QCOMPARE(header(answer, "OpenStack-API-Version"), "compute 2.77"_ba);
}

void TestNova::refusesAVerbThatThePathDoesNotTake()
{
    AskedCloud asked(table());
    const Answer answer = asked.askAs(u"admin"_s, "PATCH", u"/compute/v2.1/servers/a"_s);
    QCOMPARE(answer.status, 405);
    QVERIFY(json(answer).contains("badMethod"_L1));
    QCOMPARE(asked.askAs(u"admin"_s, "GET", u"/compute/v2.1/unheard-of"_s).status, 404);
}

void TestNova::prefersThePathThatIsNamed()
{
    AskedCloud asked(table());
    const auto ask = [&](const QByteArray &verb, const QString &path, const QByteArray &version) {
        return json(asked.askAs(u"admin"_s, verb, "/compute/v2.1/"_L1 + path, version));
    };
    QVERIFY(ask("GET", u"servers/detail"_s, {}).contains("named"_L1));
    QCOMPARE(ask("GET", u"servers/other"_s, {})["captured"_L1], QJsonValue(QJsonArray {"other"_L1}));
    QVERIFY(ask("PUT", u"os-services/enable"_s, "compute 2.52").contains("named"_L1));
    QVERIFY(ask("PUT", u"os-services/enable"_s, "compute 2.53").contains("captured"_L1));
}

void TestNova::takesTheProjectInThePath()
{
    AskedCloud asked(table());
    const Answer own = asked.askAs(u"admin"_s, "GET", u"/compute/v2.1/p-admin/servers/a"_s);
    QCOMPARE(json(own)["captured"_L1], QJsonValue(QJsonArray {"a"_L1}));
    const Answer other = asked.askAs(u"admin"_s, "GET", u"/compute/v2.1/p-demo/servers/a"_s);
    QCOMPARE(other.status, 400);
    QCOMPARE(
        json(other)["badRequest"_L1]["message"_L1].toString(),
        u"Malformed request URL: URL's project_id 'p-demo' doesn't match Context's project_id 'p-admin'"_s);
}

void TestNova::refusesWhatThePolicyForbids()
{
    AskedCloud asked(table());
    const Answer answer = asked.askAs(u"reader"_s, "GET", u"/compute/v2.1/os-services"_s, "compute 2.93");
    QCOMPARE(answer.status, 403);
    QCOMPARE(json(answer)["forbidden"_L1]["message"_L1].toString(),
             u"Policy doesn't allow os_compute_api:os-services:list to be performed."_s);
    QCOMPARE(asked.askAs(u"admin"_s, "GET", u"/compute/v2.1/os-services"_s).status, 200);
}

void TestNova::refusesABodyThatIsNoJson()
{
    AskedCloud asked(table());
    Request request {.verb = "POST",
                     .segments = {u"compute"_s, u"v2.1"_s, u"servers"_s, u"a"_s, u"action"_s},
                     .headers = {{"x-auth-token", asked.token(u"admin"_s, u"admin"_s)}},
                     .body = "{\"reboot\": "};
    QCOMPARE(asked.door.deliver(request).answer.status, 400);
}

QTEST_GUILESS_MAIN(TestNova)
#include "tst_nova.moc"
