// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/nova/labcloud.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace simcloud {

/// Lists of the simulated Nova: what is in them, in which order, and page by page.
class TestSimNovaLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pagesFollowTheirLinksToAnEmptyEnd_data();
    void pagesFollowTheirLinksToAnEmptyEnd();
    void limitIsCutAndZeroIsEmpty();
    void newestServerComesFirst();
    void serversAreSortedByWhatIsAskedFor();
    void filtersFindServers_data();
    void filtersFindServers();
    void whatIsUnknownIsRefusedFrom75On();
    void withoutAllTenantsItIsTheTokensProject();
    void aReaderMayNotAskForAll();
    void changesSinceTellsWhatIsGone();
    void migrationsComeOldestFirstBefore59();
    void migrationsOfAHostAreThoseAtEitherEnd();
    void recordsGoWithTheirServerButItsActionsStay();
    void aMigrationHasLinksWhileItRuns();
    void finishedMigrationIsNotFoundAtItsServer();
    void servicesSayWhatTheHostsAre();
    void groupsAreOfTheProjectUnlessAllAreAskedFor();
};

void TestSimNovaLists::pagesFollowTheirLinksToAnEmptyEnd_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("count");
    QTest::newRow("servers") << u"servers/detail?all_tenants=1&limit=2"_s << u"servers"_s << u"id"_s << 6;
    QTest::newRow("by name") << u"servers?limit=2&sort_key=display_name&sort_dir=asc"_s << u"servers"_s
                             << u"id"_s << 6;
    QTest::newRow("hypervisors") << u"os-hypervisors?limit=2"_s << u"hypervisors"_s << u"id"_s << 4;
    QTest::newRow("migrations") << u"os-migrations?limit=2"_s << u"migrations"_s << u"uuid"_s << 6;
    QTest::newRow("flavors") << u"flavors?limit=1"_s << u"flavors"_s << u"id"_s << 2;
}

void TestSimNovaLists::pagesFollowTheirLinksToAnEmptyEnd()
{
    QFETCH(const QString, start);
    QFETCH(const QString, list);
    QFETCH(const QString, id);
    QFETCH(const int, count);
    LabCloud lab;
    QStringList seen;
    QString path = start;
    for (int pages = 0; !path.isEmpty(); ++pages) {
        QVERIFY(pages < 10);
        const QJsonObject body = lab.json(path);
        for (const QJsonValue one : body[list].toArray())
            seen += one[id].toString();
        const QString next = body[list + "_links"_L1][0]["href"_L1].toString();
        path = next.mid(next.indexOf("/v2.1/"_L1) + 6);
        if (next.isEmpty())
            path.clear();
    }
    QCOMPARE(seen.size(), count);
    QCOMPARE(seen.removeDuplicates(), 0);
}

void TestSimNovaLists::limitIsCutAndZeroIsEmpty()
{
    LabCloud lab;
    lab.cloud.settings.pageLimit = 3;
    QCOMPARE(lab.names(u"servers?limit=2000"_s).size(), 3);
    QVERIFY(lab.json(u"servers"_s).contains("servers_links"_L1));
    QCOMPARE(lab.names(u"servers?limit=0"_s).size(), 0);
    QCOMPARE(lab.get(u"servers?limit=-1"_s).status, 400);
}

void TestSimNovaLists::newestServerComesFirst()
{
    LabCloud lab;
    Server &late = lab.addServer(u"late"_s, u"cmp1"_s, lab.project);
    Server early {.name = u"early"_s, .projectId = lab.project, .flavor = late.flavor};
    early.created = early.updated = lab.cloud.servers().front().created - 1h;
    early.host = u"cmp1"_s;
    lab.cloud.add(early);
    QCOMPARE(lab.names(u"servers"_s).first(), u"late"_s);
    QCOMPARE(lab.names(u"servers"_s).last(), u"early"_s);
    QCOMPARE(lab.names(u"servers?all_tenants=1&host=cmp1"_s),
             QStringList({u"late"_s, u"fail-mid"_s, u"web-1"_s, u"early"_s}));
}

void TestSimNovaLists::serversAreSortedByWhatIsAskedFor()
{
    LabCloud lab;
    QStringList sorted = lab.names(u"servers"_s);
    sorted.sort();
    QCOMPARE(lab.names(u"servers?sort_key=display_name&sort_dir=asc"_s), sorted);
    std::ranges::reverse(sorted);
    QCOMPARE(lab.names(u"servers?sort_key=display_name"_s), sorted);
    QCOMPARE(lab.get(u"servers?sort_key=host"_s, 93, LabCloud::Who::Reader).status, 403);
    QCOMPARE(lab.get(u"servers?sort_key=colour"_s).status, 400);
}

