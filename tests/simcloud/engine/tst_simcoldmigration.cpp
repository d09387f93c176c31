// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/engine/smallcloud.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;

class TestColdMigration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsInVerifyResizeAndIsConfirmed();
    void isReverted();
    void leavesStoppedServersStopped();
    void holdsTheSourceByItsUuid();
    void findsNoHost();
    void fails_data();
    void fails();
    void resizes();
    void refusesWhatNovaRefuses();
};

void TestColdMigration::endsInVerifyResizeAndIsConfirmed()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp2"_s);
    QVERIFY(!small.engine.coldMigrate(server, small.ask(), u"cmp1"_s));
    // timeline-cold-confirm
    QCOMPARE(small.watch(server),
             QStringList({u"RESIZE/resize_prep/cmp2"_s, u"RESIZE/resize_prep/cmp2 pre-migrating cmp2>"_s,
                          u"RESIZE/resize_prep/cmp2 pre-migrating cmp2>cmp1"_s,
                          u"RESIZE/resize_prep/cmp2 migrating cmp2>cmp1"_s,
                          u"RESIZE/resize_migrating/cmp2 migrating cmp2>cmp1"_s,
                          u"RESIZE/resize_migrating/cmp2 post-migrating cmp2>cmp1"_s,
                          u"RESIZE/resize_migrated/cmp1 post-migrating cmp2>cmp1"_s,
                          u"RESIZE/resize_finish/cmp1 post-migrating cmp2>cmp1"_s,
                          u"RESIZE/resize_finish/cmp1 finished cmp2>cmp1"_s,
                          u"VERIFY_RESIZE//cmp1 finished cmp2>cmp1"_s}));
    QCOMPARE(small.newest(server).destinationIp, u"198.51.100.11"_s);
    QCOMPARE(
        small.eventsOf(small.newestAction(server)),
        QStringList({u"conductor_migrate_server controller Success"_s, u"cold_migrate controller Success"_s,
                     u"compute_prep_resize cmp1 Success"_s, u"compute_resize_instance cmp2 Success"_s,
                     u"compute_finish_resize cmp1 Success"_s}));
    QVERIFY(!small.engine.confirmResize(server, small.ask()));
    QCOMPARE(
        small.watch(server),
        QStringList({u"VERIFY_RESIZE//cmp1 confirming cmp2>cmp1"_s,
                     u"VERIFY_RESIZE//cmp1 confirmed cmp2>cmp1"_s, u"ACTIVE//cmp1 confirmed cmp2>cmp1"_s}));
    QCOMPARE(small.eventsOf(small.newestAction(server)),
             QStringList(u"compute_confirm_resize cmp2 Success"_s));
}

void TestColdMigration::isReverted()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s);
    QVERIFY(!small.engine.coldMigrate(server, small.ask(), u"cmp2"_s));
    QVERIFY(small.settle(server));
    QVERIFY(!small.engine.revertResize(server, small.ask()));
    // timeline-cold-revert
    QCOMPARE(small.watch(server),
             QStringList({u"REVERT_RESIZE/resize_reverting/cmp2 reverting cmp1>cmp2"_s,
                          u"REVERT_RESIZE/resize_reverting/cmp2 reverted cmp1>cmp2"_s,
                          u"REVERT_RESIZE/resize_reverting/cmp1 reverted cmp1>cmp2"_s,
                          u"ACTIVE//cmp1 reverted cmp1>cmp2"_s}));
    QCOMPARE(small.usage(u"cmp1"_s), 512);
    QCOMPARE(small.usage(u"cmp2"_s), 0);
    QCOMPARE(small.eventsOf(small.newestAction(server)),
             QStringList(
                 {u"compute_revert_resize cmp2 Success"_s, u"compute_finish_revert_resize cmp1 Success"_s}));
}

void TestColdMigration::leavesStoppedServersStopped()
{
    SmallCloud small;
    Server &server = small.stoppedServerOn(u"cmp1"_s);
    QVERIFY(!small.engine.coldMigrate(server, small.ask(), u"cmp2"_s));
    QCOMPARE(small.watch(server).last(), u"VERIFY_RESIZE//cmp2 finished cmp1>cmp2"_s);
    QVERIFY(!small.engine.confirmResize(server, small.ask()));
    QCOMPARE(small.watch(server).last(), u"SHUTOFF//cmp2 confirmed cmp1>cmp2"_s);
}

void TestColdMigration::holdsTheSourceByItsUuid()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s);
    QVERIFY(!small.engine.coldMigrate(server, small.ask(), u"cmp2"_s));
    QVERIFY(small.settle(server));
    QCOMPARE(small.cloud.allocation(small.newest(server).uuid)->claims[0].host, u"cmp1"_s);
    QCOMPARE(small.cloud.allocation(server.id)->claims[0].host, u"cmp2"_s);
    QVERIFY(!small.engine.confirmResize(server, small.ask()));
    QVERIFY(small.settle(server));
    QCOMPARE(small.usage(u"cmp1"_s), 0);
    QVERIFY(!small.cloud.allocation(small.newest(server).uuid));
}

