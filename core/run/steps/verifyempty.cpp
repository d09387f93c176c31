// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/steps/look.h"
#include "core/run/steps/patience.h"
#include "core/run/steps/procedures.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QCoro::Task<Result<QStringList>> serversLeft(StepContext &context, HostName host)
{
    QStringList left;
    ServerQuery query;
    query.host = host;
    do {
        const std::function<QCoro::Task<Result<ServerPage>>()> read = [&context, query] {
            return context.nova.servers(query, context.stop);
        };
        const auto page = co_await patiently(context, read);
        if (!page)
            co_return failure(page);
        for (const Server &server : page->servers)
            left << u"%1 (%2)"_s.arg(server.name, server.statusText);
        query.marker = page->nextMarker;
    } while (!query.marker.isEmpty());
    co_return left;
}

/// Moved away, but its old copy and its share of the host are kept until somebody confirms or reverts.
QCoro::Task<Result<QStringList>> stillOccupying(StepContext &context, HostName host)
{
    MigrationQuery query;
    query.source = host;
    query.status = u"finished"_s;
    const std::function<QCoro::Task<Result<std::vector<Migration>>>()> read = [&context, query] {
        return context.nova.migrations(query, context.stop);
    };
    const auto records = co_await patiently(context, read);
    if (!records)
        co_return failure(records);
    QStringList left;
    for (const Migration &record : *records) {
        if (!record.waitsForDecision())
            continue;
        const auto server = co_await readServer(context, record.serverId);
        if (!server && server.error().httpStatus == 404)
            continue;
        if (!server)
            co_return failure(server);
        if (server->status == ServerStatus::VerifyResize && server->host != host)
            left << u"%1 (waits on %2 for confirm or revert)"_s.arg(server->name, server->host.value);
    }
    co_return left;
}

} // namespace

QCoro::Task<StepEnd> verifyHostEmpty(StepContext &context, Step step)
{
    const auto servers = co_await serversLeft(context, step.host);
    if (!servers)
        co_return unreadable(servers.error(), u"The instances on %1"_s.arg(step.host.value));
    const auto occupying = co_await stillOccupying(context, step.host);
    if (!occupying)
        co_return unreadable(occupying.error(), u"The migrations from %1"_s.arg(step.host.value));
    const QStringList left = *servers + *occupying;
    if (left.isEmpty())
        co_return StepEnd {Outcome::Done, u"No instance is left on %1"_s.arg(step.host.value)};
    co_return StepEnd {
        Outcome::Failed,
        u"%1 is not empty, %2 left: %3"_s.arg(step.host.value).arg(left.size()).arg(left.join(", "_L1))};
}

} // namespace drover
