// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/nova/labcloud.h"

#include "app/simcloud/api/nova/reads.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace simcloud {

namespace {

const QString user = u"e9920de5098f41809ceff0477ebc3133"_s;

Host host(const QString &name, int number, const QString &serviceId, const QString &providerId)
{
    Host made {.name = name,
               .serviceId = serviceId,
               .serviceNumber = number + 3,
               .providerId = providerId,
               .hypervisorNumber = number,
               .ip = u"198.51.100.10"_s};
    made.cpu = {
        .arch = u"x86_64"_s, .vendor = u"Intel"_s, .model = u"Cascadelake-Server"_s, .features = {u"avx"_s}};
    made.cells = {
        {.id = 0, .socket = 0, .sharedCpus = {0, 1}, .dedicatedCpus = {2, 3}, .siblings = {{0, 2}, {1, 3}}},
        {.id = 1, .socket = 1, .sharedCpus = {4, 5}, .dedicatedCpus = {6, 7}, .siblings = {{4, 6}, {5, 7}}}};
    return made;
}

std::optional<QStringList> captured(const QString &pattern, const QStringList &segments)
{
    const QStringList parts = pattern.split(u'/');
    if (parts.size() != segments.size())
        return {};
    QStringList found;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (parts[i] == "{}"_L1)
            found += segments[i];
        else if (parts[i] != segments[i])
            return {};
    }
    return found;
}

} // namespace

LabCloud::LabCloud() : engine(cloud)
{
    cloud.now = *momentFrom(u"2026-11-23T00:25:13Z"_s);
    cloud.flavors = {
        std::make_shared<const Flavor>(Flavor {
            .number = 2,
            .id = u"ae12d477-1fe9-41dc-a9ac-860a741d5d15"_s,
            .name = u"m1.small"_s,
            .vcpus = 2,
            .memoryMiB = 2048,
            .diskGiB = 10,
            .extraSpecs = {{u"aggregate_instance_extra_specs:pinned"_s, u"false"_s}},
        }),
        std::make_shared<const Flavor>(Flavor {.number = 1, .id = u"c8607522"_s, .name = u"m1.tiny"_s})};
    cloud.images = {{.id = u"e9e186bf-3547-47ef-84cf-6e18738c537c"_s,
                     .name = u"cirros"_s,
                     .diskFormat = u"raw"_s,
                     .containerFormat = u"bare"_s}};

    for (const Host &made : {host(u"cmp5"_s, 1, u"acc26337-d1f1-4151-a4e0-b496dd5dd1a8"_s,
                                  u"b929ac64-5a9e-53ad-8969-3a7bf085b550"_s),
                             host(u"cmp3"_s, 2, u"85342ce7-2b77-4023-b5c2-da0ff40c33ee"_s,
                                  u"77faa3b0-8f04-521c-84c6-0e52721c92a9"_s),
                             host(u"cmp1"_s, 3, u"95afdf91-80db-4381-8b41-c78c715563a5"_s,
                                  u"ebb698e7-7549-5d8b-8aa4-0762edcb459b"_s),
                             host(u"cmp2"_s, 4, u"0a7ab63b-b725-4515-b400-038caceeb7d9"_s,
                                  u"feb5577a-e4a4-5870-9803-668d9ffe8a46"_s)})
        cloud.add(made);
    cloud.aggregates = {
        {.id = 1,
         .uuid = u"e8ee5ce6-3664-47dd-ab8f-42a0635b6a22"_s,
         .name = u"general"_s,
         .zone = u"az-general"_s,
         .hosts = {u"cmp1"_s, u"cmp2"_s, u"cmp5"_s},
         .metadata = {{u"pinned"_s, u"false"_s}},
         .created = cloud.now},
        {.id = 2, .uuid = u"dc68"_s, .name = u"pinned"_s, .zone = u"az-pinned"_s, .hosts = {u"cmp3"_s}}};

    const auto add = [&](const QString &name, const QString &id, const QString &where) -> Server & {
        cloud.now += 1s;
        Server server {
            .id = id, .name = name, .projectId = project, .userId = user, .flavor = cloud.flavors.front()};
        server.imageId = cloud.images.front().id;
        server.reservationId = u"r-np1764qa"_s;
        server.host = where;
        server.created = server.updated = cloud.now;
        server.launched = cloud.now;
        return cloud.add(server);
    };
    Server &web = add(u"web-1"_s, u"cec8c8da-a098-4edf-af2b-1b15bddcd505"_s, u"cmp1"_s);
    web.ports = {{.id = u"1921a25b-3f0e-4997-81f0-4c3f2dd88dac"_s,
                  .network = u"lab-net"_s,
                  .networkId = u"46731cc5-7f81-4b59-b2f3-e6a59a839f2b"_s,
                  .mac = u"fa:16:3e:79:f0:23"_s,
                  .address = u"192.0.2.249"_s}};
    web.groupId = u"0a1d0635-a234-42a8-b58a-91c4c603ce53"_s;
    cloud.groups = {{.id = web.groupId,
                     .name = u"web-apart"_s,
                     .policy = u"anti-affinity"_s,
                     .projectId = project,
                     .userId = user,
                     .members = {web.id}}};
    add(u"old-1"_s, u"93df1f4f-ece4-47be-a164-fb95509c259b"_s, u"cmp5"_s);

    Server &slow = add(u"slow-db"_s, u"81cfe511-d4fd-4eae-95e2-476e009eec68"_s, u"cmp2"_s);
    slow.taskState = u"migrating"_s;
    for (int earlier = 1; earlier < 6; ++earlier) {
        cloud.addMigration({.type = u"migration"_s,
                            .status = u"confirmed"_s,
                            .serverId = web.id,
                            .source = u"cmp2"_s,
                            .destination = u"cmp1"_s,
                            .destinationIp = u"198.51.100.10"_s,
                            .oldFlavor = 2,
                            .newFlavor = 2,
                            .userId = user,
                            .projectId = project,
                            .created = cloud.now,
                            .updated = cloud.now});
    }
    cloud.addMigration({.type = u"live-migration"_s,
                        .status = u"running"_s,
                        .serverId = slow.id,
                        .source = u"cmp2"_s,
                        .destination = u"cmp1"_s,
                        .oldFlavor = 2,
                        .newFlavor = 2,
                        .userId = user,
                        .projectId = project,
                        .created = cloud.now,
                        .updated = cloud.now,
                        .counters = Counters {.memoryTotal = 8589934592, .memoryProcessed = 59800}});

    Server &failing = add(u"fail-mid"_s, u"6963b041-8ce5-4b03-9138-e2fec5337e90"_s, u"cmp1"_s);
    failing.ports = {{.id = u"port-2"_s,
                      .network = u"lab-net"_s,
                      .networkId = web.ports.front().networkId,
                      .mac = u"fa:16:3e:f8:f8:dc"_s,
                      .address = u"192.0.2.38"_s}};
    for (const auto &[action, requestId] :
         {std::pair(u"create"_s, u"req-96cb3511-48cc-46a9-9400-d45913f09061"_s),
          std::pair(u"live-migration"_s, u"req-f2f860a7-9f7b-4535-8c0d-e153ca62f9fd"_s)}) {
        InstanceAction done {.action = action,
                             .requestId = requestId,
                             .userId = user,
                             .projectId = project,
                             .start = cloud.now,
                             .updated = cloud.now};
        for (const QString &event : {u"compute_live_migration"_s, u"compute_pre_live_migration"_s}) {
            done.events.push_back({.event = event,
                                   .start = cloud.now,
                                   .finish = cloud.now,
                                   .result = u"Success"_s,
                                   .host = u"cmp2"_s});
        }
        cloud.addAction(failing.id, done);
    }

    const Server &pinned = add(u"pin-1"_s, u"c827984c-6ba2-4029-a80b-8f9165ae42c1"_s, u"cmp3"_s);
    cloud.allocate(
        {.consumer = pinned.id,
         .claims = {
             {.host = u"cmp3"_s,
              .resources = {{u"PCPU"_s, 2}, {u"MEMORY_MB"_s, 2048}, {u"DISK_GB"_s, 10}},
              .cells = {
                  {.vcpus = {0, 1}, .memoryMiB = 8192, .hostCell = 0, .pinning = {{0, 2}, {1, 18}}}}}}});
    const Server &huge = add(u"huge-1"_s, u"18a4b7d1-66e5-47be-9a82-4d4cf8ecc4ce"_s, u"cmp3"_s);
    cloud.allocate(
        {.consumer = huge.id,
         .claims = {{.host = u"cmp3"_s,
                     .cells = {{.vcpus = {0, 1}, .memoryMiB = 4096, .hostCell = 1, .pageKiB = 1048576}}}}});
}

