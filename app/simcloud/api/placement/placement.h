// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/keystone/tokencache.h"

namespace simcloud {

/// Placement up to 1.39: one provider without children for each host, and what is held of them.
class Placement {
public:
    Placement(Cloud &cloud, const Keystone &keystone) : m_cloud(cloud), m_tokens(cloud, keystone) { }

    /// Below /placement.
    [[nodiscard]] Answer answer(const Request &request, const QString &requestId);

private:
    Cloud &m_cloud;
    TokenCache m_tokens;
};

} // namespace simcloud