void TestSimNovaLists::filtersFindServers_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("found");
    const QStringList pair {u"huge-1"_s, u"pin-1"_s};
    QTest::newRow("host") << u"host=cmp3"_s << pair;
    QTest::newRow("node") << u"node=mp3"_s << pair;
    QTest::newRow("unknown host") << u"host=nope"_s << QStringList();
    QTest::newRow("name") << u"name=^(huge|pin)-"_s << pair;
    QTest::newRow("status") << u"status=MIGRATING"_s << QStringList {u"slow-db"_s};
    QTest::newRow("two statuses") << u"status=MIGRATING&status=REVERT_RESIZE"_s << QStringList {u"slow-db"_s};
    // Nova asks for the vm_state alone, so that ACTIVE finds what is migrating, too.
    QTest::newRow("active") << u"status=ACTIVE&host=cmp2"_s << QStringList {u"slow-db"_s};
    QTest::newRow("task") << u"task_state=migrating"_s << QStringList {u"slow-db"_s};
    QTest::newRow("vm_state") << u"vm_state=stopped"_s << QStringList();
    QTest::newRow("uuid") << u"uuid=c827984c-6ba2-4029-a80b-8f9165ae42c1"_s << QStringList {u"pin-1"_s};
    QTest::newRow("address") << u"ip=192.0.2.249"_s << QStringList {u"web-1"_s};
    QTest::newRow("locked") << u"locked=true"_s << QStringList {u"old-1"_s};
    QTest::newRow("flavor") << u"flavor=c8607522"_s << QStringList();
    QTest::newRow("zone") << u"availability_zone=az-pinned"_s << pair;
    QTest::newRow("tags") << u"tags=blue"_s << QStringList {u"old-1"_s};
    QTest::newRow("project") << u"project_id=af1b747f0c2b41d1b89b0104f73e47b7"_s
                             << QStringList {u"foreign"_s};
    QTest::newRow("tenant") << u"tenant_id=af1b747f0c2b41d1b89b0104f73e47b7"_s << QStringList {u"foreign"_s};
    QTest::newRow("deleted") << u"deleted=true"_s << QStringList {u"gone"_s};
    QTest::newRow("status deleted") << u"status=DELETED"_s << QStringList {u"gone"_s};
}

void TestSimNovaLists::filtersFindServers()
{
    QFETCH(const QString, query);
    QFETCH(const QStringList, found);
    LabCloud lab;
    Server &old = lab.cloud.serverByNumber(2);
    old.locked = true;
    old.tags = {u"blue"_s};
    lab.addServer(u"foreign"_s, u"cmp5"_s, lab.otherProject);
    lab.cloud.remove(lab.addServer(u"gone"_s, u"cmp5"_s, lab.project));
    QCOMPARE(lab.names("servers?all_tenants=1&"_L1 + query), found);
}

void TestSimNovaLists::whatIsUnknownIsRefusedFrom75On()
{
    LabCloud lab;
    QCOMPARE(lab.get(u"servers?colour=green"_s, 74).status, 200);
    QCOMPARE(lab.get(u"servers?colour=green"_s, 75).status, 400);
    QCOMPARE(lab.get(u"os-services?colour=green"_s, 74).status, 200);
    QCOMPARE(lab.get(u"os-services?colour=green"_s, 75).status, 400);
    QCOMPARE(lab.get(u"servers?status=COLOURFUL"_s, 37).status, 200);
    QCOMPARE(lab.get(u"servers?status=COLOURFUL"_s, 38).status, 400);
    QCOMPARE(lab.get(u"servers?name=["_s).status, 400);
    QCOMPARE(lab.get(u"servers?changes-since=yesterday"_s).status, 400);
    QCOMPARE(lab.get(u"os-hypervisors?hypervisor_hostname_pattern=cmp&limit=1"_s).status, 400);
}

