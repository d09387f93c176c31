// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/steps/look.h"
#include "core/run/steps/patience.h"
#include "core/run/steps/procedures.h"

#include <QSet>
#include <QStringList>

#include <limits>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// Every record of the host that has not ended, however old it is: one that hangs stays behind many that came
/// later.
QCoro::Task<Result<std::vector<Migration>>> migrationsUnderWay(StepContext &context, HostName host)
{
    MigrationQuery query;
    query.host = host;
    query.limit = std::numeric_limits<int>::max();
    const std::function<QCoro::Task<Result<std::vector<Migration>>>()> read = [&context, query] {
        return context.nova.migrations(query, context.stop);
    };
    auto records = co_await patiently(context, read);
    if (records)
        std::erase_if(*records, &Migration::ended);
    co_return std::move(records);
}

QCoro::Task<Result<std::vector<Server>>> serversOn(StepContext &context, HostName host)
{
    std::vector<Server> servers;
    ServerQuery query;
    query.host = host;
    do {
        const std::function<QCoro::Task<Result<ServerPage>>()> read = [&context, query] {
            return context.nova.servers(query, context.stop);
        };
        const auto page = co_await patiently(context, read);
        if (!page)
            co_return failure(page);
        servers.insert(servers.end(), page->servers.begin(), page->servers.end());
        query.marker = page->nextMarker;
    } while (!query.marker.isEmpty());
    co_return servers;
}

struct Beside {
    QStringList occupying;
    QStringList coming;
};

/// Where it comes from, when a record under way brings a server to @p host that is not listed there.
std::optional<QString> origin(const Migration &record, const Server &server, const HostName &host)
{
    if (record.source == host && server.status == ServerStatus::RevertResize)
        return u"back from %1, %2"_s.arg(server.host.value, record.status);
    if (record.destination != host)
        return {};
    // Nova 31 shows an evacuated server at rest on its old host for a moment. Any other that is at rest
    // elsewhere is not moved any more: its record lags behind, or was left behind by a nova-compute that
    // died.
    if (server.host != host && server.atRest() && record.type != Migration::Type::Evacuation)
        return {};
    return u"from %1, %2 %3"_s.arg(record.source.value, typeWord(record.type), record.status);
}

/// How it stands, when a server that moves away cold still occupies @p host: its old copy and its share are
/// kept.
std::optional<QString> occupation(const Migration &record, const Server &server, const HostName &host)
{
    if (record.source != host || server.host == host)
        return {};
    if (server.status == ServerStatus::VerifyResize && record.waitsForDecision())
        return u"waits on %1 for confirm or revert"_s.arg(server.host.value);
    if (server.status == ServerStatus::VerifyResize || server.status == ServerStatus::Resize)
        return u"%1 on %2, %3"_s.arg(server.statusText, server.host.value, record.status);
    return {};
}

/// Who moves from or to a host, besides those that are listed on it.
QCoro::Task<Result<Beside>> besides(StepContext &context, HostName host, std::vector<Migration> underWay,
                                    QSet<QString> named)
{
    Beside beside;
    for (const Migration &record : underWay) {
        if (named.contains(record.serverId.value))
            continue;
        const auto server = co_await readServer(context, record.serverId);
        if (!server && server.error().httpStatus == 404)
            continue;
        if (!server)
            co_return failure(server);
        const auto comes = origin(record, *server, host);
        const auto occupies = occupation(record, *server, host);
        if (comes)
            beside.coming << u"%1 (%2)"_s.arg(server->name, *comes);
        else if (occupies)
            beside.occupying << u"%1 (%2)"_s.arg(server->name, *occupies);
        if (comes || occupies)
            named << record.serverId.value;
    }
    co_return beside;
}

} // namespace

QCoro::Task<StepEnd> verifyHostEmpty(StepContext &context, Step step)
{
    // The records first: what arrives, or leaves cold, between the two looks is then seen in one of them at
    // least.
    const auto underWay = co_await migrationsUnderWay(context, step.host);
    if (!underWay)
        co_return unreadable(underWay.error(), u"The migrations of %1"_s.arg(step.host.value));
    const auto servers = co_await serversOn(context, step.host);
    if (!servers)
        co_return unreadable(servers.error(), u"The instances on %1"_s.arg(step.host.value));
    QStringList left;
    QSet<QString> listed;
    for (const Server &server : *servers) {
        left << u"%1 (%2)"_s.arg(server.name, server.statusText);
        listed << server.id.value;
    }
    const auto beside = co_await besides(context, step.host, *underWay, listed);
    if (!beside)
        co_return unreadable(beside.error(), u"The instances that move from or to %1"_s.arg(step.host.value));
    left += beside->occupying;
    if (left.isEmpty() && beside->coming.isEmpty()) {
        co_return StepEnd {Outcome::Done,
                           u"No instance is left on %1, and none is on its way to it"_s.arg(step.host.value)};
    }
    QStringList found;
    if (!left.isEmpty())
        found << u"%1 left: %2"_s.arg(left.size()).arg(left.join(", "_L1));
    if (!beside->coming.isEmpty())
        found << u"%1 on the way to it: %2"_s.arg(beside->coming.size()).arg(beside->coming.join(", "_L1));
    co_return StepEnd {Outcome::Failed, u"%1 is not empty, %2"_s.arg(step.host.value, found.join("; "_L1))};
}

} // namespace drover
