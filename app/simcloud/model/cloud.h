// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/allocation.h"
#include "app/simcloud/model/catalogue.h"
#include "app/simcloud/model/dice.h"
#include "app/simcloud/model/faultrates.h"
#include "app/simcloud/model/flavor.h"
#include "app/simcloud/model/host.h"
#include "app/simcloud/model/instanceaction.h"
#include "app/simcloud/model/migration.h"
#include "app/simcloud/model/server.h"

#include <QHash>
#include <QMap>
#include <QString>

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace simcloud {

/// What release of Nova the cloud is, and how its administrators have set it up.
struct Settings {
    int newestMicroversion = 96; ///< 2.96; from 79 on.
    int pageLimit = 1000; ///< [api] max_limit
    int liveMigrationsPerSource = 1; ///< max_concurrent_live_migrations
    bool permitsPostCopy = false;
    bool permitsAutoConverge = false;
    double maxDowntimeMs = 500;
    int downtimeSteps = 10;
    double downtimeDelayPerGiB = 75; ///< Seconds.
    double completionTimeoutPerGiB = 800; ///< Seconds; 0: none.
    bool timeoutForcesComplete = false; ///< live_migration_timeout_action; otherwise it aborts.
    double bandwidthMiBPerSecond = 0; ///< live_migration_bandwidth; 0: what the links carry.
    bool enforcesNewDefaults = false; ///< Rights as from Nova 27 on: a system token is refused.
    bool managersMove = false; ///< As from Nova 32 on: a project's manager may migrate its servers.
    std::chrono::seconds tokenLife {3600};
    QString region = QStringLiteral("RegionOne");
    FaultRates faults = {};
};

/// Everything that is true in the simulated cloud now. It holds; it decides nothing: what changes it is the
/// engine, what shows it is the API.
class Cloud {
public:
    explicit Cloud(std::uint64_t seed = 1) : dice(seed) { }
    Cloud(const Cloud &) = delete;
    Cloud &operator=(const Cloud &) = delete;

    Settings settings = {};
    Dice dice;
    Moment now = {}; ///< Moved on by the engine only.
    bool networkIsDown = false; ///< Neutron does not answer, so Nova cannot show servers.

    std::vector<FlavorPtr> flavors = {};
    std::vector<Image> images = {};
    std::vector<Aggregate> aggregates = {};
    std::vector<ServerGroup> groups = {};
    std::vector<Project> projects = {};
    std::vector<User> users = {};
    std::vector<ApplicationCredential> credentials = {};

    // Hosts: pointers stay valid.

    Host &add(Host host);
    [[nodiscard]] const std::deque<Host> &hosts() const { return m_hosts; }
    [[nodiscard]] std::deque<Host> &hosts() { return m_hosts; }
    [[nodiscard]] Host *host(const QString &name);
    [[nodiscard]] const Host *host(const QString &name) const;
    [[nodiscard]] const Host *hostByProvider(const QString &providerId) const;
    /// The zone of a host's aggregate, "nova" if it has none.
    [[nodiscard]] QString zoneOf(const QString &host) const;

    using ByCreation = std::set<std::pair<Moment, int>, std::greater<>>;

    // Servers: they keep their place when deleted, since changes-since still lists them. Pointers stay valid.

    /// Adds a server: gives it its number, and an id if it has none. Its moment of creation must stand: lists
    /// are ordered by it.
    Server &add(Server server);
    [[nodiscard]] Server *server(const QString &id);
    [[nodiscard]] const Server *server(const QString &id) const;
    [[nodiscard]] const std::deque<Server> &servers() const { return m_servers; }
    [[nodiscard]] std::deque<Server> &servers() { return m_servers; }
    /// Numbers of the servers whose host is @p host, the deleted ones left out.
    [[nodiscard]] const std::set<int> &serversOn(const QString &host) const;
    [[nodiscard]] Server &serverByNumber(int number) { return m_servers[std::size_t(number) - 1]; }
    [[nodiscard]] const Server &serverByNumber(int number) const
    {
        return m_servers[std::size_t(number) - 1];
    }
    /// Moments of creation and numbers of all servers, the newest first, the deleted ones included: the order
    /// of Nova's lists.
    [[nodiscard]] const ByCreation &newestFirst() const { return m_newestFirst; }
    /// The only way to change where a server is, so that serversOn() stays true.
    void place(Server &server, const QString &host);
    /// Sets vm_state Deleted, takes it off its host, and its migration records with it.
    void remove(Server &server);

    // Migrations

    Migration &addMigration(Migration migration); ///< Gives it its id and uuid.
    [[nodiscard]] Migration *migration(int id);
    [[nodiscard]] const Migration *migration(int id) const;
    [[nodiscard]] const Migration *migrationByUuid(const QString &uuid) const;
    [[nodiscard]] const std::deque<Migration> &migrations() const { return m_migrations; }
    [[nodiscard]] std::deque<Migration> &migrations() { return m_migrations; }
    /// Ids of a server's records, oldest first.
    [[nodiscard]] std::vector<int> migrationsOf(const QString &serverId) const;

    // Actions

    InstanceAction &addAction(const QString &serverId, InstanceAction action);
    [[nodiscard]] std::vector<InstanceAction> &actionsOf(const QString &serverId);
    [[nodiscard]] const std::vector<InstanceAction> &actionsOf(const QString &serverId) const;
    [[nodiscard]] InstanceAction *action(const QString &serverId, const QString &requestId);

    // Allocations

    /// Replaces all that the consumer holds; without claims it holds nothing any more.
    void allocate(Allocation allocation);
    void release(const QString &consumer) { allocate({.consumer = consumer}); }
    [[nodiscard]] const Allocation *allocation(const QString &consumer) const;
    /// Consumers that hold something of a host.
    [[nodiscard]] const std::set<QString> &consumersOf(const QString &host) const;
    /// What is held of a host, by resource class.
    [[nodiscard]] QMap<QString, qint64> usageOf(const QString &host) const;
    [[nodiscard]] const std::map<QString, Allocation> &allocations() const { return m_allocations; }

    // Names

    [[nodiscard]] FlavorPtr flavor(const QString &id) const;
    [[nodiscard]] const Image *image(const QString &id) const;
    [[nodiscard]] const Project *project(const QString &id) const;
    [[nodiscard]] const User *user(const QString &id) const;
    [[nodiscard]] const ServerGroup *group(const QString &id) const;

private:
    std::deque<Host> m_hosts = {};
    QHash<QString, std::size_t> m_hostIndex = {};
    QHash<QString, std::size_t> m_providerIndex = {};
    std::deque<Server> m_servers = {};
    QHash<QString, int> m_serverNumbers = {};
    std::map<QString, std::set<int>> m_serversOn = {};
    ByCreation m_newestFirst = {};
    std::deque<Migration> m_migrations = {};
    QHash<QString, std::vector<int>> m_migrationsOf = {};
    QHash<QString, std::vector<InstanceAction>> m_actions = {};
    std::map<QString, Allocation> m_allocations = {};
    std::map<QString, std::set<QString>> m_consumersOf = {};
    std::map<QString, QMap<QString, qint64>> m_usageOf = {};
};

} // namespace simcloud
