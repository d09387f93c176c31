// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/keystone/token.h"
#include "app/simcloud/engine/engine.h"
#include "app/simcloud/exchange/answer.h"
#include "app/simcloud/exchange/request.h"
#include "app/simcloud/model/cloud.h"

#include <QStringList>

#include <limits>

namespace simcloud::nova {

/// One request to Nova whose token is good and whose version is agreed upon.
struct Call {
    Cloud &cloud;
    Engine &engine;
    const Request &request;
    const Token &token;
    int microversion = 1; ///< N of 2.N.
    QString requestId = {}; ///< "req-…": of the answer's headers, and of the instance action that it starts.
    QStringList captured = {}; ///< What stands in the path where the route's pattern has {}.

    /// Whether the version asked for is 2.N or newer.
    [[nodiscard]] bool since(int version) const { return microversion >= version; }
    [[nodiscard]] bool isAdmin() const { return token.hasRole(QStringLiteral("admin")); }
    [[nodiscard]] Asker asker() const { return {requestId, token.userId, token.projectId, microversion}; }
};

/// One line of the table of what Nova can be asked.
struct Route {
    QByteArray verb;
    QString pattern; ///< "servers/{}/migrations/{}": below /v2.1.
    QString rule; ///< Name of the policy that the token is judged by: "os_compute_api:servers:detail".
    Answer (*handler)(const Call &call);
    int since = 1; ///< Outside of these versions the path is a 404 without words.
    int until = std::numeric_limits<int>::max();
};

/// A refusal in Nova's shape: { "conflictingRequest": { "code": 409, "message": … } }.
[[nodiscard]] Answer fault(int status, const QString &message);

/// A server that the token may see: its own project's, or any for an admin. Null: the caller answers
/// notFound().
[[nodiscard]] Server *visibleServer(const Call &call, const QString &id);

/// 404 "Instance … could not be found."
[[nodiscard]] Answer noSuchServer(const QString &id);

} // namespace simcloud::nova
