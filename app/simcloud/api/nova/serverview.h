// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/viewer.h"
#include "app/simcloud/api/nova/zones.h"

#include <QHash>
#include <QJsonObject>

namespace simcloud::nova {

/// The networks and addresses of a server.
[[nodiscard]] QJsonObject addressesView(const Server &server);

/// UP, DOWN (forced down), MAINTENANCE (disabled) or UNKNOWN (no reports), in this order of questions; empty
/// for a server that is nowhere.
[[nodiscard]] QString hostStatus(const Cloud &cloud, const QString &name);

/// Shows servers as one answer needs them. What many of its servers have in common (flavor, image, host) is
/// made once, which is most of the work of a page of a thousand.
class ServerViews {
public:
    explicit ServerViews(const Viewer &viewer);

    /// Of GET servers.
    [[nodiscard]] QJsonObject brief(const Server &server) const;
    /// Of GET servers/detail.
    [[nodiscard]] QJsonObject detail(const Server &server);
    /// Of GET servers/{id}: with its server groups.
    [[nodiscard]] QJsonObject show(const Server &server);

private:
    struct Place {
        QString zone = {};
        QString status = {};
        QHash<QString, QString> hostIds = {}; ///< By project.
    };
    Place &place(const QString &host);
    QJsonObject flavor(const Server &server);
    QJsonValue image(const Server &server);

    const Viewer m_viewer;
    const Zones m_zones;
    QHash<QString, Place> m_places = {};
    QHash<const Flavor *, QJsonObject> m_flavors = {};
    QHash<QString, QJsonObject> m_images = {};
};

} // namespace simcloud::nova
