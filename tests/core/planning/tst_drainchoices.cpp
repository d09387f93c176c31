// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/drain.h"
#include "tests/core/planning/told.h"
#include "tests/support/livelycloud.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Way = DrainChoice::Way;

const QDateTime now(QDate(2026, 11, 17), QTime(2, 0), QTimeZone::utc());
const HostName cmp1(u"cmp1"_s);
const HostName cmp2(u"cmp2"_s);
const HostName cmp3(u"cmp3"_s);
const ServerId db1(u"id-db-1"_s);

LivelyCloud threeHosts()
{
    LivelyCloud cloud(now);
    for (const QString &host : {u"cmp1"_s, u"cmp2"_s, u"cmp3"_s})
        cloud.addHost(host);
    return cloud;
}

Result<Plan> drain(const Snapshot &snapshot, const QHash<ServerId, DrainChoice> &choices, DrainWish wish = {})
{
    wish.host = cmp1;
    wish.reason = u"fans"_s;
    wish.choices = choices;
    return planDrain(snapshot, wish, {u"5f0e0000-0000-4000-8000-000000000001"_s, now, u"ops"_s});
}

/// What becomes of the instances: the plan without the steps of the host; or why there is none.
QStringList movesOf(const Result<Plan> &plan)
{
    if (!plan)
        return {(plan.error().kind == Error::Kind::Rejected ? u"rejected: "_s : u"error: "_s)
                + plan.error().detail};
    QStringList lines;
    for (const QString &line : told(*plan)) {
        if (!line.contains(" disable "_L1) && !line.contains(" verify-host-empty "_L1))
            lines << line;
    }
    return lines;
}

} // namespace

