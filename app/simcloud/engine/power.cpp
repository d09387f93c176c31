// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/power.h"

#include "app/simcloud/engine/refusals.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

using Step = Operation::Step;

struct PowerOrder {
    QString action = {}; ///< Of the instance action, and what refusals call it.
    std::initializer_list<VmState> from = {};
    QString task = {};
    QString event = {};
    double seconds = 0.5;
    VmState to = VmState::Active;
    Power power = Power::Running;
};

const PowerOrder &powerOrder(const QString &name)
{
    static const std::initializer_list<VmState> active {VmState::Active};
    static const std::initializer_list<VmState> activeOrError {VmState::Active, VmState::Error};
    static const std::initializer_list<VmState> stopped {VmState::Stopped};
    static const std::initializer_list<VmState> paused {VmState::Paused};
    static const std::initializer_list<VmState> suspended {VmState::Suspended};
    static const std::initializer_list<VmState> anyThatCanRun {
        VmState::Active, VmState::Stopped, VmState::Paused, VmState::Suspended, VmState::Error};
    static const QHash<QString, PowerOrder> orders {
        {u"stop"_s,
         {u"stop"_s, activeOrError, u"powering-off"_s, u"compute_stop_instance"_s, 1.5, VmState::Stopped,
          Power::Shutdown}},
        {u"start"_s, {u"start"_s, stopped, u"powering-on"_s, u"compute_start_instance"_s, 1.0}},
        {u"reboot"_s, {u"reboot"_s, active, u"rebooting"_s, u"compute_reboot_instance"_s, 1.5}},
        {u"reboot-hard"_s,
         {u"reboot"_s, anyThatCanRun, u"rebooting_hard"_s, u"compute_reboot_instance"_s, 1.0}},
        {u"pause"_s,
         {u"pause"_s, active, u"pausing"_s, u"compute_pause_instance"_s, 0.3, VmState::Paused,
          Power::Paused}},
        {u"unpause"_s, {u"unpause"_s, paused, u"unpausing"_s, u"compute_unpause_instance"_s, 0.3}},
        {u"suspend"_s,
         {u"suspend"_s, active, u"suspending"_s, u"compute_suspend_instance"_s, 1.0, VmState::Suspended,
          Power::Shutdown}},
        {u"resume"_s, {u"resume"_s, suspended, u"resuming"_s, u"compute_resume_instance"_s, 1.0}},
    };
    return *orders.constFind(name);
}

} // namespace

Verdict orderPower(Site &site, Server &server, const Asker &asker, const QString &name)
{
    const PowerOrder &order = powerOrder(name);
    if (Verdict refused = refuseByState(server, order.action, order.from))
        return refused;
    if (server.host.isEmpty())
        return Refusal {409, u"Instance %1 is not ready"_s.arg(server.id)};
    Operation operation = operationFor(server, asker, Operation::Kind::Power);
    operation.order = name;
    setTask(site.cloud, server, order.task);
    openAction(site.cloud, server, asker, order.action);
    site.then(site.timetable.add(std::move(operation)), Step::Begin, 0.2);
    return std::nullopt;
}

void stepPower(Site &site, Operation &operation)
{
    if (!site.isAlive(operation.source))
        return site.hang(operation);
    const PowerOrder &order = powerOrder(operation.order);
    if (operation.step == Step::Begin) {
        beginEvent(site, operation, order.event, operation.source);
        return site.then(operation, Step::Rest, order.seconds);
    }
    setState(site.cloud, site.server(operation), order.to, order.power);
    endEvent(site, operation, order.event);
    site.timetable.end(operation.id);
}

} // namespace simcloud
