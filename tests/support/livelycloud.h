// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/instanceaction.h"
#include "core/domain/snapshot.h"

#include <QDateTime>
#include <QStringList>

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace drover {

/// A small compute cloud with the state machines of a real Nova, as its recorded timelines show them: a
/// server that is at rest before or after its record, a destination that is not chosen yet, a 202 that comes
/// to nothing. A value: a copy is the cloud as it was at that moment, and lives on by itself.
class LivelyCloud {
public:
    /// What becomes of a live migration of a server.
    enum class Live {
        EndsWell,
        NeverEnds, ///< Until it is aborted or forced.
        FailsHalfWay, ///< While it runs; Nova's API has no reason for it.
        FailsBefore, ///< In preparing; the record says error, then failed.
        Refused, ///< Accepted, and found impossible a second later.
        Crashes, ///< The server ends in ERROR where it was.
    };
    enum class Cold { EndsWell, NoValidHost, FailsAtSource, FailsAtDestination, Hangs };
    enum class Decision { EndsWell, Fails, NeverShows };

    struct Manner {
        Live live = Live::EndsWell;
        std::chrono::seconds liveTakes {20};
        Cold cold = Cold::EndsWell;
        Decision confirm = Decision::EndsWell;
        Decision revert = Decision::EndsWell;
        bool startFails = false;
        bool vanishes = false; ///< Deleted by its owner while it is being moved.
        bool ignoresAbort = false; ///< An abort is accepted and changes nothing.
        QString reason = {}; ///< What the events of a refused or failed action say.
    };

    explicit LivelyCloud(QDateTime now) : m_now(std::move(now)) { }

    void addHost(const QString &name);
    /// max_concurrent_live_migrations of every host; Nova's own default is 1, and the others wait in its
    /// queue.
    void setLiveAtOnce(int most) { m_liveAtOnce = most; }
    /// Its id is "id-" and the name. ACTIVE, PAUSED, SHUTOFF, SUSPENDED or ERROR; for VERIFY_RESIZE see
    /// below.
    void addServer(const QString &name, const QString &host, ServerStatus status = ServerStatus::Active);
    void addServer(const QString &name, const QString &host, ServerStatus status, Manner manner);
    /// A server that has moved from one host to another and waits for a decision.
    void addWaiting(const QString &name, const QString &from, const QString &now,
                    PowerState power = PowerState::Running);
    /// A record that nothing follows.
    void addRecord(const QString &name, Migration::Type type, const QString &status, const QString &from,
                   const QString &to);

    /// Lets everything happen that is due until then.
    void passTo(const QDateTime &now);
    /// Somebody else's doing, at some time from now.
    void later(std::chrono::milliseconds after, std::function<void(LivelyCloud &)> happen)
    {
        plan(after, 0, happen);
    }

    // The truth, for tests to look at and to change. Null where there is none.
    [[nodiscard]] Server *server(const QString &name);
    [[nodiscard]] ComputeService *service(const QString &host);
    [[nodiscard]] Migration *record(const QString &name); ///< The newest of a server.
    void remove(const QString &name);
    [[nodiscard]] QDateTime now() const { return m_now; }
    [[nodiscard]] Snapshot snapshot() const;
    /// "web-1 ACTIVE on cmp2", one line per server and host.
    [[nodiscard]] QStringList state() const;
    /// Every order that reached the cloud, also those that it refused: "live-migrate web-1 to cmp2".
    [[nodiscard]] const QStringList &orders() const { return m_orders; }

    // What the API answers.
    [[nodiscard]] std::vector<ComputeService> services() const;
    [[nodiscard]] std::vector<Server> serversOn(const std::optional<HostName> &host) const;
    [[nodiscard]] Result<Server> show(const ServerId &id) const;
    [[nodiscard]] std::vector<Migration> records() const { return m_records; } ///< Oldest first.
    [[nodiscard]] Result<std::vector<InstanceAction>> actions(const ServerId &id) const;
    [[nodiscard]] Result<InstanceAction> action(const ServerId &id, const RequestId &request) const;
    [[nodiscard]] Result<ComputeService> setScheduling(const HostName &host, bool enabled,
                                                       const QString &reason);
    [[nodiscard]] Result<RequestId> liveMigrate(const ServerId &id, const std::optional<HostName> &host);
    [[nodiscard]] Result<RequestId> coldMigrate(const ServerId &id, const std::optional<HostName> &host);
    [[nodiscard]] Result<RequestId> confirmResize(const ServerId &id);
    [[nodiscard]] Result<RequestId> revertResize(const ServerId &id);
    [[nodiscard]] Result<RequestId> startServer(const ServerId &id);
    [[nodiscard]] Result<RequestId> abortMigration(const ServerId &id, qint64 migration);
    [[nodiscard]] Result<RequestId> forceComplete(const ServerId &id, qint64 migration);

private:
    struct Guest {
        Server server;
        Manner manner;
        std::vector<InstanceAction> actions; ///< Newest first.
    };
    struct Pending {
        QDateTime at;
        qint64 migration; ///< Whose course it is part of: an abort takes the rest of it away. 0: nobody's.
        std::function<void(LivelyCloud &)> happen;
    };

    void plan(std::chrono::milliseconds after, qint64 migration, std::function<void(LivelyCloud &)> happen);
    void forget(qint64 migration);
    [[nodiscard]] Guest *guest(const ServerId &id);
    [[nodiscard]] Migration *record(qint64 id);
    Migration &begin(const Guest &guest, Migration::Type type, const QString &status);
    void set(const ServerId &id, const QString &vmState, const QString &task);
    void setRecord(qint64 id, const QString &status);
    RequestId note(const ServerId &id, const QString &action);
    void tell(const ServerId &id, const RequestId &request, QList<ActionEvent> events);
    [[nodiscard]] std::optional<HostName> choose(const Server &server,
                                                 const std::optional<HostName> &wanted) const;

    void findHostForLive(const ServerId &id, qint64 migration, const RequestId &request,
                         std::optional<HostName> wanted);
    void beginNextLive(const HostName &source);
    void copyLive(const ServerId &id, qint64 migration, const RequestId &request);
    void arriveLive(const ServerId &id, qint64 migration);
    void moveCold(const ServerId &id, qint64 migration, const RequestId &request,
                  std::optional<HostName> wanted);

    QDateTime m_now;
    std::map<HostName, ComputeService> m_services;
    std::map<ServerId, Guest> m_guests;
    std::vector<Migration> m_records;
    std::vector<Pending> m_pending; ///< In the order of their time.
    QStringList m_orders;
    int m_requests = 0;
    int m_liveAtOnce = 1;
};

} // namespace drover
