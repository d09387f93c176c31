// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/config/cloudconfig.h"
#include "core/http/restclient.h"
#include "core/openstack/keystone/login.h"

#include <QCoroTask>

#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

namespace drover {

/// One user's session at Keystone: logs in when a token is first needed, again when it is about to expire,
/// and when a service no longer takes it. All callers share one login: one under way serves everybody, and
/// after a refusal nothing is sent for a minute, because Keystone may lock an account after some wrong
/// passwords. A bare token cannot be renewed; once it is refused or over, every call is Rejected.
class KeystoneSession final : public TokenSource {
public:
    /// @p network and @p clock outlive the session, and the session its callers.
    KeystoneSession(QNetworkAccessManager &network, AuthConfig auth, const QSslConfiguration &tls,
                    Clock &clock);

    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }

    /// Errors: Unreachable and Refused with Keystone's address in `where`; Malformed; Rejected when the
    /// configuration lacks something; Canceled.
    [[nodiscard]] QCoro::Task<Result<Secret>> token(std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<Secret>> renewed(Secret rejected, std::stop_token stop) override;

    /// What the last login gave; null before the first.
    [[nodiscard]] const KeystoneToken *present() const { return m_token ? &*m_token : nullptr; }
    /// How far the cloud's clock is ahead of the desktop's, as seen at the last login; whole seconds.
    [[nodiscard]] std::chrono::seconds clockSkew() const { return m_skew; }

private:
    struct Login;

    [[nodiscard]] QDateTime cloudNow() const { return m_clock.now().addSecs(m_skew.count()); }
    [[nodiscard]] bool good(const Secret &rejected) const;
    [[nodiscard]] std::optional<Error> noWayToRenew() const;
    [[nodiscard]] QCoro::Task<void> ended(std::shared_ptr<Login> login, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<KeystoneToken>> logIn(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QUrl>> discover(std::stop_token stop);
    [[nodiscard]] Error atKeystone(Error error) const;

    QNetworkAccessManager &m_network;
    AuthConfig m_auth;
    QSslConfiguration m_tls;
    Clock &m_clock;
    std::chrono::milliseconds m_timeout = std::chrono::seconds(60);
    QUrl m_keystone; ///< …/v3; empty until it is known.
    std::optional<KeystoneToken> m_token;
    std::chrono::seconds m_skew {0};
    std::shared_ptr<Login> m_login; ///< The one under way.
    std::optional<Error> m_refusal;
    QDateTime m_refusedAt;
};

} // namespace drover
