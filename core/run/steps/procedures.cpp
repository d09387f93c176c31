// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/steps/procedures.h"

namespace drover {

QCoro::Task<StepEnd> perform(StepContext &context, Step step)
{
    switch (step.kind) {
    case StepKind::DisableService:
        return disableService(context, step);
    case StepKind::EnableService:
        return enableService(context, step);
    case StepKind::LiveMigrate:
        return liveMigrate(context, step);
    case StepKind::ColdMigrate:
        return coldMigrate(context, step);
    case StepKind::ConfirmResize:
        return confirmResize(context, step);
    case StepKind::RevertResize:
        return revertResize(context, step);
    case StepKind::StartServer:
        return startServer(context, step);
    case StepKind::AbortMigration:
        return abortMigration(context, step);
    case StepKind::ForceComplete:
        return forceComplete(context, step);
    case StepKind::VerifyHostEmpty:
        return verifyHostEmpty(context, step);
    }
    Q_UNREACHABLE();
}

} // namespace drover
