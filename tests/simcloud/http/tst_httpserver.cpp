// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/http/httpserver.h"

#include <QHostAddress>
#include <QJsonObject>
#include <QNetworkInterface>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace simcloud;

class TestHttpServer final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsARequestAsItWasSent();
    void answersTwiceOnOneConnection();
    void sendsNoBodyForHead();
    void dropsTheConnectionWithoutAnAnswer();
    void endsTheConnectionInTheMiddleOfTheBody();
    void holdsAnAnswerBack();
    void survivesAClientThatDoesNotWait();
    void sendsALargeBodyWhole();
    void listensOnLoopbackOnly();
    void saysWhichPortIsTaken();

private:
    /// Sends and waits until as many bytes have come as make @p enough true, or the connection has ended.
    QByteArray exchange(QTcpSocket &socket, const QByteArray &request,
                        const std::function<bool(const QByteArray &)> &enough) const;
    quint16 port() const { return quint16(QUrl(m_server->url()).port()); }

    std::unique_ptr<HttpServer> m_server;
    Delivery m_delivery;
    Request m_asked;
};

namespace {

const QByteArray get = "GET /compute/v2.1?name=a%26b HTTP/1.1\r\nHost: localhost\r\n\r\n";

bool never(const QByteArray &)
{
    return false;
}

} // namespace

void TestHttpServer::init()
{
    m_delivery = {.answer = Answer::json(200, {{"fine"_L1, true}})};
    auto server = HttpServer::listen(0, [this](Request request) {
        m_asked = std::move(request);
        return m_delivery;
    });
    QVERIFY(server.has_value());
    m_server = std::move(*server);
}

QByteArray TestHttpServer::exchange(QTcpSocket &socket, const QByteArray &request,
                                    const std::function<bool(const QByteArray &)> &enough) const
{
    if (socket.state() != QTcpSocket::ConnectedState)
        socket.connectToHost(QHostAddress::LocalHost, port());
    socket.write(request);
    QByteArray read;
    const auto done = [&] {
        read += socket.readAll();
        return enough(read) || socket.state() == QTcpSocket::UnconnectedState;
    };
    if (!QTest::qWaitFor(done, 10'000))
        qWarning("No answer within 10 s");
    return read;
}

void TestHttpServer::readsARequestAsItWasSent()
{
    QTcpSocket socket;
    exchange(socket,
             "POST /compute/v2.1/servers/a%20b?host=x%26y HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: t\r\n"
             "Content-Length: 2\r\n\r\n{}",
             [](const QByteArray &read) { return read.endsWith('}'); });
    QCOMPARE(m_asked.verb, "POST"_ba);
    QCOMPARE(m_asked.segments, QStringList({u"compute"_s, u"v2.1"_s, u"servers"_s, u"a b"_s}));
    QCOMPARE(m_asked.parameter(u"host"_s), u"x&y"_s);
    QCOMPARE(m_asked.header("X-Auth-Token"), "t"_ba);
    QCOMPARE(m_asked.body, "{}"_ba);
}

void TestHttpServer::answersTwiceOnOneConnection()
{
    QTcpSocket socket;
    const auto whole = [](const QByteArray &read) { return read.endsWith("{\"fine\":true}"); };
    QVERIFY(exchange(socket, get, whole).startsWith("HTTP/1.1 200 OK\r\n"));
    m_delivery.answer = Answer::json(404, {{"fine"_L1, true}});
    QVERIFY(exchange(socket, get, whole).startsWith("HTTP/1.1 404 Not Found\r\n"));
    QCOMPARE(socket.state(), QTcpSocket::ConnectedState);
}

void TestHttpServer::sendsNoBodyForHead()
{
    QTcpSocket socket;
    const QByteArray read = exchange(socket, "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                     [](const QByteArray &come) { return come.contains("\r\n\r\n"); });
    QVERIFY(read.contains("Content-Length: 13"));
    QVERIFY(read.endsWith("\r\n\r\n"));
}

void TestHttpServer::dropsTheConnectionWithoutAnAnswer()
{
    m_delivery.course = Delivery::Course::Dropped;
    QTcpSocket socket;
    QCOMPARE(exchange(socket, get, never), QByteArray());
}

void TestHttpServer::endsTheConnectionInTheMiddleOfTheBody()
{
    m_delivery.course = Delivery::Course::Truncated;
    QTcpSocket socket;
    const QByteArray read = exchange(socket, get, never);
    QVERIFY(read.contains("Content-Length: 13"));
    QVERIFY(read.endsWith("\r\n\r\n{\"fine"));
}

void TestHttpServer::holdsAnAnswerBack()
{
    m_delivery.delay = std::chrono::milliseconds(200);
    QTcpSocket socket;
    QElapsedTimer timer;
    timer.start();
    exchange(socket, get, [](const QByteArray &read) { return read.endsWith('}'); });
    QVERIFY(timer.elapsed() >= 200);
}

void TestHttpServer::survivesAClientThatDoesNotWait()
{
    m_delivery.delay = std::chrono::milliseconds(50);
    {
        QTcpSocket impatient;
        impatient.connectToHost(QHostAddress::LocalHost, port());
        impatient.write(get);
        m_asked = {};
        QVERIFY(QTest::qWaitFor([this] { return !m_asked.verb.isEmpty(); }));
        impatient.abort();
    }
    QTcpSocket patient;
    QVERIFY(
        exchange(patient, get, [](const QByteArray &read) { return read.endsWith('}'); }).contains("200 OK"));
}

void TestHttpServer::sendsALargeBodyWhole()
{
    m_delivery.answer.body = QByteArray(5'000'000, 'x') + "end";
    QTcpSocket socket;
    const QByteArray read =
        exchange(socket, get, [](const QByteArray &come) { return come.endsWith("end"); });
    QCOMPARE(read.size() - read.indexOf("\r\n\r\n") - 4, 5'000'003);
}

void TestHttpServer::listensOnLoopbackOnly()
{
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (address.isLoopback() || address.protocol() != QHostAddress::IPv4Protocol)
            continue;
        QTcpSocket socket;
        socket.connectToHost(address, port());
        QVERIFY2(!socket.waitForConnected(1000), qPrintable(address.toString()));
    }
}

void TestHttpServer::saysWhichPortIsTaken()
{
    const auto second = HttpServer::listen(port(), [](const Request &) { return Delivery(); });
    QVERIFY(!second);
    QVERIFY(second.error().startsWith(u"Port %1 of 127.0.0.1 cannot be listened on"_s.arg(port())));
    QVERIFY(second.error().endsWith(u'.'));
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
