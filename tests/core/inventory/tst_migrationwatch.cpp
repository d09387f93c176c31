// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inventory/migrationwatch.h"
#include "tests/support/listednova.h"
#include "tests/support/turnedclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace drover;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Nova's clock, which is three minutes before Drover's.
QDateTime novaTime(int seconds)
{
    return QDateTime(QDate(2026, 11, 17), QTime(1, 57), Qt::UTC).addSecs(seconds);
}

Migration migration(qint64 id, const QString &status)
{
    Migration made;
    made.id = id;
    made.serverId = ServerId(u"db-%1"_s.arg(id));
    made.type = Migration::Type::Live;
    made.status = status;
    made.source = HostName(u"cmp1"_s);
    made.createdAt = novaTime(0);
    made.updatedAt = novaTime(0);
    return made;
}

void write(Migration &record, int second, qint64 sent, qint64 left)
{
    record.updatedAt = novaTime(second);
    record.memoryTotalBytes = 8'000;
    record.memoryProcessedBytes = sent;
    record.memoryRemainingBytes = left;
}

/// A watch that polls a listed Nova.
struct World {
    ~World()
    {
        stop.request_stop();
        if (watching)
            QCoro::waitFor(*watching);
    }

    /// What the inventory would say now: the records, without byte counts.
    void list()
    {
        auto snapshot = std::make_shared<Snapshot>();
        for (Migration record : nova.migrationList) {
            record.memoryTotalBytes.reset();
            record.memoryProcessedBytes.reset();
            record.memoryRemainingBytes.reset();
            snapshot->migrations.values.push_back(std::make_shared<const Migration>(record));
        }
        watch.follow(snapshot);
    }

    bool begin()
    {
        list();
        watching.emplace(watch.keepWatching(stop.get_token()));
        return settled();
    }
    /// Lets one interval pass; true when the round is done.
    bool pass()
    {
        clock.advance(MigrationWatch::interval);
        return settled();
    }
    bool settled()
    {
        return QTest::qWaitFor([this] { return clock.sleepers() == 1; });
    }

    Migration &record(qint64 id) { return *std::ranges::find(nova.migrationList, id, &Migration::id); }
    const std::vector<MigrationSample> &samples(qint64 id) { return watch.traces().value(id)->samples; }

    ListedNova nova;
    TurnedClock clock {TurnedClock::Kind::Standing};
    std::stop_source stop;
    MigrationWatch watch {nova, clock};
    std::optional<QCoro::Task<void>> watching;
};

} // namespace

class TestMigrationWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesHaveTheTimeAtWhichNovaWroteThem()
    {
        World world;
        world.nova.migrationList = {migration(1, u"running"_s)};
        write(world.record(1), 7, 3'000, 5'000);
        QVERIFY(world.begin());
        QCOMPARE(world.samples(1).size(), size_t(1));
        QCOMPARE(world.samples(1).front(), (MigrationSample {novaTime(7), 8'000, 3'000, 5'000, 0, 0}));
        QCOMPARE(world.watch.traces().value(1)->grownAt, world.clock.now());
    }

    void beforeTheFirstStatisticsThereIsATraceWithoutSamples()
    {
        World world;
        world.nova.migrationList = {migration(1, u"running"_s)};
        QVERIFY(world.begin());
        QVERIFY(world.samples(1).empty());
        write(world.record(1), 5, 0, 0);
        world.record(1).memoryTotalBytes = 0; // All zero does not mean done.
        QVERIFY(world.pass());
        QVERIFY(world.samples(1).empty());
    }

    void countsThatNovaDidNotWriteAnewAreNoNewSample()
    {
        World world;
        world.nova.migrationList = {migration(1, u"running"_s)};
        write(world.record(1), 5, 3'000, 5'000);
        QVERIFY(world.begin());
        const QDateTime seen = world.watch.traces().value(1)->grownAt;
        QSignalSpy changed(&world.watch, &MigrationWatch::changed);
        QVERIFY(world.pass());
        QCOMPARE(changed.count(), 0);
        QCOMPARE(world.samples(1).size(), size_t(1));
        QCOMPARE(world.watch.traces().value(1)->grownAt, seen);
    }

    void whatCouldNotBeAskedForIsAGap()
    {
        World world;
        world.nova.migrationList = {migration(1, u"running"_s)};
        write(world.record(1), 5, 1'000, 7'000);
        QVERIFY(world.begin());
        world.nova.failNext(u"progress"_s, 3, ListedNova::refusal(503, u"busy"_s));
        for (const int second : {10, 15, 20, 25}) {
            write(world.record(1), second, second * 200, 8'000 - second * 200);
            QVERIFY(world.pass());
        }
        QCOMPARE(world.samples(1).size(), size_t(2));
        QCOMPARE(world.samples(1).back().at, novaTime(25));
    }

    void whatHasEndedIsKeptAndAskedForNoMore()
    {
        World world;
        world.nova.migrationList = {migration(1, u"running"_s)};
        write(world.record(1), 5, 3'000, 5'000);
        QVERIFY(world.begin());
        world.record(1).status = u"completed"_s;
        world.record(1).updatedAt = novaTime(9);
        world.list();
        QCOMPARE(world.watch.traces().value(1)->migration->status, u"completed"_s);
        QCOMPARE(world.samples(1).size(), size_t(1));
        world.nova.calls.clear();
        QVERIFY(world.pass());
        QVERIFY(world.nova.calls.isEmpty());
    }

    void duringPostCopyTheTraceStandsStill()
    {
        World world;
        world.nova.migrationList = {migration(1, u"running"_s)};
        write(world.record(1), 5, 3'000, 5'000);
        QVERIFY(world.begin());
        world.record(1).status = u"running (post-copy)"_s; // Not listed among the server's migrations.
        world.record(1).updatedAt = novaTime(9);
        world.list();
        QVERIFY(world.pass());
        QCOMPARE(world.watch.traces().value(1)->migration->status, u"running (post-copy)"_s);
        QCOMPARE(world.samples(1).size(), size_t(1));
    }

    void aListingOlderThanTheCountsTurnsNothingBack()
    {
        World world;
        world.nova.migrationList = {migration(1, u"preparing"_s)};
        QVERIFY(world.begin());
        world.record(1).status = u"running"_s;
        write(world.record(1), 5, 3'000, 5'000);
        QVERIFY(world.pass());
        auto older = std::make_shared<Snapshot>();
        older->migrations.values.push_back(std::make_shared<const Migration>(migration(1, u"preparing"_s)));
        world.watch.follow(older);
        QCOMPARE(world.watch.traces().value(1)->migration->status, u"running"_s);
    }

    void aDestinationThatIsChosenLaterIsKnown()
    {
        World world;
        world.nova.migrationList = {migration(1, u"accepted"_s)};
        QVERIFY(world.begin());
        world.record(1).destination = HostName(u"cmp2"_s);
        world.list();
        QCOMPARE(world.watch.traces().value(1)->migration->destination, HostName(u"cmp2"_s));
    }

    void coldMigrationsHaveNoCounts()
    {
        World world;
        world.nova.migrationList = {migration(1, u"migrating"_s)};
        world.record(1).type = Migration::Type::Cold;
        QVERIFY(world.begin());
        QVERIFY(world.watch.traces().isEmpty());
        QVERIFY(world.nova.calls.isEmpty());
    }

    void ofThoseThatHaveEndedTheNewestAreKept()
    {
        World world;
        for (qint64 id = 1; id <= MigrationWatch::keptTraces + 3; ++id)
            world.nova.migrationList.push_back(migration(id, u"running"_s));
        world.list();
        QCOMPARE(world.watch.traces().size(), MigrationWatch::keptTraces + 3);
        for (Migration &record : world.nova.migrationList) {
            if (record.id != 1)
                record.status = u"completed"_s;
        }
        world.list();
        QCOMPARE(world.watch.traces().size(), MigrationWatch::keptTraces);
        QVERIFY(world.watch.traces().contains(1)); // It is under way still.
        QVERIFY(!world.watch.traces().contains(4));
        QVERIFY(world.watch.traces().contains(5));
    }

    void aDayOfSamplesIsCopiedWithinAFrame()
    {
        MigrationTrace day;
        for (int at = 0; at < 24 * 3600; at += 5)
            day.samples.push_back({novaTime(at), 1, 2, 3, 4, 5});
        qint64 copied = 0;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 100; ++i)
            copied += qint64(MigrationTrace(day).samples.size());
        QCOMPARE(copied, qint64(100 * day.samples.size()));
        qInfo("a copy of %zu samples takes %.3f ms", day.samples.size(), double(timer.nsecsElapsed()) / 1e8);
        QVERIFY(timer.elapsed() < 100 * 16);
    }
};

QTEST_GUILESS_MAIN(TestMigrationWatch)
#include "tst_migrationwatch.moc"
