// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/aggregate.h"
#include "core/domain/hypervisor.h"
#include "core/domain/instanceaction.h"
#include "core/domain/microversion.h"
#include "core/domain/migration.h"
#include "core/domain/server.h"
#include "core/domain/servergroup.h"
#include "core/domain/service.h"

#include <QCoroTask>

#include <optional>
#include <stop_token>
#include <vector>

namespace drover {

/// Which servers to list. A type with a constructor (see RestRequest).
struct ServerQuery {
    bool allProjects = true; ///< Without it an admin sees the token's project only.
    std::optional<HostName> host;
    std::optional<QDateTime> changesSince; ///< Then deleted servers come too, with status DELETED.
    int limit = 1000; ///< Page size; Nova gives no more than its max_limit, which is 1000 by default.
    QString marker; ///< The last id of the page before; empty for the first.

    ServerQuery() { }
};

struct ServerPage {
    std::vector<Server> servers;
    QString nextMarker; ///< Empty when this was the last page.
};

/// Which migration records to list.
struct MigrationQuery {
    std::optional<ServerId> server;
    std::optional<HostName> host; ///< As source or destination.
    std::optional<HostName> source; ///< Filtered here where the cloud is older than the filter.
    QString status; ///< One of Nova's words; empty for all.
    std::optional<QDateTime> changesSince; ///< From 2.59; records never written again are not returned.
    int limit = 1000; ///< In all, newest first; pages are followed.

    MigrationQuery() { }
};

/// What Drover asks of Nova. An interface, so that procedures are tested with a scripted one.
/// Errors of all calls: Unreachable, Refused, Malformed, Canceled.
/// Acting calls return the request id, which is the id of the instance action they began; the answer means
/// "accepted", never "done".
class Nova {
public:
    virtual ~Nova() = default;

    /// The newest microversion that the cloud and Drover both speak; from 2.79.
    [[nodiscard]] virtual Microversion version() const = 0;

    [[nodiscard]] virtual QCoro::Task<Result<std::vector<ComputeService>>> services(std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<std::vector<Hypervisor>>> hypervisors(std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<ServerPage>> servers(ServerQuery query,
                                                                  std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<Server>> server(ServerId id, std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<std::vector<Flavor>>> flavors(std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<std::vector<Aggregate>>> aggregates(std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<std::vector<Zone>>> zones(std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<std::vector<ServerGroup>>>
    serverGroups(std::stop_token stop) = 0;

    /// GET os-migrations, newest first.
    [[nodiscard]] virtual QCoro::Task<Result<std::vector<Migration>>> migrations(MigrationQuery query,
                                                                                 std::stop_token stop) = 0;
    /// GET servers/{id}/migrations: live migrations in queued, preparing or running, with byte counts.
    /// Empty during post-copy and after the end.
    [[nodiscard]] virtual QCoro::Task<Result<std::vector<Migration>>> liveProgress(ServerId id,
                                                                                   std::stop_token stop) = 0;
    /// Newest first, without events.
    [[nodiscard]] virtual QCoro::Task<Result<std::vector<InstanceAction>>> actions(ServerId id,
                                                                                   std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<InstanceAction>> action(ServerId id, RequestId request,
                                                                     std::stop_token stop) = 0;

    /// Opens or closes a host to the scheduler. @p reason (1 to 255 characters) only when closing.
    [[nodiscard]] virtual QCoro::Task<Result<ComputeService>>
    setScheduling(ComputeService service, bool enabled, QString reason, std::stop_token stop) = 0;
    /// Block migration is left to Nova ("auto"). From 2.34 on a refusal comes later, in the record.
    [[nodiscard]] virtual QCoro::Task<Result<RequestId>>
    liveMigrate(ServerId id, std::optional<HostName> host, std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<RequestId>>
    coldMigrate(ServerId id, std::optional<HostName> host, std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<RequestId>> confirmResize(ServerId id, std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<RequestId>> revertResize(ServerId id, std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<RequestId>> startServer(ServerId id, std::stop_token stop) = 0;
    /// @p migration is the integer id. Refused (400) when its status does not allow it.
    [[nodiscard]] virtual QCoro::Task<Result<RequestId>> abortMigration(ServerId id, qint64 migration,
                                                                        std::stop_token stop) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<RequestId>> forceComplete(ServerId id, qint64 migration,
                                                                       std::stop_token stop) = 0;
};

} // namespace drover
