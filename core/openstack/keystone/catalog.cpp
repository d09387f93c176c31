// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openstack/keystone/catalog.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// The names under which catalogs list a service, best first.
QStringList typesOf(const QString &official)
{
    if (official == "block-storage"_L1)
        return {official, u"volumev3"_s, u"block-store"_s, u"volumev2"_s, u"volume"_s};
    return {official};
}

} // namespace

Catalog::Catalog(const QJsonArray &json)
{
    for (const QJsonValue &service : json) {
        const QJsonArray endpoints = service["endpoints"_L1].toArray();
        for (const QJsonValue &entry : endpoints) {
            const QUrl url(entry["url"_L1].toString(), QUrl::StrictMode);
            if (!url.isValid() || url.host().isEmpty())
                continue;
            const QString region = entry["region_id"_L1].toString();
            m_endpoints.append({.type = service["type"_L1].toString(),
                                .interface = entry["interface"_L1].toString(),
                                .region = region.isEmpty() ? entry["region"_L1].toString() : region,
                                .url = url});
        }
    }
}

std::optional<Endpoint> Catalog::find(const QString &type, const QString &interface,
                                      const QString &region) const
{
    for (const QString &name : typesOf(type)) {
        for (const Endpoint &endpoint : m_endpoints) {
            if (endpoint.type == name
                && endpoint.interface == interface && (region.isEmpty() || endpoint.region == region))
                return endpoint;
        }
    }
    return {};
}

QStringList Catalog::offers(const QString &type) const
{
    QStringList offers;
    const QStringList names = typesOf(type);
    for (const Endpoint &endpoint : m_endpoints) {
        if (names.contains(endpoint.type))
            offers << u"%1 in %2"_s.arg(endpoint.interface, endpoint.region);
    }
    return offers;
}

std::optional<Endpoint> chooseEndpoint(const CloudConfig &config, const Catalog &catalog, const QString &type)
{
    const ServiceConfig service = config.services.value(QString(type).replace(u'-', u'_'));
    const QString interface = service.interface.isEmpty() ? config.interface : service.interface;
    const QString region = service.region.isEmpty() ? config.region : service.region;
    if (!service.endpoint.isEmpty())
        return Endpoint {
            .type = type, .interface = interface, .region = region, .url = QUrl(service.endpoint)};
    return catalog.find(type, interface, region);
}

} // namespace drover
