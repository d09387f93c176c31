// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/faults/faults.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;

class TestFaults final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void strikesTheNthSuchRequestOnce();
    void strikesOnIfItIsToldTo();
    void repeatsItselfWithTheSameSeed();
    void keepsToItsRates();
    void duplicatesOneListedThing();
    void changesTheTypeOfOneValue();
    void leavesGarbageThatIsNoJson();
    void shiftsTheTimesOfAToken();
};

namespace {

Request request(const QByteArray &verb, const QString &path)
{
    return {.verb = verb, .path = path};
}

QJsonObject json(const Answer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

} // namespace

void TestFaults::strikesTheNthSuchRequestOnce()
{
    Faults faults(1);
    faults.lay({.mishap = {.kind = Mishap::Kind::Drop},
                .verb = "POST",
                .pattern = u"/compute/v2.1/servers/{}/action"_s,
                .nth = 2});
    const auto struck = [&](const QByteArray &verb, const QString &path) {
        return faults.strike({}, request(verb, path)).has_value();
    };
    const QString action = u"/compute/v2.1/servers/a/action"_s;
    QVERIFY(!struck("POST", action));
    QVERIFY(!struck("GET", action));
    QVERIFY(!struck("POST", u"/compute/v2.1/servers/a"_s));
    QVERIFY(struck("POST", u"/compute/v2.1/servers/b/action"_s));
    QVERIFY(!struck("POST", action));
}

void TestFaults::strikesOnIfItIsToldTo()
{
    Faults faults(1);
    faults.lay({.nth = 2, .once = false});
    QVERIFY(!faults.strike({}, request("GET", u"/a"_s)));
    QVERIFY(faults.strike({}, request("GET", u"/a"_s)));
    QVERIFY(faults.strike({}, request("GET", u"/b"_s)));
    faults.clear();
    QVERIFY(!faults.strike({}, request("GET", u"/a"_s)));
}

void TestFaults::repeatsItselfWithTheSameSeed()
{
    const FaultRates rates {.serverErrors = 0.3, .dropped = 0.2};
    const auto run = [&rates] {
        Faults faults(7);
        QList<int> kinds;
        for (int i = 0; i < 100; ++i) {
            const auto mishap = faults.strike(rates, request("GET", u"/a"_s));
            kinds << (mishap ? int(mishap->kind) : -1);
        }
        return kinds;
    };
    QCOMPARE(run(), run());
}

void TestFaults::keepsToItsRates()
{
    Faults faults(3);
    int struck = 0;
    for (int i = 0; i < 10'000; ++i)
        struck += faults.strike({.truncated = 0.1}, request("GET", u"/a"_s)) ? 1 : 0;
    QVERIFY2(struck > 900 && struck < 1100, QByteArray::number(struck).constData());
}

void TestFaults::duplicatesOneListedThing()
{
    Faults faults(1);
    const QJsonArray servers {QJsonObject {{"id"_L1, "a"_L1}}, QJsonObject {{"id"_L1, "b"_L1}}};
    const Delivery spoilt =
        faults.spoil({.kind = Mishap::Kind::Duplicate}, Answer::json(200, {{"servers"_L1, servers}}));
    const QJsonArray left = json(spoilt.answer)["servers"_L1].toArray();
    QCOMPARE(left.size(), 3);
    QVERIFY(left[2] == left[0] || left[2] == left[1]);
}

void TestFaults::changesTheTypeOfOneValue()
{
    Faults faults(1);
    const QJsonObject body {{"name"_L1, "web-1"_L1}};
    const Delivery spoilt = faults.spoil({.kind = Mishap::Kind::WrongType}, Answer::json(200, body));
    QVERIFY(!json(spoilt.answer)["name"_L1].isString());
}

void TestFaults::leavesGarbageThatIsNoJson()
{
    Faults faults(1);
    const Delivery spoilt =
        faults.spoil({.kind = Mishap::Kind::Garbage}, Answer::json(200, {{"servers"_L1, QJsonArray()}}));
    QCOMPARE(spoilt.answer.status, 200);
    QVERIFY(QJsonDocument::fromJson(spoilt.answer.body).isNull());
}

void TestFaults::shiftsTheTimesOfAToken()
{
    Faults faults(1);
    const QJsonObject token {{"expires_at"_L1, "2026-11-23T01:23:39.000000Z"_L1}};
    const Delivery spoilt = faults.spoil({.kind = Mishap::Kind::Skew, .skew = std::chrono::hours(-2)},
                                         Answer::json(201, {{"token"_L1, token}}));
    QCOMPARE(json(spoilt.answer)["token"_L1]["expires_at"_L1].toString(), u"2026-11-22T23:23:39.000000Z"_s);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
