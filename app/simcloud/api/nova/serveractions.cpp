// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/serveractions.h"

#include "app/simcloud/api/nova/body.h"
#include "app/simcloud/api/nova/query.h"
#include "app/simcloud/api/policy.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

using Kind = BodyField::Kind;

/// What a POST asks for: a server, and what stands at the action's key.
struct Action {
    const Call &call;
    Server &server;
    QString name = {};
    QJsonValue value = {};
};

Answer answered(const Verdict &verdict, int status)
{
    return verdict ? fault(verdict->status, verdict->message) : Answer::empty(status);
}

Answer locked(const Server &server)
{
    return fault(409, u"Instance %1 is locked"_s.arg(server.id));
}

bool isTrue(const QJsonValue &value)
{
    return value.isBool() ? value.toBool() : value.toString().toLower() == "true"_L1;
}

BlockMigration blockMigration(const QJsonValue &value)
{
    if (value.toString() == "auto"_L1)
        return BlockMigration::Auto;
    return isTrue(value) ? BlockMigration::Yes : BlockMigration::No;
}

Answer liveMigrate(const Action &action)
{
    const Call &call = action.call;
    std::vector<BodyField> fields {
        {u"host"_s, Kind::TextOrNull, true},
        {u"block_migration"_s, call.since(25) ? Kind::BoolOrAuto : Kind::Bool, true}};
    if (!call.since(25))
        fields.push_back({u"disk_over_commit"_s, Kind::Bool, true});
    if (call.since(30) && !call.since(68))
        fields.push_back({u"force"_s, Kind::Bool});
    const QJsonObject body = action.value.toObject();
    if (const auto refused = refuseBody(body, action.name, fields))
        return *refused;
    const QString host = body["host"_L1].toString();
    Asker asker = call.asker();
    if (isTrue(body["force"_L1])) {
        if (host.isEmpty())
            return fault(400, u"Can't force to a non-provided destination"_s);
        // What is forced goes past the scheduler, as all did before 2.30; the checks still take their time.
        return answered(call.engine.forceLiveMigrate(action.server, asker, host,
                                                     blockMigration(body["block_migration"_L1])),
                        202);
    }
    return answered(
        call.engine.liveMigrate(action.server, asker, host, blockMigration(body["block_migration"_L1])), 202);
}

Answer migrate(const Action &action)
{
    // Before 2.56 the body is not looked at: a host is ignored.
    if (!action.call.since(56))
        return answered(action.call.engine.coldMigrate(action.server, action.call.asker(), {}), 202);
    if (!action.value.isObject() && !action.value.isNull())
        return wrongType(action.name, action.value, u"'object', 'null'"_s);
    const QJsonObject body = action.value.toObject();
    if (action.value.isObject()) {
        if (const auto refused = refuseBody(body, action.name, {{u"host"_s, Kind::TextOrNull}}))
            return *refused;
    }
    return answered(
        action.call.engine.coldMigrate(action.server, action.call.asker(), body["host"_L1].toString()), 202);
}

Answer resize(const Action &action)
{
    const QJsonObject body = action.value.toObject();
    if (const auto refused = refuseBody(
            body, action.name, {{u"flavorRef"_s, Kind::Any, true}, {u"OS-DCF:diskConfig"_s, Kind::Text}}))
        return *refused;
    const QString id = body["flavorRef"_L1].toVariant().toString().section(u'/', -1);
    const FlavorPtr flavor = action.call.cloud.flavor(id);
    if (!flavor || flavor->deleted)
        return fault(400, u"Unable to locate requested flavor."_s);
    if (flavor->id == action.server.flavor->id)
        return fault(400, u"When resizing, instances must change flavor!"_s);
    return answered(action.call.engine.resize(action.server, action.call.asker(), flavor), 202);
}

Answer evacuate(const Action &action)
{
    const Call &call = action.call;
    std::vector<BodyField> fields {{u"host"_s, Kind::Text}, {u"adminPass"_s, Kind::Text}};
    if (!call.since(14))
        fields.push_back({u"onSharedStorage"_s, Kind::Bool, true});
    if (call.since(29) && !call.since(68))
        fields.push_back({u"force"_s, Kind::Bool});
    const QJsonObject body = action.value.toObject();
    if (const auto refused = refuseBody(body, action.name, fields))
        return *refused;
    if (isTrue(body["force"_L1]) && !body.contains("host"_L1))
        return fault(400, u"Can't force to a non-provided destination"_s);
    const Verdict verdict = call.engine.evacuate(action.server, call.asker(), body["host"_L1].toString());
    if (verdict || call.since(14))
        return answered(verdict, 200);
    return Answer::json(200, {{"adminPass"_L1, body["adminPass"_L1].toString(u"unused"_s)}});
}

Answer confirmResize(const Action &action)
{
    return answered(action.call.engine.confirmResize(action.server, action.call.asker()), 204);
}

Answer revertResize(const Action &action)
{
    return answered(action.call.engine.revertResize(action.server, action.call.asker()), 202);
}

Answer start(const Action &action)
{
    return answered(action.call.engine.start(action.server, action.call.asker()), 202);
}

Answer stop(const Action &action)
{
    return answered(action.call.engine.stop(action.server, action.call.asker()), 202);
}

