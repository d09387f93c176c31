// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/engine/engine.h"
#include "app/simcloud/engine/precopy.h"
#include "app/simcloud/model/moment.h"
#include "app/simcloud/model/server.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace simcloud {

/// Something that is under way in the cloud, as plain data: what it is, how far it is, and when it goes on.
/// The machines (livemigration, coldmigration, …) take it from one step to the next.
struct Operation {
    enum class Kind {
        LiveMigration,
        ColdMigration,
        Confirm,
        Revert,
        Evacuation,
        Power,
        Creation,
        Deletion,
        Return
    };

    /// Steps of all kinds; a kind uses some of them. The comment says what happens when it is due.
    enum class Step {
        Begin, ///< The conductor or the compute takes the order up.
        Schedule, ///< A host is chosen.
        CheckDestination, ///< Live: the destination has been asked.
        Submit, ///< Live: the source gets the order.
        Queued, ///< Live: waits for a slot of the source; not due by itself.
        Prepare, ///< Live: the destination begins to prepare. Cold: it begins to claim.
        Prepared, ///< The destination has prepared.
        Copy, ///< Live: a round of the source's monitor. Cold: the source begins to copy.
        Copied, ///< Cold: the disk has been copied.
        Arrive, ///< The destination takes the guest over.
        Finish, ///< The destination finishes.
        Rest, ///< The server comes to rest.
        Close, ///< The record gets its last status.
        Fail, ///< The failure reaches the record.
        FailRest, ///< The failure reaches the server.
        Lost, ///< A host that was needed has not answered.
        Stopping, ///< Evacuation from 2.95 on: the new guest is stopped.
        Stopped,
    };

    int id = 0;
    Kind kind = Kind::Power;
    Step step = Step::Begin;
    std::optional<Moment> due = {}; ///< Nothing: it waits for another one, or hangs on a dead host.
    int server = 0; ///< Number.
    int migration = 0; ///< Id of its record; 0: none yet, or none at all.
    QString requestId = {}; ///< Of the instance action that it reports to.
    QString userId = {};
    QString projectId = {};
    int microversion = 1;

    QString source = {};
    QString wanted = {}; ///< Host asked for; empty: any.
    QString destination = {};
    QStringList attempted = {}; ///< Hosts that have said no.
    BlockMigration block = BlockMigration::Auto;
    bool forced = false; ///< Live: the host is taken as it is named, past the scheduler.
    bool copiesDisks = false; ///< Live: what came of block.
    QString flavorId = {}; ///< Of a resize; empty: the flavor stays.
    QString order = {}; ///< Power: "stop", "reboot-hard", …
    VmState stateBefore = VmState::Active;
    Power powerBefore = Power::Running;

    QString failure = {}; ///< Nova's name of the exception; empty: none.
    QString reason = {}; ///< Its words.
    QString outcome = {}; ///< Status that a live migration's record gets in the end.

    Precopy copy = {};
    Moment copyBegan = {};
    Moment copiedUntil = {};
    Moment nextFigures = {};
    bool abortWanted = false;
    bool forceWanted = false;
    bool timedOut = false;
};

[[nodiscard]] QJsonObject toJson(const Operation &operation);
/// Nothing if it is not what toJson() writes.
[[nodiscard]] std::optional<Operation> operationFrom(const QJsonObject &json);

} // namespace simcloud
