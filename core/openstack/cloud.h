// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/config/cloudconfig.h"
#include "core/domain/snapshot.h"
#include "core/openstack/nova/nova.h"

#include <QCoroTask>

#include <memory>
#include <stop_token>

namespace drover {

/// An open connection to one cloud: logged in, endpoints found, microversion agreed.
/// It re-authenticates by itself as long as its credentials allow.
class Cloud {
public:
    /// Errors: Unreachable or Refused with the endpoint in `where` (a wrong password is Refused, 401);
    /// Rejected when the configuration lacks something, when the catalog has no compute service, or when the
    /// cloud's compute API ends below 2.79.
    [[nodiscard]] static QCoro::Task<Result<std::unique_ptr<Cloud>>> open(CloudConfig config, Clock &clock,
                                                                          std::stop_token stop);
    ~Cloud();

    [[nodiscard]] Nova &nova();
    [[nodiscard]] const CloudIdentity &identity() const;
    /// When the present token ends, UTC.
    [[nodiscard]] QDateTime tokenExpiresAt() const;
    /// False when the configuration turned certificate checks off: to be shown to the operator.
    [[nodiscard]] bool tlsVerified() const;
    /// Set when the desktop's clock and the cloud's are more than a few seconds apart.
    [[nodiscard]] std::chrono::seconds clockSkew() const;

private:
    struct Parts;
    explicit Cloud(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace drover
