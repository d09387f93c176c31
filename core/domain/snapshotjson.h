// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/novajson.h" // toJson of the values
#include "core/domain/snapshot.h"

#include <QJsonObject>

namespace drover {

/// The documented form of a snapshot (docs/snapshot-format.md): Nova's own keys where Nova has one.
[[nodiscard]] QJsonObject toJson(const Snapshot &snapshot);

/// Reads what toJson wrote, of this format's version or older; servers are sorted by id, whatever their
/// order. Errors: Malformed, naming @p file and the place: "cloud.json: servers[3]: id is missing".
[[nodiscard]] Result<Snapshot> snapshotFromJson(const QByteArray &json, const QString &file);

} // namespace drover
