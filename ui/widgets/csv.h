// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace drover {

/// One line of CSV in UTF-8, its end included (RFC 4180). What a spreadsheet would take for a formula is kept
/// from being one.
[[nodiscard]] QByteArray csvLine(const QStringList &cells);

} // namespace drover
