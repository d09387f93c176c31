// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/convergence/judgement.h"

using namespace Qt::StringLiterals;

namespace drover {

QString verdictWord(MigrationVerdict verdict)
{
    switch (verdict) {
    case MigrationVerdict::Waiting:
        return u"waiting"_s;
    case MigrationVerdict::TooEarly:
        return u"too-early"_s;
    case MigrationVerdict::Converging:
        return u"converging"_s;
    case MigrationVerdict::WaitsForPauseStep:
        return u"waits-for-pause-step"_s;
    case MigrationVerdict::Stalled:
        return u"stalled"_s;
    case MigrationVerdict::WillNotEnd:
        return u"will-not-end"_s;
    case MigrationVerdict::LinkBlocked:
        return u"link-blocked"_s;
    case MigrationVerdict::PostCopy:
        return u"post-copy"_s;
    }
    return {};
}

} // namespace drover
