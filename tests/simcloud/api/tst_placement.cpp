// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/api/askedcloud.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;

/// What Placement answered is in the recordings placement-*.
class TestPlacement final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsItsVersionsWithoutAToken();
    void refusesWhoIsNobodyAndWhoIsNoAdmin();
    void refusesAVersionThatIsTooHigh();
    void filtersProviders_data();
    void filtersProviders();
    void showsLinksAsTheVersionHasThem();
    void showsInventoriesOfBothKindsOfCpus();
    void showsUsagesOfAllThatThereIs();
    void showsTheTraitOfADisabledHost();
    void showsWhatAConsumerHolds();
    void showsWhoHoldsAProvider();
    void offersCandidatesThatHaveRoom();
    void refusesAResourceThatIsNone();
    void sumsUpAProject();
    void frees();
    void setsUnlessSomebodyElseHas();
    void setsNothingThatIsNoneOrTooMuch_data();
    void setsNothingThatIsNoneOrTooMuch();
};

namespace {

constexpr auto newest = "placement 1.39";

} // namespace

void TestPlacement::showsItsVersionsWithoutAToken()
{
    AskedCloud asked;
    const Answer answer = asked.ask("GET", u"/placement"_s);
    QCOMPARE(json(answer)["versions"_L1][0]["max_version"_L1].toString(), u"1.39"_s);
    QCOMPARE(header(answer, "OpenStack-API-Version"), "placement 1.0"_ba);
}

void TestPlacement::refusesWhoIsNobodyAndWhoIsNoAdmin()
{
    AskedCloud asked;
    const Answer nobody = asked.ask("GET", u"/placement/resource_providers"_s);
    QCOMPARE(nobody.status, 401);
    QVERIFY(json(nobody).contains("error"_L1));
    const Answer reader = asked.askAs(u"reader"_s, "GET", u"/placement/resource_providers"_s, newest);
    QCOMPARE(reader.status, 403);
    const QJsonValue error = json(reader)["errors"_L1][0];
    QCOMPARE(error["detail"_L1].toString(),
             u"Access was denied to this resource.\n\n Policy does not allow "
             "placement:resource_providers:list to be performed.  "_s);
    QCOMPARE(error["code"_L1].toString(), u"placement.undefined_code"_s);
    QCOMPARE(error["request_id"_L1].toString().toLatin1(), header(reader, "X-OpenStack-Request-Id"));
}

void TestPlacement::refusesAVersionThatIsTooHigh()
{
    AskedCloud asked;
    const Answer answer =
        asked.askAs(u"admin"_s, "GET", u"/placement/resource_providers"_s, "placement 1.99");
    QCOMPARE(answer.status, 406);
    const QJsonValue error = json(answer)["errors"_L1][0];
    QCOMPARE(error["max_version"_L1].toString(), u"1.39"_s);
    QVERIFY(error["detail"_L1].toString().endsWith(u"Unacceptable version header: 1.99"_s));
    QCOMPARE(asked.askAs(u"admin"_s, "GET", u"/placement/traits"_s, "placement 1.99999999999").status, 406);
}

void TestPlacement::filtersProviders_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("none") << u""_s << QStringList {u"cmp1"_s, u"cmp2"_s};
    QTest::newRow("name") << u"?name=cmp2"_s << QStringList {u"cmp2"_s};
    QTest::newRow("uuid") << u"?uuid=provider-1"_s << QStringList {u"cmp1"_s};
    QTest::newRow("tree") << u"?in_tree=provider-2"_s << QStringList {u"cmp2"_s};
    QTest::newRow("resources") << u"?resources=PCPU:4"_s << QStringList {u"cmp2"_s};
    QTest::newRow("too many resources") << u"?resources=VCPU:5000"_s << QStringList {};
    QTest::newRow("trait") << u"?required=HW_CPU_X86_AVX512F"_s << QStringList {u"cmp2"_s};
    QTest::newRow("not a trait") << u"?required=COMPUTE_NODE,!HW_CPU_X86_AVX512F"_s
                                 << QStringList {u"cmp1"_s};
    QTest::newRow("aggregate") << u"?member_of=in:aggregate-1,aggregate-2"_s << QStringList {u"cmp2"_s};
    QTest::newRow("not an aggregate") << u"?member_of=!aggregate-1"_s << QStringList {u"cmp1"_s};
}

void TestPlacement::filtersProviders()
{
    QFETCH(QString, query);
    QFETCH(QStringList, names);
    AskedCloud asked;
    const Answer answer = asked.askAs(u"admin"_s, "GET", "/placement/resource_providers"_L1 + query, newest);
    QStringList found;
    for (const QJsonValue &provider : json(answer)["resource_providers"_L1].toArray())
        found << provider["name"_L1].toString();
    QCOMPARE(found, names);
}

