// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/plan/plan.h"

#include <QByteArray>
#include <QJsonObject>

namespace drover {

/// The documented form of a plan (docs/plan-format.md).
[[nodiscard]] QJsonObject toJson(const Plan &plan);

/// Reads and checks a plan: every step has what its kind needs, ids are unique, steps name only earlier ones,
/// and there is no key that Drover does not know.
/// @p file is named in the one error there is, with the place: "plan.json: steps[2].server is missing".
[[nodiscard]] Result<Plan> planFromJson(const QByteArray &json, const QString &file);

/// SHA-256 (hex) of everything a plan says: what a second person signs, and what the journal keeps.
[[nodiscard]] QString planHash(const Plan &plan);

} // namespace drover
