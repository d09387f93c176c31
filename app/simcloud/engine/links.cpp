// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/links.h"

#include "app/simcloud/model/cloud.h"

#include <algorithm>
#include <limits>
#include <map>

namespace simcloud {
namespace {

/// One direction of a host's link.
struct Link {
    double left = 0; ///< Not yet given away.
    int users = 0; ///< Transfers whose share is not settled.
};

using LinkKey = std::pair<QString, bool>; ///< The host, and whether it is what leaves it.

} // namespace

std::vector<double> fairShares(const std::vector<Transfer> &transfers,
                               const QHash<QString, double> &linkMiBPerSecond, double mostMiBPerSecond)
{
    std::map<LinkKey, Link> links;
    const auto linksOf = [](const Transfer &transfer) {
        return std::array {LinkKey(transfer.source, true), LinkKey(transfer.destination, false)};
    };
    for (const Transfer &transfer : transfers) {
        for (const LinkKey &key : linksOf(transfer)) {
            Link &link = links[key];
            link.left = linkMiBPerSecond.value(key.first, 0);
            ++link.users;
        }
    }

    const double most = mostMiBPerSecond > 0 ? mostMiBPerSecond : std::numeric_limits<double>::infinity();
    const auto shareOf = [&](const Transfer &transfer) {
        double share = most;
        for (const LinkKey &key : linksOf(transfer))
            share = std::min(share, std::max(0.0, links[key].left / links[key].users));
        return share;
    };

    // The tightest link settles its transfers; what they do not use is shared by the others.
    std::vector<double> shares(transfers.size(), -1);
    for (std::size_t settled = 0; settled < transfers.size();) {
        double lowest = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < transfers.size(); ++i) {
            if (shares[i] < 0)
                lowest = std::min(lowest, shareOf(transfers[i]));
        }
        // All of a level at once, judged before any of them takes its share.
        std::vector<std::size_t> level;
        for (std::size_t i = 0; i < transfers.size(); ++i) {
            if (shares[i] < 0 && shareOf(transfers[i]) <= lowest * (1 + 1e-12))
                level.push_back(i);
        }
        for (const std::size_t i : level) {
            shares[i] = lowest;
            for (const LinkKey &key : linksOf(transfers[i])) {
                links[key].left -= lowest;
                --links[key].users;
            }
        }
        settled += level.size();
    }
    return shares;
}

std::vector<double> fairShares(const std::vector<Transfer> &transfers, const Cloud &cloud)
{
    QHash<QString, double> links;
    for (const Transfer &transfer : transfers) {
        for (const QString &name : {transfer.source, transfer.destination}) {
            if (const Host *host = cloud.host(name))
                links[name] = host->alive ? host->linkMiBPerSecond : 0;
        }
    }
    return fairShares(transfers, links, cloud.settings.bandwidthMiBPerSecond);
}

} // namespace simcloud
