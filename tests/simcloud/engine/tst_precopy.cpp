// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/precopy.h"

#include <QTest>

#include <cmath>

using namespace simcloud;
using namespace Qt::StringLiterals;

namespace {

constexpr DowntimeSteps atOnce {.mostMs = 300};

CopiedGuest guestThat(double dirtyMiBPerSecond, double workingSetMiB, double usedShare = 1.0)
{
    return {.memoryMiB = 4096,
            .workload = std::make_shared<const Workload>(Workload {
                .usedShare = usedShare,
                .phases = {{.dirtyMiBPerSecond = dirtyMiBPerSecond, .workingSetMiB = workingSetMiB}}})};
}

/// How often what remains has grown, looking every tenth of a second until the copy ends.
int jumpsUntilEnd(Precopy copy, const CopiedGuest &guest, double mibPerSecond)
{
    int jumps = 0;
    for (int i = 0; i < 36000 && !copy.ended(); ++i) {
        const double before = copy.remainingMiB;
        advance(copy, guest, 0.1, mibPerSecond, atOnce);
        if (copy.remainingMiB > before)
            ++jumps;
    }
    return copy.ended() ? jumps : -1;
}

} // namespace

class TestPrecopy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsOrNot_data();
    void endsOrNot();
    void zeroPagesCostNextToNothing();
    void splittingTimeChangesNothing_data();
    void splittingTimeChangesNothing();
    void pausedGuestJumpsOnceAtMost();
    void postCopySendsEachPageOnce();
    void postCopyHasToWaitForDisks();
    void disksGoBeforeMemory();
    void throttlesInSteps();
    void downtimeRisesAsNovaRaisesIt_data();
    void downtimeRisesAsNovaRaisesIt();
    void endsWhenEnoughDowntimeIsAllowed();
    void burstsLetItEndInTheirPauses();
    void guestMayHaveRunForYears();
    void standsStillWithoutBandwidth();
    void savedAndLoadedItGoesOnTheSame();
    void refusesWhatItHasNotWritten();
    void countsInBytes();
};

void TestPrecopy::endsOrNot_data()
{
    QTest::addColumn<double>("dirty");
    QTest::addColumn<double>("workingSet");
    QTest::addColumn<WritePattern>("pattern");
    QTest::addColumn<bool>("ends");

    QTest::newRow("idle") << 0.0 << 0.0 << WritePattern::Random << true;
    QTest::newRow("writes half of what is sent") << 50.0 << 2000.0 << WritePattern::Random << true;
    QTest::newRow("writes twice as much") << 200.0 << 2000.0 << WritePattern::Random << false;
    QTest::newRow("writes twice as much, in order") << 200.0 << 2000.0 << WritePattern::Sequential << false;
    QTest::newRow("writes much, to what fits the downtime") << 500.0 << 25.0 << WritePattern::Random << true;
    QTest::newRow("writes much, to a little more") << 500.0 << 60.0 << WritePattern::Random << false;
    QTest::newRow("writes most to a small part") << 150.0 << 100.0 << WritePattern::Hot << true;
    QTest::newRow("writes as much all over") << 150.0 << 100.0 << WritePattern::Sequential << false;
}

void TestPrecopy::endsOrNot()
{
    QFETCH(double, dirty);
    QFETCH(double, workingSet);
    QFETCH(WritePattern, pattern);
    const CopiedGuest guest {
        .memoryMiB = 4096,
        .workload = std::make_shared<const Workload>(Workload {
            .usedShare = 1,
            .phases = {{.dirtyMiBPerSecond = dirty, .workingSetMiB = workingSet, .pattern = pattern}}})};
    const auto end = secondsToEnd(beginCopy(guest), guest, 100, atOnce, 3600);
    QTEST(end.has_value(), "ends");
    if (end)
        QVERIFY(*end >= 40.5);
}

void TestPrecopy::zeroPagesCostNextToNothing()
{
    const CopiedGuest guest = guestThat(0, 0, 0.25);
    Precopy copy = beginCopy(guest);
    const double took = advance(copy, guest, 3600, 100, atOnce);
    QVERIFY(copy.ended());
    QVERIFY2(std::abs(took - 10.24) < 0.3, qPrintable(QString::number(took)));
    QVERIFY(std::abs(copy.sentMiB - 1024) < 1);
}

void TestPrecopy::splittingTimeChangesNothing_data()
{
    QTest::addColumn<double>("step");
    QTest::newRow("tenths") << 0.1;
    QTest::newRow("halves") << 0.5;
    QTest::newRow("odd") << 0.37;
    QTest::newRow("long") << 61.0;
}

