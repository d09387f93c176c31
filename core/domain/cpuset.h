// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace drover {

/// CPU numbers as Linux, libvirt and Nova's flavors write them: "0-3,8"; "^2" takes one away from those named
/// before or after it. Sorted, each once; nothing for any other text, and for numbers above 65535.
[[nodiscard]] std::optional<QList<int>> parseCpuSet(QStringView text);

/// "0-3,8" of numbers in any order.
[[nodiscard]] QString cpuSetText(QList<int> cpus);

} // namespace drover
