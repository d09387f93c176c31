// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openstack/keystone/keystonesession.h"
#include "tests/support/fakeopenstack.h"
#include "tests/support/recording.h"
#include "tests/support/turnedclock.h"

#include <QCoroTask>

#include <QLoggingCategory>
#include <QTcpServer>
#include <QTest>

#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

class TestKeystoneSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tokenIsKeptUntilTwoMinutesBeforeItsEnd();
    void shortLivedTokenIsUsedForHalfItsLife();
    void skewedDesktopClockDoesNotMatter_data();
    void skewedDesktopClockDoesNotMatter();
    void manyCallersShareOneLogin();
    void manyRejectedRequestsShareOneLogin();
    void waitersLogInThemselvesWhenTheFirstIsStopped();
    void stoppedWaiterReturnsAtOnce();
    void wrongPasswordIsRefusedWithTheAddress();
    void wrongPasswordIsNotTriedAgainForAMinute();
    void refusalIsSharedByAllWhoWaited();
    void bareTokenCannotBeRenewed();
    void refusedBareTokenSaysSo();
    void version3IsFoundBelowTheRoot_data();
    void version3IsFoundBelowTheRoot();
    void addressThatIsNotKeystoneIsMalformed();
    void missingAddressIsRejected();
    void unreachableKeystoneIsNamed();
    void secretsNeverShow();

private:
    [[nodiscard]] AuthConfig auth(const QString &path = u"/v3"_s) const
    {
        AuthConfig config;
        config.authUrl = m_fake->url(path).toString();
        config.username = u"admin"_s;
        config.password = Secret(password);
        config.projectName = u"admin"_s;
        return config;
    }
    [[nodiscard]] AuthConfig bareToken() const
    {
        AuthConfig config;
        config.method = AuthConfig::Method::Token;
        config.authUrl = m_fake->url(u"/v3"_s).toString();
        config.token = Secret(password);
        return config;
    }

    const QString password = u"correct-horse"_s;
    QNetworkAccessManager m_network;
    TurnedClock m_clock {TurnedClock::Kind::Standing};
    std::unique_ptr<FakeOpenStack> m_fake;
};

void TestKeystoneSession::init()
{
    m_fake = std::make_unique<FakeOpenStack>();
    m_fake->setClock([this] { return m_clock.now(); });
    m_fake->serveKeystone(password);
}

void TestKeystoneSession::tokenIsKeptUntilTwoMinutesBeforeItsEnd()
{
    KeystoneSession session(m_network, auth(), {}, m_clock);
    QVERIFY(!session.present());
    QCOMPARE(*QCoro::waitFor(session.token({})), Secret(u"token-1"_s));
    QCOMPARE(session.present()->expiresAt, m_clock.now().addSecs(3600));

    m_clock.advance(3600s - 120s);
    QCOMPARE(*QCoro::waitFor(session.token({})), Secret(u"token-1"_s));
    m_clock.advance(1s);
    QCOMPARE(*QCoro::waitFor(session.token({})), Secret(u"token-2"_s));
    QCOMPARE(m_fake->logins(), 2);
}

void TestKeystoneSession::shortLivedTokenIsUsedForHalfItsLife()
{
    m_fake->setTokenLife(60s);
    KeystoneSession session(m_network, auth(), {}, m_clock);
    QVERIFY(QCoro::waitFor(session.token({})));
    m_clock.advance(30s);
    QCOMPARE(*QCoro::waitFor(session.token({})), Secret(u"token-1"_s));
    m_clock.advance(1s);
    QCOMPARE(*QCoro::waitFor(session.token({})), Secret(u"token-2"_s));
}

void TestKeystoneSession::skewedDesktopClockDoesNotMatter_data()
{
    QTest::addColumn<int>("skew");
    QTest::newRow("desktop two hours behind") << 7200;
    QTest::newRow("desktop two hours ahead") << -7200;
}

