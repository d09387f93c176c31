// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/livelynova.h"

#include <QCoroTimer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QCoro::Task<void> turn()
{
    QTimer timer;
    timer.setSingleShot(true);
    timer.start(0);
    co_await timer;
}

const Error unreachable {
    .kind = Error::Kind::Unreachable, .where = u"POST servers/…/action"_s, .detail = u"Connection closed"_s};
const Error unavailable {.kind = Error::Kind::Refused,
                         .httpStatus = 503,
                         .where = u"servers"_s,
                         .detail = u"Service Unavailable"_s};
const Error unauthorized {.kind = Error::Kind::Refused,
                          .httpStatus = 401,
                          .where = u"servers"_s,
                          .detail = u"The request you have made requires authentication."_s};

} // namespace

std::optional<Error> LivelyNova::outage() const
{
    const QDateTime now = m_clock.now();
    if (faults.unauthorizedFrom && now >= *faults.unauthorizedFrom)
        return unauthorized;
    if (faults.downFrom && now >= *faults.downFrom && (!faults.downUntil || now < *faults.downUntil))
        return unavailable;
    return {};
}

void LivelyNova::touch()
{
    if (touched)
        touched();
}

template<typename T>
QCoro::Task<Result<T>> LivelyNova::read(std::function<Result<T>(const LivelyCloud &)> question,
                                        std::stop_token stop)
{
    ++m_calls;
    touch();
    co_await turn();
    if (stop.stop_requested())
        co_return canceled();
    if (const auto out = outage())
        co_return failure(*out);
    m_cloud.passTo(m_clock.now());
    auto answer = question(m_cloud);
    co_await turn();
    touch();
    if (stop.stop_requested())
        co_return canceled();
    co_return std::move(answer);
}

template<typename T>
QCoro::Task<Result<T>> LivelyNova::act(std::function<Result<T>(LivelyCloud &)> order, std::stop_token stop)
{
    ++m_calls;
    const int number = ++m_acts;
    touch();
    co_await turn();
    if (stop.stop_requested())
        co_return canceled();
    if (const auto out = outage())
        co_return failure(*out);
    if (faults.lostOrders.contains(number))
        co_return failure(unreachable);
    if (faults.unavailable.contains(number))
        co_return failure(unavailable);
    m_cloud.passTo(m_clock.now());
    auto answer = order(m_cloud);
    touch();
    co_await turn();
    // Aborting a request does not call back what has arrived.
    if (stop.stop_requested())
        co_return canceled();
    if (faults.lostAnswers.contains(number))
        co_return failure(unreachable);
    co_return std::move(answer);
}

QCoro::Task<Result<std::vector<ComputeService>>> LivelyNova::services(std::stop_token stop)
{
    const std::function<Result<std::vector<ComputeService>>(const LivelyCloud &)> question =
        [](const LivelyCloud &cloud) { return cloud.services(); };
    return read(question, stop);
}

QCoro::Task<Result<std::vector<Hypervisor>>> LivelyNova::hypervisors(std::stop_token)
{
    co_return std::vector<Hypervisor>();
}

QCoro::Task<Result<ServerPage>> LivelyNova::servers(ServerQuery query, std::stop_token stop)
{
    const std::function<Result<ServerPage>(const LivelyCloud &)> question =
        [query](const LivelyCloud &cloud) {
            // Two to a page, so that pages have to be followed.
            ServerPage page;
            for (const Server &server : cloud.serversOn(query.host)) {
                if (!query.marker.isEmpty() && server.id.value <= query.marker)
                    continue;
                if (page.servers.size() == 2) {
                    page.nextMarker = page.servers.back().id.value;
                    break;
                }
                page.servers.push_back(server);
            }
            return page;
        };
    return read(question, stop);
}

QCoro::Task<Result<Server>> LivelyNova::server(ServerId id, std::stop_token stop)
{
    const std::function<Result<Server>(const LivelyCloud &)> question = [id](const LivelyCloud &cloud) {
        return cloud.show(id);
    };
    return read(question, stop);
}

QCoro::Task<Result<std::vector<Flavor>>> LivelyNova::flavors(std::stop_token)
{
    co_return std::vector<Flavor>();
}

QCoro::Task<Result<std::vector<Aggregate>>> LivelyNova::aggregates(std::stop_token)
{
    co_return std::vector<Aggregate>();
}

QCoro::Task<Result<std::vector<Zone>>> LivelyNova::zones(std::stop_token)
{
    co_return std::vector<Zone>();
}

QCoro::Task<Result<std::vector<ServerGroup>>> LivelyNova::serverGroups(std::stop_token)
{
    co_return std::vector<ServerGroup>();
}

