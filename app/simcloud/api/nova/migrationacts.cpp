// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/migrationacts.h"

#include "app/simcloud/api/nova/body.h"

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

/// What both have in common; Nova knows the record by its number only.
Answer act(const Call &call, Verdict (Engine::*order)(Server &, const Asker &, int), int statusOfUnknown)
{
    const QString &id = call.captured.at(0);
    const QString &migration = call.captured.at(1);
    Server *server = visibleServer(call, id);
    if (!server)
        return noSuchServer(id);
    bool isNumber = false;
    const int number = migration.toInt(&isNumber);
    if (!isNumber)
        return fault(statusOfUnknown, u"Migration %1 not found for instance %2"_s.arg(migration, id));
    const Verdict verdict = (call.engine.*order)(*server, call.asker(), number);
    return verdict ? fault(verdict->status, verdict->message) : Answer::empty(202);
}

Answer abort(const Call &call)
{
    return act(call, &Engine::abort, 404);
}

Answer forceComplete(const Call &call)
{
    if (const auto refused =
            refuseBody(call.request.json(), {}, {{u"force_complete"_s, BodyField::Kind::Any, true}}))
        return *refused;
    return act(call, &Engine::forceComplete, 400);
}

} // namespace

std::vector<Route> migrationActRoutes()
{
    return {
        {"DELETE", u"servers/{}/migrations/{}"_s, u"os_compute_api:servers:migrations:delete"_s, abort, 24},
        {"POST", u"servers/{}/migrations/{}/action"_s, u"os_compute_api:servers:migrations:force_complete"_s,
         forceComplete, 22},
    };
}

} // namespace simcloud::nova
