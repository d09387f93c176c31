// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/api/askedcloud.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;

class TestFrontDoor final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void letsTimePassBeforeItAnswers();
    void givesEachRequestItsId();
    void givesTheSameIdsForTheSameSeed();
    void saysWhatThereIsWhenAskedForNothing();
    void controlsTheClock();
    void refusesASpeedThatIsNone();
    void letsOneRequestGoWrong();
    void refusesWithoutCarryingOut();
    void isFriendlyUnlessItIsToldOtherwise();
    void tellsAWrongTime();
    void killsAndRevivesAHost();
    void setsTheTroubleOfAServer();
    void saysWhatIsNotAsItMustBe();
};

void TestFrontDoor::letsTimePassBeforeItAnswers()
{
    AskedCloud asked;
    asked.pass(std::chrono::minutes(5));
    QCOMPARE(header(asked.ask("GET", u"/compute"_s), "Date"), "Mon, 23 Nov 2026 00:28:39 GMT"_ba);
    QCOMPARE(withZone(asked.cloud.now), u"2026-11-23T00:28:39Z"_s);
}

void TestFrontDoor::givesEachRequestItsId()
{
    AskedCloud asked;
    const auto id = [&asked] { return header(asked.ask("GET", u"/placement"_s), "X-OpenStack-Request-Id"); };
    const QByteArray first = id();
    QVERIFY(first.startsWith("req-"));
    QVERIFY(first != id());
}

void TestFrontDoor::givesTheSameIdsForTheSameSeed()
{
    AskedCloud one;
    AskedCloud other;
    const auto id = [](AskedCloud &asked) {
        return header(asked.ask("GET", u"/placement"_s), "X-OpenStack-Request-Id");
    };
    QCOMPARE(id(one), id(other));
}

void TestFrontDoor::saysWhatThereIsWhenAskedForNothing()
{
    AskedCloud asked;
    const Answer answer = asked.ask("GET", u"/"_s);
    QCOMPARE(answer.status, 404);
    QVERIFY(json(answer)["error"_L1].toString().contains(u"/identity"_s));
}

void TestFrontDoor::controlsTheClock()
{
    AskedCloud asked;
    const Answer answer = asked.ask("POST", u"/control/clock"_s, {}, {{"advance"_L1, 90.5}});
    QCOMPARE(json(answer)["stepped"_L1], QJsonValue(true));
    QCOMPARE(withZone(asked.cloud.now), u"2026-11-23T00:25:09Z"_s);
    asked.ask("POST", u"/control/clock"_s, {}, {{"stepped"_L1, false}, {"speed"_L1, 60}});
    QCOMPARE(asked.clock.speed(), 60.0);
    QVERIFY(!asked.clock.isStepped());
}

void TestFrontDoor::refusesASpeedThatIsNone()
{
    AskedCloud asked;
    QCOMPARE(asked.ask("POST", u"/control/clock"_s, {}, {{"speed"_L1, "fast"_L1}}).status, 400);
    QCOMPARE(asked.clock.speed(), 1.0);
}

void TestFrontDoor::letsOneRequestGoWrong()
{
    AskedCloud asked;
    const Answer laid =
        asked.ask("POST", u"/control/faults"_s, {},
                  {{"kind"_L1, "drop"_L1}, {"method"_L1, "get"_L1}, {"path"_L1, "/compute"_L1}});
    QCOMPARE(json(laid)["faults"_L1].toArray().size(), 1);
    QCOMPARE(asked.deliver("GET", u"/identity"_s).course, Delivery::Course::Whole);
    QCOMPARE(asked.deliver("GET", u"/compute"_s).course, Delivery::Course::Dropped);
    QCOMPARE(asked.deliver("GET", u"/compute"_s).course, Delivery::Course::Whole);
    QCOMPARE(asked.ask("POST", u"/control/faults"_s, {}, {{"kind"_L1, "rain"_L1}}).status, 400);
}

