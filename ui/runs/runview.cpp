// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/runview.h"

#include <utility>

namespace drover {

RunView viewOf(RunRecord record, const QList<JournalEntry> &entries, bool executed)
{
    RunView view {.record = std::move(record), .executed = executed};
    view.lastAt = view.record.begunAt;
    for (const JournalEntry &entry : entries) {
        if (entry.event == JournalEntry::Event::Ended)
            ++view.stepsEnded;
        if (!entry.sentence.isEmpty())
            view.last = entry.sentence;
        view.lastAt = entry.at;
    }
    return view;
}

} // namespace drover
