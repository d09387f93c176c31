// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/situation.h"

#include "core/rules/serverstate.h"

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Repair = Finding::Repair;

bool allows(const Finding &finding)
{
    return finding.verdict == Finding::Verdict::Passes;
}

/// What would change a state that is in the way.
Finding withRepair(Finding finding, const MovingServer &moving)
{
    const Server &server = moving.server;
    if (finding.verdict != Finding::Verdict::Blocks)
        return finding;
    finding.why = u"Nova refuses the order with 409"_s;
    if (server.status == ServerStatus::VerifyResize) {
        finding.change = u"Confirm or revert its last cold migration"_s;
        finding.repair = Repair::ConfirmOrRevert;
    } else if (server.taskState) {
        finding.change = u"Wait until the task has ended"_s;
    } else if (moving.evacuates()) {
        finding.change =
            u"Reset its state to active or error first (os-resetState); what it held in memory is lost"_s;
    } else if (moving.live() && allows(mayColdMigrate(server))) {
        finding.change = u"It can be moved cold"_s;
        finding.repair = Repair::ChooseCold;
    } else if (!moving.live() && allows(mayLiveMigrate(server))) {
        finding.change = u"It can be moved live"_s;
        finding.repair = Repair::ChooseLive;
    }
    return finding;
}

} // namespace

void judgeState(const MovingServer &moving, MoveJudgement &judgement)
{
    const Server &server = moving.server;
    switch (moving.move.kind) {
    case Move::Kind::Live:
        judgement.add(withRepair(mayLiveMigrate(server), moving));
        break;
    case Move::Kind::Cold:
        judgement.add(withRepair(mayColdMigrate(server), moving));
        break;
    case Move::Kind::Evacuate:
        // A lock does not stop an evacuation, whoever orders it.
        return judgement.add(withRepair(mayEvacuate(server), moving));
    }
    const bool off = server.powerState == PowerState::Shutdown || server.powerState == PowerState::Crashed
        || server.powerState == PowerState::Suspended;
    if (moving.live() && allows(mayLiveMigrate(server)) && off) {
        judgement.blocks("power"_L1, [&] {
            return Said {u"%1, but its guest was last seen off"_s.arg(server.statusText),
                         u"Nova moves live only what it last saw running or paused"_s,
                         u"Start it, or move it cold"_s, Repair::ChooseCold};
        });
    }
    judgement.add(lockOf(server));
}

void judgeSource(const MovingServer &moving, MoveJudgement &judgement)
{
    const ComputeService *service = moving.source.service;
    const QString &host = moving.server.host.value;
    if (host.isEmpty()) {
        return judgement.unknown(
            "source"_L1, [&] { return Said {u"It is on no host, or this login may not see on which"_s}; });
    }
    if (!service
        || (service->state == ComputeService::State::Unknown && !service->forcedDown.value_or(false))) {
        return judgement.unknown("source"_L1, [&] {
            return Said {u"Whether the nova-compute of %1 is up is not known"_s.arg(host)};
        });
    }
    const bool down = service->forcedDown.value_or(false) || service->state == ComputeService::State::Down;
    if (!moving.evacuates()) {
        if (!down)
            return judgement.passes("source"_L1,
                                    [&] { return Said {u"The nova-compute of %1 is up"_s.arg(host)}; });
        return judgement.blocks("source"_L1, [&] {
            return Said {u"The nova-compute of %1 is down"_s.arg(host),
                         u"It is the one that sends the server"_s,
                         u"Bring it up; or, once the host is known to be powered off, evacuate"_s,
                         Repair::ChooseEvacuation};
        });
    }
    if (!down) {
        return judgement.blocks("source"_L1, [&] {
            return Said {u"The nova-compute of %1 is up"_s.arg(host),
                         u"Nova refuses to evacuate what may still run (\"is still in use\")"_s,
                         u"Move it live; or power the host off, see that it is, and force it down"_s,
                         Repair::ChooseLive};
        });
    }
    judgement.warns("source"_L1, [&] {
        return Said {u"The nova-compute of %1 is down, which says that no heartbeat arrives"_s.arg(host),
                     u"Where the host still runs, the same server runs twice on the same disks"_s,
                     u"Power the host off, and see that it is, before anything is evacuated"_s};
    });
}

void judgeArrival(const MovingServer &moving, MoveJudgement &judgement)
{
    if (!moving.evacuates() || moving.server.status != ServerStatus::Active)
        return;
    const auto &api = moving.grounds.snapshot().cloud.computeApi;
    if (api && *api >= Microversion {2, 95}) {
        judgement.warns("arrival"_L1, [] {
            return Said {u"It arrives off: from 2.95 on an evacuated instance is not started"_s,
                         {},
                         u"Start it once it has arrived"_s};
        });
    }
}

void judgeDestination(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    if (host.name == moving.server.host) {
        return judgement.blocks("destination"_L1,
                                [&] { return Said {u"%1 is where it is now"_s.arg(host.name.value)}; });
    }
    Finding finding = host.receives;
    const ComputeService *service = host.service;
    if (finding.verdict == Finding::Verdict::Blocks && service) {
        finding.why = u"The scheduler passes it over, also where it is named"_s;
        if (service->status == ComputeService::Status::Disabled && service->state == ComputeService::State::Up
            && !service->forcedDown.value_or(false)) {
            finding.change = u"Enable %1"_s.arg(host.name.value);
            finding.repair = Repair::EnableDestination;
        }
    }
    judgement.add(finding);
}

void judgeToken(const MovingServer &moving, MoveJudgement &judgement)
{
    const auto expected = moving.move.expectedDuration;
    if (!expected || moving.evacuates() || moving.assumed().serviceTokens
        || *expected <= moving.assumed().tokenLife)
        return;
    judgement.warns("token"_L1, [&] {
        return Said {u"It is expected to take %1 min, and the token lives %2 min more"_s
                         .arg(std::chrono::ceil<std::chrono::minutes>(*expected).count())
                         .arg(std::chrono::floor<std::chrono::minutes>(moving.assumed().tokenLife).count()),
                     u"With an expired token Nova cannot tell Neutron and Cinder of the end of the move"_s,
                     u"Service user tokens in nova.conf, or a longer life of tokens in Keystone"_s};
    });
}

} // namespace drover
