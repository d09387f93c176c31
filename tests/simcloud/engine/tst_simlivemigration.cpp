// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/engine/smallcloud.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;

namespace {

/// Two gigabytes a second are written to, so that it never ends by itself.
const QMap<QString, QString> endless {{u"lab.dirty_mbps"_s, u"4000"_s}, {u"lab.working_set_pct"_s, u"90"_s}};

} // namespace

class TestLiveMigration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheStatesOfTheRecordings();
    void leavesTheEventsOfTheRecordings();
    void holdsBothHostsUntilItIsCompleted();
    void showsFiguresEveryFiveSeconds();
    void movesPausedServers();
    void waitsForItsSourceToHaveASlot();
    void canBeAbortedByStatusAndVersion();
    void canBeForcedByStandingStill();
    void canBeForcedIntoPostCopy();
    void endsByTheCompletionTimeout();
    void forcesByTheCompletionTimeout();
    void failsAtItsDestination_data();
    void failsAtItsDestination();
    void failsOnTheWay_data();
    void failsOnTheWay();
    void answersAtOnceBelow34();
    void refusesWhatNovaRefuses();
    void hangsWhenItsSourceDies();
    void failsWhenItsDestinationDies();
    void ofADeadHostIsRefusedLater();
};

void TestLiveMigration::takesTheStatesOfTheRecordings()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s);
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    // timeline-live-converges
    QCOMPARE(small.watch(server),
             QStringList({u"MIGRATING/migrating/cmp1"_s, u"MIGRATING/migrating/cmp1 accepted cmp1>"_s,
                          u"MIGRATING/migrating/cmp1 queued cmp1>cmp2"_s,
                          u"MIGRATING/migrating/cmp1 preparing cmp1>cmp2"_s,
                          u"MIGRATING/migrating/cmp1 running cmp1>cmp2"_s,
                          u"ACTIVE//cmp2 running cmp1>cmp2"_s, u"ACTIVE//cmp2 completed cmp1>cmp2"_s}));
    QVERIFY(small.newest(server).destinationIp.isEmpty());
    QCOMPARE(small.newest(server).type, u"live-migration"_s);
}

void TestLiveMigration::leavesTheEventsOfTheRecordings()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp2"_s);
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), u"cmp1"_s, BlockMigration::Auto));
    QVERIFY(small.settle(server));
    // live-done-action
    QCOMPARE(
        small.eventsOf(small.newestAction(server)),
        QStringList({u"conductor_live_migrate_instance controller Success"_s,
                     u"compute_check_can_live_migrate_destination cmp1 Success"_s,
                     u"compute_check_can_live_migrate_source cmp2 Success"_s,
                     u"compute_live_migration cmp2 Success"_s, u"compute_pre_live_migration cmp1 Success"_s,
                     u"compute_post_live_migration_at_destination cmp1 Success"_s}));
    QCOMPARE(small.newestAction(server).action, u"live-migration"_s);
    QVERIFY(!small.newestAction(server).message);
}

void TestLiveMigration::holdsBothHostsUntilItIsCompleted()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s, u"m1.large"_s, endless);
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    small.pass(30);
    QCOMPARE(small.newest(server).status, u"running"_s);
    QCOMPARE(small.usage(u"cmp1"_s), 8192);
    QCOMPARE(small.usage(u"cmp2"_s), 8192);
    QCOMPARE(small.cloud.allocation(small.newest(server).uuid)->claims[0].host, u"cmp1"_s);
    QCOMPARE(small.cloud.allocation(server.id)->claims[0].host, u"cmp2"_s);

    QVERIFY(!small.engine.forceComplete(server, small.ask(), small.newest(server).id));
    QVERIFY(small.settle(server));
    QCOMPARE(server.host, u"cmp2"_s);
    QCOMPARE(small.usage(u"cmp1"_s), 0);
    QCOMPARE(small.usage(u"cmp2"_s), 8192);
    QVERIFY(!small.cloud.allocation(small.newest(server).uuid));
}

