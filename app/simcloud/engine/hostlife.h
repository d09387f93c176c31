// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/engine/site.h"

namespace simcloud {

/// The machine stands still from now on.
void killHost(Site &site, Host &host);
/// Its nova-compute begins to start; when it has, the Return operation is due.
void startHost(Site &site, Host &host);
/// The nova-compute has started: it reports again, cleans up what was under way and takes up the orders that
/// have waited for it.
void stepReturn(Site &site, Operation &operation);

/// Ends all that is under way with a server, as if its task had been taken from under it.
void dropAll(Site &site, const Server &server);

} // namespace simcloud
