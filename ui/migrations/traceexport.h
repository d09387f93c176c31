// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/migrations/migrationrow.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace drover {

/// The samples as comma-separated values, one line each below a line of names: ISO times in UTC, bytes, the
/// pass and the pause that it needed in seconds. Empty without figures.
[[nodiscard]] QByteArray traceCsv(const MigrationRow &row);

/// The whole course as the chart draws it, below a title, in light colours whatever the theme is: for tickets
/// and for paper. @p size is in pixels at a scale of 1; the picture has twice as many.
[[nodiscard]] QImage tracePicture(const MigrationRow &row, const QDateTime &now, const QSize &size);

} // namespace drover
