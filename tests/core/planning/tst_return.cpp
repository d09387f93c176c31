// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planjson.h"
#include "core/planning/singleact.h"
#include "tests/core/planning/told.h"
#include "tests/support/livelycloud.h"

#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

const QDateTime now(QDate(2026, 11, 17), QTime(2, 0), QTimeZone::utc());
const PlanStamp stamp {u"5f0e0000-0000-4000-8000-000000000001"_s, now, u"ops"_s};
const HostName home(u"cmp1"_s);

/// cmp1 is drained and disabled; the instances are on cmp2.
LivelyCloud drainedCloud()
{
    LivelyCloud cloud(now);
    for (const QString &host : {u"cmp1"_s, u"cmp2"_s, u"cmp3"_s})
        cloud.addHost(host);
    cloud.addServer(u"db-1"_s, u"cmp2"_s);
    cloud.addServer(u"off-1"_s, u"cmp2"_s, ServerStatus::Shutoff);
    [[maybe_unused]] const auto disabled = cloud.setScheduling(home, false, u"fans"_s);
    return cloud;
}

QList<ServerId> ids(const QStringList &names)
{
    QList<ServerId> list;
    for (const QString &name : names)
        list << ServerId(u"id-"_s + name);
    return list;
}

QStringList back(const Snapshot &snapshot, const QStringList &names)
{
    const auto plan = planReturn(snapshot, home, ids(names), {}, stamp);
    return plan ? told(*plan) : QStringList {u"no plan: "_s + plan.error().detail};
}

} // namespace

class TestReturn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHostIsEnabledAndItsInstancesComeBack()
    {
        RunPolicy policy;
        policy.overall = 1;
        const auto plan =
            planReturn(drainedCloud().snapshot(), home, ids({u"db-1"_s, u"off-1"_s}), policy, stamp);
        QVERIFY(plan);
        QCOMPARE(told(*plan),
                 (QStringList {u"1 enable cmp1"_s, u"2 live-migrate db-1 from cmp2 to cmp1, needs 1"_s,
                               u"3 cold-migrate off-1 from cmp2 to cmp1, needs 1"_s,
                               u"4 confirm off-1, needs 3"_s}));
        QCOMPARE(plan->intent, Plan::Intent::Enable);
        QCOMPARE(plan->host, home);
        QCOMPARE(plan->policy, policy);
    }
    void itCanBeReadBack()
    {
        const auto plan =
            planReturn(drainedCloud().snapshot(), home, ids({u"db-1"_s, u"off-1"_s, u"gone-1"_s}), {}, stamp);
        QVERIFY(plan);
        const auto again = planFromJson(QJsonDocument(toJson(*plan)).toJson(), u"plan.json"_s);
        QVERIFY2(again, again ? "" : qPrintable(describe(again.error())));
        QCOMPARE(*again, *plan);
    }
    void ofAnEnabledHostOnlyTheMovesAreLeft()
    {
        LivelyCloud cloud = drainedCloud();
        QVERIFY(cloud.setScheduling(home, true, {}));
        QCOMPARE(back(cloud.snapshot(), {u"db-1"_s}),
                 QStringList {u"1 live-migrate db-1 from cmp2 to cmp1"_s});
    }
    void nobodyToBringHomeIsAnEnable()
    {
        const Snapshot snapshot = drainedCloud().snapshot();
        QCOMPARE(*planReturn(snapshot, home, {}, {}, stamp), *planEnable(snapshot, home, stamp));
        QCOMPARE(back(snapshot, {}), QStringList {u"1 enable cmp1"_s});
    }
    void sameOneTwiceComesBackOnce()
    {
        QCOMPARE(back(drainedCloud().snapshot(), {u"db-1"_s, u"db-1"_s}).size(), 2);
    }

    void whoStaysAndWhy_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("line");
        const auto row = [](const QString &name, const QString &line) {
            QTest::newRow(qPrintable(name)) << name << line;
        };
        row(u"there"_s, u"there stays: It is on cmp1 already"_s);
        row(u"gone"_s, u"id-gone stays: It no longer exists, or this login may not see it"_s);
        row(u"offloaded"_s, u"offloaded stays: It is on no host, or this login may not see on which"_s);
        row(u"stranded"_s,
            u"stranded stays: It is on cmp3, which is down: it cannot be migrated from there"_s);
        row(u"waiting"_s, u"waiting stays: VERIFY_RESIZE waits for a decision: confirm or revert it first"_s);
        row(u"gpu"_s,
            u"gpu stays: Its flavor asks for the PCI device a100:1, which does not move while the instance "
            "runs"_s);
        row(u"broken"_s, u"broken stays: ERROR can be moved neither while it runs nor while it is off"_s);
    }
    void whoStaysAndWhy()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, line);
        LivelyCloud cloud = drainedCloud();
        cloud.addServer(u"there"_s, u"cmp1"_s);
        cloud.addServer(u"offloaded"_s, {});
        cloud.addServer(u"stranded"_s, u"cmp3"_s);
        cloud.service(u"cmp3"_s)->state = ComputeService::State::Down;
        cloud.addWaiting(u"waiting"_s, u"cmp1"_s, u"cmp2"_s);
        cloud.addServer(u"gpu"_s, u"cmp2"_s);
        cloud.server(u"gpu"_s)->flavor.extraSpecs.insert(u"pci_passthrough:alias"_s, u"a100:1"_s);
        cloud.addServer(u"broken"_s, u"cmp2"_s, ServerStatus::Error);
        // The others come back all the same.
        QCOMPARE(
            back(cloud.snapshot(), {name, u"db-1"_s}),
            (QStringList {u"1 enable cmp1"_s, u"2 live-migrate db-1 from cmp2 to cmp1, needs 1"_s, line}));
    }
    void toAHostThatIsNotUpNobodyComesBack_data()
    {
        QTest::addColumn<bool>("forced");
        QTest::addColumn<QString>("line");
        QTest::newRow("down") << false << u"db-1 stays: cmp1 is down"_s;
        QTest::newRow("forced down") << true << u"db-1 stays: cmp1 is forced down"_s;
    }
    void toAHostThatIsNotUpNobodyComesBack()
    {
        QFETCH(const bool, forced);
        QFETCH(const QString, line);
        LivelyCloud cloud = drainedCloud();
        cloud.service(u"cmp1"_s)->state = ComputeService::State::Down;
        cloud.service(u"cmp1"_s)->forcedDown = forced;
        QCOMPARE(back(cloud.snapshot(), {u"db-1"_s}), (QStringList {u"1 enable cmp1"_s, line}));
    }
    void whereNotAllWasReadNothingIsSaidToBeGone()
    {
        Snapshot snapshot = drainedCloud().snapshot();
        snapshot.servers.reading = Reading::Partial;
        QVERIFY(back(snapshot, {u"gone"_s}).last().contains(u"could not all be read"_s));
    }
    void ofNoSuchHostThereIsNoPlan()
    {
        const auto plan = planReturn(drainedCloud().snapshot(), HostName(u"cmp9"_s), {}, {}, stamp);
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, Error::Kind::Rejected);
        QCOMPARE(plan.error().detail, u"There is no nova-compute on a host called cmp9"_s);
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestReturn)
#include "tst_return.moc"
