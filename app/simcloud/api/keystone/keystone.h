// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/keystone/token.h"
#include "app/simcloud/exchange/answer.h"
#include "app/simcloud/exchange/request.h"
#include "app/simcloud/model/cloud.h"

#include <QHash>

namespace simcloud {

/// Keystone v3 as far as clients of a compute cloud ask: tokens by password, token and application
/// credential, the catalog, and who and what there is. One domain, "default".
class Keystone {
public:
    explicit Keystone(Cloud &cloud) : m_cloud(cloud) { }

    /// Below /identity.
    [[nodiscard]] Answer answer(const Request &request);

    /// A token that is good now; null: unknown, expired or revoked.
    [[nodiscard]] const Token *token(const QString &id) const;

private:
    [[nodiscard]] Answer answerToKnown(const Request &request, const Token &token);
    [[nodiscard]] Answer issue(const Request &request);
    [[nodiscard]] Answer judge(const Request &request);
    [[nodiscard]] Answer credentials(const Request &request, const Token &token);
    [[nodiscard]] Token &remember(Token token);

    Cloud &m_cloud;
    QHash<QString, Token> m_tokens = {};
};

/// 401 as Keystone and the middleware in front of the other services say it, with the header that names
/// Keystone. @p root is the cloud's URL without a service's prefix.
[[nodiscard]] Answer unauthenticated(const QString &root);

} // namespace simcloud
