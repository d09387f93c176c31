// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/engine/numafit.h"
#include "app/simcloud/model/cloud.h"

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace simcloud {

/// What the scheduler is asked for.
struct HostRequest {
    const Server &server;
    FlavorPtr flavor = {}; ///< Null: the server's own.
    QString host = {}; ///< The only one that will do; empty: any.
    QStringList ignored = {}; ///< Hosts that will not do: the source, and those that have said no.
};

/// The host for a server and what the server will hold of it, or the reason that NoValidHost gives: empty
/// when Placement has no candidate, "There are not enough hosts available." when the filters leave none. The
/// same cloud gives the same host.
///
/// Placement: enabled, room by the ratios, traits, the zone asked for at creation. Filters: up, not ignored,
/// the aggregates' properties, the server group, a place by NUMA cells and devices. Of those left the one
/// with the most free memory wins, soft group policies before that.
[[nodiscard]] tl::expected<Claim, QString> chooseHost(const Cloud &cloud, const HostRequest &request);

/// Whether a guest of @p source can go on at @p destination without a restart, by vendor and CPU flags.
[[nodiscard]] bool canRun(const CpuModel &source, const CpuModel &destination);

/// NoValidHost's whole text.
[[nodiscard]] QString noValidHost(const QString &reason);

/// How many of a server's group are on each host, @p but left out. One that moves counts at both of its
/// hosts, since it may yet come back.
[[nodiscard]] QMap<QString, int> hostsOfGroup(const Cloud &cloud, const ServerGroup &group,
                                              const Server &but);

} // namespace simcloud
