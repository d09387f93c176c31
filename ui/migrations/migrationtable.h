// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/migrations/migrationrow.h"
#include "ui/widgets/tablemodel.h"

namespace drover {

using MigrationTableModel = TableModel<MigrationRow>;

/// The columns and chips of the table of migrations.
[[nodiscard]] MigrationTableModel::Description migrationTable();

} // namespace drover
