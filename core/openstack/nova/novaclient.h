// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/microversion.h"
#include "core/http/restclient.h"
#include "core/openstack/nova/nova.h"

#include <QCoroTask>

#include <memory>
#include <stop_token>

namespace drover {

/// Nova, spoken to over HTTP.
/// Every read is checked to have been answered in the microversion that was asked for: a proxy that strips
/// the header would turn all answers into those of 2.1 (Malformed). When a cloud no longer speaks the agreed
/// version (406, after a downgrade or behind a mixed load balancer) a lower one is agreed on and the request
/// sent again.
class NovaClient final : public Nova {
public:
    /// What Drover has been written and tested for.
    static constexpr Microversion oldest {2, 79};
    static constexpr Microversion newest {2, 100};

    /// Asks the endpoint for its versions and agrees on one. @p rest points to the catalog's endpoint.
    /// Errors: as of RestClient; Malformed; Rejected when there is no version that both speak.
    [[nodiscard]] static QCoro::Task<Result<std::unique_ptr<NovaClient>>> connect(RestClient rest,
                                                                                  std::stop_token stop);

    [[nodiscard]] Microversion version() const override { return m_version; }

    [[nodiscard]] QCoro::Task<Result<std::vector<ComputeService>>> services(std::stop_token stop) override;
    /// Asked for at 2.87 at most: later versions leave out memory, disk and CPU.
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

    /// Errors besides: Rejected for a reason that Nova would not take.
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
    NovaClient(RestClient rest, Microversion version) : m_rest(std::move(rest)), m_version(version) { }

    /// All pages of a list of @p key, or the first @p atMost elements.
    template<typename T>
    [[nodiscard]] QCoro::Task<Result<std::vector<T>>> list(RestRequest request, QString key,
                                                           Result<T> (*parse)(const QJsonObject &),
                                                           std::stop_token stop, size_t atMost = SIZE_MAX);
    /// The one element below @p key.
    template<typename T>
    [[nodiscard]] QCoro::Task<Result<T>> one(RestRequest request, QString key,
                                             Result<T> (*parse)(const QJsonObject &), std::stop_token stop);
    /// POST servers/{id}/action.
    [[nodiscard]] QCoro::Task<Result<RequestId>> act(ServerId id, QString name, QJsonValue value,
                                                     std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<RequestId>> accepted(RestRequest request, std::stop_token stop);
    /// In the request's own version, else in the agreed one.
    [[nodiscard]] QCoro::Task<Result<RestReply>> send(RestRequest request, std::stop_token stop);

    RestClient m_rest;
    Microversion m_version;
};

} // namespace drover
