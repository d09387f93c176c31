// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/aggregate.h"
#include "core/domain/flavor.h"
#include "core/domain/hypervisor.h"
#include "core/domain/migration.h"
#include "core/domain/server.h"
#include "core/domain/servergroup.h"
#include "core/domain/service.h"

#include <QJsonArray>
#include <QJsonObject>

#include <vector>

namespace drover {

// The domain's values in the JSON form that Nova gives them, both ways. The same form is read from a cloud's
// answers and from saved snapshots.
//
// Reading accepts the shapes of 2.79 to 2.100 and of older releases: unknown keys are ignored, unknown words
// kept; a key that is needed and missing, or has the wrong type, is Malformed and named ("flavor.ram is
// missing"). Writing gives the newest shape, and nothing for what is not known; reading that again gives the
// same value.

/// While the cell of the service cannot be reached (2.69) only host and status come; then its id is empty.
[[nodiscard]] Result<ComputeService> parseService(const QJsonObject &json);
[[nodiscard]] Result<Hypervisor> parseHypervisor(const QJsonObject &json);
/// While the cell of the server cannot be reached (2.69) little more than id and status come, status UNKNOWN.
[[nodiscard]] Result<Server> parseServer(const QJsonObject &json);
[[nodiscard]] Result<Flavor> parseFlavor(const QJsonObject &json);
[[nodiscard]] Result<Aggregate> parseAggregate(const QJsonObject &json);
[[nodiscard]] Result<Zone> parseZone(const QJsonObject &json);
[[nodiscard]] Result<ServerGroup> parseServerGroup(const QJsonObject &json);
/// Both of GET os-migrations (instance_uuid) and of GET servers/{id}/migrations (server_uuid; always live).
[[nodiscard]] Result<Migration> parseMigration(const QJsonObject &json);

[[nodiscard]] QJsonObject toJson(const ComputeService &service);
[[nodiscard]] QJsonObject toJson(const Hypervisor &hypervisor);
[[nodiscard]] QJsonObject toJson(const Server &server);
[[nodiscard]] QJsonObject toJson(const Flavor &flavor);
[[nodiscard]] QJsonObject toJson(const Aggregate &aggregate);
[[nodiscard]] QJsonObject toJson(const Zone &zone);
[[nodiscard]] QJsonObject toJson(const ServerGroup &group);
[[nodiscard]] QJsonObject toJson(const Migration &migration);

/// The form of all times here: UTC, to the millisecond where there is more than a second.
[[nodiscard]] QString jsonTime(const QDateTime &time);

/// A list of them. @p key names it, and @p where the request or file, in errors:
/// "GET servers/detail: servers[3]: id is missing".
template<typename T>
[[nodiscard]] Result<std::vector<T>> parseArray(const QJsonValue &list, const QString &key,
                                                const QString &where, Result<T> (*parse)(const QJsonObject &))
{
    if (!list.isArray())
        return malformed(
            (list.isUndefined() ? QStringLiteral("%1 is missing") : QStringLiteral("%1 is not a list"))
                .arg(key),
            where);
    const QJsonArray elements = list.toArray();
    std::vector<T> parsed;
    parsed.reserve(size_t(elements.size()));
    for (qsizetype i = 0; i < elements.size(); ++i) {
        const QJsonValue element = elements.at(i);
        if (!element.isObject())
            return malformed(QStringLiteral("%1[%2] is not an object").arg(key).arg(i), where);
        Result<T> value = parse(element.toObject());
        if (!value)
            return malformed(QStringLiteral("%1[%2]: %3").arg(key).arg(i).arg(value.error().detail), where);
        parsed.push_back(std::move(*value));
    }
    return parsed;
}

} // namespace drover
