// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/openstack/nova/nova.h"
#include "tests/support/livelycloud.h"

#include <QSet>

#include <functional>

namespace drover {

/// What goes wrong between Drover and a lively cloud.
struct LivelyFaults {
    QSet<int> lostAnswers = {}; ///< Acting calls, counted from 1, that arrive and get no answer.
    QSet<int> lostOrders = {}; ///< Acting calls that never arrive.
    QSet<int> unavailable = {}; ///< Acting calls that get a 503 from something before Nova.
    std::optional<QDateTime> downFrom = {}; ///< From here to downUntil everything gets a 503.
    std::optional<QDateTime> downUntil = {}; ///< Empty: for ever.
    std::optional<QDateTime> unauthorizedFrom = {}; ///< From here on everything gets a 401.
};

/// The API of a lively cloud: each call takes some turns of the event loop, and what it asks for happens in
/// between.
class LivelyNova final : public Nova {
public:
    LivelyNova(LivelyCloud &cloud, const Clock &clock) : m_cloud(cloud), m_clock(clock) { }

    LivelyFaults faults;
    /// Called whenever something has passed between Drover and the cloud, either way.
    std::function<void()> touched;
    /// All calls, the reading ones too.
    [[nodiscard]] int calls() const { return m_calls; }

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
    template<typename T>
    [[nodiscard]] QCoro::Task<Result<T>> read(std::function<Result<T>(const LivelyCloud &)> question,
                                              std::stop_token stop);
    template<typename T>
    [[nodiscard]] QCoro::Task<Result<T>> act(std::function<Result<T>(LivelyCloud &)> order,
                                             std::stop_token stop);
    [[nodiscard]] std::optional<Error> outage() const;
    void touch();

    LivelyCloud &m_cloud;
    const Clock &m_clock;
    int m_calls = 0;
    int m_acts = 0;
};

} // namespace drover
