// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/pastmoves.h"

#include <algorithm>

namespace drover {

namespace {

/// Nova's times are whole seconds: what ends within one took some time all the same.
double secondsBetween(const QDateTime &from, const QDateTime &to)
{
    return std::max(0.5, double(from.msecsTo(to)) / 1000);
}

} // namespace

PastMoves pastMoves(const Snapshot &snapshot)
{
    PastMoves past;
    for (const auto &migration : snapshot.migrations.values) {
        if (!migration->createdAt || !migration->updatedAt || *migration->updatedAt < *migration->createdAt)
            continue;
        const QDateTime begun = *migration->createdAt;
        QDateTime ended = *migration->updatedAt;
        const Server *server = snapshot.server(migration->serverId);
        if (migration->type == Migration::Type::Live && migration->succeeded()) {
            const qint64 bytes = server ? server->flavor.memoryMiB * 1024 * 1024 : 0;
            if (bytes > 0)
                past.liveSecondsPerByte.push_back(secondsBetween(begun, ended) / double(bytes));
        }
        if (migration->type != Migration::Type::Cold)
            continue;
        if (migration->succeeded() && server && server->launchedAt && *server->launchedAt >= begun)
            ended = std::min(ended, *server->launchedAt);
        if (migration->succeeded() || migration->waitsForDecision())
            past.coldSeconds.push_back(secondsBetween(begun, ended));
    }
    std::ranges::sort(past.liveSecondsPerByte);
    std::ranges::sort(past.coldSeconds);
    return past;
}

} // namespace drover
