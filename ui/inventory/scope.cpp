// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/scope.h"

namespace drover {

QSet<HostName> Scope::hosts(const Snapshot &snapshot) const
{
    QSet<HostName> found;
    switch (kind) {
    case Kind::Cloud:
        break;
    case Kind::Zone:
        for (const auto &service : snapshot.services.values) {
            if (service->zone == name)
                found << service->host;
        }
        break;
    case Kind::Aggregate:
        for (const auto &aggregate : snapshot.aggregates.values) {
            if (aggregate->name == name)
                found += QSet<HostName>(aggregate->hosts.begin(), aggregate->hosts.end());
        }
        break;
    case Kind::Host:
        found << host;
        break;
    case Kind::Instance: {
        // It may have moved since it was chosen.
        const Server *now = snapshot.server(server);
        found << (now ? now->host : host);
        break;
    }
    }
    return found;
}

} // namespace drover
