// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/keystone/tokencache.h"

namespace simcloud {

/// Glance v2: lists and shows images, takes new ones and throws away their content.
class Glance {
public:
    Glance(Cloud &cloud, const Keystone &keystone) : m_cloud(cloud), m_tokens(cloud, keystone) { }

    /// Below /image.
    [[nodiscard]] Answer answer(const Request &request);

private:
    [[nodiscard]] Answer images(const Request &request, const Token &token);
    [[nodiscard]] Answer image(const Request &request, const Token &token);

    Cloud &m_cloud;
    TokenCache m_tokens;
};

} // namespace simcloud