void TestPlacement::showsLinksAsTheVersionHasThem()
{
    AskedCloud asked;
    const auto links = [&](const QByteArray &version) {
        const Answer answer =
            asked.askAs(u"admin"_s, "GET", u"/placement/resource_providers/provider-1"_s, version);
        QStringList relations;
        for (const QJsonValue &link : json(answer)["links"_L1].toArray())
            relations << link["rel"_L1].toString();
        return relations;
    };
    QCOMPARE(links("placement 1.0"), QStringList({u"self"_s, u"inventories"_s, u"usages"_s}));
    QCOMPARE(links(newest),
             QStringList(
                 {u"self"_s, u"inventories"_s, u"usages"_s, u"aggregates"_s, u"traits"_s, u"allocations"_s}));
    const Answer none = asked.askAs(u"admin"_s, "GET", u"/placement/resource_providers/nowhere"_s, newest);
    QCOMPARE(none.status, 404);
    QCOMPARE(json(none)["errors"_L1][0]["detail"_L1].toString(),
             u"The resource could not be found.\n\n No resource provider with uuid nowhere found  "_s);
}

void TestPlacement::showsInventoriesOfBothKindsOfCpus()
{
    AskedCloud asked;
    const Answer answer =
        asked.askAs(u"admin"_s, "GET", u"/placement/resource_providers/provider-2/inventories"_s, newest);
    const QJsonObject expected {
        {"VCPU"_L1,
         QJsonObject {{"total"_L1, 8},
                      {"reserved"_L1, 0},
                      {"min_unit"_L1, 1},
                      {"max_unit"_L1, 8},
                      {"step_size"_L1, 1},
                      {"allocation_ratio"_L1, 4.0}}},
        {"PCPU"_L1,
         QJsonObject {{"total"_L1, 4},
                      {"reserved"_L1, 0},
                      {"min_unit"_L1, 1},
                      {"max_unit"_L1, 4},
                      {"step_size"_L1, 1},
                      {"allocation_ratio"_L1, 1.0}}},
    };
    const QJsonObject inventories = json(answer)["inventories"_L1].toObject();
    QCOMPARE(inventories["VCPU"_L1], expected["VCPU"_L1]);
    QCOMPARE(inventories["PCPU"_L1], expected["PCPU"_L1]);
    QCOMPARE(inventories["MEMORY_MB"_L1]["reserved"_L1].toInt(), 512);
    QVERIFY(!header(answer, "Last-Modified").isEmpty());
}

void TestPlacement::showsUsagesOfAllThatThereIs()
{
    AskedCloud asked;
    const Answer answer =
        asked.askAs(u"admin"_s, "GET", u"/placement/resource_providers/provider-2/usages"_s, newest);
    QCOMPARE(json(answer)["usages"_L1].toObject(),
             QJsonObject({{"VCPU"_L1, 2}, {"PCPU"_L1, 0}, {"MEMORY_MB"_L1, 2048}, {"DISK_GB"_L1, 10}}));
}

void TestPlacement::showsTheTraitOfADisabledHost()
{
    AskedCloud asked;
    asked.cloud.host(u"cmp1"_s)->enabled = false;
    const Answer answer =
        asked.askAs(u"admin"_s, "GET", u"/placement/resource_providers/provider-1/traits"_s, newest);
    QCOMPARE(json(answer)["traits"_L1],
             QJsonValue(QJsonArray {"COMPUTE_NODE"_L1, "COMPUTE_STATUS_DISABLED"_L1}));
}

void TestPlacement::showsWhatAConsumerHolds()
{
    AskedCloud asked;
    const Answer held = asked.askAs(u"admin"_s, "GET", u"/placement/allocations/server-1"_s, newest);
    QCOMPARE(json(held).keys(),
             QStringList({u"allocations"_s, u"consumer_generation"_s, u"consumer_type"_s, u"project_id"_s,
                          u"user_id"_s}));
    QCOMPARE(json(held)["allocations"_L1]["provider-1"_L1]["resources"_L1]["VCPU"_L1].toInt(), 2);
    const Answer none = asked.askAs(u"admin"_s, "GET", u"/placement/allocations/nobody"_s, newest);
    QCOMPARE(none.status, 200);
    QCOMPARE(json(none), QJsonObject({{"allocations"_L1, QJsonObject()}}));
}

void TestPlacement::showsWhoHoldsAProvider()
{
    AskedCloud asked;
    const Answer answer =
        asked.askAs(u"admin"_s, "GET", u"/placement/resource_providers/provider-1/allocations"_s, newest);
    QCOMPARE(json(answer)["allocations"_L1].toObject().keys(), QStringList {u"server-1"_s});
}

void TestPlacement::offersCandidatesThatHaveRoom()
{
    AskedCloud asked;
    const Answer answer = asked.askAs(
        u"admin"_s, "GET", u"/placement/allocation_candidates?resources=PCPU:4,MEMORY_MB:8192"_s, newest);
    const QJsonArray requests = json(answer)["allocation_requests"_L1].toArray();
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests[0]["allocations"_L1]["provider-2"_L1]["resources"_L1].toObject(),
             QJsonObject({{"PCPU"_L1, 4}, {"MEMORY_MB"_L1, 8192}}));
    QCOMPARE(requests[0]["mappings"_L1][""_L1][0].toString(), u"provider-2"_s);
    const QJsonValue summary = json(answer)["provider_summaries"_L1]["provider-2"_L1];
    QCOMPARE(summary["resources"_L1]["VCPU"_L1].toObject(),
             QJsonObject({{"capacity"_L1, 32}, {"used"_L1, 2}}));
    QCOMPARE(summary["root_provider_uuid"_L1].toString(), u"provider-2"_s);
}

