// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/listednova.h"

#include <QCoroTimer>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

Error notHere()
{
    return {.kind = Error::Kind::Rejected, .detail = u"this Nova only lists"_s};
}

Server asDeleted(Server server)
{
    server.status = ServerStatus::Deleted;
    server.statusText = statusWord(server.status);
    return server;
}

/// What a token without the admin's rights gets to see.
Server withoutPlace(Server server)
{
    server.host = {};
    server.node.clear();
    return server;
}

} // namespace

void ListedNova::failNext(const QString &call, int times, Error error)
{
    m_failures[call] = {times, std::move(error)};
}

Error ListedNova::refusal(int httpStatus, const QString &detail)
{
    return {.kind = Error::Kind::Refused, .httpStatus = httpStatus, .where = u"GET nova"_s, .detail = detail};
}

qsizetype ListedNova::count(const QString &call) const
{
    return std::ranges::count_if(calls, [&](const QString &made) { return made.startsWith(call); });
}

QCoro::Task<Result<void>> ListedNova::arrive(QString call, Needs needs, std::stop_token stop)
{
    calls << call;
    QTimer turn;
    turn.setSingleShot(true);
    turn.start(0);
    co_await turn;
    if (stop.stop_requested())
        co_return canceled();
    if (beforeAnswer)
        beforeAnswer(call);
    for (auto &[begin, failing] : m_failures) {
        if (failing.times > 0 && call.startsWith(begin)) {
            --failing.times;
            co_return failure(Error(failing.error));
        }
    }
    if (needs == Needs::Admin && ownProject)
        co_return failure(refusal(403, u"Policy doesn't allow %1 to be performed."_s.arg(call)));
    co_return Result<void>();
}

template<typename T>
QCoro::Task<Result<std::vector<T>>> ListedNova::list(QString call, Needs needs, const std::vector<T> *values,
                                                     std::stop_token stop)
{
    const auto arrived = co_await arrive(call, needs, stop);
    if (!arrived)
        co_return failure(arrived);
    co_return Result<std::vector<T>>(*values);
}

QCoro::Task<Result<std::vector<ComputeService>>> ListedNova::services(std::stop_token stop)
{
    return list(u"services"_s, Needs::Admin, &serviceList, stop);
}

QCoro::Task<Result<std::vector<Hypervisor>>> ListedNova::hypervisors(std::stop_token stop)
{
    return list(u"hypervisors"_s, Needs::Admin, &hypervisorList, stop);
}

QCoro::Task<Result<ServerPage>> ListedNova::servers(ServerQuery query, std::stop_token stop)
{
    QString call = u"servers"_s;
    if (query.changesSince)
        call += u" since "_s + query.changesSince->toString(Qt::ISODate);
    if (!query.marker.isEmpty())
        call += u" after "_s + query.marker;
    const Needs needs = query.allProjects ? Needs::Admin : Needs::Anyone;
    const auto arrived = co_await arrive(call, needs, stop);
    if (!arrived)
        co_return failure(arrived);

    std::vector<Server> found = serverList;
    if (query.changesSince) {
        std::ranges::transform(deletedServers, std::back_inserter(found), asDeleted);
        std::erase_if(found, [&](const Server &server) { return server.updated < *query.changesSince; });
    }
    if (query.host)
        std::erase_if(found, [&](const Server &server) { return server.host != *query.host; });
    if (ownProject) {
        std::erase_if(found, [&](const Server &server) { return server.projectId != *ownProject; });
        std::ranges::transform(found, found.begin(), withoutPlace);
    }
    if (!query.marker.isEmpty()) {
        const auto marker = std::ranges::find(found, ServerId(query.marker), &Server::id);
        if (marker == found.end())
            co_return failure(refusal(400, u"marker [%1] not found"_s.arg(query.marker)));
        found.erase(found.begin(), std::next(marker));
    }
    // As Nova: a next page is promised whenever this one is exactly full, even when there is none.
    ServerPage page;
    const auto limit = size_t(std::min(query.limit, maxPage));
    if (found.size() >= limit) {
        found.resize(limit);
        page.nextMarker = found.back().id.value;
    }
    page.servers = std::move(found);
    co_return Result<ServerPage>(std::move(page));
}

