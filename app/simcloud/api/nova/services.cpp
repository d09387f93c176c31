// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/services.h"

#include "app/simcloud/api/nova/query.h"
#include "app/simcloud/api/nova/zones.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

QJsonObject controllerView(const Viewer &viewer, const QString &binary, int number)
{
    QJsonObject json {
        {"binary"_L1, binary},        {"disabled_reason"_L1, QJsonValue::Null},
        {"host"_L1, u"controller"_s}, {"state"_L1, u"up"_s},
        {"status"_L1, u"enabled"_s},  {"updated_at"_L1, withoutZone(lastReport(viewer.cloud.now))},
        {"zone"_L1, u"internal"_s},
    };
    json.insert("id"_L1, viewer.since(53) ? QJsonValue(idFor(binary)) : QJsonValue(number));
    if (viewer.since(11))
        json.insert("forced_down"_L1, false);
    return json;
}

Answer listServices(const Call &call)
{
    const QuerySchema schema {.texts = {u"host"_s, u"binary"_s}, .strict = call.since(75)};
    if (const auto refused = refusal(call.request, schema))
        return *refused;
    const QString host = lastValue(call.request, u"host"_s);
    const QString binary = lastValue(call.request, u"binary"_s);
    const auto wanted = [&](const QString &itsHost, const QString &itsBinary) {
        return (host.isEmpty() || host == itsHost) && (binary.isEmpty() || binary == itsBinary);
    };

    const Viewer viewer(call);
    QJsonArray list;
    int number = 0;
    for (const QString &name : controllerServices()) {
        ++number;
        if (wanted(u"controller"_s, name))
            list.append(controllerView(viewer, name, number));
    }
    const Zones zones(call.cloud);
    for (const Host &compute : call.cloud.hosts()) {
        if (wanted(compute.name, u"nova-compute"_s))
            list.append(serviceView(viewer, compute, zones.of(compute.name)));
    }
    return Answer::json(200, {{"services"_L1, list}});
}

} // namespace

QJsonObject serviceView(const Viewer &viewer, const Host &host, const QString &zone)
{
    const Moment now = viewer.cloud.now;
    QJsonObject json {
        {"binary"_L1, u"nova-compute"_s},
        {"disabled_reason"_L1, textOrNull(host.disabledReason)},
        {"host"_L1, host.name},
        {"state"_L1, host.isUp(now) ? u"up"_s : u"down"_s},
        {"status"_L1, host.enabled ? u"enabled"_s : u"disabled"_s},
        {"updated_at"_L1, withoutZone(lastReport(host, now))},
        {"zone"_L1, zone},
    };
    json.insert("id"_L1, viewer.since(53) ? QJsonValue(host.serviceId) : QJsonValue(host.serviceNumber));
    if (viewer.since(11))
        json.insert("forced_down"_L1, host.forcedDown);
    return json;
}

std::vector<Route> serviceRoutes()
{
    return {{"GET", u"os-services"_s, u"os_compute_api:os-services:list"_s, listServices}};
}

} // namespace simcloud::nova
