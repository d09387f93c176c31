// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/keystone/tokencache.h"

namespace simcloud {

/// As much of Neutron as clients of Nova stumble over: its version and empty lists. Ports are Nova's here.
class Neutron {
public:
    Neutron(const Cloud &cloud, const Keystone &keystone) : m_tokens(cloud, keystone) { }

    /// Below /network.
    [[nodiscard]] Answer answer(const Request &request);

private:
    TokenCache m_tokens;
};

} // namespace simcloud
