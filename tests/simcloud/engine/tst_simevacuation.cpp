// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/engine/smallcloud.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;

class TestEvacuation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsAsDoneUntilItsHostReturns();
    void endsStoppedFrom95();
    void leavesStoppedServersStopped();
    void withoutAHostIsAnError();
    void canFailAtTheNewHost();
    void refusesWhatNovaRefuses();
    void adminsMayCallAHostDown();
};

void TestEvacuation::endsAsDoneUntilItsHostReturns()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp2"_s);
    Host &dead = *small.cloud.host(u"cmp2"_s);
    small.engine.kill(dead);
    small.pass(61);
    QVERIFY(!small.engine.evacuate(server, small.ask(), {}));
    // timeline-evacuate-fail-check
    QCOMPARE(small.watch(server),
             QStringList({u"REBUILD/rebuilding/cmp2 accepted cmp2>"_s,
                          u"REBUILD/rebuilding/cmp2 pre-migrating cmp2>cmp4"_s,
                          u"REBUILD/rebuild_block_device_mapping/cmp2 pre-migrating cmp2>cmp4"_s,
                          u"REBUILD/rebuild_spawning/cmp2 pre-migrating cmp2>cmp4"_s,
                          u"ACTIVE//cmp2 done cmp2>cmp4"_s, u"ACTIVE//cmp4 done cmp2>cmp4"_s}));
    QCOMPARE(
        small.eventsOf(small.newestAction(server)),
        QStringList({u"rebuild_server controller Success"_s, u"compute_rebuild_instance cmp4 Success"_s}));
    // Both hosts are held, until the old one has cleaned up.
    QCOMPARE(small.cloud.allocation(server.id)->claims.size(), std::size_t(2));
    QCOMPARE(small.usage(u"cmp2"_s), 512);
    QCOMPARE(small.usage(u"cmp4"_s), 512);
    small.engine.revive(dead);
    small.pass(5);
    QCOMPARE(small.newest(server).status, u"completed"_s);
    QCOMPARE(small.usage(u"cmp2"_s), 0);
    small.pass(10);
    QVERIFY(dead.isUp(small.cloud.now));
}

void TestEvacuation::endsStoppedFrom95()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp2"_s);
    small.cloud.host(u"cmp2"_s)->forcedDown = true;
    QVERIFY(!small.engine.evacuate(server, small.ask(95), u"cmp1"_s));
    const QStringList states = small.watch(server);
    QVERIFY(states.contains(u"ACTIVE//cmp2 pre-migrating cmp2>cmp1"_s));
    QVERIFY(states.contains(u"SHUTOFF//cmp1 pre-migrating cmp2>cmp1"_s));
    QCOMPARE(states.last(), u"SHUTOFF//cmp1 done cmp2>cmp1"_s);
    QVERIFY(small.eventsOf(small.newestAction(server)).contains(u"compute_stop_instance cmp1 Success"_s));
}

void TestEvacuation::leavesStoppedServersStopped()
{
    SmallCloud small;
    Server &server = small.stoppedServerOn(u"cmp2"_s);
    small.cloud.host(u"cmp2"_s)->forcedDown = true;
    QVERIFY(!small.engine.evacuate(server, small.ask(), u"cmp1"_s));
    QCOMPARE(small.watch(server).last(), u"SHUTOFF//cmp1 done cmp2>cmp1"_s);
}

void TestEvacuation::withoutAHostIsAnError()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp4"_s, u"pinned.large"_s);
    small.cloud.host(u"cmp4"_s)->forcedDown = true;
    QVERIFY(!small.engine.evacuate(server, small.ask(), {}));
    QCOMPARE(small.watch(server).last(), u"ERROR//cmp4 error cmp4>"_s);
    QVERIFY(server.fault->message.startsWith(u"No valid host was found."_s));
    // It can be tried again.
    QVERIFY(!small.engine.evacuate(server, small.ask(), {}));
}

void TestEvacuation::canFailAtTheNewHost()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp2"_s, u"m1.tiny"_s, {{u"lab.fail"_s, u"spawn"_s}});
    small.cloud.host(u"cmp2"_s)->forcedDown = true;
    QVERIFY(!small.engine.evacuate(server, small.ask(), u"cmp1"_s));
    QCOMPARE(small.watch(server).last(), u"ERROR//cmp2 failed cmp2>cmp1"_s);
    QCOMPARE(small.usage(u"cmp1"_s), 0);
    QCOMPARE(small.usage(u"cmp2"_s), 512);
}

void TestEvacuation::refusesWhatNovaRefuses()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp2"_s);
    QCOMPARE(small.engine.evacuate(server, small.ask(), {})->message,
             u"Compute service of cmp2 is still in use."_s);
    small.cloud.host(u"cmp2"_s)->forcedDown = true;
    QCOMPARE(small.engine.evacuate(server, small.ask(), u"cmp2"_s)->message,
             u"The target host can't be the same one."_s);
    QCOMPARE(small.engine.evacuate(server, small.ask(), u"nope"_s)->status, 404);
    QCOMPARE(small.engine.evacuate(server, small.ask(), u"nope"_s)->message,
             u"Compute host nope not found."_s);
    server.vmState = VmState::Paused;
    QCOMPARE(small.engine.evacuate(server, small.ask(), {})->status, 409);
}

void TestEvacuation::adminsMayCallAHostDown()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp2"_s);
    Host &host = *small.cloud.host(u"cmp2"_s);
    host.forcedDown = true; // Although it runs.
    QVERIFY(!small.engine.evacuate(server, small.ask(), u"cmp1"_s));
    QVERIFY(small.settle(server));
    small.pass(600);
    QCOMPARE(small.newest(server).status, u"done"_s);
    small.engine.revive(host); // Its nova-compute is started anew.
    small.pass(5);
    QCOMPARE(small.newest(server).status, u"completed"_s);
}

QTEST_GUILESS_MAIN(TestEvacuation)
#include "tst_simevacuation.moc"
