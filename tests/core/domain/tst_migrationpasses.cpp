// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/migrationpasses.h"

#include <QTest>

using namespace drover;
using namespace std::chrono_literals;

namespace {

struct Counts {
    double at; ///< Seconds.
    qint64 sent;
    qint64 left;
};

std::vector<MigrationSample> samplesOf(qint64 total, const std::vector<Counts> &counts)
{
    const QDateTime start(QDate(2026, 11, 17), QTime(2, 0), Qt::UTC);
    std::vector<MigrationSample> samples;
    for (const Counts &count : counts)
        samples.push_back({start.addMSecs(qint64(count.at * 1000)), total, count.sent, count.left, 0, 0});
    return samples;
}

/// 40 GB at 1 GB/s, then 10 GB that are written during each pass: a sample every 5 s.
std::vector<MigrationSample> steadySaw()
{
    return samplesOf(40'000'000'000,
                     {{0, 0, 40'000'000'000},
                      {5, 5'000'000'000, 35'000'000'000},
                      {38, 38'000'000'000, 2'000'000'000},
                      {43, 43'000'000'000, 7'000'000'000}, // 3 s into the second pass
                      {48, 48'000'000'000, 2'000'000'000},
                      {53, 53'000'000'000, 7'000'000'000}});
}

/// Recorded from QEMU 7.2: 768 MiB, 96 MiB/s, more is written than can be sent. Its dirty_sync_count grows
/// in each interval from the second on.
std::vector<MigrationSample> recordedWithoutEnd()
{
    return samplesOf(805'838'848,
                     {{3.001, 302'014'282, 500'379'648},
                      {8.005, 728'022'218, 75'202'560},
                      {13.002, 1'191'109'020, 190'730'240},
                      {18.001, 1'694'465'020, 178'618'368},
                      {23.001, 2'191'820'972, 142'278'656},
                      {28.005, 2'683'648'828, 99'745'792},
                      {33.007, 3'177'610'796, 54'464'512},
                      {38.001, 3'663'340'164, 435'191'808}});
}

} // namespace

class TestMigrationPasses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutSamplesThereIsNoPass()
    {
        QVERIFY(passesOf({}).empty());
        QVERIFY(!bytesPerSecond({}, 0));
        QVERIFY(!freezeNow({}, {}));
    }

    void passesEndWhereWrittenMemoryIsToBeSentAgain()
    {
        const auto samples = steadySaw();
        const auto passes = passesOf(samples);
        QCOMPARE(passes.size(), size_t(3));
        QCOMPARE(passes[0].first, qsizetype(0));
        QCOMPARE(passes[1].first, qsizetype(3));
        QCOMPARE(passes[2].first, qsizetype(5));
        QCOMPARE(passes[2].number, 3);
        QVERIFY(passes[2].isNumberExact);
    }

    void whatAPassLeftIsWhatWasWrittenDuringIt()
    {
        const auto samples = steadySaw();
        const auto passes = passesOf(samples);
        QCOMPARE(passes[1].leftOverAtLeast, qint64(10'000'000'000)); // Not the 7 GB that were seen of them.
        QCOMPARE(passes[1].leftOverAtMost, qint64(10'000'000'000));
    }

    void aPassIsFoundAlsoWhereWhatRemainsKeepsFalling()
    {
        // Once per pass a sample, a little later in the pass each time: it seems to converge.
        const auto samples = recordedWithoutEnd();
        const auto passes = passesOf(samples);
        QCOMPARE(passes.size(), size_t(7));
        QCOMPARE(passes.back().number, 7);
    }

    void wherePassesAreShorterThanSamplesTheNumberIsTheLeast()
    {
        const auto samples = recordedWithoutEnd();
        const auto passes = passesOf(samples);
        QVERIFY(passes[1].isNumberExact);
        QVERIFY(!passes[2].isNumberExact);
        QVERIFY(passes[3].leftOverAtLeast < passes[3].leftOverAtMost);
        QCOMPARE(passes[3].leftOverAtLeast, qint64(190'730'240)); // Was seen in the interval before.
    }

    void whatWasBeforeTheFirstSampleIsNotCounted()
    {
        auto samples = steadySaw();
        samples.erase(samples.begin(), samples.begin() + 4);
        QVERIFY(!passesOf(samples).front().isNumberExact);
    }

    void theRateIsThatOfTheLastSamples()
    {
        const auto samples = steadySaw();
        QVERIFY(!bytesPerSecond(samples, 0));
        QCOMPARE(*bytesPerSecond(samples, 5), 1e9);
        auto slower = samples;
        for (int i = 1; i <= 6; ++i) {
            slower.push_back(slower.back());
            slower.back().at = slower.back().at.addSecs(5);
            slower.back().memoryProcessedBytes += 500'000'000;
        }
        QCOMPARE(*bytesPerSecond(slower, 11), 1e8);
    }

    void aPauseIsTheLeftOverAtTheRateOfItsTime()
    {
        const auto samples = steadySaw();
        const auto passes = passesOf(samples);
        QCOMPARE(*pauseNeeded(samples, passes[2]), (Pause {10, 10}));
        QVERIFY(!pauseNeeded(samples, passes[0]));
    }

    void aFreezeIsTheRestOfThisPassAndAtMostOneMore()
    {
        const auto samples = steadySaw();
        QCOMPARE(*freezeNow(samples, passesOf(samples)), (Pause {7, 17}));
        const MigrationSamples firstPass = MigrationSamples(samples).first(3);
        QVERIFY(!freezeNow(firstPass, passesOf(firstPass)));
    }

    void whereNothingIsSentThereIsNoPause()
    {
        auto samples = steadySaw();
        for (int i = 0; i < 8; ++i) {
            samples.push_back(samples.back());
            samples.back().at = samples.back().at.addSecs(5);
        }
        QCOMPARE(*bytesPerSecond(samples, qsizetype(samples.size()) - 1), 0.0);
        QVERIFY(!freezeNow(samples, passesOf(samples)));
    }

    void oneMissedSampleIsNoGap()
    {
        auto samples = steadySaw();
        QCOMPARE(longestSpacing(samples), 15s);
        samples = samplesOf(1, {{0, 0, 1}, {25, 0, 1}, {50, 0, 1}, {75, 0, 1}});
        QCOMPARE(longestSpacing(samples), 62'500ms); // A compute host that writes less often.
    }
};

QTEST_GUILESS_MAIN(TestMigrationPasses)
#include "tst_migrationpasses.moc"
