// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QMap>
#include <QString>

#include <chrono>
#include <optional>

namespace drover {

/// How to log in at Keystone.
struct AuthConfig {
    enum class Method { Password, Token, ApplicationCredential };

    Method method = Method::Password;
    QString authUrl; ///< As configured; /v2.0 is already turned into /v3.
    QString username;
    QString userId;
    Secret password;
    QString userDomainName;
    QString userDomainId;
    QString projectName;
    QString projectId;
    QString projectDomainName;
    QString projectDomainId;
    QString domainName; ///< For a domain scope.
    QString domainId;
    bool systemScope = false; ///< system_scope: all. Nova 27 and later answer 403 to such a token.
    Secret token;
    QString applicationCredentialId;
    QString applicationCredentialName;
    Secret applicationCredentialSecret;

    bool operator==(const AuthConfig &) const = default;
};

/// What is said of the connection's safety: from verify, insecure, cacert, cert and key.
struct TlsConfig {
    bool verify = true; ///< False wins over caFile, and is shown to the operator wherever the cloud is named.
    QString caFile; ///< PEM; ~ is expanded.
    QString certFile; ///< Client certificate, PEM.
    QString keyFile; ///< Its key; only together with certFile.

    bool operator==(const TlsConfig &) const = default;
};

/// Differences of one service from the rest of the cloud.
struct ServiceConfig {
    QString interface; ///< Empty: the cloud's.
    QString region;
    QString endpoint; ///< <service>_endpoint_override: used instead of the catalog.

    bool operator==(const ServiceConfig &) const = default;
};

/// One region of one cloud, as clouds.yaml, secure.yaml and profiles, or the environment, describe it.
struct CloudConfig {
    QString name; ///< "envvars" for the one made of OS_* variables, unless OS_CLOUD_NAME says otherwise.
    QString source; ///< The file it was found in, or "OS_* variables".
    AuthConfig auth;
    QString region;
    QString interface = QStringLiteral("public"); ///< public, internal or admin.
    TlsConfig tls;
    QMap<QString, ServiceConfig> services; ///< By official type with _ for -: compute, block_storage, …
    std::optional<std::chrono::seconds> timeout; ///< Of one request.
    /// Why Drover cannot log in with this, with its place in `where`; the cloud is listed all the same. A
    /// password, token or credential secret that is missing is no problem: it can be asked for.
    std::optional<Error> problem;

    bool operator==(const CloudConfig &) const = default;
};

} // namespace drover
