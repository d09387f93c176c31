// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openstack/cloud.h"
#include "tests/support/fakeopenstack.h"
#include "tests/support/recording.h"
#include "tests/support/turnedclock.h"

#include <QCoroTask>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

class TestCloud : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void openCloudAnswersAndTellsWhoWeAre();
    void clockSkewIsToldOnlyWhenItMatters_data();
    void clockSkewIsToldOnlyWhenItMatters();
    void uncheckedTlsIsTold();
    void unreadableCertificateIsLocal();
    void wrongRegionNamesWhatThereIs();
    void overriddenEndpointIsUsed();
    void tooOldCloudIsRejected();
    void wrongPasswordIsRefused();
    void silentCloudIsUnreachableAfterTheConfiguredTime();
    void stopEndsOpening();
    void tokenIsRenewedUnderWay();

private:
    [[nodiscard]] Result<std::unique_ptr<Cloud>> open()
    {
        return QCoro::waitFor(Cloud::open(m_config, m_clock, {}));
    }
    [[nodiscard]] static Recording recording(const QString &name)
    {
        return Recording::read(QStringLiteral(DROVER_RECORDINGS "/%1.json").arg(name));
    }

    TurnedClock m_clock {TurnedClock::Kind::Standing};
    std::unique_ptr<FakeOpenStack> m_fake;
    CloudConfig m_config;
};

void TestCloud::init()
{
    m_fake = std::make_unique<FakeOpenStack>();
    m_fake->setClock([this] { return m_clock.now(); });
    m_fake->serveKeystone(u"correct-horse"_s);
    m_fake->on("GET", u"/v2.1/"_s, recording(u"versions-nova-v2.1"_s).answer);
    m_fake->on("GET", u"/v2.1/os-services"_s, recording(u"services-list-compute"_s).answer);
    m_config = CloudConfig();
    m_config.name = u"lab"_s;
    m_config.auth.authUrl = m_fake->url(u"/v3"_s).toString();
    m_config.auth.username = u"admin"_s;
    m_config.auth.password = Secret(u"correct-horse"_s);
    m_config.auth.projectName = u"admin"_s;
}

void TestCloud::openCloudAnswersAndTellsWhoWeAre()
{
    const auto cloud = open();
    QVERIFY2(cloud, cloud ? "" : qPrintable(describe(cloud.error())));
    const CloudIdentity &identity = (*cloud)->identity();
    QCOMPARE(identity.name, u"lab"_s);
    QCOMPARE(identity.authUrl, m_config.auth.authUrl);
    QCOMPARE(identity.region, u"RegionOne"_s);
    QCOMPARE(identity.user, u"admin"_s);
    QCOMPARE(identity.project, u"admin"_s);
    QCOMPARE(identity.computeApi->text(), u"2.93"_s);
    QCOMPARE((*cloud)->tokenExpiresAt(), m_clock.now().addSecs(3600));
    QVERIFY((*cloud)->tlsVerified());
    const auto services = QCoro::waitFor((*cloud)->nova().services({}));
    QVERIFY(services);
    QCOMPARE(services->size(), size_t(5));
}

void TestCloud::clockSkewIsToldOnlyWhenItMatters_data()
{
    QTest::addColumn<int>("skew");
    QTest::addColumn<int>("told");
    QTest::newRow("a few seconds") << 5 << 0;
    QTest::newRow("cloud ahead") << 6 << 6;
    QTest::newRow("cloud behind") << -3600 << -3600;
}

void TestCloud::clockSkewIsToldOnlyWhenItMatters()
{
    QFETCH(int, skew);
    QFETCH(int, told);
    m_fake->setClock([this, skew] { return m_clock.now().addSecs(skew); });
    const auto cloud = open();
    QVERIFY(cloud);
    QCOMPARE((*cloud)->clockSkew(), std::chrono::seconds(told));
}