QCoro::Task<Result<Server>> ListedNova::server(ServerId id, std::stop_token stop)
{
    const auto arrived = co_await arrive(u"server "_s + id.value, Needs::Anyone, stop);
    if (!arrived)
        co_return failure(arrived);
    const auto at = std::ranges::find(serverList, id, &Server::id);
    if (at == serverList.end())
        co_return failure(refusal(404, u"Instance %1 could not be found."_s.arg(id.value)));
    co_return Result<Server>(*at);
}

QCoro::Task<Result<std::vector<Flavor>>> ListedNova::flavors(std::stop_token stop)
{
    return list(u"flavors"_s, Needs::Anyone, &flavorList, stop);
}

QCoro::Task<Result<std::vector<Aggregate>>> ListedNova::aggregates(std::stop_token stop)
{
    return list(u"aggregates"_s, Needs::Admin, &aggregateList, stop);
}

QCoro::Task<Result<std::vector<Zone>>> ListedNova::zones(std::stop_token stop)
{
    return list(u"zones"_s, Needs::Admin, &zoneList, stop);
}

QCoro::Task<Result<std::vector<ServerGroup>>> ListedNova::serverGroups(std::stop_token stop)
{
    return list(u"server groups"_s, Needs::Anyone, &serverGroupList, stop);
}

QCoro::Task<Result<std::vector<Migration>>> ListedNova::migrations(MigrationQuery query, std::stop_token stop)
{
    QString call = u"migrations"_s;
    if (query.changesSince)
        call += u" since "_s + query.changesSince->toString(Qt::ISODate);
    if (!query.status.isEmpty())
        call += u' ' + query.status;
    const auto arrived = co_await arrive(call, Needs::Admin, stop);
    if (!arrived)
        co_return failure(arrived);

    std::vector<Migration> found = migrationList;
    std::erase_if(found, [&](const Migration &migration) {
        return (query.server && migration.serverId != *query.server)
            || (query.source && migration.source != *query.source)
            || (query.host && migration.source != *query.host && migration.destination != query.host)
            || (!query.status.isEmpty() && migration.status != query.status)
            // Records never written again are not among the changed ones.
            || (query.changesSince && (!migration.updatedAt || *migration.updatedAt < *query.changesSince));
    });
    if (found.size() > size_t(query.limit))
        found.resize(size_t(query.limit));
    co_return Result<std::vector<Migration>>(std::move(found));
}

QCoro::Task<Result<std::vector<Migration>>> ListedNova::liveProgress(ServerId id, std::stop_token stop)
{
    const auto arrived = co_await arrive(u"progress of "_s + id.value, Needs::Admin, stop);
    if (!arrived)
        co_return failure(arrived);
    std::vector<Migration> found = migrationList;
    // During post-copy, and after the end, there is nothing.
    std::erase_if(found, [&id](const Migration &migration) {
        return migration.serverId != id || migration.type != Migration::Type::Live
            || !QStringList {u"queued"_s, u"preparing"_s, u"running"_s}.contains(migration.status);
    });
    co_return Result<std::vector<Migration>>(std::move(found));
}

QCoro::Task<Result<std::vector<InstanceAction>>> ListedNova::actions(ServerId, std::stop_token)
{
    co_return failure(notHere());
}

QCoro::Task<Result<InstanceAction>> ListedNova::action(ServerId, RequestId, std::stop_token)
{
    co_return failure(notHere());
}

QCoro::Task<Result<ComputeService>> ListedNova::setScheduling(ComputeService, bool, QString, std::stop_token)
{
    co_return failure(notHere());
}

QCoro::Task<Result<RequestId>> ListedNova::liveMigrate(ServerId, std::optional<HostName>, std::stop_token)
{
    co_return failure(notHere());
}

QCoro::Task<Result<RequestId>> ListedNova::coldMigrate(ServerId, std::optional<HostName>, std::stop_token)
{
    co_return failure(notHere());
}

QCoro::Task<Result<RequestId>> ListedNova::confirmResize(ServerId, std::stop_token)
{
    co_return failure(notHere());
}

QCoro::Task<Result<RequestId>> ListedNova::revertResize(ServerId, std::stop_token)
{
    co_return failure(notHere());
}

QCoro::Task<Result<RequestId>> ListedNova::startServer(ServerId, std::stop_token)
{
    co_return failure(notHere());
}

QCoro::Task<Result<RequestId>> ListedNova::abortMigration(ServerId, qint64, std::stop_token)
{
    co_return failure(notHere());
}

QCoro::Task<Result<RequestId>> ListedNova::forceComplete(ServerId, qint64, std::stop_token)
{
    co_return failure(notHere());
}

} // namespace drover
