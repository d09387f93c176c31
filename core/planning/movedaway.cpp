// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/movedaway.h"

namespace drover {

QList<ServerId> movedAway(const Plan &plan, const QList<int> &done)
{
    QList<ServerId> away;
    for (const Step &step : plan.steps) {
        if (isMove(step.kind) && step.host == plan.host && done.contains(step.id)
            && !away.contains(step.server))
            away << step.server;
    }
    return away;
}

} // namespace drover
