// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instances/instancemarks.h"

#include "core/rules/serverstate.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace drover {

namespace {

struct InstanceWords {
    Q_DECLARE_TR_FUNCTIONS(InstanceWords)
};

} // namespace

Mark statusMark(const Server &server)
{
    const QString word = server.statusText.isEmpty() ? statusWord(server.status) : server.statusText;
    switch (server.status) {
    case ServerStatus::Active:
        return {Glyph::Play, word, Tone::Ok};
    case ServerStatus::Shutoff:
    case ServerStatus::Shelved:
    case ServerStatus::ShelvedOffloaded:
    case ServerStatus::Deleted:
    case ServerStatus::SoftDeleted:
        return {Glyph::OpenSquare, word, Tone::Quiet};
    case ServerStatus::Paused:
    case ServerStatus::Suspended:
    case ServerStatus::Rescue:
        return {Glyph::Bars, word, Tone::Warn};
    case ServerStatus::Migrating:
    case ServerStatus::Resize:
    case ServerStatus::RevertResize:
        return {Glyph::DoubleChevron, word, Tone::Info};
    case ServerStatus::Build:
    case ServerStatus::Rebuild:
    case ServerStatus::Reboot:
    case ServerStatus::HardReboot:
    case ServerStatus::Password:
        return {Glyph::Arrows, word, Tone::Info};
    case ServerStatus::VerifyResize:
        return {Glyph::Hourglass, word, Tone::Warn, InstanceWords::tr("Confirm or revert it.")};
    case ServerStatus::Error:
        return {Glyph::Cross, word, Tone::Block, server.fault ? server.fault->message : QString()};
    case ServerStatus::Unknown:
        break;
    }
    return {Glyph::DashedDiamond, word, Tone::Unknown,
            InstanceWords::tr("This version of Drover does not know the word.")};
}

Finding foremostFinding(const Server &server)
{
    // What is off moves cold, where devices of the host are no obstacle.
    const bool off = server.status == ServerStatus::Shutoff;
    const std::array findings {off ? mayColdMigrate(server) : mayLiveMigrate(server),
                               off ? lockOf(server) : passthroughOf(server), lockOf(server)};
    return *std::ranges::max_element(findings, {},
                                     [](const Finding &finding) { return gravity(finding.verdict); });
}

Mark findingMark(const Finding &finding)
{
    switch (finding.verdict) {
    case Finding::Verdict::Passes:
        return {Glyph::DiscTick, InstanceWords::tr("No obstacle found"), Tone::Ok, finding.sentence};
    case Finding::Verdict::Warns:
        return {Glyph::TriangleMark, finding.sentence, Tone::Warn};
    case Finding::Verdict::Blocks:
        return {Glyph::OctagonCross, finding.sentence, Tone::Block};
    case Finding::Verdict::Unknown:
        break;
    }
    return {Glyph::DashedDiamond, finding.sentence, Tone::Unknown};
}

bool needsSomebody(const Server &server)
{
    return server.status == ServerStatus::VerifyResize || server.status == ServerStatus::Error
        || server.status == ServerStatus::Unknown;
}

} // namespace drover
