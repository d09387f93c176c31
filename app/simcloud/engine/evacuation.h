// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/engine/site.h"

namespace simcloud {

[[nodiscard]] Verdict orderEvacuation(Site &site, Server &server, const Asker &asker, const QString &host);

/// Takes an evacuation one step on, as far as "done". From 2.95 on the new guest is stopped in the end (NOVA:
/// conductor/manager.py rebuild_instance, compute/manager.py).
void stepEvacuation(Site &site, Operation &operation);

/// Its task has been taken from under it, or its new host has started again: "failed", the server stays where
/// it was.
void dropEvacuation(Site &site, Operation &operation);

/// What the nova-compute of a host does when it starts: it destroys the copies of what has been evacuated,
/// lets go of them, and calls the records "completed".
void completeEvacuationsFrom(Site &site, const QString &host);

} // namespace simcloud
