// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/stepwords.h"

#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace drover {

namespace {

struct StepWords {
    Q_DECLARE_TR_FUNCTIONS(StepWords)
};

} // namespace

QString stepWords(const Step &step)
{
    const QString server = step.serverName;
    switch (step.kind) {
    case StepKind::DisableService:
        return StepWords::tr("Disable %1").arg(step.host.value);
    case StepKind::EnableService:
        return StepWords::tr("Enable %1").arg(step.host.value);
    case StepKind::LiveMigrate:
        return step.destination ? StepWords::tr("Move %1 live to %2").arg(server, step.destination->value)
                                : StepWords::tr("Move %1 live").arg(server);
    case StepKind::ColdMigrate:
        return step.destination ? StepWords::tr("Move %1 cold to %2").arg(server, step.destination->value)
                                : StepWords::tr("Move %1 cold").arg(server);
    case StepKind::ConfirmResize:
        return StepWords::tr("Confirm %1").arg(server);
    case StepKind::RevertResize:
        return StepWords::tr("Revert %1").arg(server);
    case StepKind::StartServer:
        return StepWords::tr("Start %1").arg(server);
    case StepKind::AbortMigration:
        return StepWords::tr("Abort the migration of %1").arg(server);
    case StepKind::ForceComplete:
        return StepWords::tr("Force complete %1").arg(server);
    case StepKind::VerifyHostEmpty:
        return StepWords::tr("Verify that %1 is empty").arg(step.host.value);
    }
    // A kind that this view does not know yet has the plan's own words.
    return describe(step);
}

QString progressWords(const StepProgress &progress)
{
    if (progress.memoryRemainingBytes && progress.memoryTotalBytes.value_or(0) > 0) {
        return StepWords::tr("%1 of %2 left in this pass", "memory left of memory in all")
            .arg(QLocale().toString(double(*progress.memoryRemainingBytes) / 1e9, 'f', 1),
                 gigabytesText(*progress.memoryTotalBytes));
    }
    return progress.migrationStatus.isEmpty() ? progress.sentence : progress.migrationStatus;
}

} // namespace drover
