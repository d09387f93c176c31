// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/snapshot.h"

#include <QJsonObject>

namespace drover {

/// The documented form of a snapshot (docs/snapshot-format.md): Nova's own keys where Nova has one.
[[nodiscard]] QJsonObject toJson(const Snapshot &snapshot);

/// Reads what toJson wrote. @p file is named in errors, with the place: "cloud.json: servers[3].id is missing".
[[nodiscard]] Result<Snapshot> snapshotFromJson(const QByteArray &json, const QString &file);

[[nodiscard]] QJsonObject toJson(const ComputeService &service);
[[nodiscard]] QJsonObject toJson(const Hypervisor &hypervisor);
[[nodiscard]] QJsonObject toJson(const Server &server);
[[nodiscard]] QJsonObject toJson(const Flavor &flavor);
[[nodiscard]] QJsonObject toJson(const Aggregate &aggregate);
[[nodiscard]] QJsonObject toJson(const Zone &zone);
[[nodiscard]] QJsonObject toJson(const ServerGroup &group);
[[nodiscard]] QJsonObject toJson(const Migration &migration);

} // namespace drover
