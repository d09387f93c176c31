// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/ui/largescene.h"

#include "tests/support/examplecloud.h"

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr int hosts = 2000;
constexpr int instances = 100'000;
constexpr int moves = 200;
constexpr int changes = 1000;
constexpr qint64 firstMove = 90'000;
constexpr qint64 gigabyte = 1'000'000'000;

MigrationSample sampleAfter(const MigrationSample &before, qint64 move)
{
    MigrationSample next = before;
    next.at = before.at.addSecs(5);
    next.memoryProcessedBytes += gigabyte;
    next.memoryRemainingBytes -= gigabyte;
    if (next.memoryRemainingBytes < 0)
        next.memoryRemainingBytes = (2 + move % 7) * gigabyte;
    return next;
}

} // namespace

LargeScene::LargeScene(const QDateTime &now)
{
    auto snapshot = std::make_shared<Snapshot>(*largeCloud(now, hosts, instances));
    auto &servers = snapshot->servers.values;
    for (int move = 0; move < moves; ++move) {
        auto &server = servers[size_t(move) * servers.size() / moves];
        auto moving = std::make_shared<Server>(*server);
        moving->status = ServerStatus::Migrating;
        moving->statusText = u"MIGRATING"_s;
        auto record = std::make_shared<Migration>();
        record->id = firstMove + move;
        record->serverId = moving->id;
        record->type = Migration::Type::Live;
        record->status = u"running"_s;
        record->source = moving->host;
        record->destination = servers[(size_t(move) * servers.size() / moves + 77) % servers.size()]->host;
        record->createdAt = now.addSecs(-1000);
        record->updatedAt = now;
        auto trace = std::make_shared<MigrationTrace>();
        trace->migration = record;
        trace->grownAt = now;
        MigrationSample sample {.at = now.addSecs(-900), .memoryTotalBytes = 16 * gigabyte};
        sample.memoryRemainingBytes = sample.memoryTotalBytes;
        for (int second = 0; second < 900; second += 5)
            trace->samples.push_back(sample = sampleAfter(sample, move));
        snapshot->migrations.values.push_back(record);
        m_traces.insert(record->id, trace);
        server = moving;
    }
    m_snapshot = snapshot;
}

std::shared_ptr<const Snapshot> LargeScene::refreshed()
{
    auto next = std::make_shared<Snapshot>(*m_snapshot);
    next->takenAt = m_snapshot->takenAt.addSecs(10);
    ++m_refreshes;
    auto &servers = next->servers.values;
    for (int change = 0; change < changes; ++change) {
        auto &server = servers[(size_t(change) * 97 + size_t(m_refreshes) * 31) % servers.size()];
        auto changed = std::make_shared<Server>(*server);
        const bool stopped = changed->status == ServerStatus::Shutoff;
        changed->status = stopped ? ServerStatus::Active : ServerStatus::Shutoff;
        changed->statusText = stopped ? u"ACTIVE"_s : u"SHUTOFF"_s;
        if (change % 10 == 0)
            changed->host = servers[(size_t(change) * 31 + size_t(m_refreshes)) % servers.size()]->host;
        server = changed;
    }
    m_snapshot = next;
    return next;
}

MigrationTraces LargeScene::moved()
{
    for (auto &trace : m_traces) {
        auto grown = std::make_shared<MigrationTrace>(*trace);
        grown->samples.push_back(sampleAfter(grown->samples.back(), grown->migration->id));
        grown->grownAt = grown->samples.back().at;
        trace = grown;
    }
    return m_traces;
}

} // namespace drover
