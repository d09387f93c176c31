// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/cases.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Repair = Finding::Repair;

QList<Row> rows()
{
    return {
        {"ACTIVE moves live", live, [](Case &) {}, u"state"_s, passes,
         u"ACTIVE can be moved while it runs"_s},
        {"SHUTOFF does not", live,
         [](Case &c) {
             c.server.status = ServerStatus::Shutoff;
             c.server.statusText = u"SHUTOFF"_s;
             c.server.vmState = u"stopped"_s;
         },
         u"state"_s, blocks, u"SHUTOFF cannot be moved while it runs"_s, Repair::ChooseCold},
        {"PAUSED does not move cold", cold,
         [](Case &c) {
             c.server.status = ServerStatus::Paused;
             c.server.statusText = u"PAUSED"_s;
             c.server.vmState = u"paused"_s;
         },
         u"state"_s, blocks, u"PAUSED cannot be moved while it is off"_s, Repair::ChooseLive},
        {"a task is waited for", live, [](Case &c) { c.server.taskState = u"image_snapshot"_s; }, u"state"_s,
         blocks, u"image_snapshot"_s},
        {"VERIFY_RESIZE asks for a decision", cold,
         [](Case &c) {
             c.server.status = ServerStatus::VerifyResize;
             c.server.statusText = u"VERIFY_RESIZE"_s;
             c.server.vmState = u"resized"_s;
         },
         u"state"_s, blocks, u"confirm or revert"_s, Repair::ConfirmOrRevert},
        {"ACTIVE is evacuated", evacuate, [](Case &) {}, u"state"_s, passes, u"ACTIVE can be evacuated"_s},
        {"ERROR is evacuated", evacuate,
         [](Case &c) {
             c.server.status = ServerStatus::Error;
             c.server.statusText = u"ERROR"_s;
             c.server.vmState = u"error"_s;
         },
         u"state"_s, passes, u"ERROR can be evacuated"_s},
        {"PAUSED is not", evacuate,
         [](Case &c) {
             c.server.status = ServerStatus::Paused;
             c.server.statusText = u"PAUSED"_s;
             c.server.vmState = u"paused"_s;
         },
         u"state"_s, blocks, u"PAUSED cannot be evacuated"_s},
        {"an evacuation drops a task", evacuate, [](Case &c) { c.server.taskState = u"powering-off"_s; },
         u"state"_s, warns, u"task powering-off"_s},
        {"a task may hide the state", evacuate,
         [](Case &c) {
             c.server.status = ServerStatus::Reboot;
             c.server.statusText = u"REBOOT"_s;
             c.server.vmState = u""_s;
             c.server.taskState = u"rebooting"_s;
         },
         u"state"_s, unknown, u"REBOOT tells of a task"_s},
        {"ACTIVE with its guest off", live, [](Case &c) { c.server.powerState = PowerState::Shutdown; },
         u"power"_s, blocks, u"last seen off"_s, Repair::ChooseCold},
        {"a locked one goes through", live, [](Case &c) { c.server.locked = true; }, u"locked"_s, warns,
         u"It is locked"_s},
        {"a lock does not concern an evacuation",
         evacuate,
         [](Case &c) { c.server.locked = true; },
         u"locked"_s,
         {},
         u""_s},
        {"the source is up", live, [](Case &) {}, u"source"_s, passes, u"cmp1 is up"_s},
        {"the source is down", live, [](Case &c) { c.from.service.state = ComputeService::State::Down; },
         u"source"_s, blocks, u"cmp1 is down"_s, Repair::ChooseEvacuation},
        {"the source is not known", cold,
         [](Case &c) { c.from.service.state = ComputeService::State::Unknown; }, u"source"_s, unknown,
         u"cmp1 is up is not known"_s},
        {"on no host that is seen", live, [](Case &c) { c.server.host = HostName(); }, u"source"_s, unknown,
         u"on no host"_s},
        {"an evacuation from a host that is up", evacuate, [](Case &c) { c.from.service.forcedDown = false; },
         u"source"_s, blocks, u"cmp1 is up"_s, Repair::ChooseLive},
        {"down is not dead", evacuate, [](Case &) {}, u"source"_s, warns, u"no heartbeat"_s},
        {"evacuated from 2.95 on it arrives off", evacuate, [](Case &) {}, u"arrival"_s, warns,
         u"It arrives off"_s},
        {"evacuated before, it is started",
         evacuate,
         [](Case &c) {
             c.api = {2, 93};
         },
         u"arrival"_s,
         {},
         u""_s},
        {"enabled and up", live, [](Case &) {}, u"destination"_s, passes, u"cmp2 is enabled and up"_s},
        {"disabled", cold, [](Case &c) { c.to.service.status = ComputeService::Status::Disabled; },
         u"destination"_s, blocks, u"cmp2 is disabled"_s, Repair::EnableDestination},
        {"disabled and down: enabling is not enough", live,
         [](Case &c) {
             c.to.service.status = ComputeService::Status::Disabled;
             c.to.service.state = ComputeService::State::Down;
         },
         u"destination"_s, blocks, u"cmp2 is down"_s},
        {"forced down", evacuate, [](Case &c) { c.to.service.forcedDown = true; }, u"destination"_s, blocks,
         u"cmp2 is forced down"_s},
        {"where it is now", live, [](Case &c) { c.move.destination = HostName(u"cmp1"_s); }, u"destination"_s,
         blocks, u"cmp1 is where it is now"_s},
        {"no such host", live, [](Case &c) { c.move.destination = HostName(u"cmp9"_s); }, u"destination"_s,
         blocks, u"no nova-compute on a host called cmp9"_s},
        {"the token outlives the move",
         live,
         [](Case &c) { c.move.expectedDuration = std::chrono::hours(1); },
         u"token"_s,
         {},
         u""_s},
        {"the move outlives the token", live,
         [](Case &c) { c.move.expectedDuration = std::chrono::seconds(3601); }, u"token"_s, warns,
         u"expected to take 61 min, and the token lives 60 min"_s},
        {"service tokens outlive it",
         live,
         [](Case &c) {
             c.move.expectedDuration = std::chrono::hours(9);
             c.assumed.serviceTokens = true;
         },
         u"token"_s,
         {},
         u""_s},
    };
}

} // namespace

class TestSituation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data() { addRows(rows()); }
    void says() { verify(rows()); }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestSituation)
#include "tst_situation.moc"
