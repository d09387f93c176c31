// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/hostlife.h"

#include "app/simcloud/engine/coldmigration.h"
#include "app/simcloud/engine/evacuation.h"
#include "app/simcloud/engine/life.h"
#include "app/simcloud/engine/livemigration.h"

#include <chrono>
#include <vector>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

using Kind = Operation::Kind;
using Step = Operation::Step;

/// From the start of a nova-compute to its cleaning up after what was under way.
constexpr double startSeconds = 2;
/// From then to its first report: report_interval.
constexpr std::chrono::seconds firstReport(10);

void drop(Site &site, Operation &operation)
{
    switch (operation.kind) {
    case Kind::LiveMigration:
        return dropLiveMigration(site, operation);
    case Kind::ColdMigration:
    case Kind::Confirm:
    case Kind::Revert:
        return dropColdMigration(site, operation);
    case Kind::Evacuation:
        return dropEvacuation(site, operation);
    case Kind::Power:
    case Kind::Creation:
    case Kind::Deletion:
    case Kind::Return:
        return site.timetable.end(operation.id);
    }
}

/// The host without which it does not go on.
QString neededHost(const Operation &operation)
{
    switch (operation.kind) {
    case Kind::Evacuation:
        return operation.destination;
    case Kind::ColdMigration:
        return operation.step == Step::Prepare || operation.step == Step::Finish ? operation.destination
                                                                                 : operation.source;
    case Kind::Revert:
        return operation.step == Step::Begin || operation.step == Step::Close ? operation.destination
                                                                              : operation.source;
    default:
        return operation.source;
    }
}

/// The order still lies in the host's queue: it has done nothing for it yet.
bool isUntouched(const Operation &operation)
{
    return operation.step == Step::Begin || operation.step == Step::Prepare || operation.kind == Kind::Power
        || operation.kind == Kind::Confirm || operation.kind == Kind::Revert;
}

void takeUp(Site &site, Operation &operation)
{
    if (isUntouched(operation))
        return site.timetable.setDue(operation, site.cloud.now);
    Server &server = site.server(operation);
    switch (operation.kind) {
    case Kind::Creation:
        return dropCreation(site, operation);
    case Kind::Evacuation:
        dropEvacuation(site, operation);
        return setError(site.cloud, server, {}, {});
    case Kind::ColdMigration: {
        const bool hasLeft = server.host == operation.destination;
        dropColdMigration(site, operation);
        if (hasLeft)
            return setError(site.cloud, server, {}, {});
        return setTask(site.cloud, server, {});
    }
    default:
        return site.timetable.end(operation.id);
    }
}

void endReturnsOf(Site &site, const QString &host)
{
    std::vector<int> ids;
    for (const auto &[id, operation] : site.timetable.all()) {
        if (operation.kind == Kind::Return && operation.source == host)
            ids.push_back(id);
    }
    for (const int id : ids)
        site.timetable.end(id);
}

} // namespace

void killHost(Site &site, Host &host)
{
    endReturnsOf(site, host.name);
    site.sharesAreOld = true;
    if (!host.alive)
        return;
    host.alive = false;
    host.lastSeen = site.cloud.now;
}

void startHost(Site &site, Host &host)
{
    endReturnsOf(site, host.name);
    if (!host.alive)
        host.booted = site.cloud.now;
    site.then(site.timetable.add({.kind = Kind::Return, .source = host.name}), Step::Begin, startSeconds);
}

void stepReturn(Site &site, Operation &operation)
{
    const QString name = operation.source;
    site.timetable.end(operation.id);
    Host *host = site.cloud.host(name);
    if (!host)
        return;
    if (!host->alive)
        host->reportsFrom = site.cloud.now + firstReport;
    host->alive = true;
    site.sharesAreOld = true;
    completeEvacuationsFrom(site, name);

    // What is queued first, before the end of another one gives it a slot.
    std::vector<int> queued;
    std::vector<int> others;
    for (const auto &[id, other] : site.timetable.all())
        (other.step == Step::Queued ? queued : others).push_back(id);
    queued.insert(queued.end(), others.begin(), others.end());
    for (const int id : queued) {
        Operation *other = site.timetable.find(id);
        if (!other)
            continue;
        if (other->kind == Kind::LiveMigration && other->source == name) {
            // The conductor's part does not end with the source's nova-compute.
            const bool isAtSource = other->migration != 0 && other->step != Step::Schedule
                && other->step != Step::CheckDestination && other->step != Step::Submit
                && other->step != Step::FailRest;
            if (isAtSource)
                findLiveMigrationLost(site, *other);
            else if (!other->due)
                site.timetable.setDue(*other, site.cloud.now);
        } else if (!other->due && neededHost(*other) == name) {
            takeUp(site, *other);
        }
    }
}

void dropAll(Site &site, const Server &server)
{
    for (const int id : site.timetable.ofServer(server.number)) {
        if (Operation *operation = site.timetable.find(id))
            drop(site, *operation);
    }
}

} // namespace simcloud
