// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/domain/flavor.h"

#include <QDateTime>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace drover {

/// Nova's word for what a server is doing; it follows from vm_state and task_state.
enum class ServerStatus {
    Active,
    Build,
    Deleted,
    Error,
    HardReboot,
    Migrating,
    Password,
    Paused,
    Reboot,
    Rebuild,
    Rescue,
    Resize,
    RevertResize,
    Shelved,
    ShelvedOffloaded,
    Shutoff,
    SoftDeleted,
    Suspended,
    VerifyResize,
    Unknown, ///< A word this version does not know, or a cell that cannot be reached.
};

/// Whether the guest runs, as nova-compute last saw it (refreshed every 600 s, and at each move).
enum class PowerState { NoState = 0, Running = 1, Paused = 3, Shutdown = 4, Crashed = 6, Suspended = 7 };

/// The reason Nova gives for a server in ERROR.
struct ServerFault {
    int code = 0;
    QString message;
    QDateTime created;

    bool operator==(const ServerFault &) const = default;
};

/// One instance. Source: GET servers/detail, GET servers/{id}.
struct Server {
    ServerId id;
    QString name;
    ServerStatus status = ServerStatus::Unknown;
    QString statusText; ///< Nova's own word, also where status is Unknown.
    QString vmState; ///< Empty where the token may not see it.
    std::optional<QString> taskState; ///< Empty when no task is under way.
    PowerState powerState = PowerState::NoState;
    HostName host; ///< Empty when it is on no host, or the token may not see it.
    QString node;
    QString instanceName; ///< libvirt's name of the guest, "instance-0000002a".
    QString hostId; ///< Hash of project and host: tells a non-admin that a server moved.
    ProjectId projectId;
    QString userId;
    QString zone; ///< Where it is now, not where it was asked for.
    Flavor flavor;
    std::optional<QString> imageId; ///< Empty when booted from a volume.
    /// Of its image when it was made: "hw_cpu_policy", "trait:…". From 2.98, and not of a volume's image.
    std::optional<QMap<QString, QString>> imageProperties;
    QStringList volumeIds;
    QMap<QString, QString> metadata;
    bool configDrive = false;
    std::optional<bool> locked; ///< From 2.9.
    std::optional<int> progress; ///< Percent; falls back at each pass of a live migration.
    std::optional<ServerFault> fault; ///< Only for ERROR; in lists missing before Nova 33.
    std::optional<QStringList> serverGroups; ///< UUIDs; from 2.71, only when one server is shown.
    std::optional<std::optional<QString>> pinnedZone; ///< From 2.96: the zone asked for at creation, or none.
    QDateTime created;
    QDateTime updated;
    std::optional<QDateTime> launchedAt;

    [[nodiscard]] bool atRest() const { return !taskState.has_value(); }
    bool operator==(const Server &) const = default;
};

/// Nova's word in capitals. Unknown gives "UNKNOWN".
[[nodiscard]] QString statusWord(ServerStatus status);
/// Unknown for every word that Nova may add.
[[nodiscard]] ServerStatus serverStatus(QStringView word);

} // namespace drover