void TestColdMigration::findsNoHost()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp4"_s, u"pinned.large"_s); // There is no other host for it.
    QVERIFY(!small.engine.coldMigrate(server, small.ask(), {}));
    QCOMPARE(small.watch(server),
             QStringList({u"RESIZE/resize_prep/cmp4"_s, u"RESIZE/resize_prep/cmp4 pre-migrating cmp4>"_s,
                          u"RESIZE/resize_prep/cmp4 error cmp4>"_s, u"ACTIVE//cmp4 error cmp4>"_s}));
    for (const ActionEvent &event : small.newestAction(server).events)
        QCOMPARE(*event.details, u"No valid host was found. No valid host found for cold migrate"_s);
    QCOMPARE(small.usage(u"cmp4"_s), 8192);
}

void TestColdMigration::fails_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("reason");
    QTest::newRow("cold-source") << u"cold-source"_s << u"ACTIVE//cmp1 error cmp1>cmp2"_s << QString();
    QTest::newRow("cold-dest") << u"cold-dest"_s << u"ERROR//cmp2 error cmp1>cmp2"_s
                               << u"Resize error: lab.fail=cold-dest: the guest did not start on cmp2"_s;
    QTest::newRow("confirm") << u"confirm"_s << u"ERROR//cmp2 error cmp1>cmp2"_s
                             << u"Resize error: lab.fail=confirm: could not remove the old disk"_s;
    QTest::newRow("revert") << u"revert"_s << u"ERROR//cmp1 error cmp1>cmp2"_s
                            << u"Resize error: lab.fail=revert: the old disk is damaged"_s;
}

void TestColdMigration::fails()
{
    QFETCH(QString, place);
    QFETCH(QString, end);
    QFETCH(QString, reason);
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s, u"m1.tiny"_s, {{u"lab.fail"_s, place}});
    QVERIFY(!small.engine.coldMigrate(server, small.ask(), u"cmp2"_s));
    QVERIFY(small.settle(server));
    if (place == "confirm"_L1)
        QVERIFY(!small.engine.confirmResize(server, small.ask()));
    if (place == "revert"_L1)
        QVERIFY(!small.engine.revertResize(server, small.ask()));
    QCOMPARE(small.watch(server).last(), end);
    QCOMPARE(server.fault ? server.fault->message : QString(), reason);
    QCOMPARE(*small.newestAction(server).message, u"Error"_s);
    QCOMPARE(small.usage(u"cmp1"_s) + small.usage(u"cmp2"_s), 512);
    QCOMPARE(small.usage(server.host), 512);
}

void TestColdMigration::resizes()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s, u"m1.small"_s);
    QVERIFY(!small.engine.resize(server, small.ask(), small.cloud.flavor(u"flavor-m1.large"_s)));
    QVERIFY(small.settle(server));
    QCOMPARE(small.newest(server).type, u"resize"_s);
    QCOMPARE(server.flavor->name, u"m1.large"_s);
    QCOMPARE(small.usage(server.host), 8192);
    QVERIFY(!small.engine.revertResize(server, small.ask()));
    QVERIFY(small.settle(server));
    QCOMPARE(server.flavor->name, u"m1.small"_s);
    QCOMPARE(small.usage(u"cmp1"_s), 2048);
}

void TestColdMigration::refusesWhatNovaRefuses()
{
    SmallCloud small;
    Server &server = small.serverOn(u"cmp1"_s);
    QCOMPARE(small.engine.coldMigrate(server, small.ask(), u"cmp1"_s)->message,
             u"Cannot migrate to the host where the server exists."_s);
    QCOMPARE(small.engine.coldMigrate(server, small.ask(), u"nope"_s)->status, 400);
    QCOMPARE(small.engine.confirmResize(server, small.ask())->message,
             u"Cannot 'confirmResize' instance %1 while it is in vm_state active"_s.arg(server.id));
    QVERIFY(!small.engine.coldMigrate(server, small.ask(), {}));
    QCOMPARE(small.engine.coldMigrate(server, small.ask(), {})->message,
             u"Cannot 'migrate' instance %1 while it is in task_state resize_prep"_s.arg(server.id));
    QVERIFY(small.settle(server));
    QCOMPARE(small.engine.liveMigrate(server, small.ask(), {}, BlockMigration::Auto)->message,
             u"Cannot 'os-migrateLive' instance %1 while it is in vm_state resized"_s.arg(server.id));
    // Confirming is the source's work: it must be there.
    small.engine.kill(*small.cloud.host(u"cmp1"_s));
    small.pass(61);
    QCOMPARE(small.engine.confirmResize(server, small.ask())->status, 409);
}

QTEST_GUILESS_MAIN(TestColdMigration)
#include "tst_simcoldmigration.moc"
