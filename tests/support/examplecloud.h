// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/migrationtrace.h"
#include "core/domain/snapshot.h"
#include "core/run/journal.h"

#include <QDateTime>
#include <QList>

#include <memory>

namespace drover {

/// A small believable cloud, the same each time: 24 hosts in three zones, some 330 instances with a few
/// awkward ones, migrations under way and ended. One host is being drained by run 42, one is down, one
/// disabled by others.
[[nodiscard]] std::shared_ptr<const Snapshot> exampleCloud(const QDateTime &takenAt);

/// The same cloud while many of its instances move, each in another way: one whose left-over does not shrink,
/// one whose link is blocked, one in post-copy, one in its first pass, one that is queued…
[[nodiscard]] std::shared_ptr<const Snapshot> movingCloud(const QDateTime &takenAt);
/// What was seen of those moves until then, by Migration::id.
[[nodiscard]] MigrationTraces movingTraces(const Snapshot &moving);
/// The record of the one whose left-over does not shrink.
inline constexpr qint64 neverEndingMigration = 4201;

/// The cloud again, with @p instances on @p hosts: for measuring.
[[nodiscard]] std::shared_ptr<const Snapshot> largeCloud(const QDateTime &takenAt, int hosts, int instances);

/// What the journal has of it: run 42 that drains compute-07, an older one that was left in the middle, ended
/// ones.
[[nodiscard]] QList<RunRecord> exampleRuns(const QDateTime &now);
/// The lines of one of them.
[[nodiscard]] QList<JournalEntry> exampleEntries(const RunRecord &run, const QDateTime &now);

} // namespace drover
