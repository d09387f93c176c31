// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace drover {

/// How long, in milliseconds, somebody would have waited for the window to answer.
struct Latencies {
    double longest = 0;
    double most = 0; ///< 99.9 % are below.
    size_t count = 0;
};

/// Asks this thread's event loop every two milliseconds for an answer, while @p work is called twice a second
/// with the number of the call.
[[nodiscard]] Latencies latenciesWhile(std::chrono::seconds time, const std::function<void(int round)> &work);

/// Milliseconds from the start of the program until its first window has been painted; nothing when none was
/// within ten seconds. The program has a home of its own, in which no cloud is described.
[[nodiscard]] std::optional<double> startOf(const QString &program);

/// What this process occupies.
[[nodiscard]] double residentMegabytes();

/// Prints how long sorting and filtering of 100 000 instances take, beside QSortFilterProxyModel over
/// QVariants.
void measureTables();

} // namespace drover
