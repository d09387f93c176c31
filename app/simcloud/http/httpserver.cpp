// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/http/httpserver.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QMetaEnum>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

QByteArray verbOf(const QHttpServerRequest &request)
{
    static const auto verbs = QMetaEnum::fromType<QHttpServerRequest::Method>();
    return QByteArray(verbs.valueToKey(int(request.method()))).toUpper();
}

Request read(const QHttpServerRequest &request)
{
    const QString path = request.url().path(QUrl::FullyEncoded);
    Request read {.verb = verbOf(request),
                  .path = request.url().path(QUrl::FullyDecoded),
                  .query = request.query(),
                  .body = request.body()};
    for (const QStringView segment : QStringView(path).split(u'/', Qt::SkipEmptyParts))
        read.segments << QUrl::fromPercentEncoding(segment.toUtf8());
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    const auto headers = request.headers().toListOfPairs();
#else
    const auto headers = request.headers();
#endif
    for (const auto &[name, value] : headers)
        read.headers.insert(name.toLower(), value);
    return read;
}

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 300:
        return "Multiple Choices";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 409:
        return "Conflict";
    case 413:
        return "Request Entity Too Large";
    case 415:
        return "Unsupported Media Type";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Unknown";
    }
}

QByteArray head(const Answer &answer)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reason(answer.status) + "\r\n";
    for (const auto &[name, value] : answer.headers)
        bytes += name + ": " + value + "\r\n";
    if (answer.status != 204)
        bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    return bytes + "Connection: keep-alive\r\n\r\n";
}

void send(QTcpSocket &socket, const Delivery &delivery, bool headOnly)
{
    switch (delivery.course) {
    case Delivery::Course::Dropped:
        socket.abort();
        return;
    case Delivery::Course::Truncated:
        socket.write(head(delivery.answer));
        socket.write(delivery.answer.body.first(delivery.answer.body.size() / 2));
        socket.flush(); // The server of Qt 6.8 forgets what is not written when a connection is closed.
        socket.disconnectFromHost();
        return;
    case Delivery::Course::Whole:
        socket.write(head(delivery.answer));
        // Apart from the head, so that a large body is not copied.
        if (!headOnly && delivery.answer.status != 204)
            socket.write(delivery.answer.body);
        return;
    }
}

} // namespace

/// The one place that knows Qt's HTTP server. Answers go straight to the socket: what shall go wrong cannot
/// be made otherwise, and the responder's interface differs between 6.4 and 6.8.
class HttpServer::Listener final : public QAbstractHttpServer {
public:
    QString url = {};
    Handler handler = {};

private:
    void answer(const QHttpServerRequest &request, QTcpSocket &socket)
    {
        Request asked = read(request);
        const bool headOnly = asked.verb == "HEAD";
        Delivery delivery = handler(std::move(asked));
        const std::chrono::milliseconds delay = delivery.delay;
        if (delay.count() == 0)
            return send(socket, delivery, headOnly);
        QTimer::singleShot(delay, &socket,
                           [target = QPointer(&socket), delivery = std::move(delivery), headOnly] {
                               if (target)
                                   send(*target, delivery, headOnly);
                           });
    }

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &) override
    {
        for (QTcpSocket *socket : findChildren<QTcpSocket *>()) {
            if (socket->peerPort() == request.remotePort()) {
                answer(request, *socket);
                break;
            }
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

HttpServer::HttpServer(std::unique_ptr<Listener> listener) : m_listener(std::move(listener))
{
}

HttpServer::~HttpServer() = default;

tl::expected<std::unique_ptr<HttpServer>, QString> HttpServer::listen(quint16 port, Handler handler)
{
    auto sockets = std::make_unique<QTcpServer>();
    if (!sockets->listen(QHostAddress::LocalHost, port)) {
        return tl::make_unexpected(
            u"Port %1 of 127.0.0.1 cannot be listened on: %2."_s.arg(port).arg(sockets->errorString()));
    }
    auto listener = std::make_unique<Listener>();
    listener->url = u"http://127.0.0.1:%1"_s.arg(sockets->serverPort());
    listener->handler = std::move(handler);
    listener->bind(sockets.release());
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(listener)));
}

QString HttpServer::url() const
{
    return m_listener->url;
}

} // namespace simcloud
