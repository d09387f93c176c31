// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/domain/snapshot.h"
#include "core/openstack/nova/nova.h"

#include <QCoroTask>

#include <QObject>
#include <QSet>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace drover {

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// How often each kind of thing is read again.
struct RefreshIntervals {
    std::chrono::seconds services {10};
    std::chrono::seconds hypervisors {60};
    std::chrono::seconds serversChanged {10}; ///< changes-since
    std::chrono::seconds serversAll {600}; ///< A whole listing, against what changes-since misses.
    std::chrono::seconds migrationsActive {5}; ///< While one moves.
    std::chrono::seconds migrationsIdle {30};
    std::chrono::seconds migrationsAll {600}; ///< As serversAll.
    std::chrono::seconds rest {600}; ///< Flavors, aggregates, zones, server groups; what is forbidden.
};

/// Keeps the picture of one cloud: the one copy, from which models are fed. Lives on the thread of the event
/// loop, and outlives its tasks: request their stop and await them before it is destroyed.
class Inventory final : public QObject {
    Q_OBJECT

public:
    /// @p nova and @p clock outlive the inventory and its tasks.
    Inventory(Nova &nova, CloudIdentity cloud, Clock &clock, RefreshIntervals intervals = {},
              QObject *parent = nullptr);
    ~Inventory() override;

    /// Never null; empty sections at first.
    [[nodiscard]] SnapshotPtr snapshot() const { return m_snapshot; }

    /// Reads everything once, servers page by page (changed() is emitted as pages arrive).
    /// What the token may not see is Reading::Forbidden in the snapshot, not an error; where it may see its
    /// own project only, that is read and Snapshot::allProjects says so. An error is returned when services
    /// or servers could not be read for another reason; what was read is in snapshot() all the same.
    /// Canceled. Not while keepFresh is under way.
    [[nodiscard]] QCoro::Task<Result<SnapshotPtr>> readAll(std::stop_token stop);

    /// What readAll does, then incremental refreshes until @p stop. Failures are kept in the sections with
    /// the age of what is still shown; after them it waits 1 to 30 s, doubling, with jitter, or as long as
    /// the service asks, and then nothing at all is asked meanwhile. After a 401 it waits
    /// RefreshIntervals::rest, because logging in over and over with a password that no longer holds would
    /// lock the account.
    [[nodiscard]] QCoro::Task<void> keepFresh(std::stop_token stop);

    /// While something is being done in the cloud from here, migrations are read as often as while one moves:
    /// between two moves of a run none is seen, and the next is about to begin. What has changed is read at
    /// once when that begins.
    void keepClose(bool close);

    /// Reads everything anew as soon as possible (F5); keepFresh must be under way.
    void refreshNow();

Q_SIGNALS:
    /// Also when only the age, the reading or the problem of a section has changed; then @p delta is empty.
    void changed(const drover::SnapshotPtr &snapshot, const drover::SnapshotDelta &delta);

private:
    /// What is read by one request after the other, and how long to wait before it is read again.
    struct Subject {
        QCoro::Task<Result<void>> (Inventory::*read)(std::stop_token);
        std::chrono::seconds (*pause)(const RefreshIntervals &, const Snapshot &, bool close);
    };
    static const std::vector<Subject> &subjects();

    // Each reads, publishes, and keeps a problem in its section. Forbidden is success. Errors: those of Nova.
    [[nodiscard]] QCoro::Task<Result<void>> readServices(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> readHypervisors(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> readServers(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> readMigrations(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> readRest(std::stop_token stop);

    [[nodiscard]] QCoro::Task<Result<void>> listServers(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> readChangedServers(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> listMigrations(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> readChangedMigrations(std::stop_token stop);

    template<typename T>
    using Lister = QCoro::Task<Result<std::vector<T>>> (Nova::*)(std::stop_token);
    /// Reads a section that comes whole. Not for servers and migrations.
    template<typename T>
    [[nodiscard]] QCoro::Task<Result<void>>
    readWhole(Section<T> Snapshot::*section, bool SnapshotDelta::*flag, Lister<T> list, std::stop_token stop);
    [[nodiscard]] QCoro::Task<void> keepReading(Subject subject, std::stop_token stop);

    /// Replaces the snapshot by a copy with a change made to it, and says so.
    template<typename Change>
    void publish(Change change);
    template<typename T>
    Result<void> fail(Section<T> Snapshot::*section, const Error &error, bool SnapshotDelta::*flag = nullptr);
    void keepQuiet(const Error &error);
    void publishMigrations(std::vector<Migration> records, const QDateTime &begun);
    [[nodiscard]] bool due(const std::optional<QDateTime> &last, std::chrono::seconds interval) const;
    [[nodiscard]] std::chrono::milliseconds backOff(const Error &error, int failures) const;

    Nova &m_nova;
    Clock &m_clock;
    RefreshIntervals m_intervals;
    SnapshotPtr m_snapshot;
    std::stop_source m_wake; ///< Ends the pauses between readings.
    QDateTime m_quietUntil; ///< Until then the service has asked not to be asked.
    bool m_close = false;
    int m_tasks = 0; ///< readAll and keepFresh under way.

    // When the last whole listing was begun; empty when one is wanted now.
    std::optional<QDateTime> m_serversListedAt;
    std::optional<QDateTime> m_migrationsListedAt;
    QDateTime m_serversAskedAt; ///< When changed servers were last asked for.
    /// By the service's clock: every change before this was seen, and later ones may have been.
    std::optional<QDateTime> m_serversSeenUntil;
    std::optional<QDateTime> m_migrationsSeenUntil;
    /// What has arrived since the listing under way began; empty when there is none.
    std::optional<QSet<ServerId>> m_arrived;
};

} // namespace drover