void TestPrecopy::splittingTimeChangesNothing()
{
    QFETCH(double, step);
    const CopiedGuest guest = guestThat(150, 1500, 0.7);
    Precopy whole = beginCopy(guest);
    advance(whole, guest, 100, 100, atOnce);
    Precopy parts = beginCopy(guest);
    while (!parts.ended() && parts.seconds < 100 - 1e-6)
        advance(parts, guest, std::min(step, 100 - parts.seconds), 100, atOnce);
    QCOMPARE(parts.passes, whole.passes);
    QVERIFY2(std::abs(parts.remainingMiB - whole.remainingMiB) < 0.5,
             qPrintable(u"%1 and %2"_s.arg(parts.remainingMiB).arg(whole.remainingMiB)));
}

void TestPrecopy::pausedGuestJumpsOnceAtMost()
{
    const CopiedGuest guest = guestThat(300, 2000);
    for (const double at : {1.0, 30.0, 50.0, 77.7, 200.0}) {
        Precopy copy = beginCopy(guest);
        advance(copy, guest, at, 100, atOnce);
        QVERIFY(!copy.ended());
        pauseGuest(copy);
        const int jumps = jumpsUntilEnd(copy, guest, 100);
        QVERIFY(jumps == 0 || jumps == 1);
    }
}

void TestPrecopy::postCopySendsEachPageOnce()
{
    const CopiedGuest guest = guestThat(300, 2000);
    for (const double at : {1.0, 50.0, 77.7, 200.0}) {
        Precopy copy = beginCopy(guest);
        advance(copy, guest, at, 100, atOnce);
        switchToPostCopy(copy, guest);
        const double rest = copy.remainingMiB;
        QCOMPARE(jumpsUntilEnd(copy, guest, 100), 0);
        const double sent = copy.sentMiB;
        const double took = advance(copy, guest, 3600, 100, atOnce);
        QVERIFY(std::abs(took - rest / 100) < 1e-6);
        QVERIFY(std::abs(copy.sentMiB - sent - rest) < 1e-6);
        QCOMPARE(copy.remainingMiB, 0.0);
    }
}

void TestPrecopy::postCopyHasToWaitForDisks()
{
    CopiedGuest guest = guestThat(0, 0);
    guest.diskMiB = 1000;
    Precopy copy = beginCopy(guest);
    switchToPostCopy(copy, guest);
    QCOMPARE(copy.phase, Precopy::Phase::Disks);
}

void TestPrecopy::disksGoBeforeMemory()
{
    CopiedGuest guest = guestThat(10, 100);
    guest.diskMiB = 1000;
    Precopy copy = beginCopy(guest);
    advance(copy, guest, 5, 100, atOnce);
    QCOMPARE(countersOf(copy, guest).diskRemaining, qint64(500) << 20);
    QCOMPARE(countersOf(copy, guest).memoryRemaining, qint64(4096) << 20);
    advance(copy, guest, 10, 100, atOnce);
    QCOMPARE(countersOf(copy, guest).diskRemaining, 0);
    QVERIFY(std::abs(copy.remainingMiB - (4096 - 500)) < 1);
}

void TestPrecopy::throttlesInSteps()
{
    CopiedGuest guest = guestThat(300, 2000);
    guest.autoConverge = true;
    Precopy copy = beginCopy(guest);
    QList<int> steps;
    while (!copy.ended() && copy.seconds < 3600) {
        advance(copy, guest, 0.5, 100, atOnce);
        if (copy.throttlePercent > 0 && (steps.isEmpty() || steps.last() != copy.throttlePercent))
            steps.append(copy.throttlePercent);
    }
    QVERIFY(copy.ended());
    QVERIFY(steps.size() >= 3);
    for (int i = 0; i < steps.size(); ++i)
        QCOMPARE(steps[i], 20 + 10 * i);
}

void TestPrecopy::downtimeRisesAsNovaRaisesIt_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<double>("allowed");
    QTest::newRow("at once") << 0.0 << 50.0;
    QTest::newRow("before the first step") << 299.0 << 50.0;
    QTest::newRow("first step") << 300.0 << 95.0;
    QTest::newRow("second") << 600.0 << 140.0;
    QTest::newRow("before the last") << 2999.0 << 455.0;
    QTest::newRow("last") << 3000.0 << 500.0;
    QTest::newRow("long after") << 90000.0 << 500.0;
}

