// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/engine/site.h"

namespace simcloud {

/// With a flavor it is a resize.
[[nodiscard]] Verdict orderColdMigration(Site &site, Server &server, const Asker &asker, const QString &host,
                                         const FlavorPtr &flavor);
[[nodiscard]] Verdict orderConfirm(Site &site, Server &server, const Asker &asker);
[[nodiscard]] Verdict orderRevert(Site &site, Server &server, const Asker &asker);

/// Takes a cold migration or resize one step on, as far as VERIFY_RESIZE (NOVA: conductor/tasks/migrate.py,
/// compute/manager.py).
void stepColdMigration(Site &site, Operation &operation);
void stepConfirm(Site &site, Operation &operation);
void stepRevert(Site &site, Operation &operation);

/// A nova-compute starts again and finds it unfinished, or its task has been taken from under it: the record
/// ends as "error", and the server stays where it is.
void dropColdMigration(Site &site, Operation &operation);

} // namespace simcloud