void TestLiveMigration::showsFiguresEveryFiveSeconds()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s, u"m1.large"_s, endless);
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    while (!small.cloud.migrationsOf(server.id).size() || small.newest(server).status != "running"_L1)
        small.pass(0.1);
    QVERIFY(!small.newest(server).counters);
    small.pass(4.8);
    QVERIFY(!small.newest(server).counters);
    small.pass(0.4);
    QVERIFY(small.newest(server).counters);
    const Counters first = *small.newest(server).counters;
    const Moment written = *small.newest(server).updated;
    QVERIFY(first.memoryTotal >= qint64(8192) * 1024 * 1024);
    QVERIFY(first.memoryProcessed > 0);
    QCOMPARE(first.diskTotal, 0);
    small.pass(4);
    QCOMPARE(*small.newest(server).updated, written);
    small.pass(1);
    QVERIFY(small.newest(server).counters->memoryProcessed > first.memoryProcessed);
    QVERIFY(server.progress > 0);
}

void TestLiveMigration::movesPausedServers()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp2"_s);
    server.vmState = VmState::Paused;
    server.power = Power::Paused;
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), u"cmp1"_s, BlockMigration::Auto));
    const QStringList states = small.watch(server);
    QCOMPARE(states.first(), u"MIGRATING/migrating/cmp2"_s);
    QCOMPARE(states.last(), u"PAUSED//cmp1 completed cmp2>cmp1"_s);
    QCOMPARE(server.power, Power::Paused);
}

