// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openstack/nova/novaclient.h"
#include "tests/support/fakeopenstack.h"
#include "tests/support/recording.h"

#include <QCoroTask>

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

class OneToken final : public TokenSource {
public:
    QCoro::Task<Result<Secret>> token(std::stop_token) override { co_return Secret(u"FAKE-TOKEN"_s); }
    QCoro::Task<Result<Secret>> renewed(Secret, std::stop_token) override
    {
        co_return Secret(u"FAKE-TOKEN"_s);
    }
};

/// What a call gave, for tables: a request id, a count of elements, or the error in words.
using Call = std::function<QString(Nova &)>;

template<typename T>
QString outcome(const Result<std::vector<T>> &result)
{
    return result ? QString::number(result->size()) : describe(result.error());
}

QString outcome(const Result<RequestId> &result)
{
    return result ? result->value : describe(result.error());
}

Recording recording(const QString &name)
{
    return Recording::read(QStringLiteral(DROVER_RECORDINGS "/%1.json").arg(name));
}

QJsonObject versionDocument(const QString &lowest, const QString &highest)
{
    return {{u"version"_s,
             QJsonObject {{u"id"_s, u"v2.1"_s}, {u"min_version"_s, lowest}, {u"version"_s, highest}}}};
}

FakeAnswer answerIn(const QByteArray &version, const QJsonObject &body)
{
    return FakeAnswer::json(200, body).with("OpenStack-API-Version", version);
}

QJsonObject serverGroup(const QString &id)
{
    return {{u"id"_s, id},
            {u"name"_s, id},
            {u"policy"_s, u"affinity"_s},
            {u"rules"_s, QJsonObject()},
            {u"members"_s, QJsonArray()},
            {u"project_id"_s, u"p1"_s},
            {u"user_id"_s, u"u1"_s}};
}

} // namespace

class TestNovaClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void newestCommonVersionIsAgreedOn_data();
    void newestCommonVersionIsAgreedOn();
    void cloudWithoutACommonVersionIsRejected_data();
    void cloudWithoutACommonVersionIsRejected();
    void versionIsAskedForAboveTheProject_data();
    void versionIsAskedForAboveTheProject();
    void endpointWithoutVersionIsFollowedToIt();
    void addressThatIsNotNovaIsMalformed();

    void requestIsAsRecorded_data();
    void requestIsAsRecorded();
    void serverIsReadAsRecorded();
    void hypervisorsKeepTheirMemory();
    void serverPageTellsTheNextMarker();
    void serverQueryIsSpeltOut();
    void changedServiceComesBack();
    void tooLongReasonIsNotSent();

    void pagesAreJoinedAndAskedForAtOurOwnAddress();
    void migrationsEndAtTheLimit();
    void pageThatPointsToItselfIsMalformed();
    void serverGroupsAreReadToTheEmptyPage();

    void refusedVersionIsLoweredOnce();
    void cloudThatBecameTooOldIsRejected();
    void readInAnotherVersionIsMalformed_data();
    void readInAnotherVersionIsMalformed();
    void acceptedActionStaysAcceptedInAnotherVersion();
    void brokenElementIsNamed();

private:
    [[nodiscard]] Result<std::unique_ptr<NovaClient>> connectTo(const QString &path)
    {
        const RestClient rest(m_network, m_fake->url(path), {}, &m_token);
        return QCoro::waitFor(NovaClient::connect(rest, {}));
    }
    /// A client of a cloud that speaks up to @p highest.
    [[nodiscard]] std::unique_ptr<NovaClient> nova(const QString &highest = u"2.93"_s)
    {
        m_fake->on("GET", u"/v2.1/"_s, FakeAnswer::json(200, versionDocument(u"2.1"_s, highest)));
        auto connected = connectTo(u"/v2.1"_s);
        return connected ? std::move(*connected) : nullptr;
    }
    void play(const Recording &recording)
    {
        m_fake->on(recording.request.verb, recording.request.path, recording.answer);
    }

    QNetworkAccessManager m_network;
    OneToken m_token;
    std::unique_ptr<FakeOpenStack> m_fake;
};

void TestNovaClient::init()
{
    m_fake = std::make_unique<FakeOpenStack>();
}

