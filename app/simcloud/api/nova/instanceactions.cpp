// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/instanceactions.h"

#include "app/simcloud/api/nova/links.h"
#include "app/simcloud/api/nova/query.h"
#include "app/simcloud/api/nova/viewer.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

QJsonObject actionView(const Viewer &viewer, const QString &serverId, const InstanceAction &action)
{
    QJsonObject json {
        {"action"_L1, action.action},
        {"instance_uuid"_L1, serverId},
        {"message"_L1, textOrNull(action.message)},
        {"project_id"_L1, textOrNull(action.projectId)},
        {"request_id"_L1, action.requestId},
        {"start_time"_L1, withoutZone(action.start)},
        {"user_id"_L1, textOrNull(action.userId)},
    };
    if (viewer.since(58))
        json.insert("updated_at"_L1, timeOrNull(action.updated));
    return json;
}

QJsonObject eventView(const Viewer &viewer, const InstanceAction &action, const ActionEvent &event)
{
    QJsonObject json {
        {"event"_L1, event.event},
        {"finish_time"_L1, timeOrNull(event.finish)},
        {"result"_L1, textOrNull(event.result)},
        {"start_time"_L1, withoutZone(event.start)},
    };
    if (viewer.admin)
        json.insert("traceback"_L1, textOrNull(event.traceback));
    if (viewer.since(62)) {
        if (viewer.admin)
            json.insert("host"_L1, textOrNull(event.host));
        json.insert("hostId"_L1, hostId(action.projectId, event.host));
    }
    if (viewer.since(84) && viewer.admin)
        json.insert("details"_L1, textOrNull(event.details));
    return json;
}

/// A server whose actions the token may read; from 2.21 on one that is no longer there, too.
const Server *serverOf(const Call &call)
{
    const Server *server = std::as_const(call.cloud).server(call.captured.first());
    if (!server || (server->deleted() && !call.since(21)))
        return nullptr;
    return call.isAdmin() || server->projectId == call.token.projectId ? server : nullptr;
}

Answer listActions(const Call &call)
{
    QuerySchema schema {.strict = call.since(58)};
    if (call.since(58)) {
        schema.texts = {u"marker"_s};
        schema.counts = {u"limit"_s};
        schema.times = {u"changes-since"_s};
    }
    if (call.since(66))
        schema.times += u"changes-before"_s;
    if (const auto refused = refusal(call.request, schema))
        return *refused;
    const Server *server = serverOf(call);
    if (!server)
        return noSuchServer(call.captured.first());
    const bool paged = call.since(58);
    const Changes changed = paged ? changes(call.request) : Changes();
    if (const auto refused = refusal(changed))
        return *refused;

    const auto &actions = std::as_const(call.cloud).actionsOf(server->id);
    const Page wanted = page(call);
    auto at = actions.rbegin();
    if (paged && !wanted.marker.isEmpty()) {
        at = std::find_if(at, actions.rend(),
                          [&](const InstanceAction &action) { return action.requestId == wanted.marker; });
        if (at == actions.rend())
            return fault(400, u"Marker %1 could not be found."_s.arg(wanted.marker));
        ++at;
    }
    const Viewer viewer(call);
    QJsonArray list;
    QString last;
    for (; at != actions.rend() && (!paged || list.size() < wanted.limit); ++at) {
        if (!changed.contain(at->updated))
            continue;
        list.append(actionView(viewer, server->id, *at));
        last = at->requestId;
    }
    QJsonObject body {{"instanceActions"_L1, list}};
    if (paged) {
        const QString path = u"servers/%1/os-instance-actions"_s.arg(server->id);
        if (const QJsonArray next = nextLinks(call, path, list.size(), last); !next.isEmpty())
            body.insert("links"_L1, next);
    }
    return Answer::json(200, body);
}

Answer showAction(const Call &call)
{
    const Server *server = serverOf(call);
    if (!server)
        return noSuchServer(call.captured.first());
    const QString &requestId = call.captured.at(1);
    const auto &actions = std::as_const(call.cloud).actionsOf(server->id);
    const auto found = std::ranges::find(actions, requestId, &InstanceAction::requestId);
    if (found == actions.end())
        return fault(404, u"Action %1 not found"_s.arg(requestId));

    const Viewer viewer(call);
    QJsonObject json = actionView(viewer, server->id, *found);
    if (viewer.admin || viewer.since(51)) {
        QJsonArray events;
        for (auto event = found->events.rbegin(); event != found->events.rend(); ++event)
            events.append(eventView(viewer, *found, *event));
        json.insert("events"_L1, events);
    }
    return Answer::json(200, {{"instanceAction"_L1, json}});
}

} // namespace

std::vector<Route> instanceActionRoutes()
{
    return {
        {"GET", u"servers/{}/os-instance-actions"_s, u"os_compute_api:os-instance-actions:list"_s,
         listActions},
        {"GET", u"servers/{}/os-instance-actions/{}"_s, u"os_compute_api:os-instance-actions:show"_s,
         showAction},
    };
}

} // namespace simcloud::nova
