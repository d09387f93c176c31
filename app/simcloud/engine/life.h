// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/engine/site.h"

namespace simcloud {

/// A server that begins to build.
Server &orderCreation(Site &site, Server wanted, const Asker &asker, const QString &host);
/// Takes it one step on: scheduled, built, ACTIVE; or ERROR without a host.
void stepCreation(Site &site, Operation &operation);
/// It ends as ERROR: its host has died while it was built.
void dropCreation(Site &site, Operation &operation);

/// Whatever else was under way with the server must have been dropped.
[[nodiscard]] Verdict orderDeletion(Site &site, Server &server, const Asker &asker);
void stepDeletion(Site &site, Operation &operation);

} // namespace simcloud
