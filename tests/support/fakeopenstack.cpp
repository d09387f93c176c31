// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeopenstack.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QMetaEnum>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace drover {

QJsonObject FakeRequest::json() const
{
    return QJsonDocument::fromJson(body).object();
}

FakeAnswer FakeAnswer::json(int status, const QJsonObject &body)
{
    return text(status, QJsonDocument(body).toJson(), "application/json");
}

FakeAnswer FakeAnswer::text(int status, const QByteArray &body, const QByteArray &contentType)
{
    return {.status = status, .body = body, .headers = {{"Content-Type", contentType}}};
}

FakeAnswer FakeAnswer::empty(int status)
{
    return {.status = status, .body = {}, .headers = {}};
}

FakeAnswer FakeAnswer::fault(int status, const QString &name, const QString &message)
{
    return json(status, {{name, QJsonObject {{"code"_L1, status}, {"message"_L1, message}}}});
}

FakeAnswer FakeAnswer::stall()
{
    return {.kind = Kind::Stall, .body = {}, .headers = {}};
}

FakeAnswer FakeAnswer::close()
{
    return {.kind = Kind::Close, .body = {}, .headers = {}};
}

FakeAnswer FakeAnswer::raw(const QByteArray &bytes)
{
    return {.kind = Kind::Raw, .body = bytes, .headers = {}};
}

FakeAnswer FakeAnswer::with(const QByteArray &header, const QByteArray &value) const
{
    FakeAnswer answer = *this;
    answer.headers.emplaceBack(header, value);
    return answer;
}

namespace {

QByteArray verbOf(const QHttpServerRequest &request)
{
    const auto verbs = QMetaEnum::fromType<QHttpServerRequest::Method>();
    return QByteArray(verbs.valueToKey(int(request.method()))).toUpper();
}

FakeRequest recorded(const QHttpServerRequest &request)
{
    FakeRequest copy {.verb = verbOf(request),
                      .path = request.url().path(QUrl::FullyEncoded),
                      .query = request.query(),
                      .headers = {},
                      .body = request.body()};
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    const auto headers = request.headers().toListOfPairs();
#else
    const auto headers = request.headers();
#endif
    for (const auto &[name, value] : headers)
        copy.headers.insert(name.toLower(), value);
    return copy;
}

QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace

/// The one place that knows Qt's HTTP server. Answers go straight to the socket: faults cannot be made
/// otherwise, and the responder's interface differs between 6.4 and 6.8.
class FakeOpenStack::Server final : public QAbstractHttpServer {
public:
    QUrl base;
    QMap<std::pair<QByteArray, QString>, Handler> standing;
    QMap<std::pair<QByteArray, QString>, QList<FakeAnswer>> queued;
    QList<FakeRequest> requests;

    bool keystone = false;
    qsizetype logins = 0;
    bool tokensRevoked = false;
    std::chrono::seconds tokenLife {3600};
    std::function<QDateTime()> now;

    explicit Server(const std::optional<QSslConfiguration> &tls)
    {
        QTcpServer *tcp = nullptr;
        if (tls) {
            auto *secure = new QSslServer;
            secure->setSslConfiguration(*tls);
            tcp = secure;
        } else {
            tcp = new QTcpServer;
        }
        if (!tcp->listen(QHostAddress::LocalHost))
            qFatal("No loopback port to listen on");
        base = QUrl((tls ? u"https://127.0.0.1:%1"_s : u"http://127.0.0.1:%1"_s).arg(tcp->serverPort()));
        bind(tcp);
    }

    FakeAnswer answerTo(const FakeRequest &request)
    {
        if (keystone && request.path.startsWith("/v2.1"_L1)) {
            const QByteArray good = "token-" + QByteArray::number(logins);
            if (tokensRevoked || request.header("X-Auth-Token") != good)
                return FakeAnswer::fault(401, u"error"_s,
                                         u"The request you have made requires authentication."_s)
                    .with("WWW-Authenticate", "Keystone uri=\"http://controller.example:5000/v3\"");
        }
        const std::pair key(request.verb, request.path);
        if (auto waiting = queued.find(key); waiting != queued.end() && !waiting->isEmpty())
            return waiting->takeFirst();
        if (const Handler handler = standing.value(key))
            return handler(request);
        return FakeAnswer::fault(404, u"itemNotFound"_s, u"The test has no answer for this"_s);
    }

