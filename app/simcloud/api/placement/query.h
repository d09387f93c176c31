// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/exchange/request.h"
#include "app/simcloud/model/cloud.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <vector>

namespace simcloud::placement {

/// Which providers are asked for: the same parameters for the list of providers and for candidates.
struct Query {
    /// Any of these, or none of them.
    struct Condition {
        QStringList names = {};
        bool forbids = false;
    };

    QString name = {};
    QString uuid = {}; ///< Also in_tree, since a provider is its whole tree.
    QMap<QString, qint64> resources = {};
    QStringList resourceOrder = {}; ///< As they were written.
    std::vector<Condition> traits = {};
    std::vector<Condition> aggregates = {}; ///< By UUID.
    int limit = 0; ///< 0: none.

    [[nodiscard]] bool fits(const Cloud &cloud, const Host &host) const;
};

/// The error is Placement's sentence for 400.
[[nodiscard]] tl::expected<Query, QString> readQuery(const Request &request);

} // namespace simcloud::placement
