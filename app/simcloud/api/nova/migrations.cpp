// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/migrations.h"

#include "app/simcloud/api/nova/links.h"
#include "app/simcloud/api/nova/query.h"
#include "app/simcloud/api/nova/viewer.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

/// What both kinds of list say of a migration. Hosts are for administrators; others see that there are some.
QJsonObject commonView(const Viewer &viewer, const Migration &migration)
{
    const auto host = [&](const QString &name) { return viewer.admin ? textOrNull(name) : QJsonValue::Null; };
    // Of a live migration the nodes are written down when a host has been found, not before.
    const bool withoutNodes = migration.type == "live-migration"_L1 && migration.destination.isEmpty();
    const QString sourceNode = withoutNodes ? QString() : migration.source;
    QJsonObject json {
        {"created_at"_L1, withoutZone(migration.created)},
        {"dest_compute"_L1, host(migration.destination)},
        {"dest_host"_L1, host(migration.destinationIp)},
        {"dest_node"_L1, host(migration.destination)},
        {"id"_L1, migration.id},
        {"source_compute"_L1, host(migration.source)},
        {"source_node"_L1, host(sourceNode)},
        {"status"_L1, migration.status},
        {"updated_at"_L1, timeOrNull(migration.updated)},
    };
    if (viewer.since(59))
        json.insert("uuid"_L1, migration.uuid);
    if (viewer.since(80)) {
        json.insert("project_id"_L1, migration.projectId);
        json.insert("user_id"_L1, migration.userId);
    }
    return json;
}

QString pathOf(const Migration &migration)
{
    return u"servers/%1/migrations/%2"_s.arg(migration.serverId).arg(migration.id);
}

/// One record of os-migrations.
QJsonObject recordView(const Viewer &viewer, const Migration &migration)
{
    QJsonObject json = commonView(viewer, migration);
    json.insert("instance_uuid"_L1, migration.serverId);
    const auto numberOrNull = [](int flavor) { return flavor ? QJsonValue(flavor) : QJsonValue(); };
    json.insert("new_instance_type_id"_L1, numberOrNull(migration.newFlavor));
    json.insert("old_instance_type_id"_L1, numberOrNull(migration.oldFlavor));
    if (viewer.since(23)) {
        json.insert("migration_type"_L1, migration.type);
        if (migration.isInProgressLive())
            json.insert("links"_L1, links(viewer.base, pathOf(migration)));
    }
    return json;
}

/// One of servers/{}/migrations: with its counters.
QJsonObject runningView(const Viewer &viewer, const Migration &migration)
{
    QJsonObject json = commonView(viewer, migration);
    json.insert("server_uuid"_L1, migration.serverId);
    const auto count = [&](qint64 Counters::*counter) {
        return migration.counters ? QJsonValue((*migration.counters).*counter) : QJsonValue(QJsonValue::Null);
    };
    json.insert("disk_processed_bytes"_L1, count(&Counters::diskProcessed));
    json.insert("disk_remaining_bytes"_L1, count(&Counters::diskRemaining));
    json.insert("disk_total_bytes"_L1, count(&Counters::diskTotal));
    json.insert("memory_processed_bytes"_L1, count(&Counters::memoryProcessed));
    json.insert("memory_remaining_bytes"_L1, count(&Counters::memoryRemaining));
    json.insert("memory_total_bytes"_L1, count(&Counters::memoryTotal));
    return json;
}

QuerySchema schemaOf(const Call &call)
{
    QuerySchema schema {.texts = {u"hidden"_s, u"host"_s, u"instance_uuid"_s, u"source_compute"_s,
                                  u"status"_s, u"migration_type"_s},
                        .strict = call.since(59)};
    if (call.since(59)) {
        schema.texts += u"marker"_s;
        schema.counts += u"limit"_s;
        schema.times += u"changes-since"_s;
    }
    if (call.since(66))
        schema.times += u"changes-before"_s;
    if (call.since(80))
        schema.texts += {u"user_id"_s, u"project_id"_s};
    return schema;
}

/// Which records the query asks for.
struct Filter {
    QString host = {}; ///< At either end.
    QString source = {}; ///< Not looked at when there is a host.
    QString status = {};
    QString type = {};
    QString user = {};
    QString project = {};
    Changes changed = {};
    bool hidden = false; ///< Only what Nova has hidden, which is nothing here.

    [[nodiscard]] bool matches(const Migration &migration) const
    {
        const auto fits = [](const QString &wanted, const QString &value) {
            return wanted.isNull() || wanted == value;
        };
        const bool atHost = host.isNull() ? fits(source, migration.source)
                                          : host == migration.source || host == migration.destination;
        return !migration.deleted && !hidden && atHost && fits(status, migration.status)
            && fits(type, migration.type) && fits(user, migration.userId)
            && fits(project, migration.projectId) && changed.contain(migration.updated);
    }
};