void TestNovaClient::newestCommonVersionIsAgreedOn_data()
{
    QTest::addColumn<QString>("cloud");
    QTest::addColumn<QString>("agreed");
    QTest::newRow("Train") << u"2.79"_s << u"2.79"_s;
    QTest::newRow("Zed") << u"2.93"_s << u"2.93"_s;
    QTest::newRow("Epoxy") << u"2.100"_s << u"2.100"_s;
    QTest::newRow("newer than Drover") << u"2.104"_s << u"2.100"_s;
}

void TestNovaClient::newestCommonVersionIsAgreedOn()
{
    QFETCH(QString, cloud);
    QFETCH(QString, agreed);
    const auto client = nova(cloud);
    QVERIFY(client);
    QCOMPARE(client->version().text(), agreed);
}

void TestNovaClient::cloudWithoutACommonVersionIsRejected_data()
{
    QTest::addColumn<QString>("lowest");
    QTest::addColumn<QString>("highest");
    QTest::addColumn<QString>("detail");
    QTest::newRow("Stein")
        << u"2.1"_s << u"2.72"_s
        << u"The cloud's compute API ends at 2.72; Drover needs 2.79 (OpenStack Train) or later"_s;
    QTest::newRow("2.9 is older than 2.79")
        << u"2.1"_s << u"2.9"_s
        << u"The cloud's compute API ends at 2.9; Drover needs 2.79 (OpenStack Train) or later"_s;
    QTest::newRow("far future")
        << u"2.150"_s << u"2.190"_s
        << u"The cloud's compute API begins at 2.150; this version of Drover knows it up to 2.100"_s;
}

void TestNovaClient::cloudWithoutACommonVersionIsRejected()
{
    QFETCH(QString, lowest);
    QFETCH(QString, highest);
    QFETCH(QString, detail);
    m_fake->on("GET", u"/v2.1/"_s, FakeAnswer::json(200, versionDocument(lowest, highest)));
    const auto client = connectTo(u"/v2.1"_s);
    QVERIFY(!client);
    QCOMPARE(client.error().kind, Error::Kind::Rejected);
    QCOMPARE(client.error().detail, detail);
    QVERIFY(client.error().where.contains(m_fake->url().toString()));
}

void TestNovaClient::versionIsAskedForAboveTheProject_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("asked");
    QTest::newRow("plain") << u"/v2.1"_s << u"/v2.1/"_s;
    QTest::newRow("slash") << u"/v2.1/"_s << u"/v2.1/"_s;
    QTest::newRow("project") << u"/v2.1/e0918d9706614d79a46758c3c7e38b63"_s << u"/v2.1/"_s;
    QTest::newRow("behind a prefix") << u"/compute/v2.1/p1"_s << u"/compute/v2.1/"_s;
}

void TestNovaClient::versionIsAskedForAboveTheProject()
{
    QFETCH(QString, endpoint);
    QFETCH(QString, asked);
    m_fake->on("GET", asked, recording(u"versions-nova-v2.1"_s).answer);
    const auto client = connectTo(endpoint);
    QVERIFY2(client, client ? "" : qPrintable(describe(client.error())));
    (void)QCoro::waitFor((*client)->services({}));
    QString base = endpoint;
    if (base.endsWith(u'/'))
        base.chop(1);
    QCOMPARE(m_fake->lastRequest().path, base + "/os-services"_L1);
}

void TestNovaClient::endpointWithoutVersionIsFollowedToIt()
{
    play(recording(u"versions-nova-root"_s));
    const auto client = connectTo(u"/"_s);
    QVERIFY(client);
    QCOMPARE((*client)->version().text(), u"2.93"_s);
    (void)QCoro::waitFor((*client)->services({}));
    QCOMPARE(m_fake->lastRequest().path, u"/v2.1/os-services"_s);
}

void TestNovaClient::addressThatIsNotNovaIsMalformed()
{
    m_fake->on("GET", u"/v2.1/"_s, FakeAnswer::json(200, {{u"name"_s, u"grafana"_s}}));
    const auto client = connectTo(u"/v2.1"_s);
    QVERIFY(!client);
    QCOMPARE(client.error().kind, Error::Kind::Malformed);
}

