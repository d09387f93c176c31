// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/holdings.h"

#include <algorithm>

namespace simcloud {

namespace {

std::vector<Claim> claimsOf(const Cloud &cloud, const QString &consumer)
{
    const Allocation *held = cloud.allocation(consumer);
    return held ? held->claims : std::vector<Claim>();
}

void holdAll(Cloud &cloud, const QString &consumer, const Server &server, std::vector<Claim> claims)
{
    cloud.allocate({.consumer = consumer,
                    .projectId = server.projectId,
                    .userId = server.userId,
                    .claims = std::move(claims)});
}

} // namespace

void handOver(Cloud &cloud, const Server &server, const Migration &record)
{
    std::vector<Claim> claims = claimsOf(cloud, server.id);
    cloud.release(server.id);
    holdAll(cloud, record.uuid, server, std::move(claims));
}

void giveBack(Cloud &cloud, const Server &server, const Migration &record)
{
    std::vector<Claim> claims = claimsOf(cloud, record.uuid);
    cloud.release(record.uuid);
    holdAll(cloud, server.id, server, std::move(claims));
}

void hold(Cloud &cloud, const Server &server, const Claim &claim)
{
    holdAll(cloud, server.id, server, {claim});
}

void holdToo(Cloud &cloud, const Server &server, const Claim &claim)
{
    std::vector<Claim> claims = claimsOf(cloud, server.id);
    claims.push_back(claim);
    holdAll(cloud, server.id, server, std::move(claims));
}

void letGo(Cloud &cloud, const Server &server, const QString &host)
{
    std::vector<Claim> claims = claimsOf(cloud, server.id);
    std::erase_if(claims, [&](const Claim &claim) { return claim.host == host; });
    holdAll(cloud, server.id, server, std::move(claims));
}

const Claim *claimOn(const Cloud &cloud, const Server &server, const QString &host)
{
    const Allocation *held = cloud.allocation(server.id);
    if (!held)
        return nullptr;
    const auto found = std::find_if(held->claims.begin(), held->claims.end(),
                                    [&](const Claim &claim) { return claim.host == host; });
    return found == held->claims.end() ? nullptr : &*found;
}

} // namespace simcloud