void TestLiveMigration::waitsForItsSourceToHaveASlot()
{
    SmallCloud small;
    Server &first = small.serverOn(u"cmp1"_s, u"m1.large"_s, endless);
    Server &second = small.serverOn(u"cmp1"_s);
    QVERIFY(!small.engine.liveMigrate(first, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    QVERIFY(!small.engine.liveMigrate(second, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    small.pass(20);
    QCOMPARE(small.newest(first).status, u"running"_s);
    QCOMPARE(small.newest(second).status, u"queued"_s);

    const auto refused = small.engine.forceComplete(second, small.ask(), small.newest(second).id);
    QVERIFY(refused);
    QCOMPARE(refused->status, 400);
    QCOMPARE(refused->message,
             u"Migration 2 state of instance %1 is queued. Cannot force complete while the "
             "migration is in this state."_s.arg(second.id));

    QVERIFY(!small.engine.abort(first, small.ask(), small.newest(first).id));
    QVERIFY(small.settle(first));
    QCOMPARE(small.newest(first).status, u"cancelled"_s);
    QVERIFY(small.settle(second));
    QCOMPARE(small.newest(second).status, u"completed"_s);
}

void TestLiveMigration::canBeAbortedByStatusAndVersion()
{
    SmallCloud small;
    Server &first = small.serverOn(u"cmp1"_s, u"m1.large"_s, endless);
    Server &second = small.serverOn(u"cmp1"_s);
    QVERIFY(!small.engine.liveMigrate(first, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    QVERIFY(!small.engine.liveMigrate(second, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    small.pass(20);
    // live-queued-abort-2.64
    const auto refused = small.engine.abort(second, small.ask(64), small.newest(second).id);
    QVERIFY(refused);
    QCOMPARE(refused->status, 400);
    QCOMPARE(refused->message,
             u"Migration 2 state of instance %1 is queued. Cannot abort live migration while the "
             "migration is in this state."_s.arg(second.id));
    QVERIFY(!small.engine.abort(second, small.ask(65), small.newest(second).id));
    QVERIFY(small.settle(second));
    QCOMPARE(small.state(second), u"ACTIVE//cmp1 cancelled cmp1>cmp2"_s);

    QVERIFY(!small.engine.abort(first, small.ask(24), small.newest(first).id));
    const QStringList states = small.watch(first);
    QCOMPARE(states.last(), u"ACTIVE//cmp1 cancelled cmp1>cmp2"_s);
    QVERIFY(states.contains(
        u"ACTIVE//cmp1 running cmp1>cmp2"_s)); // The server comes first: Nova 31's recordings.
    QCOMPARE(small.newestAction(first).action, u"live_migration_cancel"_s);
    QCOMPARE(small.eventsOf(small.newestAction(first)),
             QStringList(u"compute_live_migration_abort cmp1 Success"_s));
    QCOMPARE(small.usage(u"cmp2"_s), 0);
    QCOMPARE(small.usage(u"cmp1"_s), 8192 + 512);

    // live-abort-finished, live-force-complete-finished
    QCOMPARE(small.engine.abort(first, small.ask(), 1)->message,
             u"Instance %1 is in an invalid state for 'abort live migration'"_s.arg(first.id));
    QCOMPARE(small.engine.forceComplete(first, small.ask(), 1)->message,
             u"Instance %1 is in an invalid state for 'force_complete'"_s.arg(first.id));
    QCOMPARE(small.engine.forceComplete(first, small.ask(), 1)->status, 409);
}

void TestLiveMigration::canBeForcedByStandingStill()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s, u"m1.large"_s, endless);
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    small.pass(60);
    QCOMPARE(small.newest(server).status, u"running"_s);
    QVERIFY(!small.engine.forceComplete(server, small.ask(), small.newest(server).id));
    QVERIFY(
        !small.engine.forceComplete(server, small.ask(), small.newest(server).id)); // Twice is accepted too.
    small.pass(1);
    QCOMPARE(server.status(), u"MIGRATING"_s);
    QCOMPARE(small.watch(server, 60).last(), u"ACTIVE//cmp2 completed cmp1>cmp2"_s);
    QCOMPARE(server.power, Power::Running);
}

void TestLiveMigration::canBeForcedIntoPostCopy()
{
    SmallCloud small;
    small.cloud.settings.permitsPostCopy = true;
    Server &server = small.serverOn(u"cmp1"_s, u"m1.large"_s, endless);
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    small.pass(15);
    QVERIFY(!small.engine.forceComplete(server, small.ask(), small.newest(server).id));
    small.pass(1);
    QCOMPARE(small.state(server), u"MIGRATING/migrating/cmp1 running (post-copy) cmp1>cmp2"_s);
    QVERIFY(!small.newest(server).isInProgressLive());
    QCOMPARE(small.engine.abort(server, small.ask(), 1)->message,
             u"Migration 1 state of instance %1 is running (post-copy). Cannot abort live migration while "
             u"the migration "
             "is in this state."_s.arg(server.id));
    QCOMPARE(small.engine.forceComplete(server, small.ask(), 1)->status, 400);
    const QStringList states = small.watch(server, 60);
    QVERIFY(states.contains(u"ACTIVE//cmp2 running (post-copy) cmp1>cmp2"_s));
    QCOMPARE(states.last(), u"ACTIVE//cmp2 completed cmp1>cmp2"_s);
}

void TestLiveMigration::endsByTheCompletionTimeout()
{
    SmallCloud small;
    small.cloud.settings.completionTimeoutPerGiB = 10;
    Server &server = small.serverOn(u"cmp1"_s, u"m1.large"_s, endless);
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    small.pass(75);
    QCOMPARE(small.newest(server).status, u"running"_s);
    small.pass(15);
    QCOMPARE(small.state(server), u"ACTIVE//cmp1 cancelled cmp1>cmp2"_s);
    // No action of its own: nobody has asked for it.
    QCOMPARE(small.newestAction(server).action, u"live-migration"_s);
}

void TestLiveMigration::forcesByTheCompletionTimeout()
{
    SmallCloud small;
    small.cloud.settings.completionTimeoutPerGiB = 10;
    small.cloud.settings.timeoutForcesComplete = true;
    Server &server = small.serverOn(u"cmp1"_s, u"m1.large"_s, endless);
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    QVERIFY(small.settle(server, 200));
    QCOMPARE(small.state(server), u"ACTIVE//cmp2 completed cmp1>cmp2"_s);
}

void TestLiveMigration::failsAtItsDestination_data()
{
    QTest::addColumn<QString>("flavor");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("destination");
    QTest::addColumn<QString>("details");
    const QString filtered = u"No valid host was found. There are not enough hosts available."_s;
    const QString unplaced = u"No valid host was found. "_s;
    QTest::newRow("the same host") << u"m1.small"_s << u"cmp1"_s << u"cmp1"_s << filtered;
    QTest::newRow("older hypervisor") << u"m1.small"_s << u"cmp1"_s << u"cmp5"_s << filtered;
    QTest::newRow("wrong aggregate") << u"m1.small"_s << u"cmp1"_s << u"cmp4"_s << filtered;
    QTest::newRow("disabled host") << u"m1.small"_s << u"cmp1"_s << u"cmp3"_s << unplaced;
    QTest::newRow("full host") << u"big.ram"_s << u"cmp1"_s << u"cmp2"_s << unplaced;
    QTest::newRow("passed-through device") << u"gpu.small"_s << u"cmp4"_s << QString() << filtered;
}

void TestLiveMigration::failsAtItsDestination()
{
    QFETCH(QString, flavor);
    QFETCH(QString, host);
    QFETCH(QString, destination);
    QFETCH(QString, details);
    SmallCloud small;
    small.serverOn(u"cmp2"_s, u"big.ram"_s);
    small.cloud.host(u"cmp3"_s)->enabled = false;
    Server &server = small.serverOn(host, flavor);
    const qint64 before = small.usage(host);
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), destination, BlockMigration::Auto));
    const QStringList states = small.watch(server);
    QCOMPARE(states,
             QStringList(
                 {u"MIGRATING/migrating/%1"_s.arg(host), u"MIGRATING/migrating/%1 accepted %1>"_s.arg(host),
                  u"MIGRATING/migrating/%1 error %1>"_s.arg(host), u"ACTIVE//%1 error %1>"_s.arg(host)}));
    QVERIFY(!server.fault);
    QCOMPARE(small.usage(host), before);
    const InstanceAction &action = small.newestAction(server);
    QCOMPARE(small.eventsOf(action), QStringList(u"conductor_live_migrate_instance controller Error"_s));
    QCOMPARE(*action.message, u"Error"_s);
    QCOMPARE(*action.events[0].details, details);
    QCOMPARE(action.events[0].traceback->trimmed().section(u'\n', -1),
             u"nova.exception.NoValidHost: "_s + details.trimmed());
}

void TestLiveMigration::failsOnTheWay_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("end");
    QTest::addColumn<QStringList>("states");
    QTest::newRow("pre") << u"pre"_s << u"ACTIVE//cmp1 failed cmp1>cmp2"_s
                         << QStringList(u"MIGRATING/migrating/cmp1 error cmp1>cmp2"_s);
    QTest::newRow("mid") << u"mid"_s << u"ACTIVE//cmp1 failed cmp1>cmp2"_s
                         << QStringList(u"MIGRATING/migrating/cmp1 running cmp1>cmp2"_s);
    QTest::newRow("crash") << u"crash"_s << u"ERROR//cmp1 error cmp1>cmp2"_s
                           << QStringList(u"MIGRATING/migrating/cmp1 running cmp1>cmp2"_s);
}

void TestLiveMigration::failsOnTheWay()
{
    QFETCH(QString, place);
    QFETCH(QString, end);
    QFETCH(QStringList, states);
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s, u"m1.tiny"_s,
                                    {{u"lab.fail"_s, place}, {u"lab.bandwidth_mbps"_s, u"100"_s}});
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    const QStringList seen = small.watch(server);
    QCOMPARE(seen.last(), end);
    for (const QString &state : states)
        QVERIFY2(seen.contains(state), qPrintable(seen.join(u'\n')));
    QVERIFY(!server.fault);
    QCOMPARE(small.usage(u"cmp1"_s), 512);
    QCOMPARE(small.usage(u"cmp2"_s), 0);
    const InstanceAction &action = small.newestAction(server);
    QCOMPARE(action.message.has_value(), place == "pre"_L1); // Of the others only the record tells.
    const QString last = place == "pre"_L1 ? u"Error"_s : u"Success"_s;
    QCOMPARE(small.eventsOf(action).last(), u"compute_pre_live_migration cmp2 "_s + last);
}

void TestLiveMigration::answersAtOnceBelow34()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s, u"m1.small"_s);
    // live-error-sync-2.33
    const auto refused = small.engine.liveMigrate(server, small.ask(33), u"cmp4"_s, BlockMigration::Auto);
    QVERIFY(refused);
    QCOMPARE(refused->status, 400);
    QCOMPARE(refused->message, u"No valid host was found. There are not enough hosts available."_s);
    QCOMPARE(small.state(server), u"ACTIVE//cmp1 error cmp1>"_s);
    // Below 2.30 a host that is named is not asked of the scheduler.
    QVERIFY(!small.engine.liveMigrate(server, small.ask(29), u"cmp4"_s, BlockMigration::Auto));
    QVERIFY(small.settle(server));
    QCOMPARE(server.host, u"cmp4"_s);
}

