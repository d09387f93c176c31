// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/convergence/judgement.h"
#include "ui/widgets/mark.h"

#include <QString>

namespace drover {

/// Shape, word and tone of what becomes of a live migration.
[[nodiscard]] Mark verdictMark(MigrationVerdict verdict);

/// When it ends: "Done in 13–17 s", or why nobody can tell.
[[nodiscard]] QString forecastText(const MigrationJudgement &judgement);

/// How much it needs somebody: 0 for one that will not end.
[[nodiscard]] int trouble(MigrationVerdict verdict);

} // namespace drover