Answer listMigrations(const Call &call)
{
    if (const auto refused = refusal(call.request, schemaOf(call)))
        return *refused;
    const QString project = call.since(80) ? lastValue(call.request, u"project_id"_s) : QString();
    if (!call.isAdmin() && (project.isEmpty() || project != call.token.projectId))
        return denied(u"os_compute_api:os-migrations:index:all_projects"_s);
    Filter filter {
        .host = lastValue(call.request, u"host"_s),
        .source = lastValue(call.request, u"source_compute"_s),
        .status = lastValue(call.request, u"status"_s),
        .type = lastValue(call.request, u"migration_type"_s),
        .user = call.since(80) ? lastValue(call.request, u"user_id"_s) : QString(),
        .project = project,
        .changed = call.since(59) ? changes(call.request) : Changes(),
        .hidden = truth(lastValue(call.request, u"hidden"_s)).value_or(false),
    };
    if (!call.since(66))
        filter.changed.before.reset();
    if (const auto refused = refusal(filter.changed))
        return *refused;

    const Cloud &cloud = call.cloud;
    const bool paged = call.since(59);
    const Page wanted = page(call);
    const Migration *marker = nullptr;
    if (paged && !wanted.marker.isEmpty()) {
        marker = cloud.migrationByUuid(wanted.marker);
        if (!marker || marker->deleted)
            return fault(400, u"Marker %1 could not be found."_s.arg(wanted.marker));
    }

    // Ids grow with time: the newest record has the highest.
    std::vector<const Migration *> found;
    const auto consider = [&](const Migration &migration) {
        if (filter.matches(migration) && (!marker || migration.id < marker->id))
            found.push_back(&migration);
    };
    if (const QString server = lastValue(call.request, u"instance_uuid"_s); !server.isNull()) {
        for (const int id : cloud.migrationsOf(server))
            consider(*cloud.migration(id));
        std::ranges::reverse(found);
    } else {
        const auto &all = cloud.migrations();
        for (auto at = all.rbegin(); at != all.rend(); ++at) {
            if (paged && qsizetype(found.size()) >= wanted.limit)
                break;
            consider(*at);
        }
    }
    if (!paged)
        std::ranges::reverse(found);
    else if (qsizetype(found.size()) > wanted.limit)
        found.resize(std::size_t(wanted.limit));

    const Viewer viewer(call);
    QJsonArray list;
    for (const Migration *migration : found)
        list.append(recordView(viewer, *migration));
    QJsonObject body {{"migrations"_L1, list}};
    if (paged && !found.empty()) {
        const QJsonArray next = nextLinks(call, u"os-migrations"_s, list.size(), found.back()->uuid);
        if (!next.isEmpty())
            body.insert("migrations_links"_L1, next);
    }
    return Answer::json(200, body);
}

Answer listOfServer(const Call &call)
{
    const QString &id = call.captured.first();
    if (!visibleServer(call, id))
        return noSuchServer(id);
    const Viewer viewer(call);
    QJsonArray list;
    for (const int number : call.cloud.migrationsOf(id)) {
        const Migration &migration = *call.cloud.migration(number);
        if (migration.isInProgressLive() && !migration.deleted)
            list.append(runningView(viewer, migration));
    }
    return Answer::json(200, {{"migrations"_L1, list}});
}

Answer showOfServer(const Call &call)
{
    const QString &id = call.captured.at(0);
    const QString &number = call.captured.at(1);
    if (!visibleServer(call, id))
        return noSuchServer(id);
    const Migration *migration = call.cloud.migration(number.toInt());
    if (!migration || migration->serverId != id)
        return fault(404, u"In-progress live migration %1 is not found for server %2."_s.arg(number, id));
    if (migration->type != "live-migration"_L1)
        return fault(404, u"Migration %1 for server %2 is not live-migration."_s.arg(number, id));
    if (!migration->isInProgressLive())
        return fault(404, u"Live migration %1 for server %2 is not in progress."_s.arg(number, id));
    return Answer::json(200, {{"migration"_L1, runningView(Viewer(call), *migration)}});
}

} // namespace

std::vector<Route> migrationRoutes()
{
    return {
        {"GET", u"os-migrations"_s, u"os_compute_api:os-migrations:index"_s, listMigrations},
        {"GET", u"servers/{}/migrations"_s, u"os_compute_api:servers:migrations:index"_s, listOfServer, 23},
        {"GET", u"servers/{}/migrations/{}"_s, u"os_compute_api:servers:migrations:show"_s, showOfServer, 23},
    };
}

} // namespace simcloud::nova
