// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <vector>

namespace simcloud {

class Cloud;

/// One running copy from host to host.
struct Transfer {
    QString source = {};
    QString destination = {};
};

/// MiB/s of each transfer, in their order: the max-min fair share of what leaves each host and of what enters
/// it. Each link carries its @p linkMiBPerSecond each way (a host that is not in it carries nothing), and no
/// transfer gets more than @p mostMiBPerSecond; 0 is no such limit.
[[nodiscard]] std::vector<double> fairShares(const std::vector<Transfer> &transfers,
                                             const QHash<QString, double> &linkMiBPerSecond,
                                             double mostMiBPerSecond = 0);

/// The same for the links of a cloud's hosts and its live_migration_bandwidth. A host that is not alive
/// carries nothing.
[[nodiscard]] std::vector<double> fairShares(const std::vector<Transfer> &transfers, const Cloud &cloud);

} // namespace simcloud
