// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/lastdrain.h"

#include "core/planning/movedaway.h"
#include "core/run/stepstate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

QCoro::Task<Result<QList<ServerId>>> movedAwayByLastDrain(Session &session, HostName host)
{
    const auto cloud = co_await session.cloud();
    if (!cloud)
        co_return failure(cloud);
    const QString key = (*cloud)->identity().key();
    const auto journal = co_await session.journal();
    if (!journal)
        co_return failure(journal);
    const auto records = co_await (*journal)->runs();
    if (!records)
        co_return failure(records);
    const auto last = std::ranges::find_if(*records, [&](const RunRecord &record) {
        return record.plan.intent == Plan::Intent::Drain && record.plan.host == host
            && record.plan.cloud == key;
    });
    if (last == records->cend()) {
        co_return rejected(
            u"This journal has no drain of %1, so that it is not known what to bring home"_s.arg(host.value),
            (*journal)->file());
    }
    const auto entries = co_await (*journal)->entries(last->id);
    if (!entries)
        co_return failure(entries);
    QList<int> done;
    for (const JournalEntry &entry : *entries) {
        if (entry.event == JournalEntry::Event::Ended && outcome(entry.outcome) == Outcome::Done)
            done << entry.step;
    }
    co_return movedAway(last->plan, done);
}

} // namespace drover
