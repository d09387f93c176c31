// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QCoroTask>

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

#include <chrono>
#include <optional>
#include <stop_token>

namespace drover {

/// One request to a service. A type with a constructor: aggregates must not be born inside co_await (g++ 12).
struct RestRequest {
    QByteArray verb;
    QStringList
        path; ///< Segments below the service's base URL; encoded by send. An empty last one gives "…/".
    QUrlQuery query;
    std::optional<QJsonObject> body;
    QByteArray
        apiVersion; ///< "compute 2.93": sent as OpenStack-API-Version (and X-OpenStack-Nova-API-Version).
    std::optional<std::chrono::milliseconds> timeout; ///< Instead of the client's.

    RestRequest(QByteArray verb_, QStringList path_, std::optional<QJsonObject> body_ = {})
        : verb(std::move(verb_)), path(std::move(path_)), body(std::move(body_))
    {
    }

    /// "GET servers/…/action": for errors and logs; never query or body.
    [[nodiscard]] QString where() const;
};

/// An answer with a status below 400 that is not a redirect.
struct RestReply {
    int status = 0;
    QByteArray body;
    QByteArray contentType;
    QByteArray apiVersion; ///< "compute 2.93": what the service says it has used; empty when it does not.
    QString requestId; ///< X-Compute-Request-Id or X-Openstack-Request-Id.
    Secret subjectToken; ///< X-Subject-Token: Keystone's answer to a login.
    std::optional<QDateTime> date; ///< The service's clock, UTC.

    /// The body as an object. Errors: Malformed.
    [[nodiscard]] Result<QJsonObject> object(const QString &where) const;
};

/// Where a client gets the token it sends.
class TokenSource {
public:
    virtual ~TokenSource() = default;

    /// A token that is good for some time yet; logs in when there is none. Serialised: many callers, one
    /// login.
    [[nodiscard]] virtual QCoro::Task<Result<Secret>> token(std::stop_token stop) = 0;
    /// A token other than @p rejected, which a service has just answered with 401. Serialised likewise.
    [[nodiscard]] virtual QCoro::Task<Result<Secret>> renewed(Secret rejected, std::stop_token stop) = 0;
};

/// Sends requests to one service: token, timeout, cancelling, error mapping and redaction, once for all.
/// Every status from 400 on is an Error{Refused} with the service's own message; a 401 is tried once more
/// with a renewed token. Redirects are not followed but Refused (300, Keystone's list of versions, is no
/// redirect). Nothing else is retried: a request with a body goes out once, and when its connection breaks
/// nobody knows whether it arrived (Unreachable). One without a body, GET or DELETE, Qt sends again by
/// itself.
class RestClient {
public:
    /// @p tokens may be null for requests that need none. @p network and @p tokens outlive the client, and
    /// the client its requests. Clients of one @p network share connections, so they have to share @p tls
    /// too: a connection once made without certificate checks would serve the strict client as well. A @p tls
    /// with QSslSocket::VerifyNone accepts every certificate.
    RestClient(QNetworkAccessManager &network, QUrl base, QSslConfiguration tls, TokenSource *tokens);

    /// How long the service may be silent, from the call of send on: also while the request waits for one of
    /// the six connections that Qt opens to one host. Each byte that arrives starts it anew.
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }
    [[nodiscard]] const QUrl &base() const { return m_base; }
    /// The same client for another address of the same service.
    [[nodiscard]] RestClient at(const QUrl &base) const;

    /// Errors: Unreachable (also when the answer breaks off), Refused, Canceled.
    [[nodiscard]] QCoro::Task<Result<RestReply>> send(RestRequest request, std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<Result<RestReply>> sendOnce(RestRequest request, Secret token,
                                                          std::stop_token stop);

    QNetworkAccessManager &m_network;
    QUrl m_base;
    QSslConfiguration m_tls;
    TokenSource *m_tokens;
    std::chrono::milliseconds m_timeout = std::chrono::seconds(60);
};

} // namespace drover