    FakeAnswer login(const FakeRequest &request, const QString &password)
    {
        if (!request.body.contains('"' + password.toUtf8() + '"'))
            return FakeAnswer::fault(401, u"error"_s, u"The request you have made requires authentication."_s)
                .with("WWW-Authenticate", "Keystone uri=\"http://controller.example:5000/v3\"");
        ++logins;
        tokensRevoked = false;
        const QDateTime issued = now ? now() : QDateTime::currentDateTimeUtc();
        const QDateTime ends = issued.addSecs(tokenLife.count());
        const QJsonObject compute {{"type"_L1, "compute"_L1},
                                   {"name"_L1, "nova"_L1},
                                   {"endpoints"_L1,
                                    QJsonArray {QJsonObject {{"interface"_L1, "public"_L1},
                                                             {"region_id"_L1, "RegionOne"_L1},
                                                             {"url"_L1, base.toString() + "/v2.1"_L1}}}}};
        const QJsonObject token {
            {"methods"_L1, QJsonArray {"password"_L1}},
            {"issued_at"_L1, issued.toString(Qt::ISODateWithMs)},
            {"expires_at"_L1, ends.toString(Qt::ISODateWithMs)},
            {"user"_L1, QJsonObject {{"id"_L1, "u1"_L1}, {"name"_L1, "admin"_L1}}},
            {"project"_L1, QJsonObject {{"id"_L1, "p1"_L1}, {"name"_L1, "admin"_L1}}},
            {"catalog"_L1, QJsonArray {compute}},
        };
        return FakeAnswer::json(201, {{"token"_L1, token}})
            .with("X-Subject-Token", "token-" + QByteArray::number(logins));
    }

private:
    void answer(const QHttpServerRequest &request, QTcpSocket &socket)
    {
        requests << recorded(request);
        const FakeAnswer answer = answerTo(FakeRequest(requests.constLast()));
        switch (answer.kind) {
        case FakeAnswer::Kind::Stall:
            break;
        case FakeAnswer::Kind::Close:
            socket.abort();
            break;
        case FakeAnswer::Kind::Raw:
            socket.write(answer.body);
            socket.disconnectFromHost();
            break;
        case FakeAnswer::Kind::Whole:
            socket.write(whole(answer));
            break;
        }
    }

    QByteArray whole(const FakeAnswer &answer) const
    {
        QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + " Scripted\r\n";
        for (const auto &[name, value] : answer.headers)
            bytes += name + ": " + value + "\r\n";
        if (now)
            bytes += "Date: " + httpDate(now()) + "\r\n";
        bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n";
        return bytes + answer.body;
    }

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &) override
    {
        for (QTcpSocket *socket : findChildren<QTcpSocket *>()) {
            // A TLS socket has a plain one within, to the same peer.
            const bool within = qobject_cast<QSslSocket *>(socket->parent()) != nullptr;
            if (!within && socket->peerPort() == request.remotePort())
                answer(request, *socket);
        }
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override
    {
    }
#else
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override
    {
        answer(request, *socket);
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override
    {
    }
#endif
};

FakeOpenStack::FakeOpenStack(const std::optional<QSslConfiguration> &tls)
    : m_server(std::make_unique<Server>(tls))
{
}

FakeOpenStack::~FakeOpenStack() = default;

QUrl FakeOpenStack::url(const QString &path) const
{
    QUrl url = m_server->base;
    url.setPath(path);
    return url;
}

void FakeOpenStack::on(const QByteArray &verb, const QString &path, Handler handler)
{
    m_server->standing.insert({verb, path}, std::move(handler));
}

void FakeOpenStack::on(const QByteArray &verb, const QString &path, const FakeAnswer &answer)
{
    on(verb, path, [answer](const FakeRequest &) { return answer; });
}

void FakeOpenStack::once(const QByteArray &verb, const QString &path, const FakeAnswer &answer)
{
    m_server->queued[{verb, path}] << answer;
}

const QList<FakeRequest> &FakeOpenStack::requests() const
{
    return m_server->requests;
}

QList<FakeRequest> FakeOpenStack::requests(const QByteArray &verb, const QString &path) const
{
    QList<FakeRequest> found;
    for (const FakeRequest &request : m_server->requests) {
        if (request.verb == verb && request.path == path)
            found << request;
    }
    return found;
}

FakeRequest FakeOpenStack::lastRequest() const
{
    return m_server->requests.isEmpty() ? FakeRequest() : m_server->requests.constLast();
}

void FakeOpenStack::serveKeystone(const QString &password)
{
    m_server->keystone = true;
    on("POST", u"/v3/auth/tokens"_s, [server = m_server.get(), password](const FakeRequest &request) {
        return server->login(request, password);
    });
}

qsizetype FakeOpenStack::logins() const
{
    return m_server->logins;
}

void FakeOpenStack::revokeTokens()
{
    m_server->tokensRevoked = true;
}

void FakeOpenStack::setTokenLife(std::chrono::seconds life)
{
    m_server->tokenLife = life;
}

void FakeOpenStack::setClock(std::function<QDateTime()> now)
{
    m_server->now = std::move(now);
}

} // namespace drover