void TestCloud::uncheckedTlsIsTold()
{
    m_config.tls.verify = false;
    const auto cloud = open();
    QVERIFY(cloud);
    QVERIFY(!(*cloud)->tlsVerified());
}

void TestCloud::unreadableCertificateIsLocal()
{
    m_config.tls.caFile = u"/does/not/exist.pem"_s;
    const auto cloud = open();
    QVERIFY(!cloud);
    QCOMPARE(cloud.error().kind, Error::Kind::Local);
    QCOMPARE(cloud.error().where, u"/does/not/exist.pem"_s);
    QVERIFY(m_fake->requests().isEmpty());
}

void TestCloud::wrongRegionNamesWhatThereIs()
{
    m_config.region = u"RegionTwo"_s;
    const auto cloud = open();
    QVERIFY(!cloud);
    QCOMPARE(cloud.error().kind, Error::Kind::Rejected);
    QVERIFY2(cloud.error().detail.endsWith("it has: public in RegionOne"_L1),
             qPrintable(cloud.error().detail));
}

void TestCloud::overriddenEndpointIsUsed()
{
    m_config.services[u"compute"_s].endpoint = m_fake->url(u"/compute/v2.1"_s).toString();
    m_fake->on("GET", u"/compute/v2.1/"_s, recording(u"versions-nova-v2.1"_s).answer);
    QVERIFY(open());
    QCOMPARE(m_fake->lastRequest().path, u"/compute/v2.1/"_s);
}

void TestCloud::tooOldCloudIsRejected()
{
    const QJsonObject queens {{u"id"_s, u"v2.1"_s}, {u"version"_s, u"2.60"_s}, {u"min_version"_s, u"2.1"_s}};
    m_fake->on("GET", u"/v2.1/"_s, FakeAnswer::json(200, {{u"version"_s, queens}}));
    const auto cloud = open();
    QVERIFY(!cloud);
    QCOMPARE(cloud.error().kind, Error::Kind::Rejected);
}

void TestCloud::wrongPasswordIsRefused()
{
    m_config.auth.password = Secret(u"guess"_s);
    const auto cloud = open();
    QVERIFY(!cloud);
    QCOMPARE(cloud.error().kind, Error::Kind::Refused);
    QCOMPARE(cloud.error().httpStatus, 401);
    QVERIFY(cloud.error().where.contains(m_config.auth.authUrl));
}

void TestCloud::silentCloudIsUnreachableAfterTheConfiguredTime()
{
    m_config.timeout = 1s;
    m_fake->on("GET", u"/v2.1/"_s, FakeAnswer::stall());
    const auto cloud = open();
    QVERIFY(!cloud);
    QCOMPARE(cloud.error().kind, Error::Kind::Unreachable);
    QCOMPARE(cloud.error().detail, u"No answer within 1 s"_s);
}

void TestCloud::stopEndsOpening()
{
    m_fake->on("GET", u"/v2.1/"_s, FakeAnswer::stall());
    std::stop_source stop;
    auto opening = Cloud::open(m_config, m_clock, stop.get_token());
    QTRY_COMPARE(m_fake->requests().size(), 2);
    stop.request_stop();
    const auto cloud = QCoro::waitFor(opening);
    QVERIFY(!cloud);
    QCOMPARE(cloud.error().kind, Error::Kind::Canceled);
}

void TestCloud::tokenIsRenewedUnderWay()
{
    const auto cloud = open();
    QVERIFY(cloud);
    m_clock.advance(3590s);
    QVERIFY(QCoro::waitFor((*cloud)->nova().services({})));
    QCOMPARE((*cloud)->tokenExpiresAt(), m_clock.now().addSecs(3600));
    m_fake->revokeTokens();
    QVERIFY(QCoro::waitFor((*cloud)->nova().services({})));
    QCOMPARE(m_fake->logins(), 3);
}

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestCloud)
#include "tst_cloud.moc"
