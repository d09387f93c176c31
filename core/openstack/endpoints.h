// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <optional>

namespace drover {

/// One entry of a service's list of versions, and where it is.
struct ApiVersionEntry {
    QJsonObject json;
    QUrl url; ///< Without a slash at its end.
};

/// The first entry whose id begins with @p prefix ("v3", "v2.1"). Of its link only the path is taken: behind
/// a TLS proxy services often give the scheme or host that they are known by inside.
[[nodiscard]] std::optional<ApiVersionEntry> findVersion(const QJsonArray &versions, const QString &prefix,
                                                         const QUrl &asked);

/// The address without slashes at its end.
[[nodiscard]] QUrl withoutSlash(const QUrl &url);

} // namespace drover
