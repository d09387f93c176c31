// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace drover {

/// How patiently a run looks at the cloud.
struct RunTimes {
    std::chrono::milliseconds poll {1500}; ///< Between two looks at something under way.
    std::chrono::seconds grace {
        15}; ///< How long an order whose answer was lost may take to show in the cloud.
    std::chrono::seconds recordDelay {
        60}; ///< How long a record may lag behind its server, or not appear at all.
    std::chrono::seconds decisionDelay {
        300}; ///< How long an abort, a force-complete or a confirm may take to show.
    /// How long a cold migration may take when the plan does not say. It copies whole disks: 8 TB in a day at
    /// 100 MB/s.
    std::chrono::seconds coldMigration {24 * 3600};
    std::chrono::seconds unreachable {600}; ///< After that long without an answer a step is interrupted.
};

} // namespace drover