void TestSimNovaLists::withoutAllTenantsItIsTheTokensProject()
{
    LabCloud lab;
    const Server &foreign = lab.addServer(u"foreign"_s, u"cmp5"_s, lab.otherProject);
    QVERIFY(!lab.names(u"servers?host=cmp5"_s).contains(u"foreign"_s));
    QVERIFY(!lab.names("servers?project_id="_L1 + lab.otherProject).contains(u"foreign"_s));
    QVERIFY(lab.names(u"servers?host=cmp5&all_tenants=True"_s).contains(u"foreign"_s));
    QCOMPARE(lab.get("servers/"_L1 + foreign.id, 93, LabCloud::Who::Reader).status, 404);
    QCOMPARE(lab.get("servers/"_L1 + foreign.id).status, 200);
}

void TestSimNovaLists::aReaderMayNotAskForAll()
{
    LabCloud lab;
    const Answer refused = lab.get(u"servers/detail?all_tenants=1"_s, 93, LabCloud::Who::Reader);
    QCOMPARE(refused.status, 403);
    QVERIFY(refused.body.contains("os_compute_api:servers:detail:get_all_tenants"));
    // A filter that is not for readers is taken away without a word.
    QCOMPARE(lab.names(u"servers?host=cmp3"_s, 93, LabCloud::Who::Reader).size(), 6);
    QCOMPARE(lab.get(u"servers?status=DELETED"_s, 93, LabCloud::Who::Reader).status, 403);
}

void TestSimNovaLists::changesSinceTellsWhatIsGone()
{
    LabCloud lab;
    Server &gone = lab.addServer(u"gone"_s, u"cmp5"_s, lab.project);
    lab.cloud.now += 60s;
    const QString since = withZone(lab.cloud.now);
    lab.cloud.remove(gone);
    QVERIFY(!lab.names(u"servers"_s).contains(u"gone"_s));
    const QJsonObject body = lab.json("servers/detail?changes-since="_L1 + since);
    QCOMPARE(body["servers"_L1].toArray().size(), 1);
    QCOMPARE(body["servers"_L1][0]["status"_L1].toString(), u"DELETED"_s);
    QVERIFY(lab.names("servers?changes-before="_L1 + withZone(lab.cloud.now - 1s), 66).contains(u"web-1"_s));
    QCOMPARE(
        lab.get(u"servers?changes-since=2026-01-02T00:00:00Z&changes-before=2026-01-01T00:00:00Z"_s).status,
        400);
}

void TestSimNovaLists::migrationsComeOldestFirstBefore59()
{
    LabCloud lab;
    QCOMPARE(lab.json(u"os-migrations"_s, 58)["migrations"_L1][0]["id"_L1].toInt(), 1);
    QCOMPARE(lab.json(u"os-migrations"_s, 59)["migrations"_L1][0]["id"_L1].toInt(), 6);
    QVERIFY(lab.json(u"os-migrations"_s, 22)["migrations"_L1][0]["migration_type"_L1].isUndefined());
    QVERIFY(lab.json(u"os-migrations"_s, 58)["migrations"_L1][0]["uuid"_L1].isUndefined());
    QVERIFY(lab.json(u"os-migrations"_s, 79)["migrations"_L1][0]["user_id"_L1].isUndefined());
    QVERIFY(lab.json(u"os-migrations"_s, 80)["migrations"_L1][0]["user_id"_L1].isString());
    // Below 2.59 neither limit nor marker mean anything.
    QCOMPARE(lab.json(u"os-migrations?limit=1&colour=green"_s, 58)["migrations"_L1].toArray().size(), 6);
}

void TestSimNovaLists::migrationsOfAHostAreThoseAtEitherEnd()
{
    LabCloud lab;
    const auto count = [&](const QString &query) {
        return lab.json("os-migrations?"_L1 + query)["migrations"_L1].toArray().size();
    };
    QCOMPARE(count(u"host=cmp1"_s), 6);
    QCOMPARE(count(u"source_compute=cmp1"_s), 0);
    QCOMPARE(count(u"status=running"_s), 1);
    QCOMPARE(count(u"migration_type=migration"_s), 5);
    QCOMPARE(count(u"hidden=true"_s), 0);
    lab.cloud.migration(6)->updated.reset();
    QCOMPARE(count(u"changes-since=2020-01-01T00:00:00Z"_s), 5);
    QCOMPARE(lab.get(u"os-migrations?marker=nope"_s).status, 400);
}

