// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/serverstate.h"

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

Finding stateAllows(const Server &server, std::initializer_list<ServerStatus> allowed, const QString &how)
{
    if (server.taskState) {
        return {Finding::Verdict::Blocks, u"state"_s,
                u"%1 with task %2 under way: it cannot be moved before that has ended"_s.arg(
                    server.statusText, *server.taskState)};
    }
    if (std::ranges::find(allowed, server.status) != allowed.end())
        return {Finding::Verdict::Passes, u"state"_s, u"%1 can be moved %2"_s.arg(server.statusText, how)};
    if (server.status == ServerStatus::VerifyResize) {
        return {Finding::Verdict::Blocks, u"state"_s,
                u"VERIFY_RESIZE waits for a decision: confirm or revert it first"_s};
    }
    return {Finding::Verdict::Blocks, u"state"_s, u"%1 cannot be moved %2"_s.arg(server.statusText, how)};
}

} // namespace

Finding mayLiveMigrate(const Server &server)
{
    return stateAllows(server, {ServerStatus::Active, ServerStatus::Paused}, u"while it runs"_s);
}

Finding mayColdMigrate(const Server &server)
{
    return stateAllows(server, {ServerStatus::Active, ServerStatus::Shutoff}, u"while it is off"_s);
}

Finding mayEvacuate(const Server &server)
{
    const auto says = [&](Finding::Verdict verdict, const QString &sentence) {
        return Finding {verdict, u"state"_s, sentence.arg(server.statusText)};
    };
    bool allowed = server.status == ServerStatus::Active || server.status == ServerStatus::Shutoff
        || server.status == ServerStatus::Error;
    if (!server.vmState.isEmpty()) {
        allowed =
            server.vmState == "active"_L1 || server.vmState == "stopped"_L1 || server.vmState == "error"_L1;
    } else if (server.taskState && !allowed) {
        return says(Finding::Verdict::Unknown,
                    u"%1 tells of a task, and not whether Nova would evacuate it"_s);
    }
    if (!allowed)
        return says(Finding::Verdict::Blocks, u"%1 cannot be evacuated"_s);
    if (server.taskState) {
        return says(
            Finding::Verdict::Warns,
            u"%1 with task %2 under way: Nova drops the task from release 26 on, and refuses before"_s.arg(
                u"%1"_s, *server.taskState));
    }
    return says(Finding::Verdict::Passes, u"%1 can be evacuated"_s);
}

Finding lockOf(const Server &server)
{
    if (server.locked.value_or(false))
        return {Finding::Verdict::Warns, u"locked"_s,
                u"It is locked; an administrator's move goes through all the same"_s};
    return {Finding::Verdict::Passes, u"locked"_s, u"It is not locked"_s};
}

Finding passthroughOf(const Server &server)
{
    const QString alias = server.flavor.extraSpecs.value(u"pci_passthrough:alias"_s);
    if (alias.isEmpty())
        return {Finding::Verdict::Passes, u"pci-passthrough"_s, u"Its flavor asks for no PCI device"_s};
    return {
        Finding::Verdict::Blocks, u"pci-passthrough"_s,
        u"Its flavor asks for the PCI device %1, which does not move while the instance runs"_s.arg(alias)};
}

} // namespace drover
