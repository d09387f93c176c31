// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hosts/hostrow.h"
#include "ui/widgets/tablemodel.h"

namespace drover {

using HostTableModel = TableModel<HostRow>;

/// The columns and chips of the table of hosts.
[[nodiscard]] HostTableModel::Description hostTable();

} // namespace drover
