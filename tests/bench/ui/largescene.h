// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/migrationtrace.h"
#include "core/domain/snapshot.h"

namespace drover {

/// A cloud of 100 000 instances on 2 000 hosts. 200 of them move; at each refresh a thousand have been
/// stopped or started, and every tenth of these is on another host.
class LargeScene {
public:
    explicit LargeScene(const QDateTime &now);

    [[nodiscard]] const std::shared_ptr<const Snapshot> &snapshot() const { return m_snapshot; }
    /// The next refresh.
    [[nodiscard]] std::shared_ptr<const Snapshot> refreshed();
    /// The traces of all moves with one more sample each.
    [[nodiscard]] MigrationTraces moved();

private:
    std::shared_ptr<const Snapshot> m_snapshot;
    MigrationTraces m_traces;
    int m_refreshes = 0;
};

} // namespace drover
