// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/openstack/nova/nova.h"

#include <QStringList>

#include <functional>
#include <map>

namespace drover {

/// A Nova whose lists a test sets and changes. It pages, filters and forbids as the real one does, can fail
/// the next calls of a kind, and answers after one turn of the event loop. It does not act: every order is
/// Rejected.
class ListedNova final : public Nova {
public:
    // What the cloud has. Servers are listed in this order; migrations too: newest first.
    std::vector<ComputeService> serviceList;
    std::vector<Hypervisor> hypervisorList;
    std::vector<Server> serverList;
    std::vector<Server> deletedServers; ///< Given with changes-since only, as DELETED.
    std::vector<Flavor> flavorList;
    std::vector<Aggregate> aggregateList;
    std::vector<Zone> zoneList;
    std::vector<ServerGroup> serverGroupList;
    std::vector<Migration> migrationList;

    int maxPage = 1000; ///< Pages of servers are cut to this, as [api] max_limit does.
    std::optional<ProjectId>
        ownProject; ///< Set: a reader's token, which sees only this project, and no hosts.
    /// The calls so far: "services", "servers", "servers after ID", "servers since TIME", "migrations
    /// running", "progress of ID".
    QStringList calls;
    /// Called with each entry of calls before it is answered: the place to change the lists in between.
    std::function<void(const QString &call)> beforeAnswer;

    /// The next @p times calls whose entry begins with @p call end with @p error.
    void failNext(const QString &call, int times, Error error);
    /// Refused, as Nova says it.
    [[nodiscard]] static Error refusal(int httpStatus, const QString &detail);

    /// How many calls began with @p call.
    [[nodiscard]] qsizetype count(const QString &call) const;

    [[nodiscard]] Microversion version() const override { return {2, 93}; }
    [[nodiscard]] QCoro::Task<Result<std::vector<ComputeService>>> services(std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<std::vector<Hypervisor>>> hypervisors(std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ServerPage>> servers(ServerQuery query, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<Server>> server(ServerId id, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<std::vector<Flavor>>> flavors(std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<std::vector<Aggregate>>> aggregates(std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<std::vector<Zone>>> zones(std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<std::vector<ServerGroup>>> serverGroups(std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<std::vector<Migration>>> migrations(MigrationQuery query,
                                                                         std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<std::vector<Migration>>> liveProgress(ServerId id,
                                                                           std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<std::vector<InstanceAction>>> actions(ServerId id,
                                                                           std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<InstanceAction>> action(ServerId id, RequestId request,
                                                             std::stop_token stop) override;

    [[nodiscard]] QCoro::Task<Result<ComputeService>>
    setScheduling(ComputeService service, bool enabled, QString reason, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RequestId>> liveMigrate(ServerId id, std::optional<HostName> host,
                                                             std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RequestId>> coldMigrate(ServerId id, std::optional<HostName> host,
                                                             std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RequestId>> confirmResize(ServerId id, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RequestId>> revertResize(ServerId id, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RequestId>> startServer(ServerId id, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RequestId>> abortMigration(ServerId id, qint64 migration,
                                                                std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RequestId>> forceComplete(ServerId id, qint64 migration,
                                                               std::stop_token stop) override;

private:
    enum class Needs { Anyone, Admin };
    /// Notes a call and lets a turn of the event loop pass. Errors: what failNext has set; Refused; Canceled.
    [[nodiscard]] QCoro::Task<Result<void>> arrive(QString call, Needs needs, std::stop_token stop);
    template<typename T>
    [[nodiscard]] QCoro::Task<Result<std::vector<T>>>
    list(QString call, Needs needs, const std::vector<T> *values, std::stop_token stop);

    struct Failure {
        int times = 0;
        Error error;
    };
    std::map<QString, Failure> m_failures;
};

} // namespace drover
