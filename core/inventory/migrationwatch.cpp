// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inventory/migrationwatch.h"

#include <algorithm>

namespace drover {

namespace {

bool isWatched(const Migration &migration)
{
    return migration.type == Migration::Type::Live && !migration.ended();
}

/// Nothing before the first statistics, which are null and then may be all zero.
std::optional<MigrationSample> sampleOf(const Migration &migration)
{
    if (!migration.updatedAt || !migration.memoryTotalBytes || *migration.memoryTotalBytes == 0)
        return {};
    return MigrationSample {*migration.updatedAt,
                            *migration.memoryTotalBytes,
                            migration.memoryProcessedBytes.value_or(0),
                            migration.memoryRemainingBytes.value_or(0),
                            migration.diskTotalBytes.value_or(0),
                            migration.diskRemainingBytes.value_or(0)};
}

/// Whether a listing says something that the record does not have yet. A listing that was begun before the
/// counts were asked for is older than they are.
bool saysMore(const Migration &listed, const Migration &known)
{
    if (known.ended() || (!listed.ended() && listed.updatedAt < known.updatedAt))
        return false;
    return listed.status != known.status || listed.destination != known.destination;
}

} // namespace

MigrationWatch::MigrationWatch(Nova &nova, Clock &clock, QObject *parent)
    : QObject(parent), m_nova(nova), m_clock(clock), m_snapshot(std::make_shared<const Snapshot>())
{
}

void MigrationWatch::follow(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    bool differs = false;
    for (const auto &migration : snapshot->migrations.values) {
        const auto trace = m_traces.value(migration->id);
        if (trace ? !saysMore(*migration, *trace->migration) : !isWatched(*migration))
            continue;
        auto next = trace ? std::make_shared<MigrationTrace>(*trace) : std::make_shared<MigrationTrace>();
        next->migration = migration;
        m_traces.insert(migration->id, next);
        differs = true;
    }
    if (m_traces.size() > keptTraces) {
        QList<qint64> ids = m_traces.keys();
        std::ranges::sort(ids);
        for (const qint64 id : std::as_const(ids)) {
            if (m_traces.size() > keptTraces && m_traces[id]->migration->ended())
                m_traces.remove(id);
        }
    }
    if (differs)
        Q_EMIT changed();
}

QCoro::Task<void> MigrationWatch::keepWatching(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        std::vector<QCoro::Task<void>> asked;
        const auto snapshot = m_snapshot;
        for (const auto &migration : snapshot->migrations.values) {
            if (isWatched(*migration))
                asked.push_back(ask(migration, stop));
        }
        for (const auto &task : asked)
            co_await task;
        co_await m_clock.sleep(interval, stop);
    }
}

QCoro::Task<void> MigrationWatch::ask(std::shared_ptr<const Migration> migration, std::stop_token stop)
{
    const auto records = co_await m_nova.liveProgress(migration->serverId, stop);
    if (!records)
        co_return;
    for (const Migration &record : *records) {
        const auto trace = m_traces.value(record.id);
        const auto sample = sampleOf(record);
        if (!trace || !sample || (!trace->samples.empty() && trace->samples.back().at >= sample->at))
            continue;
        auto grown = std::make_shared<MigrationTrace>(*trace);
        grown->migration = std::make_shared<const Migration>(record);
        grown->samples.push_back(*sample);
        grown->grownAt = m_clock.now();
        m_traces.insert(record.id, grown);
        Q_EMIT changed();
    }
}

} // namespace drover
