// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/config/cloudconfig.h"

#include <QCoroTask>

#include <optional>

namespace drover {

/// The system's keychain (Secret Service, KWallet, …), where a password is kept if the operator wishes.
/// Never falls back to a file. Errors: Local, with the keychain's own words.
class Keychain {
public:
    virtual ~Keychain() = default;

    /// Nothing when no secret is kept under @p key.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<Secret>>> read(QString key) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<void>> write(QString key, Secret secret) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<void>> remove(QString key) = 0;
};

/// Under which the secret of a sign-in is kept: whoever uses the same one finds it.
[[nodiscard]] inline QString keychainKey(const AuthConfig &auth)
{
    for (const QString &who : {auth.userId, auth.username, auth.applicationCredentialId}) {
        if (!who.isEmpty())
            return who + QLatin1Char('@') + auth.authUrl;
    }
    return auth.applicationCredentialName + QLatin1Char('@') + auth.authUrl;
}

} // namespace drover
