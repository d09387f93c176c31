// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/aggregates.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

Answer listAggregates(const Call &call)
{
    const Viewer viewer(call);
    QJsonArray list;
    for (const Aggregate &aggregate : call.cloud.aggregates)
        list.append(aggregateView(viewer, aggregate));
    return Answer::json(200, {{"aggregates"_L1, list}});
}

Answer showAggregate(const Call &call)
{
    const QString &id = call.captured.first();
    for (const Aggregate &aggregate : call.cloud.aggregates) {
        if (QString::number(aggregate.id) == id)
            return Answer::json(200, {{"aggregate"_L1, aggregateView(Viewer(call), aggregate)}});
    }
    return fault(404, u"Aggregate %1 could not be found."_s.arg(id));
}

} // namespace

QJsonObject aggregateView(const Viewer &viewer, const Aggregate &aggregate)
{
    QJsonObject metadata = toJson(aggregate.metadata);
    if (!aggregate.zone.isEmpty())
        metadata.insert("availability_zone"_L1, aggregate.zone);
    QJsonObject json {
        {"availability_zone"_L1, textOrNull(aggregate.zone)},
        {"created_at"_L1, withoutZone(aggregate.created)},
        {"deleted"_L1, false},
        {"deleted_at"_L1, QJsonValue::Null},
        {"hosts"_L1, QJsonArray::fromStringList(aggregate.hosts)},
        {"id"_L1, aggregate.id},
        {"metadata"_L1, metadata},
        {"name"_L1, aggregate.name},
        {"updated_at"_L1, timeOrNull(aggregate.updated)},
    };
    if (viewer.since(41))
        json.insert("uuid"_L1, aggregate.uuid);
    return json;
}

std::vector<Route> aggregateRoutes()
{
    return {
        {"GET", u"os-aggregates"_s, u"os_compute_api:os-aggregates:index"_s, listAggregates},
        {"GET", u"os-aggregates/{}"_s, u"os_compute_api:os-aggregates:show"_s, showAggregate},
    };
}

} // namespace simcloud::nova
