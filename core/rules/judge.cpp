// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/judge.h"

#include "core/rules/capacity.h"
#include "core/rules/cpu.h"
#include "core/rules/devices.h"
#include "core/rules/groups.h"
#include "core/rules/hypervisor.h"
#include "core/rules/network.h"
#include "core/rules/numa.h"
#include "core/rules/protection.h"
#include "core/rules/scheduling.h"
#include "core/rules/situation.h"
#include "core/rules/storage.h"

#include <QMap>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Verdict = Finding::Verdict;

constexpr std::array serverRules {judgeState, judgeSource,      judgeArrival,    judgeToken,  judgeImage,
                                  judgePorts, judgeHeldDevices, judgeProtection, judgeVolumes};
constexpr std::array hostRules {judgeDestination, judgeZone,       judgeAggregates, judgeTraits,
                                judgeGroups,      judgeHypervisor, judgeCpu,        judgeCapacity,
                                judgeCells,       judgeDevices,    judgeFunctions,  judgeDisks};

void judgeServer(const MovingServer &moving, MoveJudgement &judgement)
{
    for (const auto rule : serverRules)
        rule(moving, judgement);
}

void judgeHost(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    for (const auto rule : hostRules)
        rule(moving, host, judgement);
}

/// "numa 20, cpu 3": what is in the way of so many hosts.
QString tally(const QMap<QString, int> &counts)
{
    QStringList words;
    for (const auto &[rule, count] : counts.asKeyValueRange())
        words << u"%1 %2"_s.arg(rule).arg(count);
    return words.join(", "_L1);
}

/// What the scheduler would find, host by host.
void judgeChoice(const MovingServer &moving, MoveJudgement &judgement)
{
    const Snapshot &snapshot = moving.grounds.snapshot();
    QMap<QString, int> blocking;
    QMap<QString, int> unknown;
    int hosts = 0;
    int able = 0;
    int unsure = 0;
    bool withoutWarning = false;
    for (const auto &service : snapshot.services.values) {
        if (service->host == moving.server.host)
            continue;
        ++hosts;
        MoveJudgement of;
        judgeHost(moving, moving.grounds.host(service->host), of);
        const Verdict gravest = of.gravest();
        able += gravest == Verdict::Passes || gravest == Verdict::Warns ? 1 : 0;
        unsure += gravest == Verdict::Unknown ? 1 : 0;
        withoutWarning = withoutWarning || gravest == Verdict::Passes;
        const auto first = std::ranges::find(of.findings(), gravest, &Finding::verdict);
        if (gravest == Verdict::Blocks)
            ++blocking[first->rule];
        else if (gravest == Verdict::Unknown)
            ++unknown[first->rule];
    }
    const QString rest =
        u"in the way: %1; not known: %2"_s.arg(blocking.isEmpty() ? u"nothing"_s : tally(blocking),
                                               unknown.isEmpty() ? u"nothing"_s : tally(unknown));
    if (able > 0) {
        return judgement.add(withoutWarning ? Verdict::Passes : Verdict::Warns, "scheduler"_L1, [&] {
            return Said {u"%1 of %2 hosts can take it (%3)"_s.arg(able).arg(hosts).arg(rest)};
        });
    }
    if (unsure > 0 || snapshot.services.reading != Reading::Complete) {
        return judgement.unknown("scheduler"_L1, [&] {
            return Said {u"Of none of %1 hosts it is known that it can take it (%2)"_s.arg(hosts).arg(rest)};
        });
    }
    judgement.blocks("scheduler"_L1, [&] {
        return Said {u"None of %1 hosts can take it (%2)"_s.arg(hosts).arg(rest),
                     u"Nova answers \"No valid host was found\""_s};
    });
}

} // namespace

QList<Finding> judge(const Snapshot &snapshot, const Move &move, const MoveAssumptions &assumptions)
{
    MoveJudgement judgement;
    const Server *server = snapshot.server(move.server);
    if (!server) {
        judgement.unknown("server"_L1, [&] {
            return Said {u"There is no instance %1, or this login may not see it"_s.arg(move.server.value)};
        });
        return judgement.findings();
    }
    Grounds grounds(snapshot, assumptions);
    const MovingServer moving(grounds, move, *server);
    judgeServer(moving, judgement);
    if (move.destination)
        judgeHost(moving, grounds.host(*move.destination), judgement);
    else
        judgeChoice(moving, judgement);
    return judgement.findings();
}

MoveMatrix judgeAll(const Snapshot &snapshot, Move::Kind kind, const QList<ServerId> &servers,
                    const QList<HostName> &hosts, const MoveAssumptions &assumptions)
{
    MoveMatrix matrix {servers, hosts, {}};
    matrix.verdicts.reserve(servers.size() * hosts.size());
    Grounds grounds(snapshot, assumptions);
    QList<const KnownHost *> known;
    for (const HostName &host : hosts)
        known << &grounds.host(host);
    for (const ServerId &id : servers) {
        const Server *server = snapshot.server(id);
        if (!server) {
            matrix.verdicts.resize(matrix.verdicts.size() + hosts.size(), Verdict::Unknown);
            continue;
        }
        const Move move {kind, id};
        const MovingServer moving(grounds, move, *server);
        MoveJudgement alone(MoveJudgement::Words::Spared);
        judgeServer(moving, alone);
        for (const KnownHost *host : std::as_const(known)) {
            MoveJudgement judgement = alone;
            judgeHost(moving, *host, judgement);
            matrix.verdicts << judgement.gravest();
        }
    }
    return matrix;
}

} // namespace drover
