// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inventory/inventory.h"
#include "tests/support/listednova.h"
#include "tests/support/turnedclock.h"

#include <QLoggingCategory>
#include <QTest>

using namespace drover;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The service's clock, which is not the desktop's.
QDateTime cloudTime(int seconds)
{
    return QDateTime(QDate(2026, 11, 17), QTime(1, 0), Qt::UTC).addSecs(seconds);
}

Server server(const QString &id, int updated = 0, const QString &host = u"cmp1"_s)
{
    Server made;
    made.id = ServerId(id);
    made.name = u"server "_s + id;
    made.status = ServerStatus::Active;
    made.statusText = u"ACTIVE"_s;
    made.host = HostName(host);
    made.projectId = ProjectId(u"own"_s);
    made.updated = cloudTime(updated);
    return made;
}

CloudIdentity cloud()
{
    CloudIdentity made;
    made.name = u"lab"_s;
    return made;
}

Flavor flavor()
{
    Flavor made;
    made.id = FlavorId(u"f"_s);
    made.name = u"m1"_s;
    return made;
}

ComputeService service(const QString &host)
{
    ComputeService made;
    made.id = ServiceId(u"id of "_s + host);
    made.host = HostName(host);
    made.status = ComputeService::Status::Enabled;
    return made;
}

Migration migration(qint64 id, const QString &status, const QDateTime &created,
                    std::optional<QDateTime> updated = {})
{
    Migration made;
    made.id = id;
    made.uuid = u"uuid %1"_s.arg(id);
    made.serverId = ServerId(u"a"_s);
    made.type = Migration::Type::Live;
    made.status = status;
    made.createdAt = created;
    made.updatedAt = updated;
    return made;
}

/// "a b c": the ids of the servers, in their order.
QString ids(const Snapshot &snapshot)
{
    QStringList all;
    for (const auto &known : snapshot.servers.values)
        all << known->id.value;
    return all.join(u' ');
}

QString ids(const SnapshotDelta &delta)
{
    QStringList all;
    for (const auto &known : delta.upsertedServers)
        all << known->id.value;
    for (const ServerId &id : delta.removedServers)
        all << u'-' + id.value;
    return all.join(u' ');
}

QString migrationIds(const Snapshot &snapshot)
{
    QStringList all;
    for (const auto &known : snapshot.migrations.values)
        all << QString::number(known->id);
    return all.join(u' ');
}

/// An inventory of a listed Nova, and all that it has said.
struct World {
    explicit World(TurnedClock::Kind kind) : clock(kind)
    {
        QObject::connect(&inventory, &Inventory::changed, &inventory,
                         [this](const SnapshotPtr &snapshot, const SnapshotDelta &delta) {
                             snapshots << snapshot;
                             deltas << delta;
                         });
    }

    ~World()
    {
        stop.request_stop();
        if (fresh)
            QCoro::waitFor(*fresh);
    }

    Result<SnapshotPtr> readAll()
    {
        auto reading = inventory.readAll(stop.get_token());
        return QCoro::waitFor(reading);
    }

    /// Begins keepFresh; true when all first readings are done.
    bool begin()
    {
        fresh.emplace(inventory.keepFresh(stop.get_token()));
        return settled();
    }

    /// Lets time pass; true when every reading that was due is done.
    bool pass(std::chrono::milliseconds duration)
    {
        nova.calls.clear();
        snapshots.clear();
        deltas.clear();
        clock.advance(duration);
        return settled();
    }

    bool settled()
    {
        constexpr qsizetype readings = 5;
        return QTest::qWaitFor([this] { return clock.sleepers() == readings; });
    }

    /// What all deltas say of servers, put together.
    QString serverDeltas() const
    {
        QStringList all;
        for (const SnapshotDelta &delta : deltas) {
            if (const QString some = ids(delta); !some.isEmpty())
                all << some;
        }
        return all.join(u" | "_s);
    }