Server &LabCloud::addServer(const QString &name, const QString &where, const QString &projectId)
{
    cloud.now += 1s;
    Server server {.name = name, .projectId = projectId, .userId = user, .flavor = cloud.flavors.front()};
    server.imageId = cloud.images.front().id;
    server.host = where;
    server.created = server.updated = cloud.now;
    return cloud.add(server);
}

Answer LabCloud::get(const QString &pathAndQuery, int microversion, Who who)
{
    const QUrl url(u"http://controller.example:8774/v2.1/"_s + pathAndQuery);
    Request request {.verb = "GET", .base = u"http://controller.example:8774"_s};
    request.path = url.path();
    request.segments = url.path().mid(6).split(u'/', Qt::SkipEmptyParts);
    request.query = QUrlQuery(url);
    Token token {.userId = user, .projectId = project, .roles = {u"reader"_s}};
    if (who == Who::Admin)
        token.roles += {u"member"_s, u"admin"_s};
    for (const nova::Route &route : nova::readRoutes()) {
        const auto found = captured(route.pattern, request.segments);
        if (!found)
            continue;
        if (microversion < route.since || microversion > route.until)
            break;
        return route.handler({.cloud = cloud,
                              .engine = engine,
                              .request = request,
                              .token = token,
                              .microversion = microversion,
                              .requestId = u"req-1"_s,
                              .captured = *found});
    }
    return nova::fault(404, u"The resource could not be found."_s);
}

QJsonObject LabCloud::json(const QString &pathAndQuery, int microversion, Who who)
{
    return QJsonDocument::fromJson(get(pathAndQuery, microversion, who).body).object();
}

QStringList LabCloud::names(const QString &pathAndQuery, int microversion, Who who)
{
    const QJsonObject body = json(pathAndQuery, microversion, who);
    QStringList found;
    for (const QJsonValue value : body) {
        for (const QJsonValue one : value.toArray()) {
            if (one["name"_L1].isString())
                found += one["name"_L1].toString();
        }
    }
    return found;
}

} // namespace simcloud
