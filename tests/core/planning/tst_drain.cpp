// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planjson.h"
#include "core/planning/drain.h"
#include "tests/core/planning/told.h"
#include "tests/support/livelycloud.h"

#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

const QDateTime now(QDate(2026, 11, 17), QTime(2, 0), QTimeZone::utc());

DrainWish wishFor(const QString &host)
{
    DrainWish wish;
    wish.host = HostName(host);
    wish.reason = u"fans"_s;
    return wish;
}

Result<Plan> drain(const Snapshot &snapshot, const DrainWish &wish)
{
    return planDrain(snapshot, wish, {u"5f0e0000-0000-4000-8000-000000000001"_s, now, u"ops"_s});
}

LivelyCloud threeHosts()
{
    LivelyCloud cloud(now);
    for (const QString &host : {u"cmp1"_s, u"cmp2"_s, u"cmp3"_s})
        cloud.addHost(host);
    return cloud;
}

QString objectionTo(const Snapshot &snapshot, const DrainWish &wish)
{
    const auto plan = drain(snapshot, wish);
    if (plan)
        return {};
    return plan.error().kind == Error::Kind::Rejected ? plan.error().detail : u"not Rejected"_s;
}

} // namespace

class TestDrain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runningOnesLiveStoppedOnesColdAndTheEmptyHostVerified()
    {
        LivelyCloud cloud = threeHosts();
        cloud.addServer(u"a-1"_s, u"cmp1"_s);
        cloud.addServer(u"b-1"_s, u"cmp1"_s, ServerStatus::Paused);
        cloud.addServer(u"c-1"_s, u"cmp1"_s, ServerStatus::Shutoff);
        cloud.addServer(u"elsewhere"_s, u"cmp2"_s);
        const auto plan = drain(cloud.snapshot(), wishFor(u"cmp1"_s));
        QVERIFY(plan);
        QCOMPARE(told(*plan),
                 (QStringList {u"1 disable cmp1"_s, u"2 live-migrate a-1 from cmp1, needs 1"_s,
                               u"3 live-migrate b-1 from cmp1, needs 1"_s,
                               u"4 cold-migrate c-1 from cmp1, needs 1"_s, u"5 confirm c-1, needs 4"_s,
                               u"6 verify-host-empty cmp1, needs 1, after 2 3 5"_s}));
        QCOMPARE(plan->steps[0].reason, u"fans"_s);
        QCOMPARE(plan->steps[1].memoryBytes, qint64(2048) * 1024 * 1024);
        QVERIFY(!plan->steps[3].memoryBytes);
        QCOMPARE(plan->steps[3].statusBefore, ServerStatus::Shutoff);
        QCOMPARE(plan->host, HostName(u"cmp1"_s));
        QCOMPARE(plan->snapshotTakenAt, now);
    }
    void everyPlanCanBeReadBack()
    {
        LivelyCloud cloud = threeHosts();
        cloud.addServer(u"a-1"_s, u"cmp1"_s);
        cloud.addServer(u"c-1"_s, u"cmp1"_s, ServerStatus::Shutoff);
        cloud.addServer(u"e-1"_s, u"cmp1"_s, ServerStatus::Error);
        cloud.addWaiting(u"w-1"_s, u"cmp2"_s, u"cmp1"_s);
        DrainWish wish = wishFor(u"cmp1"_s);
        wish.pendingResize = PendingResize::Confirm;
        const auto plan = drain(cloud.snapshot(), wish);
        QVERIFY(plan);
        const auto again = planFromJson(QJsonDocument(toJson(*plan)).toJson(), u"plan.json"_s);
        QVERIFY2(again, again ? "" : qPrintable(describe(again.error())));
        QCOMPARE(*again, *plan);
    }
    void emptyHostIsStillClosedAndVerified()
    {
        const auto plan = drain(threeHosts().snapshot(), wishFor(u"cmp1"_s));
        QVERIFY(plan);
        QCOMPARE(told(*plan), (QStringList {u"1 disable cmp1"_s, u"2 verify-host-empty cmp1, needs 1"_s}));
    }
    void hostDisabledForTheSameReasonIsNotDisabledAgain()
    {
        LivelyCloud cloud = threeHosts();
        cloud.addServer(u"a-1"_s, u"cmp1"_s);
        QVERIFY(cloud.setScheduling(HostName(u"cmp1"_s), false, u"fans"_s));
        const auto plan = drain(cloud.snapshot(), wishFor(u"cmp1"_s));
        QVERIFY(plan);
        QCOMPARE(told(*plan),
                 (QStringList {u"1 live-migrate a-1 from cmp1"_s, u"2 verify-host-empty cmp1, after 1"_s}));
    }
    void hostDisabledByOthersNeedsAWord_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::newRow("with a reason") << u"bad disk"_s;
        QTest::newRow("without") << QString();
    }
    void hostDisabledByOthersNeedsAWord()
    {
        QFETCH(const QString, reason);
        LivelyCloud cloud = threeHosts();
        QVERIFY(cloud.setScheduling(HostName(u"cmp1"_s), false, reason));
        DrainWish wish = wishFor(u"cmp1"_s);
        const QString objection = objectionTo(cloud.snapshot(), wish);
        QVERIFY2(objection.contains(u"disabled already"_s) && objection.contains(reason),
                 qPrintable(objection));
        wish.keepOthersReason = true;
        const auto plan = drain(cloud.snapshot(), wish);
        QVERIFY(plan);
        QCOMPARE(told(*plan), QStringList {u"1 verify-host-empty cmp1"_s});
    }

    void whoStaysAndWhy_data()
    {
        QTest::addColumn<ServerStatus>("status");
        QTest::addColumn<PowerState>("power");
        QTest::addColumn<QString>("task");
        QTest::addColumn<bool>("device");
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("why");
        const QString live = u"2 live-migrate x-1 from cmp1, needs 1"_s;
        const QString cold = u"2 cold-migrate x-1 from cmp1, needs 1"_s;
        const auto row = [](const char *name, ServerStatus status, PowerState power, const QString &task,
                            bool device, const QString &step, const QString &why) {
            QTest::newRow(name) << status << power << task << device << step << why;
        };
        row("running", ServerStatus::Active, PowerState::Running, {}, false, live, {});
        row("off", ServerStatus::Shutoff, PowerState::Shutdown, {}, false, cold, {});
        row("off with a device", ServerStatus::Shutoff, PowerState::Shutdown, {}, true, cold, {});
        row("off, power not known", ServerStatus::Shutoff, PowerState::NoState, {}, false, cold, {});
        row("SHUTOFF but seen running", ServerStatus::Shutoff, PowerState::Running, {}, false, {},
            u"x-1 stays: SHUTOFF, but its guest was last seen running: a cold migration would shut it down"_s);
        row("running with a device", ServerStatus::Active, PowerState::Running, {}, true, {},
            u"x-1 stays: Its flavor asks for the PCI device a100:1, which does not move while the instance runs"_s);
        row("paused with a device", ServerStatus::Paused, PowerState::Paused, {}, true, {},
            u"x-1 stays: Its flavor asks for the PCI device a100:1, which does not move while the instance runs"_s);
        row("with a device, power not known", ServerStatus::Active, PowerState::NoState, {}, true, {},
            u"x-1 stays: Its flavor asks for the PCI device a100:1, which does not move while the instance runs"_s);
        row("ERROR", ServerStatus::Error, PowerState::Running, {}, false, {},
            u"x-1 stays: ERROR can be moved neither while it runs nor while it is off"_s);
        row("ERROR and off", ServerStatus::Error, PowerState::Shutdown, {}, false, {},
            u"x-1 stays: ERROR can be moved neither while it runs nor while it is off"_s);
        row("suspended", ServerStatus::Suspended, PowerState::Suspended, {}, false, {},
            u"x-1 stays: SUSPENDED can be moved neither while it runs nor while it is off"_s);
        row("a task under way", ServerStatus::Migrating, PowerState::Running, u"migrating"_s, false, {},
            u"x-1 stays: MIGRATING with task migrating under way: it cannot be moved before that has ended"_s);
        row("off with a task", ServerStatus::Shutoff, PowerState::Shutdown, u"powering-on"_s, false, {},
            u"x-1 stays: SHUTOFF with task powering-on under way: it cannot be moved before that has ended"_s);
        row("a status that is not known", ServerStatus::Unknown, PowerState::Running, {}, false, {},
            u"x-1 stays: UNKNOWN can be moved neither while it runs nor while it is off"_s);
    }
    void whoStaysAndWhy()
    {
        QFETCH(const ServerStatus, status);
        QFETCH(const PowerState, power);
        QFETCH(const QString, task);
        QFETCH(const bool, device);
        QFETCH(const QString, step);
        QFETCH(const QString, why);
        LivelyCloud cloud = threeHosts();
        cloud.addServer(u"x-1"_s, u"cmp1"_s);
        Server *server = cloud.server(u"x-1"_s);
        server->status = status;
        server->statusText = statusWord(status);
        server->powerState = power;
        if (!task.isEmpty())
            server->taskState = task;
        if (device)
            server->flavor.extraSpecs.insert(u"pci_passthrough:alias"_s, u"a100:1"_s);
        const auto plan = drain(cloud.snapshot(), wishFor(u"cmp1"_s));
        QVERIFY(plan);
        const QStringList lines = told(*plan);
        if (!step.isEmpty())
            QCOMPARE(lines[1], step);
        else
            QCOMPARE(plan->steps.size(), 2);
        QCOMPARE(plan->stays.isEmpty() ? QString() : lines.last(), why);
    }
    void lockedOnesMoveWithAWarning()
    {
        LivelyCloud cloud = threeHosts();
        cloud.addServer(u"x-1"_s, u"cmp1"_s);
        cloud.server(u"x-1"_s)->locked = true;
        const auto plan = drain(cloud.snapshot(), wishFor(u"cmp1"_s));
        QVERIFY(plan);
        QCOMPARE(plan->steps[1].findings.last().rule, u"locked"_s);
        QCOMPARE(plan->steps[1].findings.last().verdict, Finding::Verdict::Warns);
    }

    void pendingResizeOnTheHost_data()
    {
        QTest::addColumn<PendingResize>("choice");
        QTest::addColumn<PowerState>("power");
        QTest::addColumn<bool>("device");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QStringList>("steps");
        const QString stays = u"w-1 stays: VERIFY_RESIZE waits for a decision: confirm or revert it first"_s;
        const QString close = u"1 disable cmp1"_s;
        QTest::newRow("leave") << PendingResize::Leave << PowerState::Running << false << u"cmp2"_s
                               << QStringList {close, u"2 verify-host-empty cmp1, needs 1"_s, stays};
        QTest::newRow("confirm, runs")
            << PendingResize::Confirm << PowerState::Running << false << u"cmp2"_s
            << QStringList {close, u"2 confirm w-1, needs 1"_s, u"3 live-migrate w-1 from cmp1, needs 2"_s,
                            u"4 verify-host-empty cmp1, needs 1, after 3"_s};
        QTest::newRow("confirm, off")
            << PendingResize::Confirm << PowerState::Shutdown << false << u"cmp2"_s
            << QStringList {close, u"2 confirm w-1, needs 1"_s, u"3 cold-migrate w-1 from cmp1, needs 2"_s,
                            u"4 confirm w-1, needs 3"_s, u"5 verify-host-empty cmp1, needs 1, after 4"_s};
        QTest::newRow("confirm, holds a device")
            << PendingResize::Confirm << PowerState::Running << true << u"cmp2"_s
            << QStringList {
                   close, u"2 confirm w-1, needs 1"_s, u"3 verify-host-empty cmp1, needs 1, after 2"_s,
                   u"w-1 stays: Its flavor asks for the PCI device a100:1, which does not move while the "
                   "instance runs"_s};
        QTest::newRow("revert") << PendingResize::Revert << PowerState::Running << false << u"cmp2"_s
                                << QStringList {close, u"2 revert w-1, needs 1"_s,
                                                u"3 verify-host-empty cmp1, needs 1, after 2"_s};
        QTest::newRow("revert of a resize within the host")
            << PendingResize::Revert << PowerState::Running << false << u"cmp1"_s
            << QStringList {close, u"2 revert w-1, needs 1"_s, u"3 live-migrate w-1 from cmp1, needs 2"_s,
                            u"4 verify-host-empty cmp1, needs 1, after 3"_s};
    }
    void pendingResizeOnTheHost()
    {
        QFETCH(const PendingResize, choice);
        QFETCH(const PowerState, power);
        QFETCH(const bool, device);
        QFETCH(const QString, from);
        QFETCH(const QStringList, steps);
        LivelyCloud cloud = threeHosts();
        cloud.addWaiting(u"w-1"_s, from, u"cmp1"_s, power);
        if (device)
            cloud.server(u"w-1"_s)->flavor.extraSpecs.insert(u"pci_passthrough:alias"_s, u"a100:1"_s);
        DrainWish wish = wishFor(u"cmp1"_s);
        wish.pendingResize = choice;
        const auto plan = drain(cloud.snapshot(), wish);
        QVERIFY(plan);
        QCOMPARE(told(*plan), steps);
    }
    void pendingResizeThatLeftTheHost_data()
    {
        QTest::addColumn<PendingResize>("choice");
        QTest::addColumn<QStringList>("steps");
        const QString stays =
            u"w-1 stays: It has moved to cmp2 and waits for a decision; until it is confirmed it "
            "occupies cmp1"_s;
        const QStringList left {u"1 disable cmp1"_s, u"2 verify-host-empty cmp1, needs 1"_s, stays};
        QTest::newRow("leave") << PendingResize::Leave << left;
        QTest::newRow("revert would bring it back") << PendingResize::Revert << left;
        QTest::newRow("confirm") << PendingResize::Confirm
                                 << QStringList {u"1 disable cmp1"_s, u"2 confirm w-1, needs 1"_s,
                                                 u"3 verify-host-empty cmp1, needs 1, after 2"_s};
    }
    void pendingResizeThatLeftTheHost()
    {
        QFETCH(const PendingResize, choice);
        QFETCH(const QStringList, steps);
        LivelyCloud cloud = threeHosts();
        cloud.addWaiting(u"w-1"_s, u"cmp1"_s, u"cmp2"_s);
        DrainWish wish = wishFor(u"cmp1"_s);
        wish.pendingResize = choice;
        const auto plan = drain(cloud.snapshot(), wish);
        QVERIFY(plan);
        QCOMPARE(told(*plan), steps);
    }

    void objections_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QStringList>("destinations");
        QTest::addColumn<QString>("words");
        QTest::newRow("no such host")
            << u"cmp9"_s << u"fans"_s << QStringList() << u"no nova-compute on a host called cmp9"_s;
        QTest::newRow("no reason") << u"cmp1"_s << QString() << QStringList() << u"A reason is needed"_s;
        QTest::newRow("blank reason") << u"cmp1"_s << u" \t\n"_s << QStringList() << u"A reason is needed"_s;
        QTest::newRow("long reason") << u"cmp1"_s << QString(256, u'x') << QStringList()
                                     << u"256 characters"_s;
        QTest::newRow("longest reason") << u"cmp1"_s << QString(255, u'x') << QStringList() << QString();
        QTest::newRow("to itself") << u"cmp1"_s << u"fans"_s << QStringList {u"cmp2"_s, u"cmp1"_s}
                                   << u"cmp1 cannot be a destination"_s;
        QTest::newRow("to a disabled one")
            << u"cmp1"_s << u"fans"_s << QStringList {u"off"_s} << u"off is disabled: full"_s;
        QTest::newRow("to a dead one")
            << u"cmp1"_s << u"fans"_s << QStringList {u"dead"_s} << u"dead is down"_s;
        QTest::newRow("to nowhere") << u"cmp1"_s << u"fans"_s << QStringList {u"cmp9"_s}
                                    << u"cmp9 cannot be a destination"_s;
        QTest::newRow("of a dead one")
            << u"dead"_s << u"fans"_s << QStringList() << u"can only be evacuated"_s;
        QTest::newRow("of one whose cell is silent")
            << u"silent"_s << u"fans"_s << QStringList() << u"not known whether silent is up"_s;
    }
    void objections()
    {
        QFETCH(const QString, host);
        QFETCH(const QString, reason);
        QFETCH(const QStringList, destinations);
        QFETCH(const QString, words);
        LivelyCloud cloud = threeHosts();
        for (const QString &more : {u"off"_s, u"dead"_s, u"silent"_s})
            cloud.addHost(more);
        QVERIFY(cloud.setScheduling(HostName(u"off"_s), false, u"full"_s));
        cloud.service(u"dead"_s)->state = ComputeService::State::Down;
        cloud.service(u"silent"_s)->state = ComputeService::State::Unknown;
        DrainWish wish = wishFor(host);
        wish.reason = reason;
        for (const QString &destination : destinations)
            wish.destinations << HostName(destination);
        const QString objection = objectionTo(cloud.snapshot(), wish);
        QVERIFY2(words.isEmpty() ? objection.isEmpty() : objection.contains(words), qPrintable(objection));
    }
    void whatWasNotReadIsNotPlannedOn_data()
    {
        QTest::addColumn<QString>("section");
        QTest::addColumn<Reading>("reading");
        QTest::addColumn<QString>("words");
        QTest::newRow("servers half read") << u"servers"_s << Reading::Partial << u"could not all be read"_s;
        QTest::newRow("servers forbidden")
            << u"servers"_s << Reading::Forbidden << u"could not all be read"_s;
        QTest::newRow("migrations never read") << u"migrations"_s << Reading::Never << u"migrations"_s;
        QTest::newRow("services forbidden")
            << u"services"_s << Reading::Forbidden << u"may not see the compute services"_s;
        QTest::newRow("services never read") << u"services"_s << Reading::Never << u"could not all be read"_s;
    }
    void whatWasNotReadIsNotPlannedOn()
    {
        QFETCH(const QString, section);
        QFETCH(const Reading, reading);
        QFETCH(const QString, words);
        Snapshot snapshot = threeHosts().snapshot();
        if (section == "servers"_L1)
            snapshot.servers.reading = reading;
        else if (section == "migrations"_L1)
            snapshot.migrations.reading = reading;
        else
            snapshot.services = {{}, reading};
        const QString objection = objectionTo(snapshot, wishFor(u"cmp1"_s));
        QVERIFY2(objection.contains(words), qPrintable(objection));
    }
    void namedDestinationsAreDealtOut()
    {
        LivelyCloud cloud = threeHosts();
        cloud.addServer(u"a-1"_s, u"cmp1"_s);
        cloud.addServer(u"a-2"_s, u"cmp1"_s);
        DrainWish wish = wishFor(u"cmp1"_s);
        wish.destinations = {HostName(u"cmp2"_s), HostName(u"cmp3"_s)};
        const auto plan = drain(cloud.snapshot(), wish);
        QVERIFY(plan);
        QCOMPARE(plan->steps[1].destination, HostName(u"cmp2"_s));
        QCOMPARE(plan->steps[2].destination, HostName(u"cmp3"_s));
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestDrain)
#include "tst_drain.moc"