class TestDrainChoices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachWayOfAnInstanceAtRest_data()
    {
        QTest::addColumn<ServerStatus>("status");
        QTest::addColumn<PowerState>("power");
        QTest::addColumn<bool>("device");
        QTest::addColumn<Way>("way");
        QTest::addColumn<QStringList>("moves");
        const auto row = [](const char *name, ServerStatus status, PowerState power, bool device, Way way,
                            const QStringList &moves) {
            QTest::newRow(name) << status << power << device << way << moves;
        };
        const QStringList live {u"2 live-migrate db-1 from cmp1, needs 1"_s};
        const QStringList cold {u"2 cold-migrate db-1 from cmp1, needs 1"_s, u"3 confirm db-1, needs 2"_s};
        const QStringList coldAndOn = cold + QStringList {u"4 start db-1, needs 3"_s};
        const QStringList byChoice {u"db-1 stays: Left here by choice"_s};
        row("running, planned", ServerStatus::Active, PowerState::Running, false, Way::Planned, live);
        row("running, live", ServerStatus::Active, PowerState::Running, false, Way::Live, live);
        row("running, cold", ServerStatus::Active, PowerState::Running, false, Way::Cold, coldAndOn);
        row("running, stay", ServerStatus::Active, PowerState::Running, false, Way::Stay, byChoice);
        row("with a device, cold", ServerStatus::Active, PowerState::Running, true, Way::Cold, coldAndOn);
        row("off, cold", ServerStatus::Shutoff, PowerState::Shutdown, false, Way::Cold, cold);
        row("off, stay", ServerStatus::Shutoff, PowerState::Shutdown, false, Way::Stay, byChoice);
        row("SHUTOFF but seen running, cold", ServerStatus::Shutoff, PowerState::Running, false, Way::Cold,
            coldAndOn);
        row("with a device, live", ServerStatus::Active, PowerState::Running, true, Way::Live,
            {u"db-1 stays: Chosen to be moved live: Its flavor asks for the PCI device a100:1, which does "
             u"not "
             "move while the instance runs"_s});
        row("off, live", ServerStatus::Shutoff, PowerState::Shutdown, false, Way::Live,
            {u"db-1 stays: Chosen to be moved live: SHUTOFF cannot be moved while it runs"_s});
        row("paused, cold", ServerStatus::Paused, PowerState::Paused, false, Way::Cold,
            {u"db-1 stays: Chosen to be moved cold: PAUSED cannot be moved while it is off"_s});
        row("ERROR, cold", ServerStatus::Error, PowerState::Running, false, Way::Cold,
            {u"db-1 stays: Chosen to be moved cold: ERROR cannot be moved while it is off"_s});
    }
    void eachWayOfAnInstanceAtRest()
    {
        QFETCH(const ServerStatus, status);
        QFETCH(const PowerState, power);
        QFETCH(const bool, device);
        QFETCH(const Way, way);
        LivelyCloud cloud = threeHosts();
        cloud.addServer(u"db-1"_s, u"cmp1"_s, status);
        cloud.server(u"db-1"_s)->powerState = power;
        if (device)
            cloud.server(u"db-1"_s)->flavor.extraSpecs.insert(u"pci_passthrough:alias"_s, u"a100:1"_s);
        QTEST(movesOf(drain(cloud.snapshot(), {{db1, {way}}})), "moves");
    }
    void theStayNamesItsRule()
    {
        LivelyCloud cloud = threeHosts();
        cloud.addServer(u"db-1"_s, u"cmp1"_s);
        cloud.addServer(u"web-1"_s, u"cmp1"_s, ServerStatus::Shutoff);
        const auto plan =
            drain(cloud.snapshot(), {{db1, {Way::Stay}}, {ServerId(u"id-web-1"_s), {Way::Live}}});
        QVERIFY(plan);
        QCOMPARE(plan->stays.size(), 2);
        QCOMPARE(plan->stays[0].why.rule, u"chosen"_s);
        QCOMPARE(plan->stays[1].why.rule, u"state"_s);
        QCOMPARE(plan->stays[1].why.verdict, Finding::Verdict::Blocks);
    }
    void whatRunsIsNotMovedColdWithoutAWarning()
    {
        LivelyCloud cloud = threeHosts();
        cloud.addServer(u"db-1"_s, u"cmp1"_s);
        cloud.addServer(u"web-1"_s, u"cmp1"_s, ServerStatus::Shutoff);
        const auto plan = drain(cloud.snapshot(), {{db1, {Way::Cold}}});
        QVERIFY(plan);
        QCOMPARE(plan->steps[1].kind, StepKind::ColdMigrate);
        QCOMPARE(plan->steps[1].findings.last().rule, u"downtime"_s);
        QCOMPARE(plan->steps[1].findings.last().verdict, Finding::Verdict::Warns);
        const Step &off = plan->steps[4];
        QCOMPARE(off.serverName, u"web-1"_s);
        QCOMPARE(off.findings.size(), 1);
    }
    void theHostIsVerifiedAfterTheStart()
    {
        LivelyCloud cloud = threeHosts();
        cloud.addServer(u"db-1"_s, u"cmp1"_s);
        const auto plan = drain(cloud.snapshot(), {{db1, {Way::Cold}}});
        QVERIFY(plan);
        QCOMPARE(told(*plan).last(), u"5 verify-host-empty cmp1, needs 1, after 4"_s);
    }

    void anOwnDestination()
    {
        LivelyCloud cloud = threeHosts();
        cloud.addServer(u"db-1"_s, u"cmp1"_s);
        cloud.addServer(u"web-1"_s, u"cmp1"_s);
        const auto plan = drain(cloud.snapshot(), {{db1, {.destination = cmp3}}});
        QCOMPARE(movesOf(plan),
                 (QStringList {u"2 live-migrate db-1 from cmp1 to cmp3, needs 1"_s,
                               u"3 live-migrate web-1 from cmp1, needs 1"_s}));
    }
    void theOthersAreDealtOutAroundIt()
    {
        LivelyCloud cloud = threeHosts();
        cloud.addServer(u"a-1"_s, u"cmp1"_s);
        cloud.addServer(u"z-1"_s, u"cmp1"_s);
        DrainWish wish;
        wish.destinations = {cmp2, cmp3};
        // z-1 is planned last, and yet a-1 makes way for it.
        const auto plan = drain(cloud.snapshot(), {{ServerId(u"id-z-1"_s), {.destination = cmp2}}}, wish);
        QCOMPARE(movesOf(plan),
                 (QStringList {u"2 live-migrate a-1 from cmp1 to cmp3, needs 1"_s,
                               u"3 live-migrate z-1 from cmp1 to cmp2, needs 1"_s}));
    }
    void aDestinationThatCannotReceive_data()
    {
        QTest::addColumn<QString>("destination");
        QTest::addColumn<Way>("way");
        QTest::addColumn<QString>("answer");
        QTest::newRow("disabled")
            << u"cmp3"_s << Way::Planned
            << u"rejected: cmp3 cannot be the destination of db-1: cmp3 is disabled: full"_s;
        QTest::newRow("itself")
            << u"cmp1"_s << Way::Cold
            << u"rejected: cmp1 cannot be the destination of db-1: cmp1 is where the instances are now"_s;
        QTest::newRow("not there") << u"cmp9"_s << Way::Live
                                   << u"rejected: cmp9 cannot be the destination of db-1: There is no "
                                      "nova-compute on a host called cmp9"_s;
        QTest::newRow("of one that stays") << u"cmp3"_s << Way::Stay << u"db-1 stays: Left here by choice"_s;
    }
    void aDestinationThatCannotReceive()
    {
        QFETCH(const QString, destination);
        QFETCH(const Way, way);
        LivelyCloud cloud = threeHosts();
        cloud.addServer(u"db-1"_s, u"cmp1"_s);
        QVERIFY(cloud.setScheduling(cmp3, false, u"full"_s));
        const auto plan = drain(cloud.snapshot(), {{db1, {way, HostName(destination)}}});
        QTEST(movesOf(plan).join(u'|'), "answer");
    }

    void whatWaitsForADecision_data()
    {
        QTest::addColumn<PendingResize>("forAll");
        QTest::addColumn<DrainChoice>("choice");
        QTest::addColumn<QStringList>("moves");
        const QStringList waits {
            u"db-1 stays: VERIFY_RESIZE waits for a decision: confirm or revert it first"_s};
        const QStringList byChoice {u"db-1 stays: Left here by choice"_s};
        const QString confirm = u"2 confirm db-1, needs 1"_s;
        using enum PendingResize;
        QTest::newRow("own confirm") << Leave << DrainChoice {.pendingResize = Confirm}
                                     << QStringList {confirm, u"3 live-migrate db-1 from cmp1, needs 2"_s};
        QTest::newRow("own leave") << Confirm << DrainChoice {.pendingResize = Leave} << waits;
        QTest::newRow("own revert") << Confirm << DrainChoice {.pendingResize = Revert}
                                    << QStringList {u"2 revert db-1, needs 1"_s};
        QTest::newRow("confirm, then cold to a host")
            << Confirm << DrainChoice {Way::Cold, cmp3}
            << QStringList {confirm, u"3 cold-migrate db-1 from cmp1 to cmp3, needs 2"_s,
                            u"4 confirm db-1, needs 3"_s, u"5 start db-1, needs 4"_s};
        QTest::newRow("stay, whatever is done with the others")
            << Confirm << DrainChoice {Way::Stay} << byChoice;
        QTest::newRow("confirm and stay")
            << Leave << DrainChoice {Way::Stay, {}, Confirm} << QStringList {confirm} + byChoice;
    }
    void whatWaitsForADecision()
    {
        QFETCH(const PendingResize, forAll);
        QFETCH(const DrainChoice, choice);
        LivelyCloud cloud = threeHosts();
        cloud.addWaiting(u"db-1"_s, u"cmp2"_s, u"cmp1"_s);
        DrainWish wish;
        wish.pendingResize = forAll;
        QTEST(movesOf(drain(cloud.snapshot(), {{db1, choice}}, wish)), "moves");
    }
    void whatHasLeftAndWaitsIsDecidedOnToo()
    {
        LivelyCloud cloud = threeHosts();
        cloud.addWaiting(u"db-1"_s, u"cmp1"_s, u"cmp2"_s);
        QCOMPARE(movesOf(drain(cloud.snapshot(), {{db1, {.pendingResize = PendingResize::Confirm}}})),
                 QStringList {u"2 confirm db-1, needs 1"_s});
        DrainWish confirmAll;
        confirmAll.pendingResize = PendingResize::Confirm;
        QCOMPARE(
            movesOf(drain(cloud.snapshot(), {{db1, {.pendingResize = PendingResize::Leave}}}, confirmAll)),
            QStringList {u"db-1 stays: It has moved to cmp2 and waits for a decision; until it is confirmed "
                         "it occupies cmp1"_s});
    }

    void anInstanceThatIsNotOnTheHost_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("movedFrom");
        QTest::addColumn<QString>("answer");
        QTest::newRow("was never here")
            << u"cmp2"_s << QString()
            << u"rejected: db-1 is on cmp2, not on cmp1: nothing can be chosen for it there"_s;
        QTest::newRow("was moved between others")
            << u"cmp2"_s << u"cmp3"_s
            << u"rejected: db-1 is on cmp2, not on cmp1: nothing can be chosen for it there"_s;
        QTest::newRow("has just been moved away") << u"cmp2"_s << u"cmp1"_s << QString();
        QTest::newRow("is on no host any more") << QString() << QString() << QString();
    }
    void anInstanceThatIsNotOnTheHost()
    {
        QFETCH(const QString, host);
        QFETCH(const QString, movedFrom);
        LivelyCloud cloud = threeHosts();
        cloud.addServer(u"db-1"_s, host);
        if (!movedFrom.isEmpty())
            cloud.addRecord(u"db-1"_s, Migration::Type::Live, u"completed"_s, movedFrom, host);
        // A destination that would be refused for an instance that is here.
        const auto plan = drain(cloud.snapshot(), {{db1, {Way::Live, HostName(u"cmp9"_s)}}});
        QTEST(movesOf(plan).join(u'|'), "answer");
    }
    void anInstanceThatWasDeletedMeanwhile()
    {
        LivelyCloud cloud = threeHosts();
        cloud.addServer(u"web-1"_s, u"cmp1"_s);
        QCOMPARE(movesOf(drain(cloud.snapshot(), {{db1, {Way::Cold}}})),
                 QStringList {u"2 live-migrate web-1 from cmp1, needs 1"_s});
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestDrainChoices)
#include "tst_drainchoices.moc"
