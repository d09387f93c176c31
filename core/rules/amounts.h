// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace drover {

/// "6 GiB", "6.5 GiB", "512 MiB".
[[nodiscard]] QString memoryText(qint64 mebibytes);

/// "1 GiB pages", "2 MiB pages", "4 KiB pages".
[[nodiscard]] QString pagesText(qint64 kibibytes);

/// What Placement calls @p resourceClass, with its unit: "8 vCPUs", "16 GiB of memory", "2 VGPU".
[[nodiscard]] QString resourceText(const QString &resourceClass, qint64 amount);

/// "a, b, c and 12 more".
[[nodiscard]] QString someOf(const QStringList &words, qsizetype atMost = 6);

} // namespace drover
