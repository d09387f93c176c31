// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/keystone/token.h"
#include "app/simcloud/model/cloud.h"

namespace simcloud {

/// Whether Nova's default policy lets the token do what @p rule names ("os_compute_api:os-services:list").
/// That a thing belongs to the token's project is for the caller to see to. An empty rule is for everybody.
///
/// Source: nova/policies of 26 (rights by project: who is in it may do everything in it), of 31
/// (Settings::enforcesNewDefaults: no system scope, and a reader only reads) and of 32
/// (Settings::managersMove).
[[nodiscard]] bool permits(const Settings &settings, const Token &token, const QString &rule);

/// "Policy doesn't allow … to be performed."
[[nodiscard]] QString policyRefusal(const QString &rule);

} // namespace simcloud
