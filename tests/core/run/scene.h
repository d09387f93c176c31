// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run.h"
#include "tests/support/livelynova.h"
#include "tests/support/turnedclock.h"

#include <QTemporaryDir>

#include <memory>

namespace drover {

// Steps as planners make them; "id-" and the name is a server's id in a lively cloud.
[[nodiscard]] Step hostStep(StepKind kind, const QString &host, const QString &reason = {});
[[nodiscard]] Step serverStep(StepKind kind, const QString &server, const QString &host,
                              std::optional<QString> destination = {});
/// A plan of steps, numbered from 1 in their order, for a lively cloud.
[[nodiscard]] Plan planOf(QList<Step> steps, RunPolicy policy = {});

/// A lively cloud, a clock that flows, and a journal to run plans with.
class Scene {
public:
    Scene();

    /// Null, with a warning, when the run cannot be begun.
    [[nodiscard]] std::unique_ptr<Run> begin(const Plan &plan);
    /// Begins and executes a plan and returns the run as it stands at its end.
    [[nodiscard]] std::unique_ptr<Run> execute(const Plan &plan);
    /// The end of a step that is a plan of its own.
    [[nodiscard]] StepEnd perform(const Step &step, const RunPolicy &policy = {});
    /// Takes up an unfinished run and executes it.
    [[nodiscard]] std::unique_ptr<Run> resume(qint64 id);
    [[nodiscard]] QList<JournalEntry> entries(qint64 run);

    QTemporaryDir folder;
    TurnedClock clock;
    LivelyCloud cloud;
    LivelyNova nova;
    std::unique_ptr<Journal> journal;
    std::stop_source stop;
};

/// What came of each step: "1 done".
[[nodiscard]] QStringList outcomes(const Run &run);
[[nodiscard]] QStringList sorted(QStringList lines);

} // namespace drover
