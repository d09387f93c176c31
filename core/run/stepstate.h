// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/run/journal.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace drover {

/// What came of a step.
enum class Outcome {
    Done, ///< It is true in the cloud.
    Failed, ///< It is not, and will not become so.
    Skipped, ///< It was not tried, because of another step or because the run was stopped.
    Left, ///< It was still under way when its time was up, and goes on without us.
    Interrupted, ///< The program stopped watching; the run can be resumed.
};

[[nodiscard]] QString outcomeWord(Outcome outcome);
[[nodiscard]] std::optional<Outcome> outcome(QStringView word);

/// The end of a step, in a sentence for the operator.
struct StepEnd {
    Outcome outcome = Outcome::Failed;
    QString sentence;
    RequestId requestId = {}; ///< Of the act it is about, for the service's logs.
};

/// What a step under way shows.
struct StepProgress {
    QString sentence; ///< "running, 1.2 GB of 8.6 GB left".
    QString migrationStatus; ///< Nova's word.
    std::optional<qint64> migration;
    std::optional<HostName> destination;
    std::optional<qint64> memoryTotalBytes;
    std::optional<qint64> memoryProcessedBytes;
    std::optional<qint64> memoryRemainingBytes;
    std::optional<QDateTime> figuresAt; ///< When Nova wrote the byte counts.
};

/// One step of a run, as it stands.
struct StepState {
    enum class Phase { Waiting, UnderWay, Ended };

    Phase phase = Phase::Waiting;
    StepEnd end; ///< Once Ended.
    StepProgress progress; ///< While UnderWay, and the last of it afterwards.
    std::optional<QDateTime> begunAt;
    std::optional<QDateTime> endedAt;
};

} // namespace drover