void TestNovaClient::requestIsAsRecorded_data()
{
    const ServerId live(u"81cfe511-d4fd-4eae-95e2-476e009eec68"_s);
    const ServerId automatic(u"cec8c8da-a098-4edf-af2b-1b15bddcd505"_s);
    const ServerId cold(u"a15b19b9-4c6a-4a24-87cd-d0f06f79660f"_s);
    const ServerId busy(u"3da0c7b4-46fe-470d-9e78-525a65dc904c"_s);

    QTest::addColumn<QString>("name");
    QTest::addColumn<Call>("call");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Call &call, const QString &expected) {
        QTest::newRow(name) << QString::fromLatin1(name) << call << expected;
    };
    row(
        "services-list-compute", [](Nova &nova) { return outcome(QCoro::waitFor(nova.services({}))); },
        u"5"_s);
    row(
        "hypervisors-detail-2.87", [](Nova &nova) { return outcome(QCoro::waitFor(nova.hypervisors({}))); },
        u"5"_s);
    row(
        "flavors-detail", [](Nova &nova) { return outcome(QCoro::waitFor(nova.flavors({}))); }, u"11"_s);
    row(
        "aggregates-list", [](Nova &nova) { return outcome(QCoro::waitFor(nova.aggregates({}))); }, u"2"_s);
    row(
        "zones-detail", [](Nova &nova) { return outcome(QCoro::waitFor(nova.zones({}))); }, u"3"_s);
    row(
        "live-server-migrations",
        [live](Nova &nova) { return outcome(QCoro::waitFor(nova.liveProgress(live, {}))); }, u"1"_s);
    row(
        "instance-actions",
        [](Nova &nova) {
            const ServerId id(recording(u"instance-actions"_s).request.path.section(u'/', 3, 3));
            return outcome(QCoro::waitFor(nova.actions(id, {})));
        },
        u"2"_s);
    row(
        "instance-action-2.93",
        [](Nova &nova) {
            const QString path = recording(u"instance-action-2.93"_s).request.path;
            const auto action = QCoro::waitFor(
                nova.action(ServerId(path.section(u'/', 3, 3)), RequestId(path.section(u'/', 5, 5)), {}));
            return action ? action->requestId.value : describe(action.error());
        },
        u"req-f2f860a7-9f7b-4535-8c0d-e153ca62f9fd"_s);

    row(
        "live-migrate-to-host",
        [live](Nova &nova) {
            return outcome(QCoro::waitFor(nova.liveMigrate(live, HostName(u"cmp1"_s), {})));
        },
        u"req-390147dc-00b3-4864-a777-60c31d38e4d4"_s);
    row(
        "live-migrate-auto",
        [automatic](Nova &nova) { return outcome(QCoro::waitFor(nova.liveMigrate(automatic, {}, {}))); },
        u"req-879e17a6-a49d-4cfa-a522-a8e7477eaaec"_s);
    row(
        "cold-migrate",
        [cold](Nova &nova) { return outcome(QCoro::waitFor(nova.coldMigrate(cold, {}, {}))); },
        u"req-0fb6066c-a72e-4d3b-9d27-dd0d5bf9d3a8"_s);
    row(
        "cold-migrate-to-host",
        [cold](Nova &nova) {
            return outcome(QCoro::waitFor(nova.coldMigrate(cold, HostName(u"cmp2"_s), {})));
        },
        u"req-c744fb39-06da-475c-b810-6233d570bf29"_s);
    row(
        "cold-confirm", [cold](Nova &nova) { return outcome(QCoro::waitFor(nova.confirmResize(cold, {}))); },
        u"req-b03614e5-5775-418f-87cc-8c53047adadd"_s);
    row(
        "cold-revert", [cold](Nova &nova) { return outcome(QCoro::waitFor(nova.revertResize(cold, {}))); },
        u"req-f1c939cc-362b-4e4b-a239-c8ba25525028"_s);
    row(
        "live-abort",
        [busy](Nova &nova) { return outcome(QCoro::waitFor(nova.abortMigration(busy, 7, {}))); },
        u"req-1b9acc5c-d48a-4736-9ce1-1b1c9283eaa1"_s);
    row(
        "live-force-complete",
        [busy](Nova &nova) { return outcome(QCoro::waitFor(nova.forceComplete(busy, 9, {}))); },
        u"req-c8195ff7-2049-41ed-944b-97093066c66f"_s);
}

