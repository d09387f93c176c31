// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/singleact.h"
#include "tests/support/livelycloud.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

const QDateTime now(QDate(2026, 11, 17), QTime(2, 0), QTimeZone::utc());
const PlanStamp stamp {u"5f0e0000-0000-4000-8000-000000000001"_s, now, u"ops"_s};

LivelyCloud cloudWith(ServerStatus status)
{
    LivelyCloud cloud(now);
    cloud.addHost(u"cmp1"_s);
    cloud.addHost(u"cmp2"_s);
    cloud.addServer(u"db-1"_s, u"cmp1"_s, status);
    return cloud;
}

const ServerId db1(u"id-db-1"_s);

QString stepsOf(const Result<Plan> &plan)
{
    if (!plan)
        return (plan.error().kind == Error::Kind::Rejected ? u"rejected: "_s : u"error: "_s)
            + plan.error().detail;
    QStringList words;
    for (const Step &step : plan->steps)
        words << describe(step);
    return words.join(", "_L1);
}

} // namespace

class TestSingleAct : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void enableOfADisabledHost()
    {
        LivelyCloud cloud = cloudWith(ServerStatus::Active);
        QVERIFY(cloud.setScheduling(HostName(u"cmp1"_s), false, u"fans"_s));
        const auto plan = planEnable(cloud.snapshot(), HostName(u"cmp1"_s), stamp);
        QCOMPARE(stepsOf(plan), u"enable cmp1"_s);
        QCOMPARE(plan->host, HostName(u"cmp1"_s));
    }
    void enableOfAnEnabledHostHasNothingToDo()
    {
        const auto plan = planEnable(cloudWith(ServerStatus::Active).snapshot(), HostName(u"cmp1"_s), stamp);
        QVERIFY(plan);
        QVERIFY(plan->steps.isEmpty());
    }
    void enableOfWhatIsNotThere()
    {
        Snapshot snapshot = cloudWith(ServerStatus::Active).snapshot();
        QVERIFY(stepsOf(planEnable(snapshot, HostName(u"cmp9"_s), stamp))
                    .startsWith(u"rejected: There is no nova-compute"_s));
        snapshot.services.reading = Reading::Forbidden;
        QVERIFY(stepsOf(planEnable(snapshot, HostName(u"cmp9"_s), stamp))
                    .startsWith(u"rejected: The compute services"_s));
    }

    void moves_data()
    {
        QTest::addColumn<ServerStatus>("status");
        QTest::addColumn<MoveKind>("kind");
        QTest::addColumn<bool>("confirm");
        QTest::addColumn<QString>("steps");
        const QString live = u"live-migrate db-1 from cmp1 to cmp2"_s;
        const QString cold = u"cold-migrate db-1 from cmp1 to cmp2"_s;
        QTest::newRow("running") << ServerStatus::Active << MoveKind::Auto << false << live;
        QTest::newRow("running, confirm does not matter")
            << ServerStatus::Active << MoveKind::Auto << true << live;
        QTest::newRow("paused") << ServerStatus::Paused << MoveKind::Auto << false << live;
        QTest::newRow("off") << ServerStatus::Shutoff << MoveKind::Auto << false << cold;
        QTest::newRow("off and confirm")
            << ServerStatus::Shutoff << MoveKind::Auto << true << cold + u", confirm db-1"_s;
        QTest::newRow("running, cold") << ServerStatus::Active << MoveKind::Cold << false << cold;
        QTest::newRow("running, cold, as it was")
            << ServerStatus::Active << MoveKind::Cold << true << cold + u", confirm db-1, start db-1"_s;
        QTest::newRow("off, live")
            << ServerStatus::Shutoff << MoveKind::Live << false
            << u"rejected: db-1 cannot be moved: SHUTOFF cannot be moved while it runs"_s;
        QTest::newRow("paused, cold")
            << ServerStatus::Paused << MoveKind::Cold << false
            << u"rejected: db-1 cannot be moved: PAUSED cannot be moved while it is off"_s;
        QTest::newRow("error") << ServerStatus::Error << MoveKind::Auto << false
                               << u"rejected: db-1 cannot be moved: ERROR cannot be moved while it runs"_s;
    }
    void moves()
    {
        QFETCH(const ServerStatus, status);
        QFETCH(const MoveKind, kind);
        QFETCH(const bool, confirm);
        const MoveWish wish {db1, kind, HostName(u"cmp2"_s), confirm};
        QTEST(stepsOf(planMove(cloudWith(status).snapshot(), wish, stamp)), "steps");
    }
    void everyStepNeedsTheOneBefore()
    {
        const auto plan =
            planMove(cloudWith(ServerStatus::Active).snapshot(), {db1, MoveKind::Cold, {}, true}, stamp);
        QVERIFY(plan);
        QCOMPARE(plan->steps[1].needs, QList<int> {1});
        QCOMPARE(plan->steps[2].needs, QList<int> {2});
    }
    void moveThatCannotBe_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("destination");
        QTest::addColumn<QString>("words");
        QTest::newRow("no such server") << u"id-db-9"_s << u"cmp2"_s << u"no instance with the id id-db-9"_s;
        QTest::newRow("where it is") << u"id-db-1"_s << u"cmp1"_s << u"cmp1 cannot be the destination"_s;
        QTest::newRow("unknown host") << u"id-db-1"_s << u"cmp9"_s << u"cmp9 cannot be the destination"_s;
        QTest::newRow("device") << u"id-gpu-1"_s << u"cmp2"_s << u"A cold migration can move it"_s;
        QTest::newRow("on a dead host") << u"id-dead-1"_s << u"cmp2"_s << u"cmp3, which is down"_s;
        QTest::newRow("host hidden from this login")
            << u"id-hidden-1"_s << u"cmp2"_s << u"may not see on which host"_s;
    }
    void moveThatCannotBe()
    {
        QFETCH(const QString, server);
        QFETCH(const QString, destination);
        QFETCH(const QString, words);
        LivelyCloud cloud = cloudWith(ServerStatus::Active);
        cloud.addHost(u"cmp3"_s);
        cloud.addServer(u"gpu-1"_s, u"cmp1"_s);
        cloud.server(u"gpu-1"_s)->flavor.extraSpecs.insert(u"pci_passthrough:alias"_s, u"a100:1"_s);
        cloud.addServer(u"dead-1"_s, u"cmp3"_s);
        cloud.service(u"cmp3"_s)->state = ComputeService::State::Down;
        cloud.addServer(u"hidden-1"_s, QString());
        const auto plan =
            planMove(cloud.snapshot(), {ServerId(server), MoveKind::Auto, HostName(destination)}, stamp);
        const QString told = stepsOf(plan);
        QVERIFY2(told.startsWith(u"rejected"_s) && told.contains(words), qPrintable(told));
    }

    void severalMovesInTheirOrder()
    {
        LivelyCloud cloud = cloudWith(ServerStatus::Active);
        cloud.addServer(u"web-1"_s, u"cmp1"_s, ServerStatus::Shutoff);
        RunPolicy policy;
        policy.overall = 2;
        RunPolicy ignored;
        ignored.overall = 9;
        const auto plan =
            planMoves(cloud.snapshot(),
                      {{ServerId(u"id-web-1"_s), MoveKind::Auto, HostName(u"cmp2"_s), true, ignored}, {db1}},
                      policy, stamp);
        QCOMPARE(stepsOf(plan),
                 u"cold-migrate web-1 from cmp1 to cmp2, confirm web-1, live-migrate db-1 from cmp1"_s);
        QCOMPARE(plan->policy, policy);
        QCOMPARE(plan->steps[1].needs, QList<int> {1});
        QCOMPARE(plan->steps[2].needs, QList<int>());
    }
    void noMovesAreAPlanOfNoSteps()
    {
        const auto plan = planMoves(cloudWith(ServerStatus::Active).snapshot(), {}, {}, stamp);
        QVERIFY(plan);
        QVERIFY(plan->steps.isEmpty());
    }
    void theFirstMoveThatCannotBeIsNamed_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("answer");
        QTest::newRow("state") << QStringList {
            u"db-1"_s, u"broken-1"_s,
            u"far-1"_s} << u"rejected: broken-1 cannot be moved: ERROR cannot be moved while it runs"_s;
        QTest::newRow("destination") << QStringList {u"db-1"_s, u"far-1"_s, u"broken-1"_s}
                                     << u"rejected: cmp2 cannot be the destination of far-1: cmp2 is where "
                                        "the instances are now"_s;
        QTest::newRow("not there")
            << QStringList {u"no-1"_s, u"broken-1"_s}
            << u"rejected: There is no instance with the id id-no-1, or this login may not see it"_s;
        QTest::newRow("twice") << QStringList {u"db-1"_s, u"db-1"_s}
                               << u"rejected: db-1 is to be moved twice: one plan moves it once"_s;
    }
    void theFirstMoveThatCannotBeIsNamed()
    {
        QFETCH(const QStringList, names);
        LivelyCloud cloud = cloudWith(ServerStatus::Active);
        cloud.addServer(u"broken-1"_s, u"cmp1"_s, ServerStatus::Error);
        cloud.addServer(u"far-1"_s, u"cmp2"_s);
        QList<MoveWish> wishes;
        for (const QString &name : names)
            wishes << MoveWish {ServerId(u"id-"_s + name), MoveKind::Auto, HostName(u"cmp2"_s)};
        QTEST(stepsOf(planMoves(cloud.snapshot(), wishes, {}, stamp)), "answer");
    }

    void decisions()
    {
        LivelyCloud cloud = cloudWith(ServerStatus::Active);
        cloud.addWaiting(u"w-1"_s, u"cmp1"_s, u"cmp2"_s);
        cloud.addWaiting(u"w-2"_s, u"cmp1"_s, u"cmp2"_s, PowerState::Shutdown);
        const Snapshot snapshot = cloud.snapshot();
        QCOMPARE(stepsOf(planConfirm(snapshot, {ServerId(u"id-w-1"_s)}, stamp)), u"confirm w-1, start w-1"_s);
        QCOMPARE(stepsOf(planConfirm(snapshot, {ServerId(u"id-w-2"_s)}, stamp)), u"confirm w-2"_s);
        QCOMPARE(stepsOf(planConfirm(snapshot, {ServerId(u"id-w-2"_s), ServerId(u"id-w-1"_s)}, stamp)),
                 u"confirm w-2, confirm w-1, start w-1"_s);
        QCOMPARE(stepsOf(planRevert(snapshot, {ServerId(u"id-w-2"_s)}, stamp)), u"revert w-2"_s);
        QCOMPARE(planRevert(snapshot, {ServerId(u"id-w-2"_s)}, stamp)->intent, Plan::Intent::Revert);
        QCOMPARE(
            stepsOf(planConfirm(snapshot, {db1}, stamp)),
            u"rejected: db-1 is ACTIVE: only an instance in VERIFY_RESIZE can be confirmed or reverted"_s);
    }

    void aboutALiveMigration()
    {
        LivelyCloud cloud = cloudWith(ServerStatus::Active);
        QCOMPARE(stepsOf(planAbort(cloud.snapshot(), db1, stamp)),
                 u"rejected: db-1 is ACTIVE: no live migration of it is under way"_s);
        QVERIFY(cloud.liveMigrate(db1, {}));
        cloud.passTo(now.addSecs(5));
        for (const auto &plan :
             {planAbort(cloud.snapshot(), db1, stamp), planForceComplete(cloud.snapshot(), db1, stamp)}) {
            QVERIFY(plan);
            QCOMPARE(plan->steps.size(), 1);
            QCOMPARE(plan->steps[0].migration, cloud.record(u"db-1"_s)->id);
            QCOMPARE(plan->steps[0].host, HostName(u"cmp1"_s));
        }
    }
    void coldMigrationIsNotAborted()
    {
        LivelyCloud cloud = cloudWith(ServerStatus::Shutoff);
        QVERIFY(cloud.coldMigrate(db1, {}));
        cloud.passTo(now.addSecs(2));
        QVERIFY(stepsOf(planAbort(cloud.snapshot(), db1, stamp)).startsWith(u"rejected"_s));
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestSingleAct)
#include "tst_singleact.moc"
