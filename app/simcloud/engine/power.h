// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/engine/site.h"

namespace simcloud {

/// @p name: "start", "stop", "reboot", "reboot-hard", "pause", "unpause", "suspend" or "resume".
[[nodiscard]] Verdict orderPower(Site &site, Server &server, const Asker &asker, const QString &name);

/// Takes a power order one step on; on a dead host it hangs.
void stepPower(Site &site, Operation &operation);

} // namespace simcloud