void TestNovaClient::requestIsAsRecorded()
{
    QFETCH(QString, name);
    QFETCH(Call, call);
    QFETCH(QString, expected);
    const auto client = nova();
    const Recording real = recording(name);
    play(real);
    const QString got = call(*client);
    const FakeRequest sent = m_fake->lastRequest();
    QCOMPARE(sent.verb, real.request.verb);
    QCOMPARE(sent.path, real.request.path);
    QCOMPARE(sent.query.toString(), real.request.query.toString());
    QCOMPARE(sent.json(), real.request.json());
    QCOMPARE(sent.header("OpenStack-API-Version"), real.request.header("OpenStack-API-Version"));
    QCOMPARE(sent.header("X-Auth-Token"), real.request.header("X-Auth-Token"));
    QCOMPARE(got, expected);
}

void TestNovaClient::serverIsReadAsRecorded()
{
    const auto client = nova();
    const Recording real = recording(u"servers-show-2.93"_s);
    play(real);
    const ServerId id(real.request.path.section(u'/', 3, 3));
    const auto server = QCoro::waitFor(client->server(id, {}));
    QVERIFY(server);
    QCOMPARE(server->id, id);

    const Recording unknown = recording(u"servers-show-unknown"_s);
    play(unknown);
    const auto none = QCoro::waitFor(client->server(ServerId(unknown.request.path.section(u'/', 3, 3)), {}));
    QVERIFY(!none);
    QCOMPARE(none.error().httpStatus, 404);
    QVERIFY(!none.error().requestId.isEmpty());
}

void TestNovaClient::hypervisorsKeepTheirMemory()
{
    const auto client = nova(u"2.100"_s);
    play(recording(u"hypervisors-detail-2.87"_s));
    const auto hypervisors = QCoro::waitFor(client->hypervisors({}));
    QVERIFY(hypervisors);
    QVERIFY(hypervisors->front().memoryMiB.has_value());
    QCOMPARE(m_fake->lastRequest().header("OpenStack-API-Version"), "compute 2.87");
}

void TestNovaClient::serverPageTellsTheNextMarker()
{
    const auto client = nova();
    play(recording(u"servers-page-1"_s));
    ServerQuery query;
    const auto first = QCoro::waitFor(client->servers(query, {}));
    QVERIFY(first);
    QCOMPARE(first->servers.size(), size_t(2));
    QCOMPARE(first->nextMarker, u"a15b19b9-4c6a-4a24-87cd-d0f06f79660f"_s);

    m_fake->on("GET", u"/v2.1/servers/detail"_s, answerIn("compute 2.93", {{u"servers"_s, QJsonArray()}}));
    query.marker = first->nextMarker;
    const auto last = QCoro::waitFor(client->servers(query, {}));
    QVERIFY(last);
    QCOMPARE(m_fake->lastRequest().query.queryItemValue(u"marker"_s), first->nextMarker);
    QVERIFY(last->servers.empty());
    QVERIFY(last->nextMarker.isEmpty());

    play(recording(u"servers-bad-marker"_s));
    m_fake->on("GET", u"/v2.1/servers/detail"_s, recording(u"servers-bad-marker"_s).answer);
    const auto gone = QCoro::waitFor(client->servers(query, {}));
    QVERIFY(!gone);
    QCOMPARE(gone.error().httpStatus, 400);
    QVERIFY(gone.error().detail.startsWith("marker ["_L1));
}

void TestNovaClient::serverQueryIsSpeltOut()
{
    const auto client = nova();
    ServerQuery query;
    query.host = HostName(u"cmp1"_s);
    query.changesSince = QDateTime(QDate(2026, 11, 17), QTime(2, 0, 5), Qt::UTC);
    query.limit = 200;
    query.marker = u"s1"_s;
    (void)QCoro::waitFor(client->servers(query, {}));
    QCOMPARE(m_fake->lastRequest().query.toString(),
             u"all_tenants=1&host=cmp1&changes-since=2026-11-17T02:00:05Z&limit=200&marker=s1"_s);

    ServerQuery own;
    own.allProjects = false;
    (void)QCoro::waitFor(client->servers(own, {}));
    QCOMPARE(m_fake->lastRequest().query.toString(), u"limit=1000"_s);
}