void TestKeystoneSession::skewedDesktopClockDoesNotMatter()
{
    QFETCH(int, skew);
    m_fake->setClock([this, skew] { return m_clock.now().addSecs(skew); });
    KeystoneSession session(m_network, auth(), {}, m_clock);
    QVERIFY(QCoro::waitFor(session.token({})));
    QCOMPARE(session.clockSkew(), std::chrono::seconds(skew));
    m_clock.advance(3480s);
    QCOMPARE(*QCoro::waitFor(session.token({})), Secret(u"token-1"_s));
    m_clock.advance(1s);
    QCOMPARE(*QCoro::waitFor(session.token({})), Secret(u"token-2"_s));
}

void TestKeystoneSession::manyCallersShareOneLogin()
{
    KeystoneSession session(m_network, auth(), {}, m_clock);
    std::vector<QCoro::Task<Result<Secret>>> callers;
    for (int i = 0; i < 20; ++i)
        callers.push_back(session.token({}));
    for (auto &caller : callers)
        QCOMPARE(*QCoro::waitFor(caller), Secret(u"token-1"_s));
    QCOMPARE(m_fake->requests("POST", u"/v3/auth/tokens"_s).size(), 1);
}

void TestKeystoneSession::manyRejectedRequestsShareOneLogin()
{
    KeystoneSession session(m_network, auth(), {}, m_clock);
    m_fake->on("GET", u"/v2.1/servers"_s, FakeAnswer::json(200, {}));
    RestClient nova(m_network, m_fake->url(u"/v2.1"_s), {}, &session);
    const RestRequest request("GET", {u"servers"_s});
    QVERIFY(QCoro::waitFor(nova.send(request, {})));

    m_fake->revokeTokens();
    std::vector<QCoro::Task<Result<RestReply>>> callers;
    for (int i = 0; i < 20; ++i)
        callers.push_back(nova.send(request, {}));
    for (auto &caller : callers)
        QVERIFY(QCoro::waitFor(caller));
    QCOMPARE(m_fake->requests("POST", u"/v3/auth/tokens"_s).size(), 2);
}

void TestKeystoneSession::waitersLogInThemselvesWhenTheFirstIsStopped()
{
    m_fake->once("POST", u"/v3/auth/tokens"_s, FakeAnswer::stall());
    KeystoneSession session(m_network, auth(), {}, m_clock);
    std::stop_source stop;
    auto first = session.token(stop.get_token());
    auto second = session.token({});
    auto third = session.token({});
    QTRY_COMPARE(m_fake->requests().size(), 1);
    stop.request_stop();
    QCOMPARE(QCoro::waitFor(first).error().kind, Error::Kind::Canceled);
    QCOMPARE(*QCoro::waitFor(second), Secret(u"token-1"_s));
    QCOMPARE(*QCoro::waitFor(third), Secret(u"token-1"_s));
    QCOMPARE(m_fake->logins(), 1);
}

void TestKeystoneSession::stoppedWaiterReturnsAtOnce()
{
    m_fake->once("POST", u"/v3/auth/tokens"_s, FakeAnswer::stall());
    KeystoneSession session(m_network, auth(), {}, m_clock);
    std::stop_source stopFirst;
    auto first = session.token(stopFirst.get_token());
    std::stop_source stopSecond;
    auto second = session.token(stopSecond.get_token());
    stopSecond.request_stop();
    QCOMPARE(QCoro::waitFor(second).error().kind, Error::Kind::Canceled);
    QVERIFY(!first.isReady());
    stopFirst.request_stop();
    (void)QCoro::waitFor(first);
}

