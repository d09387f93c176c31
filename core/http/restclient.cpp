// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/restclient.h"

#include "core/base/log.h"
#include "core/http/errorbody.h"

#include <QCoroNetworkReply>

#include <QIODevice>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QPointer>
#include <QSslError>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct DeleteLater {
    void operator()(QObject *object) const { object->deleteLater(); }
};
using ReplyPtr = std::unique_ptr<QNetworkReply, DeleteLater>;

/// A request body that can be read once only. When a connection breaks before the answer, Qt sends the
/// request again by itself, up to three times and whatever its verb (measured with 6.4: one migration asked
/// for arrived four times). A body that cannot be rewound makes it give up instead.
class OneWayBody final : public QIODevice {
public:
    explicit OneWayBody(QByteArray bytes) : m_rest(std::move(bytes)) { open(QIODevice::ReadOnly); }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_rest.isEmpty(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_rest.size(); }
    bool reset() override { return false; }

private:
    qint64 readData(char *to, qint64 atMost) override
    {
        const qsizetype length = std::min<qsizetype>(m_rest.size(), atMost);
        std::copy_n(m_rest.cbegin(), length, to);
        m_rest.remove(0, length);
        return length;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

    QByteArray m_rest;
};

/// The address of a request, without what may carry a secret: for errors.
QString plainAddress(const QByteArray &verb, const QUrl &url)
{
    return QLatin1StringView(verb) + u' ' + url.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo);
}

QUrl address(const QUrl &base, const RestRequest &request)
{
    QUrl url = base;
    QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    while (path.endsWith('/'))
        path.chop(1);
    for (const QString &segment : request.path)
        path += '/' + QUrl::toPercentEncoding(segment);
    url.setPath(QString::fromLatin1(path), QUrl::TolerantMode); // Tolerant: keeps %2F of a segment.
    if (!request.query.isEmpty()) {
        // Qt leaves "+" as it is, and servers read it as a space.
        url.setQuery(request.query.toString(QUrl::FullyEncoded).replace(u'+', "%2B"_L1));
    }
    return url;
}

QNetworkRequest networkRequest(const QUrl &url, const RestRequest &request, const Secret &token)
{
    QNetworkRequest http(url);
    http.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    http.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    http.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    http.setHeader(QNetworkRequest::UserAgentHeader, u"drover/" DROVER_VERSION ""_s);
    http.setRawHeader("Accept", "application/json");
    if (!token.isEmpty())
        http.setRawHeader("X-Auth-Token", token.reveal().toUtf8());
    if (!request.apiVersion.isEmpty()) {
        http.setRawHeader("OpenStack-API-Version", request.apiVersion);
        if (request.apiVersion.startsWith("compute "))
            http.setRawHeader("X-OpenStack-Nova-API-Version", request.apiVersion.mid(qstrlen("compute ")));
    }
    return http;
}

QString requestId(const QNetworkReply &reply)
{
    const QByteArray compute = reply.rawHeader("X-Compute-Request-Id");
    return QString::fromLatin1(compute.isEmpty() ? reply.rawHeader("X-Openstack-Request-Id") : compute);
}

QByteArray apiVersion(const QNetworkReply &reply)
{
    const QByteArray standard = reply.rawHeader("OpenStack-API-Version");
    if (!standard.isEmpty())
        return standard;
    const QByteArray nova = reply.rawHeader("X-OpenStack-Nova-API-Version");
    return nova.isEmpty() ? QByteArray() : "compute " + nova;
}

std::optional<QDateTime> httpDate(QByteArray text)
{
    // HTTP's dates are mail's dates, but for the zone, which is always called GMT.
    text.replace("GMT", "+0000");
    const QDateTime date = QDateTime::fromString(QString::fromLatin1(text), Qt::RFC2822Date);
    return date.isValid() ? std::optional(date.toUTC()) : std::nullopt;
}

/// Retry-After is a number of seconds, or a date on the service's clock.
std::optional<std::chrono::seconds> retryAfter(const QNetworkReply &reply)
{
    const QByteArray text = reply.rawHeader("Retry-After").trimmed();
    bool isNumber = false;
    if (const int seconds = text.toInt(&isNumber); isNumber && seconds >= 0)
        return std::chrono::seconds(seconds);
    const auto until = httpDate(text);
    const auto now = httpDate(reply.rawHeader("Date"));
    if (!until || !now)
        return {};
    return std::chrono::seconds(std::max<qint64>(0, now->secsTo(*until)));
}

/// Why no whole answer came, in one sentence.
QString connectionProblem(const QNetworkReply &reply, const QStringList &tlsProblems,
                          std::chrono::milliseconds timeout)
{
    if (!tlsProblems.isEmpty())
        return tlsProblems.join(u' ');
    switch (reply.error()) {
    case QNetworkReply::OperationCanceledError: // What Qt says of its own transfer timeout.
    case QNetworkReply::TimeoutError:
        return u"No answer within %1 s"_s.arg(std::chrono::duration<double>(timeout).count());
    case QNetworkReply::ContentReSendError:
        return u"The connection broke before an answer came; whether the request arrived is not known"_s;
    default:
        return reply.errorString();
    }
}