void TestLiveMigration::refusesWhatNovaRefuses()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s);
    QCOMPARE(small.engine.liveMigrate(server, small.ask(), u"nope"_s, BlockMigration::Auto)->message,
             u"Compute host nope could not be found."_s);
    Server &off = small.stoppedServerOn(u"cmp1"_s);
    QCOMPARE(small.engine.liveMigrate(off, small.ask(), {}, BlockMigration::Auto)->message,
             u"Cannot 'os-migrateLive' instance %1 while it is in vm_state stopped"_s.arg(off.id));
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), {}, BlockMigration::Auto));
    QCOMPARE(small.engine.liveMigrate(server, small.ask(), {}, BlockMigration::Auto)->message,
             u"Cannot 'os-migrateLive' instance %1 while it is in task_state migrating"_s.arg(server.id));
    QCOMPARE(small.engine.stop(server, small.ask())->message,
             u"Cannot 'stop' instance %1 while it is in task_state migrating"_s.arg(server.id));
    QVERIFY(small.settle(server));

    // live-error-block-on-shared
    const QString host = server.host;
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), {}, BlockMigration::Yes));
    QVERIFY(small.settle(server));
    const InstanceAction &action = small.newestAction(server);
    QCOMPARE(*action.events[0].details,
             u"%1 is not on local storage: Block migration can not be used with shared storage."_s.arg(host));
    for (const ActionEvent &event : action.events)
        QCOMPARE(*event.result, u"Error"_s);

    // live-error-check: Nova ends the first event of a name only.
    server.metadata.insert(u"lab.fail"_s, u"check"_s);
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), {}, BlockMigration::Auto));
    QVERIFY(small.settle(server));
    const InstanceAction &checked = small.newestAction(server);
    QCOMPARE(*checked.events[0].details, u"No valid host was found. There are not enough hosts available."_s);
    QCOMPARE(*checked.events[1].result, u"Error"_s);
    QVERIFY(checked.events[1].details->contains(u"Unacceptable CPU info"_s));
    QVERIFY(!checked.events[2].result);
}