    const Snapshot &now() const { return *inventory.snapshot(); }

    ListedNova nova;
    TurnedClock clock;
    Inventory inventory {nova, cloud(), clock};
    std::stop_source stop;
    std::optional<QCoro::Task<void>> fresh;
    QList<SnapshotPtr> snapshots;
    QList<SnapshotDelta> deltas;
};

struct Still : World {
    Still() : World(TurnedClock::Kind::Standing) { }
};

struct Flowing : World {
    Flowing() : World(TurnedClock::Kind::Flowing) { }
};

} // namespace

class TestInventory final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"drover.inventory=false"_s); }

    void nothingIsKnownAtFirst()
    {
        Still world;
        QVERIFY(world.inventory.snapshot());
        QCOMPARE(world.now().cloud.name, u"lab"_s);
        QCOMPARE(world.now().servers.reading, Reading::Never);
        QVERIFY(!world.now().takenAt.isValid());
    }

    void everythingIsReadOnceInOrder()
    {
        Flowing world;
        const QDateTime begun = world.clock.now();
        world.nova.serviceList = {service(u"cmp2"_s), service(u"cmp1"_s)};
        world.nova.serverList = {server(u"b"_s), server(u"a"_s)};
        world.nova.flavorList = {flavor()};
        const auto read = world.readAll();
        QVERIFY(read.has_value());
        const Snapshot &snapshot = **read;
        QCOMPARE(snapshot.services.values.at(0)->host.value, u"cmp1"_s);
        QCOMPARE(ids(snapshot), u"a b"_s);
        QVERIFY(snapshot.server(ServerId(u"b"_s)));
        QCOMPARE(snapshot.flavors.values.size(), size_t(1));
        for (const auto reading :
             {snapshot.services.reading, snapshot.hypervisors.reading, snapshot.servers.reading,
              snapshot.flavors.reading, snapshot.aggregates.reading, snapshot.zones.reading,
              snapshot.serverGroups.reading, snapshot.migrations.reading})
            QCOMPARE(reading, Reading::Complete);
        QCOMPARE(snapshot.servers.readAt, std::optional(begun));
        QCOMPARE(snapshot.takenAt, begun);
        QVERIFY(snapshot.allProjects);
        for (const auto *call : {"services", "hypervisors", "servers", "flavors", "aggregates", "zones",
                                 "server groups", "migrations"})
            QCOMPARE(world.nova.count(QString::fromLatin1(call)), 1);
    }

    void pagesAreShownAsTheyArrive()
    {
        Flowing world;
        world.nova.maxPage = 2;
        world.nova.serverList = {server(u"e"_s), server(u"d"_s), server(u"c"_s), server(u"b"_s),
                                 server(u"a"_s)};
        QVERIFY(world.readAll());
        QCOMPARE(world.serverDeltas(), u"d e | b c | a"_s);
        QStringList seen;
        for (const auto &snapshot : world.snapshots) {
            const QString state =
                ids(*snapshot) + (snapshot->servers.reading == Reading::Complete ? u"."_s : u"…"_s);
            if (!snapshot->servers.values.empty() && !seen.contains(state))
                seen << state;
        }
        QCOMPARE(seen, QStringList({u"d e…"_s, u"b c d e…"_s, u"a b c d e…"_s, u"a b c d e."_s}));
    }

    void readersTokenGivesWhatItMaySeeAndSaysWhatNot()
    {
        Flowing world;
        world.nova.ownProject = ProjectId(u"own"_s);
        Server foreign = server(u"b"_s);
        foreign.projectId = ProjectId(u"other"_s);
        world.nova.serverList = {server(u"a"_s), foreign};
        world.nova.serviceList = {service(u"cmp1"_s)};
        world.nova.flavorList = {flavor()};
        const auto read = world.readAll();
        QVERIFY(read.has_value());
        const Snapshot &snapshot = **read;
        QCOMPARE(ids(snapshot), u"a"_s);
        QVERIFY(!snapshot.allProjects);
        QCOMPARE(snapshot.servers.reading, Reading::Complete);
        QVERIFY(!snapshot.servers.problem);
        QCOMPARE(snapshot.flavors.reading, Reading::Complete);
        QCOMPARE(snapshot.services.reading, Reading::Forbidden);
        QCOMPARE(snapshot.services.problem->httpStatus, 403);
        QCOMPARE(snapshot.hypervisors.reading, Reading::Forbidden);
        QCOMPARE(snapshot.migrations.reading, Reading::Forbidden);
        QCOMPARE(snapshot.zones.reading, Reading::Forbidden);
    }

    void forbiddenServersAreNoErrorAndNotNone()
    {
        Flowing world;
        world.nova.serverList = {server(u"a"_s)};
        world.nova.failNext(u"servers"_s, 2, ListedNova::refusal(403, u"Policy"_s));
        QVERIFY(world.readAll());
        QCOMPARE(world.now().servers.reading, Reading::Forbidden);
    }

    void unreadableServicesAreAnErrorAndTheRestIsThere()
    {
        Flowing world;
        world.nova.serverList = {server(u"a"_s)};
        world.nova.failNext(u"services"_s, 1, ListedNova::refusal(500, u"Unexpected API Error."_s));
        const auto read = world.readAll();
        QVERIFY(!read);
        QCOMPARE(read.error().httpStatus, 500);
        QCOMPARE(ids(world.now()), u"a"_s);
        QCOMPARE(world.now().services.reading, Reading::Never);
        QVERIFY(world.now().services.problem.has_value());
    }

    void unreadableFlavorsAreNoError()
    {
        Flowing world;
        world.nova.failNext(u"flavors"_s, 1, ListedNova::refusal(500, u"Unexpected API Error."_s));
        QVERIFY(world.readAll());
        QVERIFY(world.now().flavors.problem.has_value());
    }

    void stopEndsTheReading()
    {
        Flowing world;
        world.nova.beforeAnswer = [&](const QString &) { world.stop.request_stop(); };
        const auto read = world.readAll();
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::Canceled);
    }

    /// A server deleted just after it ended a page takes the place in the list with it.
    void deletedMarkerStartsTheListingAnew()
    {
        Flowing world;
        world.nova.maxPage = 2;
        world.nova.serverList = {server(u"d"_s), server(u"c"_s), server(u"b"_s), server(u"a"_s)};
        world.nova.beforeAnswer = [&](const QString &call) {
            if (call == u"servers after c"_s)
                std::erase_if(world.nova.serverList, [](const Server &s) { return s.id.value == u"c"_s; });
        };
        QVERIFY(world.readAll());
        QCOMPARE(ids(world.now()), u"a b d"_s);
        QCOMPARE(world.now().servers.reading, Reading::Complete);
    }

    void onePageThatFailsDoesNotCostThoseBefore()
    {
        Flowing world;
        world.nova.maxPage = 2;
        world.nova.serverList = {server(u"c"_s), server(u"b"_s), server(u"a"_s)};
        world.nova.failNext(u"servers after"_s, 2, ListedNova::refusal(503, u"busy"_s));
        QVERIFY(world.readAll());
        QCOMPARE(ids(world.now()), u"a b c"_s);
        QCOMPARE(world.nova.calls.count(u"servers"_s), 1);
        QCOMPARE(world.nova.calls.count(u"servers after b"_s), 3);
    }

    void laterOnlyChangesAreAskedForByTheServicesClock()
    {
        Still world;
        world.nova.serverList = {server(u"a"_s, 7), server(u"b"_s, 100), server(u"c"_s, 50)};
        QVERIFY(world.begin());
        world.nova.serverList[2] = server(u"c"_s, 105, u"cmp2"_s);
        const auto untouched = world.now().servers.values.at(0);
        QVERIFY(world.pass(10s));
        QCOMPARE(world.nova.count(u"servers since 2026-11-17T01:01:35Z"_s), 1);
        QCOMPARE(world.nova.count(u"servers"_s), 1);
        QCOMPARE(world.serverDeltas(), u"c"_s); // b was in the answer too, but is as it was.
        QCOMPARE(world.now().server(ServerId(u"c"_s))->host.value, u"cmp2"_s);
        QCOMPARE(world.now().servers.values.at(0), untouched);
        QCOMPARE(world.now().servers.readAt, std::optional(world.clock.now()));

        QVERIFY(world.pass(10s));
        QCOMPARE(world.nova.count(u"servers since 2026-11-17T01:01:40Z"_s), 1);
        QCOMPARE(world.serverDeltas(), QString());
    }

    void deletedServerIsRemovedWithItsMigrations()
    {
        Still world;
        world.nova.serverList = {server(u"a"_s, 1), server(u"b"_s, 2)};
        world.nova.migrationList = {migration(1, u"running"_s, cloudTime(0), cloudTime(1))};
        QVERIFY(world.begin());
        QCOMPARE(migrationIds(world.now()), u"1"_s);
        world.nova.serverList.erase(world.nova.serverList.begin());
        world.nova.deletedServers = {server(u"a"_s, 60)};
        world.nova.migrationList.clear();
        QVERIFY(world.pass(10s));
        QCOMPARE(world.serverDeltas(), u"-a"_s);
        QCOMPARE(ids(world.now()), u"b"_s);
        QCOMPARE(migrationIds(world.now()), QString());
        QVERIFY(world.pass(10s)); // It is in the answers for a while.
        QCOMPARE(world.serverDeltas(), QString());
    }

    void serverThatVanishedUnnoticedIsRemovedByTheNextListing()
    {
        Still world;
        world.nova.serverList = {server(u"a"_s), server(u"b"_s)};
        QVERIFY(world.begin());
        world.nova.serverList.pop_back();
        QVERIFY(world.pass(590s));
        QCOMPARE(ids(world.now()), u"a b"_s);
        QVERIFY(world.pass(10s));
        QCOMPARE(world.serverDeltas(), u"-b"_s);
        QCOMPARE(ids(world.now()), u"a"_s);
    }

    /// 2.69: then a server comes with its id and little else, and its host would look empty.
    void serverOfACellThatIsDownKeepsItsLastKnownHost()
    {
        Still world;
        world.nova.serverList = {server(u"a"_s), server(u"b"_s)};
        QVERIFY(world.begin());
        Server bare;
        bare.id = ServerId(u"b"_s);
        bare.statusText = u"UNKNOWN"_s;
        world.nova.serverList[1] = bare;
        QVERIFY(world.pass(600s));
        QCOMPARE(world.serverDeltas(), u"b"_s);
        QCOMPARE(world.now().server(ServerId(u"b"_s))->status, ServerStatus::Unknown);
        QCOMPARE(world.now().server(ServerId(u"b"_s))->host.value, u"cmp1"_s);
        QCOMPARE(world.now().serversOn(HostName(u"cmp1"_s)).size(), 2);
    }

    /// Page 2 carries a later time than the change in page 1 that it hides.
    void changeInAPageAlreadyReadIsNotLost()
    {
        Still world;
        world.nova.maxPage = 1;
        world.nova.serverList = {server(u"a"_s, 10), server(u"b"_s, 5)};
        world.nova.beforeAnswer = [&](const QString &call) {
            if (call == u"servers after a"_s)
                world.nova.serverList = {server(u"a"_s, 20, u"cmp2"_s), server(u"b"_s, 60)};
        };
        QVERIFY(world.begin());
        QCOMPARE(world.now().server(ServerId(u"a"_s))->host.value, u"cmp1"_s);
        QVERIFY(world.pass(10s));
        QCOMPARE(world.now().server(ServerId(u"a"_s))->host.value, u"cmp2"_s);
    }

    /// Here a page takes 12 s; what changes meanwhile is known before the listing is at its end.
    void longListingDoesNotHoldBackChanges()
    {
        Still world;
        world.nova.maxPage = 1;
        world.nova.serverList = {server(u"a"_s, 10), server(u"b"_s, 5), server(u"c"_s, 5)};
        QString whileListing;
        world.nova.beforeAnswer = [&](const QString &call) {
            if (call == u"servers after a"_s) {
                world.nova.serverList[0] = server(u"a"_s, 20, u"cmp2"_s);
                // Listed newest first, it comes on no page that is still to be read.
                world.nova.serverList.insert(world.nova.serverList.begin(), server(u"new"_s, 21));
                world.clock.advance(12s);
            }
            if (call == u"servers after c"_s)
                whileListing = world.now().server(ServerId(u"a"_s))->host.value;
        };
        QVERIFY(world.begin());
        QCOMPARE(whileListing, u"cmp2"_s);
        QCOMPARE(ids(world.now()), u"a b c new"_s);
        QCOMPARE(world.now().servers.reading, Reading::Complete);
    }

    void failureKeepsTheOldValuesWithTheirAge()
    {
        Still world;
        world.nova.serviceList = {service(u"cmp1"_s)};
        QVERIFY(world.begin());
        const auto readAt = world.now().services.readAt;
        world.nova.failNext(u"services"_s, 1, {.kind = Error::Kind::Unreachable, .detail = u"timed out"_s});
        QVERIFY(world.pass(10s));
        QCOMPARE(world.now().services.values.size(), size_t(1));
        QCOMPARE(world.now().services.reading, Reading::Complete);
        QCOMPARE(world.now().services.readAt, readAt);
        QCOMPARE(world.now().services.problem->detail, u"timed out"_s);
        QVERIFY(world.pass(10s));
        QVERIFY(!world.now().services.problem);
        QVERIFY(world.now().services.readAt > readAt);
    }

    void rightTakenAwayLeavesNothingKnown()
    {
        Still world;
        world.nova.serviceList = {service(u"cmp1"_s)};
        world.nova.serverList = {server(u"a"_s)};
        QVERIFY(world.begin());
        world.nova.failNext(u"serv"_s, 100, ListedNova::refusal(403, u"Policy"_s));
        QVERIFY(world.pass(10s));
        QCOMPARE(world.now().services.reading, Reading::Forbidden);
        QVERIFY(world.now().services.values.empty());
        QVERIFY(!world.now().services.readAt);
        QCOMPARE(world.now().servers.reading, Reading::Forbidden);
        QCOMPARE(world.serverDeltas(), u"-a"_s);
        QCOMPARE(std::ranges::count(world.deltas, true, &SnapshotDelta::servicesChanged), 1);
        // What is forbidden is asked for rarely.
        QVERIFY(world.pass(590s));
        QCOMPARE(world.nova.count(u"services"_s), 0);
        QVERIFY(world.pass(10s));
        QCOMPARE(world.nova.count(u"services"_s), 1);
    }

    void readersServersAreRefreshedToo()
    {
        Still world;
        world.nova.ownProject = ProjectId(u"own"_s);
        world.nova.serverList = {server(u"a"_s, 1)};
        QVERIFY(world.begin());
        world.nova.serverList[0].name = u"renamed"_s;
        world.nova.serverList[0].updated = cloudTime(9);
        QVERIFY(world.pass(10s));
        QCOMPARE(world.now().server(ServerId(u"a"_s))->name, u"renamed"_s);
        QCOMPARE(world.nova.count(u"servers"_s), 1);
    }

    void busyServiceIsLeftAloneAsLongAsItAsks()
    {
        Still world;
        QVERIFY(world.begin());
        Error busy = ListedNova::refusal(429, u"slow down"_s);
        busy.retryAfter = 45s;
        world.nova.failNext(u"services"_s, 1, busy);
        QVERIFY(world.pass(10s)); // Servers are due too, and were under way already.
        QVERIFY(world.pass(40s));
        QVERIFY2(world.nova.calls.isEmpty(), qPrintable(world.nova.calls.join(u", "_s)));
        QVERIFY(world.pass(5s));
        QCOMPARE(world.nova.count(u"services"_s), 1);
        QCOMPARE(world.nova.count(u"servers"_s), 1);
    }

    void failuresAreRepeatedAfterDoublingPauses()
    {
        Still world;
        QVERIFY(world.begin());
        world.nova.failNext(u"services"_s, 100, ListedNova::refusal(503, u"busy"_s));
        QVERIFY(world.pass(10s));
        QCOMPARE(world.nova.count(u"services"_s), 1);
        for (const auto longest : {2s, 4s, 8s, 16s, 30s, 30s}) {
            QVERIFY(world.pass(longest / 2 - 1ms));
            QCOMPARE(world.nova.count(u"services"_s), 0);
            QVERIFY(world.pass(longest / 2 + 1ms));
            QCOMPARE(world.nova.count(u"services"_s), 1);
        }
    }

    /// A password that no longer holds, tried every few seconds, would lock the account.
    void refusedLoginIsNotRepeatedSoon()
    {
        Still world;
        QVERIFY(world.begin());
        world.nova.failNext(u"services"_s, 1, ListedNova::refusal(401, u"Unauthorized"_s));
        QVERIFY(world.pass(10s));
        QVERIFY(world.pass(590s));
        QCOMPARE(world.nova.count(u"services"_s), 0);
        QVERIFY(world.pass(10s));
        QCOMPARE(world.nova.count(u"services"_s), 1);
    }

    void refreshNowReadsEverythingAtOnce()
    {
        Still world;
        world.nova.serverList = {server(u"a"_s), server(u"b"_s)};
        QVERIFY(world.begin());
        world.nova.serverList.pop_back();
        world.nova.calls.clear();
        world.inventory.refreshNow();
        QTRY_COMPARE(world.nova.calls.size(), 8);
        QVERIFY(world.settled());
        QVERIFY(world.nova.calls.contains(u"servers"_s)); // All of them, not those that have changed.
        QVERIFY(world.nova.calls.contains(u"migrations"_s));
        QCOMPARE(ids(world.now()), u"a"_s);
    }

    void refreshNowDuringAReadingReadsOnceMore()
    {
        Still world;
        bool asked = false;
        world.nova.beforeAnswer = [&](const QString &call) {
            if (call == u"servers"_s && !std::exchange(asked, true))
                world.inventory.refreshNow();
        };
        QVERIFY(world.begin());
        QTRY_COMPARE(world.nova.count(u"servers"_s), 2);
    }

    void whatMattersOfMigrationsIsKept()
    {
        Flowing world;
        const QDateTime now = world.clock.now();
        const QDateTime old = now.addDays(-3);
        world.nova.migrationList = {
            migration(5, u"completed"_s, old, now.addSecs(-3600)),
            migration(4, u"running"_s, old, old),
            migration(3, u"completed"_s, old, old),
            migration(2, u"accepted"_s, old),
            migration(1, u"error"_s, now.addSecs(-60)),
        };
        Migration waiting = migration(6, u"finished"_s, old, old);
        waiting.type = Migration::Type::Cold;
        world.nova.migrationList.push_back(waiting);
        QVERIFY(world.readAll());
        QCOMPARE(migrationIds(world.now()), u"1 2 4 5 6"_s);
        QCOMPARE(world.nova.count(u"migrations"_s), 1);
    }

    void oldMigrationUnderWayIsFoundBehindAThousandEnded()
    {
        Flowing world;
        const QDateTime old = world.clock.now().addDays(-3);
        for (int id = 2000; id > 500; --id)
            world.nova.migrationList.push_back(migration(id, u"completed"_s, old, old));
        world.nova.migrationList.push_back(migration(7, u"running (post-copy)"_s, old, old));
        world.nova.migrationList.push_back(migration(6, u"finished"_s, old, old));
        QVERIFY(world.readAll());
        QCOMPARE(migrationIds(world.now()), u"6 7"_s);
    }

    void migrationsAreReadOftenWhileOneMoves()
    {
        Still world;
        const QDateTime start = world.clock.now();
        const Migration before = migration(9, u"failed"_s, start.addSecs(-60), start.addSecs(-50));
        world.nova.migrationList = {before};
        QVERIFY(world.begin());
        QVERIFY(world.pass(29s));
        QCOMPARE(world.nova.count(u"migrations"_s), 0);
        // A record that was never written again is not among the changed ones, and is noticed all the same.
        world.nova.migrationList = {migration(1, u"accepted"_s, start), before};
        QVERIFY(world.pass(1s));
        QCOMPARE(migrationIds(world.now()), u"1 9"_s);
        world.nova.migrationList = {migration(1, u"running"_s, start, start.addSecs(34))};
        QVERIFY(world.pass(5s));
        QCOMPARE(world.now().migrationUnderWay(ServerId(u"a"_s))->status, u"running"_s);
        QCOMPARE(std::ranges::count(world.deltas, true, &SnapshotDelta::migrationsChanged), 1);
        QVERIFY(world.pass(5s));
        QVERIFY(world.nova.count(u"migrations"_s) > 0);
        QCOMPARE(std::ranges::count(world.deltas, true, &SnapshotDelta::migrationsChanged), 0);
        world.nova.migrationList = {migration(1, u"completed"_s, start, start.addSecs(44))};
        QVERIFY(world.pass(5s));
        QVERIFY(!world.now().migrationUnderWay(ServerId(u"a"_s)));
        QVERIFY(world.pass(29s));
        QCOMPARE(world.nova.count(u"migrations"_s), 0);
        QVERIFY(world.pass(1s));
        QVERIFY(world.nova.count(u"migrations"_s) > 0);
    }

    void migrationsAreReadOftenWhileARunIsExecuted()
    {
        Still world;
        QVERIFY(world.begin());
        world.inventory.keepClose(true);
        QVERIFY(world.pass(0s));
        QVERIFY(world.nova.count(u"migrations"_s) > 0);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(world.pass(5s));
            QVERIFY(world.nova.count(u"migrations"_s) > 0);
        }
        world.inventory.keepClose(false);
        QVERIFY(world.pass(5s));
        QVERIFY(world.pass(29s));
        QCOMPARE(world.nova.count(u"migrations"_s), 0);
    }

    void endedMigrationIsForgottenAfterADay()
    {
        Still world;
        world.nova.migrationList = {migration(1, u"completed"_s, world.clock.now(), world.clock.now())};
        QVERIFY(world.begin());
        QVERIFY(world.pass(24h));
        QCOMPARE(migrationIds(world.now()), u"1"_s);
        QVERIFY(world.pass(30s));
        QCOMPARE(migrationIds(world.now()), QString());
    }

    void unchangedListsAreNotReportedAsChanged()
    {
        Still world;
        world.nova.serviceList = {service(u"cmp1"_s)};
        world.nova.flavorList = {flavor()};
        world.nova.serverList = {server(u"a"_s)};
        QVERIFY(world.begin());
        QVERIFY(world.pass(600s));
        QVERIFY(world.nova.count(u"services"_s) > 0 && world.nova.count(u"flavors"_s) > 0);
        for (const SnapshotDelta &delta : world.deltas) {
            QVERIFY(!delta.servicesChanged);
            QVERIFY(!delta.flavorsChanged);
            QVERIFY(ids(delta).isEmpty());
        }
        QCOMPARE(world.now().services.readAt, std::optional(world.clock.now()));
    }
};

QTEST_GUILESS_MAIN(TestInventory)
#include "tst_inventory.moc"
