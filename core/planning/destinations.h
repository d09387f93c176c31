// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/snapshot.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <optional>

namespace drover {

/// Deals servers out to the hosts that the operator named, so that memory stays even and members of an
/// anti-affinity group stay apart. Without named hosts the scheduler decides.
class Destinations {
public:
    Destinations(const Snapshot &snapshot, QList<HostName> hosts);

    /// The host for the next server; counts it as placed there.
    [[nodiscard]] std::optional<HostName> next(const Server &server);
    /// Counts a server as placed on a host that was chosen for it.
    void place(const Server &server, const HostName &host);

private:
    [[nodiscard]] bool keepsApart(const Server &server, const HostName &host) const;

    const Snapshot &m_snapshot;
    QList<HostName> m_hosts;
    QHash<HostName, qint64> m_freeMiB; ///< Less than zero where memory is not known: then only counts differ.
    QHash<ServerId, HostName> m_placed;
};

} // namespace drover
