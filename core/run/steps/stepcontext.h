// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/openstack/nova/nova.h"
#include "core/plan/plan.h"
#include "core/run/journal.h"
#include "core/run/runtimes.h"
#include "core/run/stepstate.h"

#include <QCoroTask>

#include <QList>

#include <stop_token>

namespace drover {

/// Where a procedure writes: the journal, on disk before it returns, and the state that views show.
class StepLog {
public:
    virtual ~StepLog() = default;

    /// What this step has journalled so far, in an earlier execution or this one.
    [[nodiscard]] virtual const QList<JournalEntry> &history() const = 0;
    /// Time and step number are filled in. Errors: Local; then nothing may be asked of the cloud.
    [[nodiscard]] virtual QCoro::Task<Result<void>> record(JournalEntry entry) = 0;
    virtual void show(StepProgress progress) = 0;
};

/// What a procedure works with. Outlives it: the run's coroutine holds it while it awaits the procedure.
struct StepContext {
    Nova &nova;
    Clock &clock;
    StepLog &log;
    const RunPolicy &policy;
    const RunTimes &times;
    std::stop_token stop;
};

} // namespace drover
