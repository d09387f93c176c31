// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/keystone/keystone.h"

namespace simcloud {

/// What stands in front of a service and asks Keystone whether a token is good. It keeps the answer for a
/// while, so that a revoked token is honoured a little longer.
///
/// Source: keystonemiddleware, token_cache_time.
class TokenCache {
public:
    TokenCache(const Cloud &cloud, const Keystone &keystone) : m_cloud(cloud), m_keystone(keystone) { }

    /// Null: not good. The pointer is good until the next call.
    [[nodiscard]] const Token *honoured(const QString &id);

private:
    struct Entry {
        Token token = {};
        Moment asked = {};
    };

    const Cloud &m_cloud;
    const Keystone &m_keystone;
    QHash<QString, Entry> m_entries = {};
};

} // namespace simcloud
