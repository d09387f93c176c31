// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/keystone/tokencache.h"
#include "app/simcloud/api/nova/call.h"

#include <QHash>

#include <optional>
#include <vector>

namespace simcloud::nova {

/// All that Nova can be asked, collected from its resources.
[[nodiscard]] std::vector<Route> allRoutes();

/// The way of a request to its handler, and what Nova says on that way: version documents, 401, the
/// microversion, 404, 405 and 403; and the headers that every answer has.
class Nova {
public:
    Nova(Cloud &cloud, Engine &engine, const Keystone &keystone, const std::vector<Route> &routes);

    /// Below /compute. @p requestId stands in the answer's headers, and in what the request leads to.
    [[nodiscard]] Answer answer(const Request &request, const QString &requestId);

private:
    struct Line {
        Route route = {};
        QStringList pattern = {};
    };

    [[nodiscard]] Answer versioned(const Request &request, const QString &requestId, const Token &token);
    [[nodiscard]] Answer routed(const Request &request, const QString &requestId, const Token &token,
                                int microversion);
    [[nodiscard]] QJsonObject version(const QString &base) const;

    Cloud &m_cloud;
    Engine &m_engine;
    TokenCache m_tokens;
    QHash<QString, std::vector<Line>> m_lines = {}; ///< By the first segment; literal ones before others.
};

} // namespace simcloud::nova
