// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace drover {

/// MiB in GiB, three significant digits at most: "32", "1.5". No unit: columns and labels have it.
[[nodiscard]] QString gibText(qint64 mebibytes);
/// Bytes as links count them: "12.7 GB"; "40 MB" when they are fewer than a tenth of one.
[[nodiscard]] QString gigabytesText(qint64 bytes);

/// "4 s", "3 min", "3 h 40", "41 days".
[[nodiscard]] QString ageText(std::chrono::seconds age);
/// The time of day today, day and time else, both as the operator's clock shows it.
[[nodiscard]] QString timeText(const QDateTime &at, const QDateTime &now);

[[nodiscard]] inline std::chrono::seconds secondsBetween(const QDateTime &from, const QDateTime &to)
{
    return std::chrono::seconds(from.secsTo(to));
}

/// For a value that the cloud did not tell: never empty, never 0.
[[nodiscard]] QString orUnknown(const QString &text);
/// The same to the eye, but no line ends at a hyphen within a word: names and ids stay whole.
[[nodiscard]] QString withoutBreaksInNames(QString text);

} // namespace drover
