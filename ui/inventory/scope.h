// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/snapshot.h"

#include <QSet>
#include <QString>

namespace drover {

/// Where the operator looks: what is selected in the tree, and what the tabs are about.
struct Scope {
    enum class Kind { Cloud, Zone, Aggregate, Host, Instance };

    Kind kind = Kind::Cloud;
    QString name; ///< Of the zone or aggregate.
    HostName host; ///< Of a host, and the one an instance was on when it was chosen.
    ServerId server;

    bool operator==(const Scope &) const = default;

    [[nodiscard]] static Scope ofHost(const HostName &host) { return {Kind::Host, {}, host, {}}; }
    [[nodiscard]] static Scope ofInstance(const ServerId &server, const HostName &host)
    {
        return {Kind::Instance, {}, host, server};
    }

    /// The hosts in it; of an instance, its host. Not to be asked of the whole cloud.
    [[nodiscard]] QSet<HostName> hosts(const Snapshot &snapshot) const;
};

} // namespace drover
