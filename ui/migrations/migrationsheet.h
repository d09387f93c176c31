// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/migrations/migrationrow.h"
#include "ui/widgets/factsheet.h"

namespace drover {

/// What the inspector says of a migration record.
[[nodiscard]] FactSheet migrationSheet(const MigrationRow &row, const QDateTime &now);

} // namespace drover
