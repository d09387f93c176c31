// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/moment.h"

#include <QString>

#include <optional>

namespace simcloud {

/// What a running live migration has to show, in bytes. Written every 5 s, so it is mostly old.
struct Counters {
    qint64 memoryTotal = 0;
    qint64 memoryProcessed = 0;
    qint64 memoryRemaining = 0;
    qint64 diskTotal = 0;
    qint64 diskProcessed = 0;
    qint64 diskRemaining = 0;
};

/// One record of os-migrations.
struct Migration {
    int id = 0;
    QString uuid = {};
    QString type = {}; ///< "live-migration", "migration", "resize" or "evacuation".
    QString status = {}; ///< Nova's free text: "accepted", "running (post-copy)", …
    QString serverId = {};
    QString source = {};
    QString destination = {}; ///< Empty until chosen.
    QString destinationIp = {}; ///< dest_host: of cold migrations and evacuations, null for live ones.
    int oldFlavor = 0;
    int newFlavor = 0;
    QString userId = {};
    QString projectId = {};
    Moment created = {};
    std::optional<Moment> updated = {};
    std::optional<Counters> counters = {};
    bool deleted = false; ///< Records go with their server.

    /// What GET /servers/{id}/migrations lists: live, and queued, preparing, running or post-migrating.
    [[nodiscard]] bool isInProgressLive() const;
    /// Whether Nova itself counts it as ended.
    [[nodiscard]] bool hasEnded() const;
};

} // namespace simcloud
