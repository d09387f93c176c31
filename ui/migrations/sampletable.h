// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/migrations/tracefigures.h"
#include "ui/widgets/tablemodel.h"

namespace drover {

/// One sample as the table beside the chart shows it.
struct SampleRow {
    MigrationSample sample;
    MigrationPass pass; ///< That it belongs to.
    std::optional<Pause> pauseNeeded; ///< Of that pass.
    bool afterGap = false; ///< Some samples are missing before it.

    bool operator==(const SampleRow &) const = default;
};

using SampleTableModel = TableModel<SampleRow>;

/// The oldest first. Rows that did not change are taken from @p before.
[[nodiscard]] SampleTableModel::RowsPtr sampleRows(const TraceFigures &figures,
                                                   const SampleTableModel::Rows &before);

/// The columns of the chart's twin: the same numbers.
[[nodiscard]] SampleTableModel::Description sampleTable();

} // namespace drover
