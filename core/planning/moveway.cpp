// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/moveway.h"

#include "core/rules/serverstate.h"

using namespace Qt::StringLiterals;

namespace drover {

namespace {

bool passes(const Finding &finding)
{
    return finding.verdict == Finding::Verdict::Passes;
}

tl::unexpected<Finding> blocked(const QString &sentence)
{
    return tl::unexpected<Finding>({Finding::Verdict::Blocks, u"state"_s, sentence});
}

/// What a rule says, of a way that was asked for.
tl::unexpected<Finding> blockedChoice(const QString &chosen, const Finding &rule)
{
    return tl::unexpected<Finding>({rule.verdict, rule.rule, u"%1: %2"_s.arg(chosen, rule.sentence)});
}

} // namespace

bool isOff(const Server &server)
{
    switch (server.powerState) {
    case PowerState::Shutdown:
    case PowerState::Crashed:
        return true;
    case PowerState::NoState:
        return server.status == ServerStatus::Shutoff;
    case PowerState::Running:
    case PowerState::Paused:
    case PowerState::Suspended:
        break;
    }
    return false;
}

MoveWay keepingItsState(const Server &server)
{
    const Finding live = mayLiveMigrate(server);
    const Finding cold = mayColdMigrate(server);
    const Finding device = passthroughOf(server);
    if (passes(live) && passes(device))
        return StepKind::LiveMigrate;
    if (passes(cold) && isOff(server))
        return StepKind::ColdMigrate;
    if (passes(live))
        return tl::unexpected<Finding>(device);
    if (passes(cold)) {
        return blocked(u"%1, but its guest was last seen running: a cold migration would shut it down"_s.arg(
            server.statusText));
    }
    if (live == cold)
        return tl::unexpected<Finding>(live);
    return blocked(u"%1 can be moved neither while it runs nor while it is off"_s.arg(server.statusText));
}

MoveWay chosenLive(const Server &server)
{
    for (const Finding &rule : {mayLiveMigrate(server), passthroughOf(server)}) {
        if (!passes(rule))
            return blockedChoice(u"Chosen to be moved live"_s, rule);
    }
    return StepKind::LiveMigrate;
}

MoveWay chosenCold(const Server &server)
{
    if (const Finding rule = mayColdMigrate(server); !passes(rule))
        return blockedChoice(u"Chosen to be moved cold"_s, rule);
    return StepKind::ColdMigrate;
}

} // namespace drover