Result<RestReply> readReply(QNetworkReply &reply, const QString &where, const Secret &token)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    RestReply answer;
    answer.status = status;
    answer.body = reply.readAll();
    answer.contentType = reply.header(QNetworkRequest::ContentTypeHeader).toByteArray();
    answer.apiVersion = apiVersion(reply);
    answer.requestId = requestId(reply);
    answer.subjectToken = Secret(QString::fromLatin1(reply.rawHeader("X-Subject-Token")));
    answer.date = httpDate(reply.rawHeader("Date"));
    if (status < 301)
        return answer;

    Error refused {.kind = Error::Kind::Refused, .httpStatus = status, .where = where};
    refused.requestId = answer.requestId;
    refused.retryAfter = retryAfter(reply);
    if (status < 400) {
        const QUrl target = reply.url().resolved(QUrl::fromEncoded(reply.rawHeader("Location")));
        refused.detail = u"The service sends us on to %1; Drover does not follow, "
                         "because that could hand the token to somebody else"_s.arg(
                             target.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo));
    } else {
        refused.detail = errorMessage(answer.body, status);
    }
    if (!token.isEmpty())
        refused.detail.replace(token.reveal(), u"…"_s);
    return failure(refused);
}

} // namespace

QString RestRequest::where() const
{
    return QLatin1StringView(verb) + u' ' + path.join(u'/');
}

Result<QJsonObject> RestReply::object(const QString &where) const
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return malformed(u"The answer is not JSON: %1 at byte %2 of %3"_s.arg(problem.errorString())
                             .arg(problem.offset)
                             .arg(body.size()),
                         where);
    }
    if (!document.isObject())
        return malformed(u"The answer is JSON, but not an object"_s, where);
    return document.object();
}

RestClient::RestClient(QNetworkAccessManager &network, QUrl base, QSslConfiguration tls, TokenSource *tokens)
    : m_network(network),
      m_base(base.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)), m_tls(tls),
      m_tokens(tokens)
{
}

RestClient RestClient::at(const QUrl &base) const
{
    RestClient other(m_network, base, m_tls, m_tokens);
    other.m_timeout = m_timeout;
    return other;
}

QCoro::Task<Result<RestReply>> RestClient::send(RestRequest request, std::stop_token stop)
{
    Secret token;
    if (m_tokens) {
        const auto present = co_await m_tokens->token(stop);
        if (!present)
            co_return failure(present);
        token = *present;
    }
    auto reply = co_await sendOnce(request, token, stop);
    if (!m_tokens || reply || reply.error().httpStatus != 401)
        co_return reply;

    const auto renewed = co_await m_tokens->renewed(token, stop);
    if (!renewed)
        co_return failure(renewed);
    token = *renewed;
    reply = co_await sendOnce(request, token, stop);
    co_return reply;
}

QCoro::Task<Result<RestReply>> RestClient::sendOnce(RestRequest request, Secret token, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return canceled();

    const QUrl url = address(m_base, request);
    const auto timeout = request.timeout.value_or(m_timeout);
    QNetworkRequest http = networkRequest(url, request, token);
    http.setSslConfiguration(m_tls);
    http.setTransferTimeout(int(timeout.count()));
    OneWayBody *body = nullptr;
    if (request.body) {
        const QByteArray json = QJsonDocument(*request.body).toJson(QJsonDocument::Compact);
        http.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        http.setHeader(QNetworkRequest::ContentLengthHeader, json.size());
        http.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute,
                          true); // A buffer could be rewound.
        body = new OneWayBody(json);
    }

    const ReplyPtr reply(m_network.sendCustomRequest(http, request.verb, body));
    if (body)
        body->setParent(reply.get()); // Qt may still ask for it after an abort.
    QStringList tlsProblems;
    const bool anyCertificate = m_tls.peerVerifyMode() == QSslSocket::VerifyNone;
    QObject::connect(reply.get(), &QNetworkReply::sslErrors, reply.get(),
                     [&tlsProblems, anyCertificate, raw = reply.get()](const QList<QSslError> &errors) {
                         if (anyCertificate)
                             return raw->ignoreSslErrors();
                         for (const QSslError &error : errors)
                             tlsProblems << error.errorString() + u'.';
                     });
    // Queued, so that nobody is resumed inside request_stop(); guarded, because the network may be gone by
    // then.
    const std::stop_callback abort(stop, [raw = QPointer<QNetworkReply>(reply.get())] {
        if (raw)
            QMetaObject::invokeMethod(raw.get(), &QNetworkReply::abort, Qt::QueuedConnection);
    });
    co_await reply.get();

    if (stop.stop_requested())
        co_return canceled();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    qCDebug(logHttp).noquote() << request.where() << status << requestId(*reply);
    // From 400 on Qt reports the status as an error too; below, an error means that there is no whole answer.
    if (status == 0 || (status < 400 && reply->error() != QNetworkReply::NoError)) {
        co_return failure(Error {.kind = Error::Kind::Unreachable,
                                 .where = plainAddress(request.verb, url),
                                 .detail = connectionProblem(*reply, tlsProblems, timeout)});
    }
    co_return readReply(*reply, request.where(), token);
}

} // namespace drover