void TestKeystoneSession::wrongPasswordIsRefusedWithTheAddress()
{
    m_fake->on("POST", u"/v3/auth/tokens"_s,
               Recording::read(QStringLiteral(DROVER_RECORDINGS "/auth-wrong-password.json")).answer);
    KeystoneSession session(m_network, auth(), {}, m_clock);
    const auto refused = QCoro::waitFor(session.token({}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Refused);
    QCOMPARE(refused.error().httpStatus, 401);
    QCOMPARE(refused.error().where, u"POST %1/auth/tokens"_s.arg(m_fake->url(u"/v3"_s).toString()));
    QCOMPARE(refused.error().detail, u"The request you have made requires authentication."_s);
    QVERIFY(!session.present());
}

void TestKeystoneSession::wrongPasswordIsNotTriedAgainForAMinute()
{
    AuthConfig wrong = auth();
    wrong.password = Secret(u"guess"_s);
    KeystoneSession session(m_network, wrong, {}, m_clock);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(QCoro::waitFor(session.token({})).error().httpStatus, 401);
    QCOMPARE(m_fake->requests().size(), 1);
    m_clock.advance(60s);
    QCOMPARE(QCoro::waitFor(session.token({})).error().httpStatus, 401);
    QCOMPARE(m_fake->requests().size(), 2);
}

void TestKeystoneSession::refusalIsSharedByAllWhoWaited()
{
    m_fake->on("POST", u"/v3/auth/tokens"_s, FakeAnswer::fault(503, u"error"_s, u"Busy"_s));
    KeystoneSession session(m_network, auth(), {}, m_clock);
    auto first = session.token({});
    auto second = session.token({});
    QCOMPARE(QCoro::waitFor(first).error().httpStatus, 503);
    QCOMPARE(QCoro::waitFor(second).error().httpStatus, 503);
    QCOMPARE(m_fake->requests().size(), 1);
    (void)QCoro::waitFor(session.token({})); // A busy Keystone may be asked again, by who comes later.
    QCOMPARE(m_fake->requests().size(), 2);
}

void TestKeystoneSession::bareTokenCannotBeRenewed()
{
    KeystoneSession session(m_network, bareToken(), {}, m_clock);
    QVERIFY(QCoro::waitFor(session.token({})));
    m_clock.advance(3599s);
    QCOMPARE(*QCoro::waitFor(session.token({})), Secret(u"token-1"_s)); // Good to its last second.

    const auto rejected = QCoro::waitFor(session.renewed(Secret(u"token-1"_s), {}));
    QVERIFY(!rejected);
    QCOMPARE(rejected.error().kind, Error::Kind::Rejected);
    QCOMPARE(rejected.error().detail,
             u"The token is no longer accepted, and there is no password to get a new one with"_s);

    m_clock.advance(1s);
    const auto over = QCoro::waitFor(session.token({}));
    QVERIFY(!over);
    QCOMPARE(over.error().kind, Error::Kind::Rejected);
    QCOMPARE(over.error().detail, u"The token has expired, and there is no password to get a new one with"_s);
    QCOMPARE(m_fake->requests().size(), 1);
}

void TestKeystoneSession::refusedBareTokenSaysSo()
{
    AuthConfig old = bareToken();
    old.token = Secret(u"an old token"_s);
    KeystoneSession session(m_network, old, {}, m_clock);
    const auto refused = QCoro::waitFor(session.token({}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().httpStatus, 401);
    QCOMPARE(refused.error().detail,
             u"The token is not accepted, and there is no password to get a new one with"_s);
}

void TestKeystoneSession::version3IsFoundBelowTheRoot_data()
{
    QTest::addColumn<QString>("configured");
    QTest::newRow("root") << u""_s;
    QTest::newRow("root with slash") << u"/"_s;
    QTest::newRow("v3 with slash") << u"/v3/"_s;
}

void TestKeystoneSession::version3IsFoundBelowTheRoot()
{
    QFETCH(QString, configured);
    // Its links say http://controller.example:5000/v3/, which nobody can reach from here.
    m_fake->on("GET", u"/"_s,
               Recording::read(QStringLiteral(DROVER_RECORDINGS "/versions-keystone-root.json")).answer);
    KeystoneSession session(m_network, auth(configured), {}, m_clock);
    const auto token = QCoro::waitFor(session.token({}));
    QVERIFY2(token, token ? "" : qPrintable(describe(token.error())));
}

void TestKeystoneSession::addressThatIsNotKeystoneIsMalformed()
{
    m_fake->on("GET", u"/dashboard/"_s, FakeAnswer::text(200, "<html>", "text/html"));
    KeystoneSession session(m_network, auth(u"/dashboard"_s), {}, m_clock);
    const auto malformed = QCoro::waitFor(session.token({}));
    QVERIFY(!malformed);
    QCOMPARE(malformed.error().kind, Error::Kind::Malformed);
    QCOMPARE(malformed.error().where, u"GET %1/"_s.arg(m_fake->url(u"/dashboard"_s).toString()));
}

void TestKeystoneSession::missingAddressIsRejected()
{
    AuthConfig nowhere = auth();
    nowhere.authUrl.clear();
    KeystoneSession session(m_network, nowhere, {}, m_clock);
    QCOMPARE(QCoro::waitFor(session.token({})).error().kind, Error::Kind::Rejected);
}

void TestKeystoneSession::unreachableKeystoneIsNamed()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    AuthConfig config = auth();
    config.authUrl = u"http://127.0.0.1:%1/v3"_s.arg(closed.serverPort());
    closed.close();
    KeystoneSession session(m_network, config, {}, m_clock);
    const auto nobody = QCoro::waitFor(session.token({}));
    QVERIFY(!nobody);
    QCOMPARE(nobody.error().kind, Error::Kind::Unreachable);
    QCOMPARE(nobody.error().where, u"POST %1/auth/tokens"_s.arg(config.authUrl));
}

namespace {

QStringList logged;

} // namespace

void TestKeystoneSession::secretsNeverShow()
{
    QLoggingCategory::setFilterRules(u"drover.*=true"_s);
    logged.clear();
    const auto before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &text) { logged << text; });

    QStringList errors;
    const auto keep = [&errors](const auto &result) {
        if (!result)
            errors << describe(result.error());
    };
    {
        KeystoneSession session(m_network, auth(), {}, m_clock);
        RestClient nova(m_network, m_fake->url(u"/v2.1"_s), {}, &session);
        RestRequest request("GET", {u"servers"_s});
        request.timeout = 200ms;
        m_fake->on("GET", u"/v2.1/servers"_s, FakeAnswer::json(200, {}));
        keep(QCoro::waitFor(nova.send(request, {})));
        m_fake->on("GET", u"/v2.1/servers"_s,
                   FakeAnswer::fault(400, u"badRequest"_s, u"Your token is token-1"_s));
        keep(QCoro::waitFor(nova.send(request, {})));
        m_fake->on("GET", u"/v2.1/servers"_s, FakeAnswer::stall());
        keep(QCoro::waitFor(nova.send(request, {})));
    }
    for (const FakeAnswer &echo :
         {FakeAnswer::fault(400, u"error"_s, u"Failed validating %1"_s.arg(password)),
          FakeAnswer::text(502, "<html>" + password.toUtf8() + " token-1</html>", "text/html"),
          FakeAnswer::json(201, {{u"token"_s, password}}).with("X-Subject-Token", "token-1"),
          FakeAnswer::close(),
          FakeAnswer::empty(302).with("Location", "/login?password=" + password.toUtf8())}) {
        m_fake->on("POST", u"/v3/auth/tokens"_s, echo);
        AuthConfig config = auth();
        config.authUrl.replace("http://"_L1, u"http://admin:%1@"_s.arg(password));
        KeystoneSession session(m_network, config, {}, m_clock);
        keep(QCoro::waitFor(session.token({})));
        KeystoneSession bare(m_network, bareToken(), {}, m_clock);
        keep(QCoro::waitFor(bare.token({})));
    }
    qInstallMessageHandler(before);

    QCOMPARE(errors.size(), 12);
    QVERIFY(!logged.isEmpty()); // Else nothing was listened to.
    for (const QString &text : logged + errors) {
        QVERIFY2(!text.contains(password), qPrintable(text));
        QVERIFY2(!text.contains("token-1"_L1), qPrintable(text));
    }
}

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestKeystoneSession)
#include "tst_keystonesession.moc"
