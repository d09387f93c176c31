// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/site.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

QString traceback(const QString &exception, const QString &reason)
{
    return u"  File \"/usr/lib/python3/dist-packages/nova/compute/utils.py\", line 1439, in "
           u"decorated_function\n"
           "    return function(self, context, *args, **kwargs)\n"
           "nova.exception.%1: %2\n"_s.arg(exception, reason);
}

ActionEvent *firstEvent(InstanceAction *action, const QString &name)
{
    if (!action)
        return nullptr;
    const auto found = std::find_if(action->events.begin(), action->events.end(),
                                    [&](const ActionEvent &event) { return event.event == name; });
    return found == action->events.end() ? nullptr : &*found;
}

} // namespace

bool Site::isAlive(const QString &host) const
{
    const Host *found = cloud.host(host);
    return found && found->alive;
}

void Site::then(Operation &operation, Operation::Step step, double seconds)
{
    operation.step = step;
    timetable.setDue(operation, cloud.now + simcloud::seconds(seconds));
}

Span seconds(double count)
{
    return Span(std::int64_t(std::llround(count * 1e6)));
}

void setStatus(Cloud &cloud, Migration &record, const QString &status)
{
    record.status = status;
    record.updated = cloud.now;
}

void setTask(Cloud &cloud, Server &server, const QString &task)
{
    server.taskState = task;
    server.updated = cloud.now;
}

void setState(Cloud &cloud, Server &server, VmState state, Power power)
{
    server.vmState = state;
    server.power = power;
    setTask(cloud, server, {});
}

void setError(Cloud &cloud, Server &server, const QString &exception, const QString &reason)
{
    server.vmState = VmState::Error;
    setTask(cloud, server, {});
    if (!reason.isEmpty())
        server.fault =
            Fault {.code = 500,
                   .message = reason,
                   .details = u"Traceback (most recent call last):\n"_s + traceback(exception, reason),
                   .created = cloud.now};
}

Operation operationFor(const Server &server, const Asker &asker, Operation::Kind kind)
{
    return {.kind = kind,
            .server = server.number,
            .requestId = asker.requestId,
            .userId = asker.userId,
            .projectId = asker.projectId,
            .microversion = asker.microversion,
            .source = server.host,
            .stateBefore = server.vmState,
            .powerBefore = server.power};
}

void openAction(Cloud &cloud, const Server &server, const Asker &asker, const QString &name)
{
    cloud.addAction(server.id,
                    {.action = name,
                     .requestId = asker.requestId,
                     .userId = asker.userId,
                     .projectId = asker.projectId,
                     .start = cloud.now,
                     .updated = cloud.now});
}

void beginEvent(Site &site, const Operation &operation, const QString &event, const QString &host)
{
    InstanceAction *action = site.cloud.action(site.server(operation).id, operation.requestId);
    if (!action)
        return;
    action->events.push_back({.event = event, .start = site.cloud.now, .host = host});
    action->updated = site.cloud.now;
}

void endEvent(Site &site, const Operation &operation, const QString &event)
{
    InstanceAction *action = site.cloud.action(site.server(operation).id, operation.requestId);
    if (ActionEvent *found = firstEvent(action, event)) {
        found->finish = site.cloud.now;
        found->result = u"Success"_s;
        action->updated = site.cloud.now;
    }
}

void failEvent(Site &site, const Operation &operation, const QString &event)
{
    InstanceAction *action = site.cloud.action(site.server(operation).id, operation.requestId);
    if (ActionEvent *found = firstEvent(action, event)) {
        found->finish = site.cloud.now;
        found->result = u"Error"_s;
        found->details = operation.reason;
        found->traceback = traceback(operation.failure, operation.reason);
        action->updated = site.cloud.now;
        action->message = u"Error"_s;
    }
}

QString controller()
{
    return u"controller"_s;
}

} // namespace simcloud
