// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/aggregate.h"
#include "core/domain/hostfacts.h"
#include "core/domain/hypervisor.h"
#include "core/domain/instancefacts.h"
#include "core/domain/microversion.h"
#include "core/domain/migration.h"
#include "core/domain/resourceprovider.h"
#include "core/domain/server.h"
#include "core/domain/servergroup.h"
#include "core/domain/service.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace drover {

/// How far one kind of thing was read, and when.
enum class Reading {
    Never, ///< Not asked for yet.
    Partial, ///< Pages are still arriving: what is there is true, but not all.
    Complete,
    Forbidden, ///< The token may not see it. Nothing is known, which is not the same as "none".
};

/// One kind of thing as it was last read. After a failed refresh the old values stay, with their old age
/// and the problem beside them.
template<typename T>
struct Section {
    std::vector<std::shared_ptr<const T>> values = {}; ///< In the order of their id (servers) or name.
    Reading reading = Reading::Never;
    std::optional<QDateTime> readAt = {}; ///< UTC; when the last complete reading was begun.
    std::optional<Error> problem = {}; ///< Why the last refresh failed; empty when it did not.
};

/// Who asks, and of which cloud.
struct CloudIdentity {
    QString name; ///< As in clouds.yaml.
    QString authUrl;
    QString region;
    QString user;
    QString project;
    QString userId = {}; ///< Of the user: what records say who began them by.
    std::optional<Microversion> computeApi; ///< The newest the cloud and Drover both speak.

    /// Tells clouds apart whatever they are called: the journal's key.
    [[nodiscard]] QString key() const { return authUrl + u'|' + region; }
    bool operator==(const CloudIdentity &) const = default;
};

/// One immutable picture of a cloud. Handed between threads as shared_ptr<const Snapshot>.
struct Snapshot {
    CloudIdentity cloud;
    QDateTime takenAt; ///< UTC; the youngest of its sections.
    Section<ComputeService> services;
    Section<Hypervisor> hypervisors;
    /// Whether servers and server groups of all projects were asked for and allowed. Without it those of
    /// other projects are missing: a host that looks empty may not be.
    bool allProjects = true;
    Section<Server> servers; ///< Never deleted ones.
    Section<Flavor> flavors;
    Section<Aggregate> aggregates;
    Section<Zone> zones;
    Section<ServerGroup> serverGroups;
    /// Those under way, those that wait for a decision, and those that ended within 24 hours; by id, without
    /// byte counts.
    Section<Migration> migrations;
    // What the compute API does not tell; Never where nobody has supplied it.
    Section<ResourceProvider> providers; ///< By host.
    Section<HostFacts> hostFacts; ///< By host.
    Section<InstanceFacts> instanceFacts; ///< By id of the server.

    /// Null when there is none. Lookups are linear but for servers, which are sorted by id.
    [[nodiscard]] const ComputeService *service(const HostName &host) const;
    [[nodiscard]] const Hypervisor *hypervisor(const HostName &host) const;
    [[nodiscard]] const Server *server(const ServerId &id) const;
    [[nodiscard]] QList<const Server *> serversOn(const HostName &host) const;
    /// Servers whose id, or whose name, is @p text.
    [[nodiscard]] QList<const Server *> serversCalled(const QString &text) const;
    /// The newest record of a server that is not ended; null when there is none.
    [[nodiscard]] const Migration *migrationUnderWay(const ServerId &id) const;
};

/// What changed from one snapshot to the next: values only. Age, reading and problem of a section may change
/// without any of these.
struct SnapshotDelta {
    std::vector<std::shared_ptr<const Server>> upsertedServers = {};
    std::vector<ServerId> removedServers = {};
    bool servicesChanged = false;
    bool hypervisorsChanged = false;
    bool flavorsChanged = false;
    bool aggregatesChanged = false;
    bool zonesChanged = false;
    bool serverGroupsChanged = false;
    bool migrationsChanged = false;
};

} // namespace drover
