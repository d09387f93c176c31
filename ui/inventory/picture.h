// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory/inventory.h"
#include "ui/hosts/hostrow.h"
#include "ui/migrations/migrationrow.h"
#include "ui/runs/runview.h"

#include <QHash>
#include <QList>

#include <memory>
#include <vector>

namespace drover {

/// The instances of one host.
struct HostServers {
    using Servers = std::vector<std::shared_ptr<const Server>>;

    Servers byId; ///< As the snapshot has them.
    Servers byName;
};

/// A snapshot with all that views need of it and that takes a look at every instance. Immutable, and made in
/// another thread when the cloud is large.
struct Picture {
    SnapshotPtr snapshot = std::make_shared<const Snapshot>();
    HostRowsPtr hosts = std::make_shared<const HostRows>();
    MigrationRowsPtr migrations = std::make_shared<const MigrationRows>();
    QHash<HostName, std::shared_ptr<const HostServers>> serversOf = {}; ///< No entry for a host without any.
};

using PicturePtr = std::shared_ptr<const Picture>;

/// Parts that are as they were are those of @p before, so that views see what changed.
[[nodiscard]] PicturePtr pictureOf(const SnapshotPtr &snapshot, const QList<RunView> &runs,
                                   const Picture &before);

/// The order of instances by name; those of the same name by id.
[[nodiscard]] bool nameBefore(const Server &a, const Server &b);

} // namespace drover
