// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/keystone/tokencache.h"

namespace simcloud {

namespace {

constexpr std::chrono::seconds cacheTime(300);
constexpr qsizetype manyEntries = 1000;

} // namespace

const Token *TokenCache::honoured(const QString &id)
{
    if (id.isEmpty())
        return nullptr;
    const Moment now = m_cloud.now;
    const auto known = m_entries.constFind(id);
    if (known != m_entries.cend() && now - known->asked < cacheTime)
        return known->token.expires > now ? &known->token : nullptr;
    if (m_entries.size() > manyEntries)
        m_entries.removeIf([now](const auto &entry) { return now - entry.value().asked >= cacheTime; });
    const Token *good = m_keystone.token(id);
    if (!good) {
        m_entries.remove(id);
        return nullptr;
    }
    return &m_entries.insert(id, {*good, now})->token;
}

} // namespace simcloud
