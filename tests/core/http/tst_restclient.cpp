// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/restclient.h"
#include "tests/support/fakeopenstack.h"

#include <QCoroTask>

#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

namespace {

/// Hands out token-1, then token-2, …
class CountingTokens final : public TokenSource {
public:
    int handedOut = 1;
    std::optional<Error> problem;

    QCoro::Task<Result<Secret>> token(std::stop_token) override { co_return present(); }
    QCoro::Task<Result<Secret>> renewed(Secret rejected, std::stop_token) override
    {
        if (problem)
            co_return failure(*problem);
        if (rejected == present())
            ++handedOut;
        co_return present();
    }

private:
    [[nodiscard]] Secret present() const { return Secret(u"token-%1"_s.arg(handedOut)); }
};

} // namespace

class TestRestClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestCarriesTokenVersionAndName();
    void segmentsAndQueryArriveAsTheyWereGiven();
    void basePathIsKept();
    void answerTellsVersionRequestIdAndTheServicesTime();
    void refusalKeepsTheServicesWords_data();
    void refusalKeepsTheServicesWords();
    void busyServiceSaysHowLongToWait_data();
    void busyServiceSaysHowLongToWait();
    void redirectIsRefusedAndNotFollowed();
    void listOfVersionsIsNoRedirect();
    void closedPortIsUnreachableAndNamed();
    void silenceIsUnreachableAfterTheTimeout();
    void stopEndsAHangingRequest();
    void stopNeverResumesTheCallerInPlace();
    void stopBeforehandSendsNothing();
    void actionIsSentOnceWhenTheConnectionBreaks_data();
    void actionIsSentOnceWhenTheConnectionBreaks();
    void answerThatBreaksOffIsNoAnswer();
    void hugeHeaderIsAccepted();
    void bodyThatIsNotJsonIsMalformed_data();
    void bodyThatIsNotJsonIsMalformed();
    void rejectedTokenIsRenewedOnce();
    void secondRejectionIsFinal();
    void failedRenewalIsTheError();
    void tokenIsNeverInAnError();

private:
    [[nodiscard]] Result<RestReply> send(const RestRequest &request)
    {
        RestClient client(m_network, m_fake->url(u"/v2.1"_s), {}, nullptr);
        client.setTimeout(5s);
        return QCoro::waitFor(client.send(request, {}));
    }

    QNetworkAccessManager m_network;
    std::unique_ptr<FakeOpenStack> m_fake;

private Q_SLOTS:
    void init() { m_fake = std::make_unique<FakeOpenStack>(); }
};

void TestRestClient::requestCarriesTokenVersionAndName()
{
    CountingTokens tokens;
    m_fake->on("PUT", u"/v2.1/os-services/s1"_s, FakeAnswer::json(200, {}));
    RestRequest request("PUT", {u"os-services"_s, u"s1"_s}, QJsonObject {{u"status"_s, u"disabled"_s}});
    request.apiVersion = "compute 2.93";
    RestClient client(m_network, m_fake->url(u"/v2.1"_s), {}, &tokens);
    QVERIFY(QCoro::waitFor(client.send(request, {})));

    const FakeRequest sent = m_fake->lastRequest();
    QCOMPARE(sent.header("X-Auth-Token"), "token-1");
    QCOMPARE(sent.header("OpenStack-API-Version"), "compute 2.93");
    QCOMPARE(sent.header("X-OpenStack-Nova-API-Version"), "2.93");
    QCOMPARE(sent.header("Content-Type"), "application/json");
    QVERIFY(sent.header("User-Agent").startsWith("drover/"));
    QCOMPARE(sent.body, R"({"status":"disabled"})");
}

void TestRestClient::segmentsAndQueryArriveAsTheyWereGiven()
{
    RestRequest request("GET", {u"flavors"_s, u"a/b c%"_s});
    request.query.addQueryItem(u"since"_s, u"2026-11-17T02:00:00+00:00"_s);
    (void)send(request);
    QCOMPARE(m_fake->lastRequest().path, u"/v2.1/flavors/a%2Fb%20c%25"_s);
    QCOMPARE(m_fake->lastRequest().query.toString(QUrl::FullyEncoded),
             u"since=2026-11-17T02:00:00%2B00:00"_s);
}

void TestRestClient::basePathIsKept()
{
    for (const QString &base : {u"/compute/v2.1"_s, u"/compute/v2.1/"_s}) {
        const RestClient client(m_network, m_fake->url(base), {}, nullptr);
        RestClient copy = client;
        const RestRequest request("GET", {u"servers"_s});
        (void)QCoro::waitFor(copy.send(request, {}));
        QCOMPARE(m_fake->lastRequest().path, u"/compute/v2.1/servers"_s);
    }
}