void TestLiveMigration::hangsWhenItsSourceDies()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s, u"m1.large"_s, endless);
    Server &queued = small.serverOn(u"cmp1"_s);
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    QVERIFY(!small.engine.liveMigrate(queued, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    small.pass(20);
    Host &source = *small.cloud.host(u"cmp1"_s);
    small.engine.kill(source);
    QVERIFY(source.isUp(small.cloud.now));
    small.pass(600);
    QVERIFY(!source.isUp(small.cloud.now));
    QCOMPARE(small.state(server), u"MIGRATING/migrating/cmp1 running cmp1>cmp2"_s);
    small.engine.revive(source);
    small.pass(5);
    QCOMPARE(small.state(server), u"ACTIVE//cmp1 error cmp1>cmp2"_s);
    QCOMPARE(small.state(queued), u"ACTIVE//cmp1 cancelled cmp1>cmp2"_s);
    QCOMPARE(small.usage(u"cmp2"_s), 0);
    QVERIFY(!source.isUp(small.cloud.now)); // It reports some seconds after it has cleaned up.
    small.pass(10);
    QVERIFY(source.isUp(small.cloud.now));
}

void TestLiveMigration::failsWhenItsDestinationDies()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s, u"m1.large"_s, endless);
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    small.pass(20);
    small.engine.kill(*small.cloud.host(u"cmp2"_s));
    small.pass(20);
    QCOMPARE(small.newest(server).status, u"running"_s);
    small.pass(15);
    QCOMPARE(small.state(server), u"ACTIVE//cmp1 failed cmp1>cmp2"_s);
    QCOMPARE(small.usage(u"cmp1"_s), 8192);
}

void TestLiveMigration::ofADeadHostIsRefusedLater()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s);
    small.engine.kill(*small.cloud.host(u"cmp1"_s));
    small.pass(61);
    QCOMPARE(server.status(), u"ACTIVE"_s);
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), {}, BlockMigration::Auto));
    QCOMPARE(small.watch(server).last(), u"ACTIVE//cmp1 error cmp1>"_s);
    QCOMPARE(*small.newestAction(server).events[0].details,
             u"Compute service of cmp1 is unavailable at this time."_s);
}

QTEST_GUILESS_MAIN(TestLiveMigration)
#include "tst_simlivemigration.moc"
