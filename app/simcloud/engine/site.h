// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/engine/engine.h"
#include "app/simcloud/engine/timetable.h"
#include "app/simcloud/model/cloud.h"

#include <QString>

#include <map>

namespace simcloud {

/// Where the engine's machines work: the cloud, what is under way in it, and what the links give to each
/// copy.
struct Site {
    Cloud &cloud;
    Timetable timetable = {};
    std::map<int, double> shares = {}; ///< MiB/s of each running copy, by operation.
    bool sharesAreOld = true; ///< A copy began or ended, or a host died, since they were counted.

    [[nodiscard]] Server &server(const Operation &operation)
    {
        return cloud.serverByNumber(operation.server);
    }
    /// Its record. It must have one.
    [[nodiscard]] Migration &record(const Operation &operation)
    {
        return *cloud.migration(operation.migration);
    }
    /// Whether the machine of that name runs.
    [[nodiscard]] bool isAlive(const QString &host) const;

    /// What comes next, so many seconds from now.
    void then(Operation &operation, Operation::Step step, double seconds);
    /// It hangs: nothing will happen until something else wakes or ends it.
    void hang(Operation &operation) { timetable.setDue(operation, std::nullopt); }
};

[[nodiscard]] Span seconds(double count);

// What Nova writes when it saves an object: the time comes with it.

void setStatus(Cloud &cloud, Migration &record, const QString &status);
void setTask(Cloud &cloud, Server &server, const QString &task); ///< Empty: none.
void setState(Cloud &cloud, Server &server, VmState state, Power power); ///< And no task any more.
/// vm_state error without a task, and the fault that tells why; no fault without a reason.
void setError(Cloud &cloud, Server &server, const QString &exception, const QString &reason);

// Orders

[[nodiscard]] Operation operationFor(const Server &server, const Asker &asker, Operation::Kind kind);
/// Writes the action that the order begins, with the order's own request id.
void openAction(Cloud &cloud, const Server &server, const Asker &asker, const QString &name);

// Events of the operation's action. Nova ends the first of that name, however many there are.

void beginEvent(Site &site, const Operation &operation, const QString &event, const QString &host);
void endEvent(Site &site, const Operation &operation, const QString &event);
/// Ends it with "Error" and with the words of @p operation's failure.
void failEvent(Site &site, const Operation &operation, const QString &event);

/// Where conductor and scheduler run, as events name it.
[[nodiscard]] QString controller();

} // namespace simcloud