void TestPrecopy::downtimeRisesAsNovaRaisesIt()
{
    // 75 s for each GiB of a guest of 4 GiB.
    const DowntimeSteps nova {.mostMs = 500, .steps = 10, .delaySeconds = 300};
    QFETCH(double, seconds);
    QTEST(nova.allowedMs(seconds), "allowed");
    QCOMPARE(nova.nextStepAfter(299), 300.0);
    QCOMPARE(nova.nextStepAfter(300), 600.0);
    QVERIFY(!nova.nextStepAfter(3000));
}

void TestPrecopy::endsWhenEnoughDowntimeIsAllowed()
{
    // 25 MiB are always dirty, which takes 250 ms: allowed from the fifth step on, 275 ms after 1500 s.
    const CopiedGuest guest = guestThat(5000, 25);
    const DowntimeSteps nova {.mostMs = 500, .steps = 10, .delaySeconds = 300};
    const auto end = secondsToEnd(beginCopy(guest), guest, 100, nova, 7200);
    QVERIFY(end);
    QVERIFY2(std::abs(*end - 1500) < 1, qPrintable(QString::number(*end)));
}

void TestPrecopy::burstsLetItEndInTheirPauses()
{
    CopiedGuest guest = guestThat(0, 0);
    guest.workload = std::make_shared<const Workload>(
        Workload {.usedShare = 1,
                  .repeats = true,
                  .phases = {{.seconds = 60, .dirtyMiBPerSecond = 300, .workingSetMiB = 2000},
                             {.seconds = 60, .dirtyMiBPerSecond = 5, .workingSetMiB = 2000}}});
    const auto end = secondsToEnd(beginCopy(guest), guest, 100, atOnce, 3600);
    QVERIFY(end);
    QVERIFY(*end > 60 && *end < 120);
}

void TestPrecopy::guestMayHaveRunForYears()
{
    CopiedGuest guest = guestThat(0, 0);
    guest.workload = std::make_shared<const Workload>(
        Workload {.usedShare = 1,
                  .repeats = true,
                  .phases = {{.seconds = 0.7, .dirtyMiBPerSecond = 300, .workingSetMiB = 2000},
                             {.seconds = 0.1 / 3, .dirtyMiBPerSecond = 5, .workingSetMiB = 100}}});
    Precopy copy = beginCopy(guest, 1.8e9 + 0.123456789);
    QCOMPARE(advance(copy, guest, 3600, 100, atOnce), 3600.0);
}

void TestPrecopy::standsStillWithoutBandwidth()
{
    const CopiedGuest guest = guestThat(50, 2000);
    Precopy copy = beginCopy(guest);
    advance(copy, guest, 10, 100, atOnce);
    const double remaining = copy.remainingMiB;
    QCOMPARE(advance(copy, guest, 600, 0, atOnce), 600.0);
    QCOMPARE(copy.remainingMiB, remaining);
    QCOMPARE(copy.passes, 1);
    advance(copy, guest, 600, 100, atOnce);
    QVERIFY(copy.ended());
}

void TestPrecopy::savedAndLoadedItGoesOnTheSame()
{
    CopiedGuest guest = guestThat(120, 2000, 0.8);
    guest.autoConverge = true;
    guest.diskMiB = 500;
    for (const double at : {2.0, 30.0, 77.7, 150.05}) {
        Precopy copy = beginCopy(guest, 7);
        advance(copy, guest, at, 100, atOnce);
        auto loaded = precopyFrom(toJson(copy));
        QVERIFY(loaded);
        QCOMPARE(toJson(*loaded), toJson(copy));
        advance(copy, guest, 33, 100, atOnce);
        advance(*loaded, guest, 33, 100, atOnce);
        QCOMPARE(toJson(*loaded), toJson(copy));
    }
}

void TestPrecopy::refusesWhatItHasNotWritten()
{
    QVERIFY(!precopyFrom({}));
    QJsonObject json = toJson(Precopy());
    QVERIFY(precopyFrom(json));
    json["phase"_L1] = 17;
    QVERIFY(!precopyFrom(json));
    json["phase"_L1] = 1;
    json["remaining_mib"_L1] = u"many"_s;
    QVERIFY(!precopyFrom(json));
}

void TestPrecopy::countsInBytes()
{
    const CopiedGuest guest = guestThat(0, 0);
    Precopy copy = beginCopy(guest);
    advance(copy, guest, 10, 100, atOnce);
    const Counters counters = countersOf(copy, guest);
    QCOMPARE(counters.memoryTotal, qint64(4096) << 20);
    QCOMPARE(counters.memoryProcessed + counters.memoryRemaining, counters.memoryTotal);
    QVERIFY(std::abs(double(counters.memoryProcessed) - 1000.0 * 1048576) < 1048576);
}

QTEST_GUILESS_MAIN(TestPrecopy)
#include "tst_precopy.moc"
