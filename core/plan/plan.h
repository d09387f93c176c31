// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/domain/finding.h"
#include "core/domain/server.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace drover {

/// Everything that can be done to a cloud. Each kind has one procedure in core/run/steps and one command in
/// core/plan/command.
enum class StepKind {
    DisableService,
    EnableService,
    LiveMigrate,
    ColdMigrate,
    ConfirmResize,
    RevertResize,
    StartServer,
    AbortMigration,
    ForceComplete,
    VerifyHostEmpty,
};

/// One thing to do, on one host or one server.
struct Step {
    int id = 0; ///< From 1, unique within its plan.
    StepKind kind = StepKind::VerifyHostEmpty;
    QList<int> needs; ///< Steps that must have succeeded; else this one is skipped.
    QList<int> after; ///< Steps that must have ended, well or not.
    HostName host; ///< The host acted on; for a move, where the server is moved from.
    ServerId server; ///< Empty for steps of a host.
    QString serverName;
    std::optional<ServerStatus> statusBefore; ///< What the plan was made on.
    std::optional<HostName> destination; ///< Empty: the scheduler decides.
    std::optional<qint64> migration; ///< The record to abort or to complete.
    QString reason; ///< Why the host is disabled.
    QList<Finding> findings;
    std::optional<qint64> memoryBytes; ///< What has to be copied at least; empty where nothing is.

    bool operator==(const Step &) const = default;
};

/// A server that the plan leaves where it is, and why.
struct Stay {
    ServerId server;
    QString serverName;
    QString status; ///< Nova's word.
    Finding why;

    bool operator==(const Stay &) const = default;
};

/// How a run goes about its steps.
struct RunPolicy {
    enum class OnFailure { Continue, Stop };
    enum class OnTimeout { Leave, Abort, ForceComplete };

    OnFailure onFailure = OnFailure::Continue;
    /// Counted from the moment a migration was accepted. Empty: a live one is waited for as long as it takes,
    /// a cold one for RunTimes::coldMigration.
    std::optional<std::chrono::seconds> migrationTimeout;
    OnTimeout onTimeout =
        OnTimeout::Leave; ///< Of a live migration. A cold one is left: Nova has no abort for it.
    // Moves under way at the same time. Nova itself runs one outgoing live migration per host by default;
    // more would only wait in its queue, holding their destination's room.
    int perSource = 1;
    int perDestination = 2;
    int overall = 4;

    bool operator==(const RunPolicy &) const = default;
};

/// What the operator wants, as steps that can be read, exported, signed, executed and resumed. A value.
struct Plan {
    enum class Intent { Drain, Enable, Migrate, Confirm, Revert, Abort, ForceComplete };

    QString id; ///< UUID.
    Intent intent = Intent::Drain;
    QString cloud; ///< CloudIdentity::key() of the cloud it was made for.
    QString cloudName; ///< As the operator calls it.
    HostName host; ///< For a drain or an enable: the host it is about.
    QDateTime madeAt;
    QString madeBy;
    QDateTime snapshotTakenAt;
    RunPolicy policy;
    QList<Step> steps; ///< In an order in which each step names only earlier ones.
    QList<Stay> stays;

    /// Null when there is none.
    [[nodiscard]] const Step *step(int wanted) const;
    bool operator==(const Plan &) const = default;
};

/// A move of a server between hosts: what limits count.
[[nodiscard]] bool isMove(StepKind kind);

// The words used in plan files, the journal and the command line.
[[nodiscard]] QString kindWord(StepKind kind);
[[nodiscard]] std::optional<StepKind> stepKind(QStringView word);
[[nodiscard]] QString intentWord(Plan::Intent intent);
[[nodiscard]] std::optional<Plan::Intent> planIntent(QStringView word);
[[nodiscard]] QString onFailureWord(RunPolicy::OnFailure choice);
[[nodiscard]] std::optional<RunPolicy::OnFailure> onFailure(QStringView word);
[[nodiscard]] QString onTimeoutWord(RunPolicy::OnTimeout choice);
[[nodiscard]] std::optional<RunPolicy::OnTimeout> onTimeout(QStringView word);

/// One line for lists and progress: "live-migrate db-1 from cmp1 to cmp2".
[[nodiscard]] QString describe(const Step &step);
/// One line for a run: "drain cmp1", "live-migrate db-1 from cmp1".
[[nodiscard]] QString describe(const Plan &plan);

} // namespace drover
