// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace simcloud::nova {

/// What Nova's schema allows in the query of one resource, in one version.
struct QuerySchema {
    QStringList texts = {};
    QStringList patterns = {}; ///< Regular expressions.
    QStringList times = {}; ///< ISO 8601.
    QStringList counts = {}; ///< Whole numbers from 0.
    QStringList truths = {}; ///< True or false in one of the many words for them.
    QStringList sortKeys = {}; ///< Values that sort_key may have; empty: it is not looked at.
    bool strict = true; ///< Whether another parameter is refused; otherwise it is ignored.
    bool underscored =
        false; ///< Whether names that begin with "_" pass, to be refused with other words later.
};

/// 400 in the words of the schema's validation, if the query does not fit it.
[[nodiscard]] std::optional<Answer> refusal(const Request &request, const QuerySchema &schema);

/// All values of one parameter, decoded, in their order.
[[nodiscard]] QStringList values(const Request &request, const QString &name);
/// Its last value, which counts when it stands there more than once; null when it is not there.
[[nodiscard]] QString lastValue(const Request &request, const QString &name);

/// The many words for true and false that Nova takes; nothing for any other.
[[nodiscard]] std::optional<bool> truth(const QString &text);

/// 403 "Policy doesn't allow … to be performed.", for rules that depend on what was asked for.
[[nodiscard]] Answer denied(const QString &rule);

/// What part of a list is asked for.
struct Page {
    int limit = 0; ///< Never more than the cloud's page limit, which also holds when none was asked for.
    QString marker = {}; ///< Id of the last one before the page; empty: from the beginning.
};
[[nodiscard]] Page page(const Call &call);

/// From when to when something must have changed: changes-since and changes-before.
struct Changes {
    std::optional<Moment> since = {};
    std::optional<Moment> before = {};

    [[nodiscard]] bool asked() const { return since || before; }
    /// A record that was never updated has not changed.
    [[nodiscard]] bool contain(const std::optional<Moment> &updated) const;
};
[[nodiscard]] Changes changes(const Request &request);
/// 400 when the one is later than the other.
[[nodiscard]] std::optional<Answer> refusal(const Changes &changes);

} // namespace simcloud::nova