void TestFrontDoor::refusesWithoutCarryingOut()
{
    AskedCloud asked;
    const QByteArray token = asked.token(u"admin"_s, u"admin"_s);
    asked.ask("POST", u"/control/faults"_s, {}, {{"kind"_L1, "status"_L1}, {"status"_L1, 502}});
    const QString path = u"/placement/allocations/server-1"_s;
    const Answer refused = asked.ask("DELETE", path, {{"X-Auth-Token", token}});
    QCOMPARE(refused.status, 502);
    QVERIFY(header(refused, "Content-Type").startsWith("text/html"));
    QVERIFY(asked.cloud.allocation(u"server-1"_s));

    asked.ask("POST", u"/control/faults"_s, {}, {{"kind"_L1, "drop"_L1}});
    QCOMPARE(asked.deliver("DELETE", path, {{"X-Auth-Token", token}}).course, Delivery::Course::Dropped);
    QVERIFY(!asked.cloud.allocation(u"server-1"_s));
}

void TestFrontDoor::isFriendlyUnlessItIsToldOtherwise()
{
    AskedCloud asked;
    asked.ask("POST", u"/control/rates"_s, {}, {{"slow"_L1, 1}, {"slow_by"_L1, 0.25}});
    QCOMPARE(asked.deliver("GET", u"/compute"_s).delay, std::chrono::milliseconds(250));
    QCOMPARE(asked.deliver("GET", u"/control/rates"_s).delay, std::chrono::milliseconds(0));
    asked.ask("DELETE", u"/control/rates"_s);
    QCOMPARE(asked.deliver("GET", u"/compute"_s).delay, std::chrono::milliseconds(0));
    QCOMPARE(asked.ask("POST", u"/control/rates"_s, {}, {{"slow"_L1, 2}}).status, 400);
}

void TestFrontDoor::tellsAWrongTime()
{
    AskedCloud asked;
    asked.ask("POST", u"/control/rates"_s, {}, {{"skewed"_L1, 1}, {"skewed_by"_L1, -3600}});
    QCOMPARE(header(asked.ask("GET", u"/compute"_s), "Date"), "Sun, 22 Nov 2026 23:23:39 GMT"_ba);
}

void TestFrontDoor::killsAndRevivesAHost()
{
    AskedCloud asked;
    asked.ask("POST", u"/control/hosts/cmp1"_s, {}, {{"action"_L1, "kill"_L1}});
    QVERIFY(!asked.cloud.host(u"cmp1"_s)->alive);
    asked.ask("POST", u"/control/hosts/cmp1"_s, {}, {{"action"_L1, "revive"_L1}});
    asked.pass(std::chrono::minutes(2)); // It boots.
    asked.ask("GET", u"/compute"_s);
    QVERIFY(asked.cloud.host(u"cmp1"_s)->alive);
    QCOMPARE(asked.ask("POST", u"/control/hosts/cmp9"_s, {}, {{"action"_L1, "kill"_L1}}).status, 404);
}

void TestFrontDoor::setsTheTroubleOfAServer()
{
    AskedCloud asked;
    asked.ask("POST", u"/control/servers/server-1/trouble"_s, {}, {{"fails"_L1, QJsonArray {"check"_L1}}});
    QCOMPARE(asked.cloud.server(u"server-1"_s)->trouble.fails, QStringList {u"check"_s});
}

void TestFrontDoor::saysWhatIsNotAsItMustBe()
{
    AskedCloud asked;
    QCOMPARE(json(asked.ask("GET", u"/control/invariants"_s))["broken"_L1].toArray().size(), 0);
    asked.cloud.server(u"server-1"_s)->taskState =
        u"migrating"_s; // With nothing under way that would end it.
    QCOMPARE(json(asked.ask("GET", u"/control/invariants"_s))["broken"_L1].toArray().size(), 1);
}

QTEST_GUILESS_MAIN(TestFrontDoor)
#include "tst_frontdoor.moc"