void TestRestClient::answerTellsVersionRequestIdAndTheServicesTime()
{
    const QDateTime time(QDate(2026, 11, 17), QTime(2, 0), Qt::UTC);
    m_fake->setClock([time] { return time; });
    m_fake->on("GET", u"/v2.1/x"_s,
               FakeAnswer::json(200, {})
                   .with("OpenStack-API-Version", "compute 2.93")
                   .with("X-Compute-Request-Id", "req-1"));
    const auto reply = send(RestRequest("GET", {u"x"_s}));
    QVERIFY(reply);
    QCOMPARE(reply->apiVersion, "compute 2.93");
    QCOMPARE(reply->requestId, u"req-1"_s);
    QCOMPARE(reply->date, time);
}

void TestRestClient::refusalKeepsTheServicesWords_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::newRow("nova")
        << 409
        << QByteArray(R"({"conflictingRequest": {"code": 409, "message": "Cannot 'migrate' instance s1"}})")
        << u"Cannot 'migrate' instance s1"_s;
    QTest::newRow("keystone")
        << 401
        << QByteArray(
               R"({"error": {"code": 401, "message": "The request you have made requires authentication."}})")
        << u"The request you have made requires authentication."_s;
    QTest::newRow("placement") << 404
                               << QByteArray(R"({"errors": [{"status": 404, "title": "Not Found",)"
                                             R"( "detail": "The resource could not be found.\n\n "}]})")
                               << u"The resource could not be found."_s;
    QTest::newRow("neutron")
        << 404
        << QByteArray(R"({"NeutronError": {"type": "PortNotFound", "message": "Port p1 could not)"
                      R"( be found.", "detail": ""}})")
        << u"Port p1 could not be found."_s;
    const QString proxy =
        u"The answer %1 is not in OpenStack's form; it is probably from a proxy or load balancer in between"_s;
    QTest::newRow("haproxy")
        << 502
        << QByteArray("<html><body><h1>502 Bad Gateway</h1>\nThe server returned an invalid or incomplete"
                      " response.\n</body></html>\n")
        << proxy.arg(502);
    QTest::newRow("garbage") << 500 << QByteArray("\x00\xff{]", 4) << proxy.arg(500);
    QTest::newRow("json of another kind") << 500 << QByteArray("[1, 2]") << proxy.arg(500);
    QTest::newRow("empty") << 503 << QByteArray() << u"The service answered 503 without saying why"_s;
}

void TestRestClient::refusalKeepsTheServicesWords()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, detail);
    m_fake->on("POST", u"/v2.1/servers/s1/action"_s,
               FakeAnswer::text(status, body, "text/whatever").with("X-Openstack-Request-Id", "req-7"));
    const auto refused = send(RestRequest("POST", {u"servers"_s, u"s1"_s, u"action"_s},
                                          QJsonObject {{u"migrate"_s, QJsonValue::Null}}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Refused);
    QCOMPARE(refused.error().httpStatus, status);
    QCOMPARE(refused.error().where, u"POST servers/s1/action"_s);
    QCOMPARE(refused.error().detail, detail);
    QCOMPARE(refused.error().requestId, u"req-7"_s);
}

void TestRestClient::busyServiceSaysHowLongToWait_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<std::optional<std::chrono::seconds>>("wait");
    QTest::newRow("seconds") << 429 << QByteArray("30") << std::optional(30s);
    QTest::newRow("date") << 503 << QByteArray("Tue, 17 Nov 2026 02:01:30 GMT") << std::optional(90s);
    QTest::newRow("date gone by") << 503 << QByteArray("Tue, 17 Nov 2026 01:00:00 GMT") << std::optional(0s);
    QTest::newRow("nonsense") << 503 << QByteArray("soon") << std::optional<std::chrono::seconds>();
    QTest::newRow("negative") << 503 << QByteArray("-5") << std::optional<std::chrono::seconds>();
}

void TestRestClient::busyServiceSaysHowLongToWait()
{
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(std::optional<std::chrono::seconds>, wait);
    m_fake->setClock([] { return QDateTime(QDate(2026, 11, 17), QTime(2, 0), Qt::UTC); });
    m_fake->on("GET", u"/v2.1/servers"_s, FakeAnswer::empty(status).with("Retry-After", header));
    const auto busy = send(RestRequest("GET", {u"servers"_s}));
    QVERIFY(!busy);
    QCOMPARE(busy.error().httpStatus, status);
    QVERIFY(busy.error().retryAfter == wait);
}

