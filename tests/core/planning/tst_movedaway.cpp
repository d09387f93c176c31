// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/drain.h"
#include "core/planning/movedaway.h"
#include "core/planning/singleact.h"
#include "tests/support/livelycloud.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

const QDateTime now(QDate(2026, 11, 17), QTime(2, 0), QTimeZone::utc());
const PlanStamp stamp {u"5f0e0000-0000-4000-8000-000000000001"_s, now, u"ops"_s};

/// 1 disable, 2 revert w-1 (it goes back to cmp2), 3 live-migrate run-1, 4 cold-migrate off-1, 5 confirm
/// off-1, 6 verify.
Plan drainPlan()
{
    LivelyCloud cloud(now);
    for (const QString &host : {u"cmp1"_s, u"cmp2"_s})
        cloud.addHost(host);
    cloud.addServer(u"run-1"_s, u"cmp1"_s);
    cloud.addServer(u"off-1"_s, u"cmp1"_s, ServerStatus::Shutoff);
    cloud.addWaiting(u"a-1"_s, u"cmp2"_s, u"cmp1"_s);
    DrainWish wish;
    wish.host = HostName(u"cmp1"_s);
    wish.reason = u"fans"_s;
    wish.pendingResize = PendingResize::Revert;
    return *planDrain(cloud.snapshot(), wish, stamp);
}

} // namespace

class TestMovedAway : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatADrainHasMoved_data()
    {
        QTest::addColumn<QList<int>>("done");
        QTest::addColumn<QString>("away");
        QTest::newRow("nothing came true") << QList<int>() << QString();
        QTest::newRow("all") << QList<int> {1, 2, 3, 4, 5, 6} << u"id-run-1 id-off-1"_s;
        QTest::newRow("in the order of the plan") << QList<int> {4, 3} << u"id-run-1 id-off-1"_s;
        QTest::newRow("moved and not confirmed") << QList<int> {1, 4} << u"id-off-1"_s;
        QTest::newRow("reverted only") << QList<int> {1, 2} << QString();
        QTest::newRow("a step that is not in the plan") << QList<int> {42} << QString();
    }
    void whatADrainHasMoved()
    {
        QFETCH(const QList<int>, done);
        QStringList away;
        for (const ServerId &id : movedAway(drainPlan(), done))
            away << id.value;
        QTEST(away.join(u' '), "away");
    }
    void whatCameBackHasNotMovedAway()
    {
        LivelyCloud cloud(now);
        for (const QString &host : {u"cmp1"_s, u"cmp2"_s})
            cloud.addHost(host);
        cloud.addServer(u"run-1"_s, u"cmp2"_s);
        const auto plan =
            planReturn(cloud.snapshot(), HostName(u"cmp1"_s), {ServerId(u"id-run-1"_s)}, {}, stamp);
        QVERIFY(plan);
        QCOMPARE(movedAway(*plan, {1}), QList<ServerId>());
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestMovedAway)
#include "tst_movedaway.moc"
