// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <QJsonArray>

namespace simcloud::nova {

/// "self" and "bookmark" of a resource. @p base is the service's own URL, @p path "servers/…".
[[nodiscard]] QJsonArray links(const QString &base, const QString &path);
/// "bookmark" alone, as images and flavors of a server have it.
[[nodiscard]] QJsonArray bookmark(const QString &base, const QString &path);

/// The list of links that leads to the next page: the same query, with another marker. Empty when the page is
/// not full, so that the last one of a list can be an empty page.
[[nodiscard]] QJsonArray nextLinks(const Call &call, const QString &path, qsizetype listed,
                                   const QString &lastId);

} // namespace simcloud::nova
