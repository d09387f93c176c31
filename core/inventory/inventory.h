// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/domain/snapshot.h"
#include "core/openstack/nova/nova.h"

#include <QCoroTask>

#include <QObject>

#include <chrono>
#include <memory>
#include <stop_token>

namespace drover {

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// How often each kind of thing is read again.
struct RefreshIntervals {
    std::chrono::seconds services{10};
    std::chrono::seconds hypervisors{60};
    std::chrono::seconds serversChanged{10};   ///< changes-since
    std::chrono::seconds serversAll{600};      ///< A whole listing, against what changes-since misses.
    std::chrono::seconds migrationsActive{5};  ///< While one is under way.
    std::chrono::seconds migrationsIdle{30};
    std::chrono::seconds rest{600};            ///< Flavors, aggregates, zones, server groups.
};

/// Keeps the picture of one cloud: the one copy, from which models are fed. Lives on the thread of the event loop.
class Inventory final : public QObject {
    Q_OBJECT

public:
    /// @p nova and @p clock outlive the inventory and its tasks.
    Inventory(Nova &nova, CloudIdentity cloud, Clock &clock, RefreshIntervals intervals = {},
              QObject *parent = nullptr);

    /// Never null; empty sections at first.
    [[nodiscard]] SnapshotPtr snapshot() const;

    /// Reads everything once, servers page by page (changed() is emitted as pages arrive).
    /// What the token may not see is Reading::Forbidden in the snapshot, not an error. An error is returned when
    /// services or servers could not be read for another reason; what was read is in snapshot() all the same.
    [[nodiscard]] QCoro::Task<Result<SnapshotPtr>> readAll(std::stop_token stop);

    /// readAll, then incremental refreshes until @p stop. Failures are kept in the sections with the age of what
    /// is still shown; after 429 and 503 it waits as told, else 1 to 30 s, doubling, with jitter.
    [[nodiscard]] QCoro::Task<void> keepFresh(std::stop_token stop);

    /// Reads everything anew as soon as possible (F5); keepFresh must be under way.
    void refreshNow();

Q_SIGNALS:
    void changed(const drover::SnapshotPtr &snapshot, const drover::SnapshotDelta &delta);
};

} // namespace drover
