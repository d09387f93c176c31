// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/verdictwords.h"

#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <chrono>
#include <cmath>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct VerdictWords {
    Q_DECLARE_TR_FUNCTIONS(VerdictWords)
};

/// "13 s", "4 min", "2 h 10".
QString spanText(double seconds)
{
    return ageText(std::chrono::seconds(std::max<qint64>(1, std::llround(seconds))));
}

} // namespace

Mark verdictMark(MigrationVerdict verdict)
{
    switch (verdict) {
    case MigrationVerdict::Waiting:
        return {Glyph::Dots, VerdictWords::tr("Waiting"), Tone::Quiet, {}};
    case MigrationVerdict::TooEarly:
        return {Glyph::Hourglass, VerdictWords::tr("Too early"), Tone::Quiet, {}};
    case MigrationVerdict::Converging:
        return {Glyph::FallingLine, VerdictWords::tr("Converging"), Tone::Ok, {}};
    case MigrationVerdict::WaitsForPauseStep:
        return {Glyph::Clock, VerdictWords::tr("Waits for a pause step"), Tone::Info, {}};
    case MigrationVerdict::Stalled:
        return {Glyph::Equals, VerdictWords::tr("Stalled"), Tone::Warn, {}};
    case MigrationVerdict::WillNotEnd:
        return {Glyph::Infinity, VerdictWords::tr("Will not end"), Tone::Block,
                VerdictWords::tr("At the current dirty rate")};
    case MigrationVerdict::LinkBlocked:
        return {Glyph::BrokenChain, VerdictWords::tr("Link blocked"), Tone::Warn, {}};
    case MigrationVerdict::PostCopy:
        break;
    }
    return {Glyph::DoubleTriangle, VerdictWords::tr("Post-copy"), Tone::PostCopy,
            VerdictWords::tr("It runs at its destination already: there is no way back.")};
}

QString forecastText(const MigrationJudgement &judgement)
{
    switch (judgement.verdict) {
    case MigrationVerdict::WillNotEnd:
        return VerdictWords::tr("None at the current dirty rate");
    case MigrationVerdict::LinkBlocked:
        return VerdictWords::tr("None: nothing is sent");
    case MigrationVerdict::Stalled:
        return VerdictWords::tr("None yet: it gets no further");
    case MigrationVerdict::PostCopy:
        return VerdictWords::tr("Soon, no way back");
    case MigrationVerdict::Waiting:
    case MigrationVerdict::TooEarly:
    case MigrationVerdict::Converging:
    case MigrationVerdict::WaitsForPauseStep:
        break;
    }
    if (!judgement.timeToEnd)
        return VerdictWords::tr("Not yet");
    const QString low = spanText(judgement.timeToEnd->low);
    const QString high = spanText(judgement.timeToEnd->high);
    return low == high ? VerdictWords::tr("Done in %1").arg(low)
                       : VerdictWords::tr("Done in %1 – %2").arg(low, high);
}

int trouble(MigrationVerdict verdict)
{
    switch (verdict) {
    case MigrationVerdict::WillNotEnd:
        return 0;
    case MigrationVerdict::LinkBlocked:
        return 1;
    case MigrationVerdict::Stalled:
        return 2;
    case MigrationVerdict::PostCopy:
        return 3;
    case MigrationVerdict::WaitsForPauseStep:
        return 4;
    case MigrationVerdict::Waiting:
    case MigrationVerdict::TooEarly:
    case MigrationVerdict::Converging:
        break;
    }
    return 5;
}

} // namespace drover
