// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace drover {

/// How people order names: "compute-2" before "compute-10", upper and lower case alike.
/// Negative, zero or positive; zero only for equal texts.
[[nodiscard]] int naturalCompare(QStringView a, QStringView b);

} // namespace drover