QCoro::Task<Result<std::vector<Migration>>> LivelyNova::migrations(MigrationQuery query, std::stop_token stop)
{
    const std::function<Result<std::vector<Migration>>(const LivelyCloud &)> question =
        [query](const LivelyCloud &cloud) {
            std::vector<Migration> found;
            const std::vector<Migration> all = cloud.records();
            for (auto at = all.rbegin(); at != all.rend(); ++at) {
                const Migration &record = *at;
                const bool wanted = (!query.server || record.serverId == *query.server)
                    && (!query.host || record.source == *query.host || record.destination == query.host)
                    && (!query.source || record.source == *query.source)
                    && (query.status.isEmpty() || record.status == query.status);
                if (wanted && int(found.size()) < query.limit)
                    found.push_back(record);
            }
            return found;
        };
    return read(question, stop);
}

QCoro::Task<Result<std::vector<Migration>>> LivelyNova::liveProgress(ServerId id, std::stop_token stop)
{
    const std::function<Result<std::vector<Migration>>(const LivelyCloud &)> question =
        [id](const LivelyCloud &cloud) {
            std::vector<Migration> found;
            for (Migration record : cloud.records()) {
                if (record.serverId != id || record.type != Migration::Type::Live)
                    continue;
                if (record.status == "running"_L1) {
                    record.memoryTotalBytes = 2'000'000'000;
                    record.memoryProcessedBytes = 1'200'000'000;
                    record.memoryRemainingBytes = 800'000'000;
                }
                if (record.status == "queued"_L1 || record.status == "preparing"_L1
                    || record.status == "running"_L1)
                    found.push_back(record);
            }
            return found;
        };
    return read(question, stop);
}

QCoro::Task<Result<std::vector<InstanceAction>>> LivelyNova::actions(ServerId id, std::stop_token stop)
{
    const std::function<Result<std::vector<InstanceAction>>(const LivelyCloud &)> question =
        [id](const LivelyCloud &cloud) { return cloud.actions(id); };
    return read(question, stop);
}

QCoro::Task<Result<InstanceAction>> LivelyNova::action(ServerId id, RequestId request, std::stop_token stop)
{
    const std::function<Result<InstanceAction>(const LivelyCloud &)> question =
        [id, request](const LivelyCloud &cloud) { return cloud.action(id, request); };
    return read(question, stop);
}

QCoro::Task<Result<ComputeService>> LivelyNova::setScheduling(ComputeService service, bool enabled,
                                                              QString reason, std::stop_token stop)
{
    const std::function<Result<ComputeService>(LivelyCloud &)> order = [=](LivelyCloud &cloud) {
        return cloud.setScheduling(service.host, enabled, reason);
    };
    return act(order, stop);
}

QCoro::Task<Result<RequestId>> LivelyNova::liveMigrate(ServerId id, std::optional<HostName> host,
                                                       std::stop_token stop)
{
    const std::function<Result<RequestId>(LivelyCloud &)> order = [=](LivelyCloud &cloud) {
        return cloud.liveMigrate(id, host);
    };
    return act(order, stop);
}

QCoro::Task<Result<RequestId>> LivelyNova::coldMigrate(ServerId id, std::optional<HostName> host,
                                                       std::stop_token stop)
{
    const std::function<Result<RequestId>(LivelyCloud &)> order = [=](LivelyCloud &cloud) {
        return cloud.coldMigrate(id, host);
    };
    return act(order, stop);
}

QCoro::Task<Result<RequestId>> LivelyNova::confirmResize(ServerId id, std::stop_token stop)
{
    const std::function<Result<RequestId>(LivelyCloud &)> order = [=](LivelyCloud &cloud) {
        return cloud.confirmResize(id);
    };
    return act(order, stop);
}

QCoro::Task<Result<RequestId>> LivelyNova::revertResize(ServerId id, std::stop_token stop)
{
    const std::function<Result<RequestId>(LivelyCloud &)> order = [=](LivelyCloud &cloud) {
        return cloud.revertResize(id);
    };
    return act(order, stop);
}

QCoro::Task<Result<RequestId>> LivelyNova::startServer(ServerId id, std::stop_token stop)
{
    const std::function<Result<RequestId>(LivelyCloud &)> order = [=](LivelyCloud &cloud) {
        return cloud.startServer(id);
    };
    return act(order, stop);
}

QCoro::Task<Result<RequestId>> LivelyNova::abortMigration(ServerId id, qint64 migration, std::stop_token stop)
{
    const std::function<Result<RequestId>(LivelyCloud &)> order = [=](LivelyCloud &cloud) {
        return cloud.abortMigration(id, migration);
    };
    return act(order, stop);
}

QCoro::Task<Result<RequestId>> LivelyNova::forceComplete(ServerId id, qint64 migration, std::stop_token stop)
{
    const std::function<Result<RequestId>(LivelyCloud &)> order = [=](LivelyCloud &cloud) {
        return cloud.forceComplete(id, migration);
    };
    return act(order, stop);
}

} // namespace drover