void TestPlacement::refusesAResourceThatIsNone()
{
    AskedCloud asked;
    const Answer answer =
        asked.askAs(u"admin"_s, "GET", u"/placement/allocation_candidates?resources=UNICORN:1"_s, newest);
    QCOMPARE(answer.status, 400);
    QCOMPARE(
        json(answer)["errors"_L1][0]["detail"_L1].toString(),
        u"The server could not comply with the request since it is either malformed or otherwise "
        "incorrect.\n\n Invalid resource class in resources parameter: No such resource class UNICORN.  "_s);
}

void TestPlacement::sumsUpAProject()
{
    AskedCloud asked;
    const QString path = u"/placement/usages?project_id=p-demo"_s;
    QCOMPARE(
        json(asked.askAs(u"admin"_s, "GET", path, newest))["usages"_L1]["unknown"_L1].toObject(),
        QJsonObject({{"VCPU"_L1, 4}, {"MEMORY_MB"_L1, 4096}, {"DISK_GB"_L1, 20}, {"consumer_count"_L1, 2}}));
    QCOMPARE(json(asked.askAs(u"reader"_s, "GET", path, "placement 1.37"))["usages"_L1]["VCPU"_L1].toInt(),
             4);
    QCOMPARE(asked.askAs(u"reader"_s, "GET", u"/placement/usages?project_id=p-admin"_s, newest).status, 403);
}

void TestPlacement::frees()
{
    AskedCloud asked;
    const QString path = u"/placement/allocations/server-1"_s;
    QCOMPARE(asked.askAs(u"admin"_s, "DELETE", path, newest).status, 204);
    QCOMPARE(asked.cloud.usageOf(u"cmp1"_s).value(u"VCPU"_s), 0);
    QCOMPARE(asked.askAs(u"admin"_s, "DELETE", path, newest).status, 404);
}

void TestPlacement::setsUnlessSomebodyElseHas()
{
    AskedCloud asked;
    QJsonObject body {
        {"allocations"_L1,
         QJsonObject {{"provider-2"_L1, QJsonObject {{"resources"_L1, QJsonObject {{"VCPU"_L1, 1}}}}}}},
        {"project_id"_L1, "p-demo"_L1},
        {"user_id"_L1, "u-member"_L1},
        {"consumer_generation"_L1, 7}};
    const QString path = u"/placement/allocations/server-1"_s;
    QCOMPARE(asked.askAs(u"admin"_s, "PUT", path, newest, body).status, 409);
    body["consumer_generation"_L1] = 1;
    QCOMPARE(asked.askAs(u"admin"_s, "PUT", path, newest, body).status, 204);
    QCOMPARE(asked.cloud.usageOf(u"cmp1"_s).value(u"VCPU"_s), 0);
    QCOMPARE(asked.cloud.usageOf(u"cmp2"_s).value(u"VCPU"_s), 3);
}

void TestPlacement::setsNothingThatIsNoneOrTooMuch_data()
{
    QTest::addColumn<QByteArray>("allocations");
    QTest::addColumn<int>("status");
    QTest::newRow("no JSON") << QByteArray("{") << 400;
    QTest::newRow("a list") << QByteArray("[]") << 400;
    QTest::newRow("of nothing") << QByteArray(R"({"provider-2": {}})") << 400;
    QTest::newRow("less than one") << QByteArray(R"({"provider-2": {"resources": {"VCPU": -1}}})") << 400;
    QTest::newRow("of nobody") << QByteArray(R"({"provider-9": {"resources": {"VCPU": 1}}})") << 400;
    QTest::newRow("too much") << QByteArray(R"({"provider-2": {"resources": {"VCPU": 100000}}})") << 409;
    QTest::newRow("not there") << QByteArray(R"({"provider-2": {"resources": {"VGPU": 1}}})") << 409;
}

void TestPlacement::setsNothingThatIsNoneOrTooMuch()
{
    QFETCH(QByteArray, allocations);
    AskedCloud asked;
    const QByteArray body = R"({"project_id": "p-demo", "user_id": "u-member", "consumer_generation": 1,
                                "allocations": )"
        + allocations + '}';
    const Headers headers {{"X-Auth-Token", asked.token(u"admin"_s, u"admin"_s)},
                           {"OpenStack-API-Version", newest}};
    const Answer answer =
        asked.door.deliver(requestOf("PUT", u"/placement/allocations/server-1"_s, headers, body)).answer;
    QTEST(answer.status, "status");
    QCOMPARE(asked.cloud.usageOf(u"cmp1"_s).value(u"VCPU"_s), 2);
    QCOMPARE(asked.cloud.usageOf(u"cmp2"_s).value(u"VCPU"_s), 2);
}

QTEST_GUILESS_MAIN(TestPlacement)
#include "tst_placement.moc"