void TestSimNovaLists::recordsGoWithTheirServerButItsActionsStay()
{
    LabCloud lab;
    Server &server = *lab.cloud.server(u"6963b041-8ce5-4b03-9138-e2fec5337e90"_s);
    lab.cloud.addMigration({.type = u"live-migration"_s, .status = u"failed"_s, .serverId = server.id});
    lab.cloud.remove(server);
    QCOMPARE(lab.json("os-migrations?instance_uuid="_L1 + server.id)["migrations"_L1].toArray().size(), 0);
    const QString actions = "servers/"_L1 + server.id + "/os-instance-actions"_L1;
    QCOMPARE(lab.get(actions, 20).status, 404);
    const QJsonObject body = lab.json(actions + "?limit=1"_L1, 58);
    QCOMPARE(body["instanceActions"_L1][0]["action"_L1].toString(), u"live-migration"_s);
    const QString next = body["links"_L1][0]["href"_L1].toString();
    QVERIFY(next.endsWith(actions + "?limit=1&marker=req-f2f860a7-9f7b-4535-8c0d-e153ca62f9fd"_L1));
    QCOMPARE(lab.json(next.mid(next.indexOf("servers/"_L1)))["instanceActions"_L1][0]["action"_L1].toString(),
             u"create"_s);
}

void TestSimNovaLists::aMigrationHasLinksWhileItRuns()
{
    LabCloud lab;
    const auto first = [&] { return lab.json(u"os-migrations"_s)["migrations"_L1][0]; };
    QCOMPARE(
        first()["links"_L1][0]["href"_L1].toString(),
        u"http://controller.example:8774/v2.1/servers/81cfe511-d4fd-4eae-95e2-476e009eec68/migrations/6"_s);
    lab.cloud.migration(6)->status = u"running (post-copy)"_s;
    QVERIFY(first()["links"_L1].isUndefined());
}

void TestSimNovaLists::finishedMigrationIsNotFoundAtItsServer()
{
    LabCloud lab;
    const QString path = u"servers/81cfe511-d4fd-4eae-95e2-476e009eec68/migrations"_s;
    QCOMPARE(lab.get(path, 22).status, 404);
    lab.cloud.migration(6)->counters.reset();
    QVERIFY(lab.json(path)["migrations"_L1][0]["memory_total_bytes"_L1].isNull());
    lab.cloud.migration(6)->status = u"completed"_s;
    QCOMPARE(lab.json(path)["migrations"_L1].toArray().size(), 0);
    QVERIFY(lab.get(path + "/6"_L1).body.contains("is not in progress."));
    QVERIFY(lab.get(path + "/99"_L1).body.contains("is not found for server"));
}

void TestSimNovaLists::servicesSayWhatTheHostsAre()
{
    LabCloud lab;
    Host &host = *lab.cloud.host(u"cmp1"_s);
    const auto service = [&](int version) {
        return lab.json(u"os-services?binary=nova-compute&host=cmp1"_s, version)["services"_L1][0];
    };
    QCOMPARE(service(52)["id"_L1].toInt(), 6);
    QCOMPARE(service(53)["id"_L1].toString(), host.serviceId);
    QVERIFY(service(10)["forced_down"_L1].isUndefined());
    QCOMPARE(service(11)["state"_L1].toString(), u"up"_s);
    host.enabled = false;
    host.disabledReason = u"kernel update"_s;
    host.forcedDown = true;
    QCOMPARE(service(93)["state"_L1].toString(), u"down"_s);
    QCOMPARE(service(93)["status"_L1].toString(), u"disabled"_s);
    QCOMPARE(service(93)["disabled_reason"_L1].toString(), u"kernel update"_s);
}

void TestSimNovaLists::groupsAreOfTheProjectUnlessAllAreAskedFor()
{
    LabCloud lab;
    lab.cloud.groups.push_back({.id = u"g2"_s, .name = u"foreign"_s, .projectId = lab.otherProject});
    QCOMPARE(lab.names(u"os-server-groups"_s), QStringList {u"web-apart"_s});
    QCOMPARE(lab.names(u"os-server-groups?all_projects=True"_s), QStringList({u"web-apart"_s, u"foreign"_s}));
    QCOMPARE(lab.names(u"os-server-groups?all_projects=True&offset=1"_s), QStringList {u"foreign"_s});
    QCOMPARE(lab.names(u"os-server-groups?all_projects=True"_s, 93, LabCloud::Who::Reader),
             QStringList {u"web-apart"_s});
}

} // namespace simcloud

QTEST_GUILESS_MAIN(simcloud::TestSimNovaLists)
#include "tst_simnovalists.moc"
