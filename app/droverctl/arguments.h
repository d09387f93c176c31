// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/democloud.h"
#include "core/base/error.h"
#include "core/plan/plan.h"
#include "core/planning/drain.h"
#include "core/planning/singleact.h"
#include "core/rules/move.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace drover {

/// The command line, read and checked; nothing else of the program sees its words.
struct Arguments {
    enum class Verb {
        Clouds,
        Hosts,
        Instances,
        Migrations,
        Snapshot,
        Check,
        PlanDrain,
        RunPlan,
        Drain,
        Enable,
        Migrate,
        Confirm,
        Revert,
        Watch,
        Abort,
        ForceComplete,
        Runs,
        RunsShow,
        RunsResume,
        RunsAbandon,
        Replay,
        KeepPassword,
        ForgetPassword,
    };
    enum class Format { Table, Json, Shell };
    enum class Source { Nova, Libvirt }; ///< Whose figures of a trace are read.

    Verb verb = Verb::Clouds;
    Format format = Format::Table;
    QString cloud;
    std::optional<DemoWish> demo; ///< A simulated cloud of its own, instead of a configured one.
    QString journal;
    HostName host; ///< drain, enable; a filter for instances; all of it for check.
    QString server; ///< Id or name, as typed.
    QString file; ///< Of a plan; of a snapshot for check, in place of a cloud.
    QStringList recordings; ///< Files to replay.
    Source source = Source::Nova;
    qint64 run = 0;
    bool runningOnly = false;
    bool yes = false;
    QString reason;
    QList<HostName> destinations;
    MoveKind moveKind = MoveKind::Auto;
    std::optional<Move::Kind> checkedKind; ///< Empty: cold for what is off, live for all else.
    bool confirm = false;
    bool bringHome = false; ///< After an enable: what the last drain has moved away.
    PendingResize pendingResize = PendingResize::Leave;
    bool keepOthersReason = false;
    RunPolicy policy;
    std::optional<int> watchSeconds;
};

/// What a command line comes to: arguments, or a text to print (help, version).
struct Invocation {
    std::optional<Arguments> arguments;
    QString text;
};

/// Errors: Rejected with one sentence that names what is wrong.
[[nodiscard]] Result<Invocation> readCommandLine(const QStringList &words);

} // namespace drover
