// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/aggregate.h"
#include "core/domain/hypervisor.h"
#include "core/domain/instanceaction.h"
#include "core/domain/migration.h"
#include "core/domain/server.h"
#include "core/domain/servergroup.h"
#include "core/domain/service.h"

#include <QByteArray>
#include <QJsonObject>

#include <vector>

namespace drover {

// One element of an answer each. Unknown keys are ignored, unknown words kept; a key that is needed and
// missing, or has the wrong type, is Malformed and named. All accept the shapes of 2.79 to 2.100.

[[nodiscard]] Result<ComputeService> parseService(const QJsonObject &json);
[[nodiscard]] Result<Hypervisor> parseHypervisor(const QJsonObject &json);
[[nodiscard]] Result<Server> parseServer(const QJsonObject &json);
[[nodiscard]] Result<Flavor> parseFlavor(const QJsonObject &json);
[[nodiscard]] Result<Aggregate> parseAggregate(const QJsonObject &json);
[[nodiscard]] Result<Zone> parseZone(const QJsonObject &json);
[[nodiscard]] Result<ServerGroup> parseServerGroup(const QJsonObject &json);
/// Both of GET os-migrations (instance_uuid) and of GET servers/{id}/migrations (server_uuid).
[[nodiscard]] Result<Migration> parseMigration(const QJsonObject &json);
/// Both of the list and of one action with its events.
[[nodiscard]] Result<InstanceAction> parseInstanceAction(const QJsonObject &json);

/// A whole body: {"servers": […]}. @p key names the array, @p where the request, for errors.
template<typename T>
[[nodiscard]] Result<std::vector<T>> parseList(const QByteArray &body, const QString &key, const QString &where,
                                               Result<T> (*parse)(const QJsonObject &));

} // namespace drover
