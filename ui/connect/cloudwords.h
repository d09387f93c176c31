// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/cloudconfig.h"

#include <QString>

namespace drover {

/// "password", "token", "application credential".
[[nodiscard]] QString methodText(AuthConfig::Method method);
/// Whom it signs in as: user, domain, project; what the configuration names of them.
[[nodiscard]] QString signInText(const AuthConfig &auth);
/// The configuration has no password, token or credential secret: it has to be asked for.
[[nodiscard]] bool lacksSecret(const AuthConfig &auth);
/// Puts @p secret where the method of @p auth looks for it.
void setSecret(AuthConfig &auth, const Secret &secret);

} // namespace drover
