// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/refusals.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

Refusal conflict(const Server &server, const QString &order, const QString &attribute, const QString &state)
{
    return {409, u"Cannot '%1' instance %2 while it is in %3 %4"_s.arg(order, server.id, attribute, state)};
}

} // namespace

Verdict refuseByState(const Server &server, const QString &order, std::initializer_list<VmState> states)
{
    if (std::find(states.begin(), states.end(), server.vmState) == states.end())
        return conflict(server, order, u"vm_state"_s, word(server.vmState));
    if (!server.taskState.isEmpty())
        return conflict(server, order, u"task_state"_s, server.taskState);
    return std::nullopt;
}

Verdict refuseByTask(const Server &server, const QString &order, const QString &task)
{
    if (server.taskState == task)
        return std::nullopt;
    // Nova has no word for a task that is null, and then says less.
    if (server.taskState.isEmpty())
        return Refusal {409, u"Instance %1 is in an invalid state for '%2'"_s.arg(server.id, order)};
    return conflict(server, order, u"task_state"_s, server.taskState);
}

Verdict refuseUnknownHost(const Cloud &cloud, const QString &host)
{
    if (host.isEmpty() || cloud.host(host))
        return std::nullopt;
    return Refusal {400, u"Compute host %1 could not be found."_s.arg(host)};
}

Verdict refuseWhenDown(const Cloud &cloud, const QString &host)
{
    const Host *found = cloud.host(host);
    if (found && found->isUp(cloud.now))
        return std::nullopt;
    return Refusal {409, u"Service is unavailable at this time."_s};
}

} // namespace simcloud
