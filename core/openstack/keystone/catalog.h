// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/cloudconfig.h"

#include <QJsonArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace drover {

/// Where one service answers.
struct Endpoint {
    QString type; ///< compute, placement, …
    QString interface; ///< public, internal or admin.
    QString region;
    QUrl url;

    bool operator==(const Endpoint &) const = default;
};

/// The services of a cloud, as Keystone lists them. Source: token.catalog of POST v3/auth/tokens.
class Catalog {
public:
    Catalog() = default;
    /// What has no usable address is left out.
    explicit Catalog(const QJsonArray &json);

    /// By the official type ("block-storage"; older names of it are looked for too), interface and region; an
    /// empty region takes the first there is. Nothing when the catalog has none.
    [[nodiscard]] std::optional<Endpoint> find(const QString &type, const QString &interface,
                                               const QString &region) const;

    /// What there is of a service, for a sentence: "public in RegionOne".
    [[nodiscard]] QStringList offers(const QString &type) const;

    [[nodiscard]] const QList<Endpoint> &endpoints() const { return m_endpoints; }

private:
    QList<Endpoint> m_endpoints;
};

/// The endpoint of a service as the configuration wants it: its override, else what the catalog has for its
/// (or the cloud's) interface and region. Nothing when there is none.
[[nodiscard]] std::optional<Endpoint> chooseEndpoint(const CloudConfig &config, const Catalog &catalog,
                                                     const QString &type);

} // namespace drover
