// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/cloud.h"

#include <QString>

namespace simcloud {

// Who holds what in Placement while a server moves (NOVA: conductor/tasks/migrate.py).

/// A move begins: what the server holds is from now on held by its migration.
void handOver(Cloud &cloud, const Server &server, const Migration &record);

/// The move has come to nothing: the server holds again what its migration holds, and nothing else.
void giveBack(Cloud &cloud, const Server &server, const Migration &record);

/// The server holds this and nothing else.
void hold(Cloud &cloud, const Server &server, const Claim &claim);

/// The server holds this as well: an evacuation, whose source cannot be asked.
void holdToo(Cloud &cloud, const Server &server, const Claim &claim);

/// The server holds nothing of that host any more.
void letGo(Cloud &cloud, const Server &server, const QString &host);

/// What the server holds of that host; null: nothing.
[[nodiscard]] const Claim *claimOn(const Cloud &cloud, const Server &server, const QString &host);

} // namespace simcloud
