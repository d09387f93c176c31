// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/server.h"
#include "ui/widgets/tablemodel.h"

namespace drover {

using InstanceTableModel = TableModel<Server>;

/// The columns and chips of the table of instances.
[[nodiscard]] InstanceTableModel::Description instanceTable();

} // namespace drover