void TestRestClient::redirectIsRefusedAndNotFollowed()
{
    const QByteArray target = m_fake->url(u"/login"_s).toEncoded();
    m_fake->on("POST", u"/v2.1/servers"_s,
               FakeAnswer::empty(302).with("Location", target + "?ticket=secret"));
    const auto refused = send(RestRequest("POST", {u"servers"_s}, QJsonObject()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Refused);
    QVERIFY2(refused.error().detail.contains(QLatin1StringView(target)), qPrintable(refused.error().detail));
    QVERIFY(!refused.error().detail.contains("ticket"_L1));
    QCOMPARE(m_fake->requests().size(), 1);
}

void TestRestClient::listOfVersionsIsNoRedirect()
{
    m_fake->on("GET", u"/v2.1/"_s,
               FakeAnswer::json(300, {{u"versions"_s, QJsonObject()}}).with("Location", "/v3/"));
    const auto reply = send(RestRequest("GET", {u""_s}));
    QVERIFY(reply);
    QCOMPARE(reply->status, 300);
}

void TestRestClient::closedPortIsUnreachableAndNamed()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QString endpoint = u"http://127.0.0.1:%1"_s.arg(closed.serverPort());
    closed.close();
    RestClient client(m_network, QUrl(endpoint + "/v2.1"_L1), {}, nullptr);
    RestRequest request("GET", {u"servers"_s});
    request.query.addQueryItem(u"name"_s, u"private"_s);
    const auto nobody = QCoro::waitFor(client.send(request, {}));
    QVERIFY(!nobody);
    QCOMPARE(nobody.error().kind, Error::Kind::Unreachable);
    QCOMPARE(nobody.error().httpStatus, 0);
    QCOMPARE(nobody.error().where, u"GET %1/v2.1/servers"_s.arg(endpoint));
    QCOMPARE(nobody.error().detail, u"Connection refused"_s);
}

void TestRestClient::silenceIsUnreachableAfterTheTimeout()
{
    m_fake->on("GET", u"/v2.1/servers"_s, FakeAnswer::stall());
    RestRequest request("GET", {u"servers"_s});
    request.timeout = 200ms;
    const auto late = send(request);
    QVERIFY(!late);
    QCOMPARE(late.error().kind, Error::Kind::Unreachable);
    QCOMPARE(late.error().detail, u"No answer within 0.2 s"_s);
}

void TestRestClient::stopEndsAHangingRequest()
{
    m_fake->on("GET", u"/v2.1/servers"_s, FakeAnswer::stall());
    RestClient client(m_network, m_fake->url(u"/v2.1"_s), {}, nullptr);
    std::stop_source stop;
    const RestRequest request("GET", {u"servers"_s});
    auto hanging = client.send(request, stop.get_token());
    QTRY_COMPARE(m_fake->requests().size(), 1);
    QVERIFY(!hanging.isReady());
    stop.request_stop();
    const auto stopped = QCoro::waitFor(hanging);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Canceled);
}

void TestRestClient::stopNeverResumesTheCallerInPlace()
{
    m_fake->on("GET", u"/v2.1/servers"_s, FakeAnswer::stall());
    RestClient client(m_network, m_fake->url(u"/v2.1"_s), {}, nullptr);
    std::stop_source stop;
    const RestRequest request("GET", {u"servers"_s});
    auto hanging = client.send(request, stop.get_token());
    stop.request_stop();
    QVERIFY(!hanging.isReady());
    (void)QCoro::waitFor(hanging);
}

void TestRestClient::stopBeforehandSendsNothing()
{
    RestClient client(m_network, m_fake->url(u"/v2.1"_s), {}, nullptr);
    std::stop_source stop;
    stop.request_stop();
    const RestRequest request("POST", {u"servers"_s}, QJsonObject());
    const auto stopped = QCoro::waitFor(client.send(request, stop.get_token()));
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Canceled);
    QVERIFY(m_fake->requests().isEmpty());
}

void TestRestClient::actionIsSentOnceWhenTheConnectionBreaks_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a header") << QByteArray("HTTP/1.1 202 Accepted\r\nConten");
    QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n");
    QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
}

void TestRestClient::actionIsSentOnceWhenTheConnectionBreaks()
{
    QFETCH(QByteArray, answer);
    m_fake->on("GET", u"/v2.1/first"_s, FakeAnswer::json(200, {}));
    m_fake->on("POST", u"/v2.1/servers/s1/action"_s,
               answer.isEmpty() ? FakeAnswer::close() : FakeAnswer::raw(answer));
    const RestRequest action("POST", {u"servers"_s, u"s1"_s, u"action"_s},
                             QJsonObject {{u"migrate"_s, QJsonValue::Null}});

    const auto onNewConnection = send(action);
    QVERIFY(!onNewConnection);
    QCOMPARE(onNewConnection.error().kind, Error::Kind::Unreachable);
    QCOMPARE(m_fake->requests("POST", u"/v2.1/servers/s1/action"_s).size(), 1);

    QVERIFY(send(RestRequest("GET", {u"first"_s})));
    const auto onUsedConnection = send(action);
    QVERIFY(!onUsedConnection);
    QCOMPARE(onUsedConnection.error().kind, Error::Kind::Unreachable);
    QCOMPARE(m_fake->requests("POST", u"/v2.1/servers/s1/action"_s).size(), 2);
}

