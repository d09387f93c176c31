// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/config/cloudconfig.h"
#include "core/http/restclient.h"
#include "core/openstack/keystone/catalog.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace drover {

/// What a login gives. Source: POST v3/auth/tokens.
struct KeystoneToken {
    Secret secret;
    QDateTime issuedAt; ///< UTC, on the cloud's clock.
    QDateTime expiresAt; ///< Likewise.
    QString userId;
    QString userName;
    QString projectName; ///< Empty when the token is not for a project.
    QString projectId;
    QStringList roles;
    Catalog catalog;
};

/// The body of POST v3/auth/tokens. It carries the password or secret: for sending only.
/// A domain that is not named is "default", as in the openstack client. An application credential is bound to
/// its project and must not be sent with a scope.
/// Errors: Rejected, naming the missing key of the configuration.
[[nodiscard]] Result<QJsonObject> loginBody(const AuthConfig &auth);

/// Errors: Malformed.
[[nodiscard]] Result<KeystoneToken> parseToken(const RestReply &reply, const QString &where);

} // namespace drover