void TestNovaClient::changedServiceComesBack()
{
    const auto client = nova();
    ComputeService service;
    const Recording close = recording(u"services-disable-again-with-reason"_s);
    service.id = ServiceId(close.request.path.section(u'/', 3, 3));
    play(close);
    const auto closed =
        QCoro::waitFor(client->setScheduling(service, false, u"console: kernel update"_s, {}));
    QVERIFY(closed);
    QCOMPARE(closed->status, ComputeService::Status::Disabled);
    QCOMPARE(m_fake->lastRequest().json(), close.request.json());

    const Recording open = recording(u"services-enable"_s);
    service.id = ServiceId(open.request.path.section(u'/', 3, 3));
    play(open);
    const auto opened =
        QCoro::waitFor(client->setScheduling(service, true, u"a reason that Nova would refuse"_s, {}));
    QVERIFY(opened);
    QCOMPARE(opened->status, ComputeService::Status::Enabled);
    QCOMPARE(m_fake->lastRequest().json(), open.request.json());

    const Recording denied = recording(u"services-disable-denied"_s);
    service.id = ServiceId(denied.request.path.section(u'/', 3, 3));
    play(denied);
    const auto refused = QCoro::waitFor(client->setScheduling(service, false, {}, {}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().httpStatus, 403);
}

void TestNovaClient::tooLongReasonIsNotSent()
{
    const auto client = nova();
    const qsizetype before = m_fake->requests().size();
    ComputeService service;
    service.id = ServiceId(u"s1"_s);
    const auto refused = QCoro::waitFor(client->setScheduling(service, false, QString(256, u'x'), {}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Rejected);
    QCOMPARE(m_fake->requests().size(), before);
}

void TestNovaClient::pagesAreJoinedAndAskedForAtOurOwnAddress()
{
    const auto client = nova();
    const Recording first = recording(u"migrations-page-1"_s);
    const Recording second = recording(u"migrations-page-2"_s);
    FakeAnswer last = answerIn("compute 2.93", {{u"migrations"_s, QJsonArray()}});
    m_fake->on("GET", u"/v2.1/os-migrations"_s, last);
    m_fake->once("GET", u"/v2.1/os-migrations"_s, first.answer);
    m_fake->once("GET", u"/v2.1/os-migrations"_s, second.answer);
    const MigrationQuery query;
    const auto all = QCoro::waitFor(client->migrations(query, {}));
    QVERIFY(all);
    QCOMPARE(all->size(), size_t(4));
    const auto asked = m_fake->requests("GET", u"/v2.1/os-migrations"_s);
    QCOMPARE(asked[1].query.toString(), second.request.query.toString());
}

void TestNovaClient::migrationsEndAtTheLimit()
{
    const auto client = nova();
    const Recording page = recording(u"migrations-page-1"_s);
    play(page);
    MigrationQuery query;
    query.limit = 2;
    query.source = HostName(u"cmp2"_s);
    query.server = ServerId(u"s1"_s);
    query.host = HostName(u"cmp1"_s);
    query.status = u"running"_s;
    const auto two = QCoro::waitFor(client->migrations(query, {}));
    QVERIFY(two);
    QCOMPARE(two->size(), size_t(2));
    QCOMPARE(m_fake->requests("GET", page.request.path).size(), 1);
    QCOMPARE(m_fake->lastRequest().query.toString(),
             u"instance_uuid=s1&host=cmp1&source_compute=cmp2&status=running&limit=2"_s);
}

void TestNovaClient::pageThatPointsToItselfIsMalformed()
{
    const auto client = nova();
    play(recording(u"migrations-page-1"_s)); // The same page, and so the same link, again and again.
    const auto endless = QCoro::waitFor(client->migrations({}, {}));
    QVERIFY(!endless);
    QCOMPARE(endless.error().kind, Error::Kind::Malformed);
    QCOMPARE(m_fake->requests("GET", u"/v2.1/os-migrations"_s).size(), 2);
}

void TestNovaClient::serverGroupsAreReadToTheEmptyPage()
{
    const auto client = nova();
    const QString path = u"/v2.1/os-server-groups"_s;
    m_fake->on("GET", path, answerIn("compute 2.93", {{u"server_groups"_s, QJsonArray()}}));
    m_fake->once("GET", path,
                 answerIn("compute 2.93",
                          {{u"server_groups"_s, QJsonArray {serverGroup(u"a"_s), serverGroup(u"b"_s)}}}));
    m_fake->once("GET", path,
                 answerIn("compute 2.93", {{u"server_groups"_s, QJsonArray {serverGroup(u"c"_s)}}}));
    const auto groups = QCoro::waitFor(client->serverGroups({}));
    QVERIFY(groups);
    QCOMPARE(groups->size(), size_t(3));
    QCOMPARE(m_fake->lastRequest().query.toString(), u"all_projects=true&limit=1000&offset=3"_s);
}

void TestNovaClient::refusedVersionIsLoweredOnce()
{
    const auto client = nova(u"2.100"_s);
    const QString path = u"/v2.1/servers/s1/action"_s;
    m_fake->once("POST", path, recording(u"versions-nova-too-high"_s).answer);
    m_fake->once("POST", path, FakeAnswer::empty(202).with("OpenStack-API-Version", "compute 2.93"));
    QVERIFY(QCoro::waitFor(client->startServer(ServerId(u"s1"_s), {})));
    QCOMPARE(client->version().text(), u"2.93"_s);
    const auto sent = m_fake->requests("POST", path);
    QCOMPARE(sent.size(), 2);
    QCOMPARE(sent[0].header("OpenStack-API-Version"), "compute 2.100");
    QCOMPARE(sent[1].header("OpenStack-API-Version"), "compute 2.93");
    QCOMPARE(sent[1].header("X-OpenStack-Nova-API-Version"), "2.93");
    QCOMPARE(sent[1].json(), QJsonObject({{u"os-start"_s, QJsonValue::Null}}));

    m_fake->on("POST", path, recording(u"versions-nova-too-high"_s).answer);
    const auto again = QCoro::waitFor(client->startServer(ServerId(u"s1"_s), {}));
    QVERIFY(!again);
    QCOMPARE(again.error().httpStatus, 406);
    QCOMPARE(m_fake->requests("POST", path).size(), 4);
}

void TestNovaClient::cloudThatBecameTooOldIsRejected()
{
    const auto client = nova();
    const QString words = u"Version 2.93 is not supported by the API. Minimum is 2.1 and maximum is 2.72."_s;
    m_fake->on("GET", u"/v2.1/os-services"_s, FakeAnswer::fault(406, u"computeFault"_s, words));
    const auto rejected = QCoro::waitFor(client->services({}));
    QVERIFY(!rejected);
    QCOMPARE(rejected.error().kind, Error::Kind::Rejected);
    QCOMPARE(m_fake->requests("GET", u"/v2.1/os-services"_s).size(), 1);
}

void TestNovaClient::readInAnotherVersionIsMalformed_data()
{
    QTest::addColumn<QByteArray>("answered");
    QTest::newRow("header stripped on the way in") << QByteArray("compute 2.1");
    QTest::newRow("header stripped both ways") << QByteArray();
}

void TestNovaClient::readInAnotherVersionIsMalformed()
{
    QFETCH(QByteArray, answered);
    const auto client = nova();
    FakeAnswer answer = FakeAnswer::json(200, {{u"services"_s, QJsonArray()}});
    if (!answered.isEmpty())
        answer = answer.with("OpenStack-API-Version", answered);
    m_fake->on("GET", u"/v2.1/os-services"_s, answer);
    const auto services = QCoro::waitFor(client->services({}));
    QVERIFY(!services);
    QCOMPARE(services.error().kind, Error::Kind::Malformed);
    QVERIFY2(services.error().detail.contains("drops the header"_L1), qPrintable(services.error().detail));
}

void TestNovaClient::acceptedActionStaysAcceptedInAnotherVersion()
{
    const auto client = nova();
    m_fake->on("POST", u"/v2.1/servers/s1/action"_s,
               FakeAnswer::empty(202)
                   .with("OpenStack-API-Version", "compute 2.1")
                   .with("X-Compute-Request-Id", "req-9"));
    const auto accepted = QCoro::waitFor(client->startServer(ServerId(u"s1"_s), {}));
    QVERIFY(accepted);
    QCOMPARE(accepted->value, u"req-9"_s);
}

void TestNovaClient::brokenElementIsNamed()
{
    const auto client = nova();
    m_fake->on("GET", u"/v2.1/servers/detail"_s,
               answerIn("compute 2.93", {{u"servers"_s, QJsonArray {QJsonObject {{u"name"_s, u"x"_s}}}}}));
    const auto servers = QCoro::waitFor(client->servers({}, {}));
    QVERIFY(!servers);
    QCOMPARE(servers.error().kind, Error::Kind::Malformed);
    QCOMPARE(servers.error().where, u"GET servers/detail"_s);
    QCOMPARE(servers.error().detail, u"servers[0]: id is missing"_s);
}

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestNovaClient)
#include "tst_novaclient.moc"