void TestRestClient::answerThatBreaksOffIsNoAnswer()
{
    m_fake->on("GET", u"/v2.1/servers"_s,
               FakeAnswer::raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"servers\": []"));
    const auto cut = send(RestRequest("GET", {u"servers"_s}));
    QVERIFY(!cut);
    QCOMPARE(cut.error().kind, Error::Kind::Unreachable);
}

void TestRestClient::hugeHeaderIsAccepted()
{
    m_fake->on("GET", u"/v2.1/servers"_s, FakeAnswer::json(200, {}).with("X-Long", QByteArray(60'000, 'a')));
    QVERIFY(send(RestRequest("GET", {u"servers"_s})));
}

void TestRestClient::bodyThatIsNotJsonIsMalformed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::newRow("html") << QByteArray("<html>") << u"The answer is not JSON: "_s;
    QTest::newRow("cut") << QByteArray("{\"a\": [1,") << u"The answer is not JSON: "_s;
    QTest::newRow("list") << QByteArray("[]") << u"The answer is JSON, but not an object"_s;
}

void TestRestClient::bodyThatIsNotJsonIsMalformed()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, detail);
    m_fake->on("GET", u"/v2.1/servers"_s, FakeAnswer::text(200, body, "application/json"));
    const RestRequest request("GET", {u"servers"_s});
    const auto reply = send(request);
    QVERIFY(reply);
    const auto object = reply->object(request.where());
    QVERIFY(!object);
    QCOMPARE(object.error().kind, Error::Kind::Malformed);
    QCOMPARE(object.error().where, u"GET servers"_s);
    QVERIFY2(object.error().detail.startsWith(detail), qPrintable(object.error().detail));
}

void TestRestClient::rejectedTokenIsRenewedOnce()
{
    CountingTokens tokens;
    m_fake->once("POST", u"/v2.1/servers"_s, FakeAnswer::fault(401, u"error"_s, u"Who?"_s));
    m_fake->on("POST", u"/v2.1/servers"_s, FakeAnswer::empty(202));
    RestClient client(m_network, m_fake->url(u"/v2.1"_s), {}, &tokens);
    const RestRequest request("POST", {u"servers"_s}, QJsonObject {{u"migrate"_s, QJsonValue::Null}});
    QVERIFY(QCoro::waitFor(client.send(request, {})));
    const QList<FakeRequest> sent = m_fake->requests();
    QCOMPARE(sent.size(), 2);
    QCOMPARE(sent[0].header("X-Auth-Token"), "token-1");
    QCOMPARE(sent[1].header("X-Auth-Token"), "token-2");
    QCOMPARE(sent[1].body, sent[0].body);
}

void TestRestClient::secondRejectionIsFinal()
{
    CountingTokens tokens;
    m_fake->on("GET", u"/v2.1/servers"_s, FakeAnswer::fault(401, u"error"_s, u"Who?"_s));
    RestClient client(m_network, m_fake->url(u"/v2.1"_s), {}, &tokens);
    const RestRequest request("GET", {u"servers"_s});
    const auto refused = QCoro::waitFor(client.send(request, {}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().httpStatus, 401);
    QCOMPARE(m_fake->requests().size(), 2);
}

void TestRestClient::failedRenewalIsTheError()
{
    CountingTokens tokens;
    tokens.problem = Error {.kind = Error::Kind::Rejected, .detail = u"The token has expired"_s};
    m_fake->on("GET", u"/v2.1/servers"_s, FakeAnswer::fault(401, u"error"_s, u"Who?"_s));
    RestClient client(m_network, m_fake->url(u"/v2.1"_s), {}, &tokens);
    const RestRequest request("GET", {u"servers"_s});
    const auto refused = QCoro::waitFor(client.send(request, {}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().detail, u"The token has expired"_s);
    QCOMPARE(m_fake->requests().size(), 1);
}

void TestRestClient::tokenIsNeverInAnError()
{
    CountingTokens tokens;
    m_fake->on("GET", u"/v2.1/servers"_s,
               FakeAnswer::fault(400, u"badRequest"_s, u"Bad header token-1 given"_s));
    RestClient client(m_network, m_fake->url(u"/v2.1"_s), {}, &tokens);
    const RestRequest request("GET", {u"servers"_s});
    const auto refused = QCoro::waitFor(client.send(request, {}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().detail, u"Bad header … given"_s);
}

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestRestClient)
#include "tst_restclient.moc"
