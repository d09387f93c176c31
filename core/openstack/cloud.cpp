// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openstack/cloud.h"

#include "core/openstack/keystone/catalog.h"
#include "core/openstack/keystone/keystonesession.h"
#include "core/openstack/nova/novaclient.h"
#include "core/openstack/tls.h"

#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

struct Cloud::Parts {
    QNetworkAccessManager network; // One for all of this cloud, and for no other: they may trust differently.
    std::unique_ptr<KeystoneSession> keystone;
    std::unique_ptr<NovaClient> nova;
    CloudIdentity identity;
    bool tlsVerified = true;
};

Cloud::Cloud(std::unique_ptr<Parts> parts) : m_parts(std::move(parts))
{
}

Cloud::~Cloud() = default;

QCoro::Task<Result<std::unique_ptr<Cloud>>> Cloud::open(CloudConfig config, Clock &clock,
                                                        std::stop_token stop)
{
    const auto tls = tlsConfiguration(config.tls);
    if (!tls)
        co_return failure(tls);
    auto parts = std::make_unique<Parts>();
    parts->tlsVerified = config.tls.verify;
    parts->keystone = std::make_unique<KeystoneSession>(parts->network, config.auth, *tls, clock);
    if (config.timeout)
        parts->keystone->setTimeout(*config.timeout);
    const auto loggedIn = co_await parts->keystone->token(stop);
    if (!loggedIn)
        co_return failure(loggedIn);

    const KeystoneToken &token = *parts->keystone->present();
    const auto endpoint = chooseEndpoint(config, token.catalog, u"compute"_s);
    if (!endpoint) {
        const QStringList offers = token.catalog.offers(u"compute"_s);
        co_return rejected(offers.isEmpty()
                               ? u"The catalog of this cloud has no compute service for this login"_s
                               : u"The catalog has no compute service for this interface and region; "
                                 "it has: %1"_s.arg(offers.join(", "_L1)),
                           config.auth.authUrl);
    }
    parts->identity.name = config.name;
    parts->identity.authUrl = config.auth.authUrl;
    parts->identity.region = endpoint->region;
    parts->identity.user = token.userName;
    parts->identity.userId = token.userId;
    parts->identity.project = token.projectName;

    RestClient rest(parts->network, endpoint->url, *tls, parts->keystone.get());
    if (config.timeout)
        rest.setTimeout(*config.timeout);
    auto nova = co_await NovaClient::connect(rest, stop);
    if (!nova)
        co_return failure(nova);
    parts->nova = std::move(*nova);
    parts->identity.computeApi = parts->nova->version();
    co_return std::unique_ptr<Cloud>(new Cloud(std::move(parts)));
}

Nova &Cloud::nova()
{
    return *m_parts->nova;
}

const CloudIdentity &Cloud::identity() const
{
    return m_parts->identity;
}

QDateTime Cloud::tokenExpiresAt() const
{
    return m_parts->keystone->present()->expiresAt;
}

bool Cloud::tlsVerified() const
{
    return m_parts->tlsVerified;
}

std::chrono::seconds Cloud::clockSkew() const
{
    const auto skew = m_parts->keystone->clockSkew();
    return std::chrono::abs(skew) > 5s ? skew : 0s;
}

} // namespace drover