Answer reboot(const Action &action)
{
    QJsonObject body = action.value.toObject();
    if (body.contains("type"_L1) && body["type"_L1].isString())
        body["type"_L1] = body["type"_L1].toString().toUpper();
    if (const auto refused =
            refuseBody(body, action.name, {{u"type"_s, Kind::Text, true, {u"HARD"_s, u"SOFT"_s}}}))
        return *refused;
    return answered(
        action.call.engine.reboot(action.server, action.call.asker(), body["type"_L1] == u"HARD"_s), 202);
}

Answer pause(const Action &action)
{
    return answered(action.call.engine.pause(action.server, action.call.asker()), 202);
}

Answer unpause(const Action &action)
{
    return answered(action.call.engine.unpause(action.server, action.call.asker()), 202);
}

Answer suspend(const Action &action)
{
    return answered(action.call.engine.suspend(action.server, action.call.asker()), 202);
}

Answer resume(const Action &action)
{
    return answered(action.call.engine.resume(action.server, action.call.asker()), 202);
}

Answer lock(const Action &action)
{
    const QJsonObject body = action.value.toObject();
    if (action.call.since(73)) {
        if (!action.value.isObject() && !action.value.isNull())
            return wrongType(action.name, action.value, u"'object', 'null'"_s);
        if (const auto refused = refuseBody(body, action.name, {{u"locked_reason"_s, Kind::Text}}))
            return *refused;
    }
    action.server.locked = true;
    action.server.lockedReason =
        body.contains("locked_reason"_L1) ? std::optional(body["locked_reason"_L1].toString()) : std::nullopt;
    action.server.updated = action.call.cloud.now;
    return Answer::empty(202);
}

Answer unlock(const Action &action)
{
    action.server.locked = false;
    action.server.lockedReason.reset();
    action.server.updated = action.call.cloud.now;
    return Answer::empty(202);
}

Answer resetState(const Action &action)
{
    const QJsonObject body = action.value.toObject();
    if (const auto refused =
            refuseBody(body, action.name, {{u"state"_s, Kind::Text, true, {u"active"_s, u"error"_s}}}))
        return *refused;
    const VmState state = body["state"_L1] == u"active"_s ? VmState::Active : VmState::Error;
    return answered(action.call.engine.resetState(action.server, action.call.asker(), state), 202);
}

Answer forceDelete(const Action &action)
{
    return answered(action.call.engine.remove(action.server, action.call.asker()), 202);
}

struct Line {
    QString name = {};
    QString rule = {};
    bool needsUnlocked = true; ///< Whether a lock keeps everybody but admins from it.
    Answer (*handler)(const Action &action) = nullptr;
};

const std::vector<Line> &lines()
{
    static const std::vector<Line> all {
        {u"os-migrateLive"_s, u"os_compute_api:os-migrate-server:migrate_live"_s, true, liveMigrate},
        {u"migrate"_s, u"os_compute_api:os-migrate-server:migrate"_s, true, migrate},
        {u"resize"_s, u"os_compute_api:servers:resize"_s, true, resize},
        {u"evacuate"_s, u"os_compute_api:os-evacuate"_s, false, evacuate},
        {u"confirmResize"_s, u"os_compute_api:servers:confirm_resize"_s, true, confirmResize},
        {u"revertResize"_s, u"os_compute_api:servers:revert_resize"_s, true, revertResize},
        {u"os-start"_s, u"os_compute_api:servers:start"_s, true, start},
        {u"os-stop"_s, u"os_compute_api:servers:stop"_s, true, stop},
        {u"reboot"_s, u"os_compute_api:servers:reboot"_s, true, reboot},
        {u"pause"_s, u"os_compute_api:os-pause-server:pause"_s, true, pause},
        {u"unpause"_s, u"os_compute_api:os-pause-server:unpause"_s, true, unpause},
        {u"suspend"_s, u"os_compute_api:os-suspend-server:suspend"_s, true, suspend},
        {u"resume"_s, u"os_compute_api:os-suspend-server:resume"_s, true, resume},
        {u"lock"_s, u"os_compute_api:os-lock-server:lock"_s, false, lock},
        {u"unlock"_s, u"os_compute_api:os-lock-server:unlock"_s, false, unlock},
        {u"os-resetState"_s, u"os_compute_api:os-admin-actions:reset_state"_s, false, resetState},
        {u"forceDelete"_s, u"os_compute_api:os-deferred-delete:force"_s, true, forceDelete},
    };
    return all;
}

Answer act(const Call &call)
{
    const QString &id = call.captured.first();
    const QJsonObject body = call.request.json();
    const auto line = std::find_if(lines().begin(), lines().end(),
                                   [&](const Line &candidate) { return body.contains(candidate.name); });
    if (body.size() != 1)
        return fault(400, u"There is no such action: %1"_s.arg(body.keys().join(u", "_s)));
    if (line == lines().end())
        return fault(400, u"There is no such action: %1"_s.arg(body.keys().first()));
    // Nova looks for the server first, and so tells another project's user that there is none.
    Server *server = visibleServer(call, id);
    if (!server)
        return noSuchServer(id);
    if (!permits(call.cloud.settings, call.token, line->rule))
        return denied(line->rule);
    if (server->locked && line->needsUnlocked && !call.isAdmin())
        return locked(*server);
    return line->handler({call, *server, line->name, body[line->name]});
}

} // namespace

std::vector<Route> serverActionRoutes()
{
    // The rule depends on the action.
    return {{"POST", u"servers/{}/action"_s, u""_s, act}};
}

} // namespace simcloud::nova
