// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/journal.h"
#include "core/run/stepstate.h"

#include <QDateTime>
#include <QHash>
#include <QString>

namespace drover {

/// A run as the window shows it: its record, and what the lines of the journal add up to.
struct RunView {
    RunRecord record;
    bool executed = false; ///< Some program works on it now.
    int stepsEnded = 0;
    QHash<int, StepState> steps = {}; ///< By id; those that the journal has no line of still wait.
    QString last = {}; ///< The journal's last sentence about it.
    QDateTime lastAt = {}; ///< UTC.

    /// Its program ended before it did: somebody has to resume or abandon it.
    [[nodiscard]] bool isLeft() const { return record.state == RunRecord::State::Unfinished && !executed; }
    /// The steps that came true, by id, in the order of the plan.
    [[nodiscard]] QList<int> stepsDone() const;
};

/// Adds up the journal's lines of one run.
[[nodiscard]] RunView viewOf(RunRecord record, const QList<JournalEntry> &entries, bool executed);

} // namespace drover
