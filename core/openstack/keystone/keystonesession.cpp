// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openstack/keystone/keystonesession.h"

#include "core/base/log.h"
#include "core/openstack/endpoints.h"

#include <QCoroFuture>

#include <QPromise>

#include <algorithm>
#include <list>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

/// A login under way, and those who wait for it.
struct KeystoneSession::Login {
    std::list<std::shared_ptr<QPromise<void>>> waiting;
    std::optional<Error> problem;
};

KeystoneSession::KeystoneSession(QNetworkAccessManager &network, AuthConfig auth,
                                 const QSslConfiguration &tls, Clock &clock)
    : m_network(network), m_auth(std::move(auth)), m_tls(tls), m_clock(clock)
{
}

/// Whether the token may be sent. Renewed when less than two minutes remain, as the openstack client does; of
/// a token with a very short life, when half of it is over.
bool KeystoneSession::good(const Secret &rejected) const
{
    if (!m_token || m_token->secret == rejected)
        return false;
    const qint64 remaining = cloudNow().secsTo(m_token->expiresAt);
    if (m_auth.method == AuthConfig::Method::Token)
        return remaining > 0; // No use in asking early: the new one would end at the same time.
    const qint64 life = m_token->issuedAt.isValid() ? m_token->issuedAt.secsTo(m_token->expiresAt) : 3600;
    return remaining >= std::min<qint64>(120, life / 2);
}

std::optional<Error> KeystoneSession::noWayToRenew() const
{
    if (m_auth.method != AuthConfig::Method::Token || !m_token)
        return {};
    const bool over = cloudNow() >= m_token->expiresAt;
    return Error {.kind = Error::Kind::Rejected,
                  .where = m_keystone.toString(),
                  .detail = over
                      ? u"The token has expired, and there is no password to get a new one with"_s
                      : u"The token is no longer accepted, and there is no password to get a new one with"_s};
}

QCoro::Task<Result<Secret>> KeystoneSession::token(std::stop_token stop)
{
    const Secret none;
    if (good(none))
        co_return Secret(m_token->secret);
    auto first = co_await renewed(none, stop);
    co_return first;
}

QCoro::Task<Result<Secret>> KeystoneSession::renewed(Secret rejected, std::stop_token stop)
{
    while (m_login) {
        const auto login = m_login;
        co_await ended(login, stop);
        if (stop.stop_requested())
            co_return canceled();
        // Who stopped was the caller that had begun it: then somebody else has to.
        if (login->problem && login->problem->kind != Error::Kind::Canceled)
            co_return failure(*login->problem);
    }
    if (good(rejected))
        co_return Secret(m_token->secret);
    if (const auto problem = noWayToRenew())
        co_return failure(*problem);
    if (m_refusal && m_refusedAt.secsTo(m_clock.now()) < 60)
        co_return failure(*m_refusal);

    const auto login = std::make_shared<Login>();
    m_login = login;
    auto outcome = co_await logIn(stop);
    m_login.reset();
    m_refusal.reset();
    if (outcome) {
        m_token = std::move(*outcome);
    } else {
        login->problem = outcome.error();
        if (outcome.error().httpStatus == 401) {
            m_refusal = outcome.error();
            m_refusedAt = m_clock.now();
        }
    }
    for (const auto &waiter : login->waiting)
        waiter->finish();
    if (!outcome)
        co_return failure(outcome);
    co_return Secret(m_token->secret);
}

/// Returns when the login has ended, well or not, or when the caller is asked to stop.
QCoro::Task<void> KeystoneSession::ended(std::shared_ptr<Login> login, std::stop_token stop)
{
    const auto wake = std::make_shared<QPromise<void>>();
    wake->start();
    login->waiting.push_back(wake);
    const std::stop_callback stopped(stop, [wake] { wake->finish(); });
    const QFuture<void> woken = wake->future();
    co_await woken;
}

QCoro::Task<Result<KeystoneToken>> KeystoneSession::logIn(std::stop_token stop)
{
    const auto body = loginBody(m_auth);
    if (!body)
        co_return failure(atKeystone(body.error()));
    if (m_keystone.isEmpty()) {
        const auto found = co_await discover(stop);
        if (!found)
            co_return failure(found);
        m_keystone = *found;
    }
    RestClient client(m_network, m_keystone, m_tls, nullptr);
    client.setTimeout(m_timeout);
    const RestRequest request("POST", {u"auth"_s, u"tokens"_s}, *body);
    const auto reply = co_await client.send(request, stop);
    if (!reply)
        co_return failure(atKeystone(reply.error()));
    auto token = parseToken(*reply, u"POST %1/auth/tokens"_s.arg(m_keystone.toString()));
    if (!token)
        co_return failure(token);

    // The clock that expires_at is read from; the Date header may be that of a proxy.
    const QDateTime cloudTime =
        token->issuedAt.isValid() ? token->issuedAt : reply->date.value_or(QDateTime());
    m_skew = std::chrono::seconds(cloudTime.isValid() ? m_clock.now().secsTo(cloudTime) : 0);
    qCDebug(logHttp) << "logged in; the token ends in" << cloudNow().secsTo(token->expiresAt) << "s";
    co_return token;
}

/// The address of v3, from whatever was configured.
QCoro::Task<Result<QUrl>> KeystoneSession::discover(std::stop_token stop)
{
    const QUrl configured =
        withoutSlash(QUrl(m_auth.authUrl).adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery));
    if (!configured.isValid() || configured.host().isEmpty())
        co_return rejected(u"The configuration has no auth_url, or it is not an address"_s);
    if (configured.fileName() == "v3"_L1)
        co_return configured;

    RestClient client(m_network, configured, m_tls, nullptr);
    client.setTimeout(m_timeout);
    const RestRequest request("GET", {QString()});
    const QString where = u"GET %1/"_s.arg(configured.toString());
    const auto reply = co_await client.send(request, stop);
    if (!reply) {
        Error error = reply.error();
        error.where = where;
        co_return failure(error);
    }
    const auto list = reply->object(where);
    if (!list)
        co_return failure(list);
    const auto v3 = findVersion(list->value("versions"_L1)["values"_L1].toArray(), u"v3"_s, configured);
    if (!v3)
        co_return malformed(u"This address does not offer version 3 of Keystone's API"_s, where);
    co_return v3->url;
}

/// Names Keystone's whole address, which is what a mistyped configuration has to be compared with, and makes
/// sure that no secret is in the service's words.
Error KeystoneSession::atKeystone(Error error) const
{
    const QUrl address =
        m_keystone.isEmpty() ? QUrl(m_auth.authUrl).adjusted(QUrl::RemoveUserInfo) : m_keystone;
    error.where = u"POST %1/auth/tokens"_s.arg(withoutSlash(address).toString());
    if (m_auth.method == AuthConfig::Method::Token && (error.httpStatus == 401 || error.httpStatus == 404))
        error.detail = u"The token is not accepted, and there is no password to get a new one with"_s;
    for (const Secret &secret : {m_auth.password, m_auth.token, m_auth.applicationCredentialSecret}) {
        if (!secret.isEmpty())
            error.detail.replace(secret.reveal(), u"…"_s);
    }
    return error;
}

} // namespace drover
