// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/movedaway.h"

#include "core/planning/movedaway.h"

#include <algorithm>
#include <utility>

namespace drover {

QList<ServerId> movedAwayFrom(const CloudFeed &feed, const HostName &host)
{
    QList<const RunView *> drains;
    for (const RunView &run : feed.runs()) {
        const Plan &plan = run.record.plan;
        if (plan.intent == Plan::Intent::Drain && plan.host == host
            && plan.cloud == feed.snapshot()->cloud.key())
            drains << &run;
    }
    std::ranges::sort(drains, std::ranges::greater(), [](const RunView *run) { return run->record.id; });
    QList<ServerId> away;
    for (const RunView *run : std::as_const(drains)) {
        for (const ServerId &id : movedAway(run->record.plan, run->stepsDone())) {
            const Server *server = feed.snapshot()->server(id);
            if (server && server->host != host && !away.contains(id))
                away << id;
        }
    }
    return away;
}

} // namespace drover
