// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/engine/site.h"

namespace simcloud {

/// @p forced goes past the scheduler to the host.
[[nodiscard]] Verdict orderLiveMigration(Site &site, Server &server, const Asker &asker, const QString &host,
                                         BlockMigration block, bool forced);
[[nodiscard]] Verdict orderAbort(Site &site, Server &server, const Asker &asker, int migrationId);
[[nodiscard]] Verdict orderForceComplete(Site &site, Server &server, const Asker &asker, int migrationId);

/// Takes a live migration one step on: accepted, queued, preparing, running, and what comes of it (NOVA:
/// conductor/tasks/live_migrate.py, compute/manager.py, virt/libvirt/driver.py).
void stepLiveMigration(Site &site, Operation &operation);

/// The nova-compute of its source starts again and finds it under way: "error", or "cancelled" when it was
/// queued.
void findLiveMigrationLost(Site &site, Operation &operation);

/// Ends it at once as if its task had been taken from under it: its server has been deleted, or its state
/// reset.
void dropLiveMigration(Site &site, Operation &operation);

} // namespace simcloud
