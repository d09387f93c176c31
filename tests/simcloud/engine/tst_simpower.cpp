// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/engine/smallcloud.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;

class TestPower : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stopsAndStarts();
    void pausesAndSuspends();
    void hangsOnADeadHost();
    void createsAndDeletes();
    void createsWithoutAHost();
    void canFailToSpawn();
    void deletingEndsWhatIsUnderWay();
    void resettingEndsWhatIsUnderWay();
};

void TestPower::stopsAndStarts()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s);
    QVERIFY(!small.engine.stop(server, small.ask()));
    QCOMPARE(small.watch(server), QStringList({u"ACTIVE/powering-off/cmp1"_s, u"SHUTOFF//cmp1"_s}));
    QCOMPARE(server.power, Power::Shutdown);
    QCOMPARE(small.engine.stop(server, small.ask())->message,
             u"Cannot 'stop' instance %1 while it is in vm_state stopped"_s.arg(server.id));
    QVERIFY(!small.engine.start(server, small.ask()));
    QCOMPARE(small.watch(server), QStringList({u"SHUTOFF/powering-on/cmp1"_s, u"ACTIVE//cmp1"_s}));
    QVERIFY(!small.engine.reboot(server, small.ask(), true));
    QCOMPARE(small.watch(server).first(), u"HARD_REBOOT/rebooting_hard/cmp1"_s);
}

void TestPower::pausesAndSuspends()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s);
    QVERIFY(!small.engine.pause(server, small.ask()));
    QCOMPARE(small.watch(server).last(), u"PAUSED//cmp1"_s);
    QCOMPARE(server.power, Power::Paused);
    QVERIFY(small.engine.coldMigrate(server, small.ask(), {}));
    QVERIFY(!small.engine.unpause(server, small.ask()));
    QCOMPARE(small.watch(server).last(), u"ACTIVE//cmp1"_s);
    QVERIFY(!small.engine.suspend(server, small.ask()));
    QCOMPARE(small.watch(server).last(), u"SUSPENDED//cmp1"_s);
    QVERIFY(!small.engine.resume(server, small.ask()));
    QCOMPARE(small.watch(server).last(), u"ACTIVE//cmp1"_s);
}

void TestPower::hangsOnADeadHost()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s);
    small.engine.kill(*small.cloud.host(u"cmp1"_s));
    QVERIFY(!small.engine.stop(server, small.ask()));
    small.pass(3600);
    QCOMPARE(small.state(server), u"ACTIVE/powering-off/cmp1"_s);
    small.engine.revive(*small.cloud.host(u"cmp1"_s));
    small.pass(10);
    QCOMPARE(small.state(server), u"SHUTOFF//cmp1"_s);
}

void TestPower::createsAndDeletes()
{
    SmallCloud small;
    Server wanted;
    wanted.name = u"new"_s;
    wanted.flavor = small.cloud.flavor(u"flavor-m1.small"_s);
    wanted.imageId = u"image"_s;
    Server &server = small.engine.create(wanted, small.ask(), u"cmp3"_s);
    QCOMPARE(
        small.watch(server),
        QStringList({u"BUILD/scheduling/"_s, u"BUILD/networking/cmp3"_s, u"BUILD/block_device_mapping/cmp3"_s,
                     u"BUILD/spawning/cmp3"_s, u"ACTIVE//cmp3"_s}));
    QCOMPARE(small.usage(u"cmp3"_s), 2048);
    QVERIFY(!small.engine.remove(server, small.ask()));
    QCOMPARE(server.taskState, u"deleting"_s);
    QVERIFY(small.settle(server));
    QVERIFY(server.deleted());
    QCOMPARE(small.usage(u"cmp3"_s), 0);
    QVERIFY(small.cloud.serversOn(u"cmp3"_s).empty());
    QCOMPARE(small.newestAction(server).action, u"delete"_s);
}

void TestPower::createsWithoutAHost()
{
    SmallCloud small;
    Server wanted;
    wanted.flavor = small.cloud.flavor(u"flavor-m1.small"_s);
    Server &server = small.engine.create(wanted, small.ask(), u"cmp4"_s); // Not in its aggregate.
    QCOMPARE(small.watch(server).last(), u"ERROR//"_s);
    QCOMPARE(server.fault->message, u"No valid host was found. There are not enough hosts available."_s);
}

void TestPower::canFailToSpawn()
{
    SmallCloud small;
    Server wanted;
    wanted.flavor = small.cloud.flavor(u"flavor-m1.tiny"_s);
    wanted.metadata = {{u"lab.fail"_s, u"spawn"_s}};
    Server &server = small.engine.create(wanted, small.ask(), u"cmp1"_s);
    QCOMPARE(small.watch(server).last(), u"ERROR//"_s);
    QCOMPARE(server.fault->message,
             u"Build of instance %1 aborted: lab.fail=spawn: the guest did not start"_s.arg(server.id));
    QCOMPARE(small.usage(u"cmp1"_s), 0);
}

void TestPower::deletingEndsWhatIsUnderWay()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s, u"m1.large"_s, {{u"lab.dirty_mbps"_s, u"4000"_s}});
    Server &next = small.serverOn(u"cmp1"_s);
    QVERIFY(!small.engine.liveMigrate(server, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    QVERIFY(!small.engine.liveMigrate(next, small.ask(), u"cmp2"_s, BlockMigration::Auto));
    small.pass(10);
    QVERIFY(!small.engine.remove(server, small.ask()));
    QVERIFY(small.settle(server));
    QVERIFY(small.newest(server).deleted);
    QVERIFY(small.settle(next)); // It has got the slot.
    QCOMPARE(next.host, u"cmp2"_s);
    QCOMPARE(small.usage(u"cmp1"_s), 0);
    QCOMPARE(small.usage(u"cmp2"_s), 512);
}

void TestPower::resettingEndsWhatIsUnderWay()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s);
    QVERIFY(!small.engine.coldMigrate(server, small.ask(), u"cmp2"_s));
    small.pass(1.5);
    QVERIFY(!small.engine.resetState(server, small.ask(), VmState::Active));
    QCOMPARE(small.state(server), u"ACTIVE//cmp1 error cmp1>cmp2"_s);
    QCOMPARE(small.usage(u"cmp2"_s), 0);
    QVERIFY(!small.engine.isUnderWay(server));
}

QTEST_GUILESS_MAIN(TestPower)
#include "tst_simpower.moc"
