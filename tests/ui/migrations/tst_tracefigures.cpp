// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/examplecloud.h"
#include "ui/mainwindow/language.h"
#include "ui/migrations/migrationcard.h"
#include "ui/migrations/migrationtable.h"
#include "ui/migrations/sampletable.h"
#include "ui/migrations/traceexport.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace drover;

namespace {

const QDateTime now(QDate(2026, 11, 17), QTime(2, 5, 20), Qt::UTC);

const std::shared_ptr<const Snapshot> &moving()
{
    static const auto snapshot = movingCloud(now);
    return snapshot;
}

MigrationRowsPtr rowsAt(const QDateTime &at, const MigrationTraces &traces, const MigrationRows &before = {})
{
    return tracedRows(*migrationRows(*moving(), {}), traces, at, before);
}

const MigrationRow &rowOf(const MigrationRows &rows, const QString &name)
{
    return **std::ranges::find_if(rows, [&name](const auto &row) {
        return row->serverName == name && row->migration->id >= neverEndingMigration;
    });
}

/// What the table says in a column of a row.
QString cellText(const QString &name, const QString &column)
{
    const auto rows = rowsAt(now, movingTraces(*moving()));
    for (const auto &described : migrationTable().columns) {
        if (described.head.name == column)
            return described.cell(rowOf(*rows, name)).text;
    }
    return u"no such column"_s;
}

MigrationRow rowWith(std::vector<MigrationSample> samples)
{
    auto trace = std::make_shared<MigrationTrace>();
    auto record = std::make_shared<Migration>();
    record->id = 1;
    record->type = Migration::Type::Live;
    record->status = u"running"_s;
    record->source = HostName(u"cmp1"_s);
    trace->migration = record;
    trace->samples = std::move(samples);
    MigrationRow row {record, u"db-1"_s};
    row.figures = figuresOf(trace);
    return row;
}

MigrationSample sample(int second, qint64 sent, qint64 left)
{
    return {now.addSecs(second), 40'000'000'000, sent, left, 0, 0};
}

} // namespace

class TestTraceFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { speak(QLocale(QLocale::English)); }

    void aThinnedCurveKeepsItsPeaksAndHollows()
    {
        QPolygonF points;
        for (int x = 0; x < 10'000; ++x)
            points << QPointF(x, x % 100);
        points[4321].setY(5000);
        points[8765].setY(-5000);
        const QPolygonF thin = thinned(points, 0, 9'999, 200);
        QVERIFY2(thin.size() <= 2 * 201, qPrintable(QString::number(thin.size())));
        QVERIFY(thin.contains(points[4321]));
        QVERIFY(thin.contains(points[8765]));
        QVERIFY(std::ranges::is_sorted(thin, {}, &QPointF::x));
    }

    void fewPointsAreAllKept()
    {
        const QPolygonF points {{0, 1}, {5, 2}, {10, 1}};
        QCOMPARE(thinned(points, 0, 10, 100), points);
    }

    void aCurveGoesOnBeyondWhatIsInSight()
    {
        const QPolygonF points {{0, 1}, {5, 2}, {10, 3}, {15, 4}, {20, 5}};
        QCOMPARE(thinned(points, 7, 12, 100), (QPolygonF {{5, 2}, {10, 3}, {15, 4}}));
    }

    void missingSamplesEndARun()
    {
        const std::vector<MigrationSample> samples {sample(0, 0, 9), sample(5, 1, 8), sample(10, 2, 7),
                                                    sample(60, 3, 6), sample(65, 4, 5)};
        using Run = std::pair<qsizetype, qsizetype>;
        QCOMPARE(runsOf(samples), (std::vector<Run> {{0, 2}, {3, 4}}));
        const auto row = rowWith(samples);
        QCOMPARE(sparklineOf(*row.figures, Tone::Info).runs.size(), size_t(2));
    }

    void aYoungMigrationHasAShortSparkline()
    {
        const auto row = rowWith({sample(0, 0, 40), sample(60, 20, 20)});
        const Sparkline spark = sparklineOf(*row.figures, Tone::Info);
        double right = 0;
        double top = 0;
        for (const QPolygonF &run : spark.runs) {
            right = std::max(right, run.boundingRect().right());
            top = std::max(top, run.boundingRect().bottom());
        }
        QCOMPARE(right, 0.5); // Of two minutes.
        QCOMPARE(top, 1.0);
    }

    void figuresHaveFewDigitsAndTheirUnits()
    {
        QCOMPARE(rateText(412e6), u"412 MB/s"_s);
        QCOMPARE(rateText(1.024e9), u"1.02 GB/s"_s);
        QCOMPARE(rateText(0), u"0 MB/s"_s);
        QCOMPARE(pauseText({25.8, 25.8}), u"25.8 s"_s);
        QCOMPARE(pauseText({0.213, 0.213}), u"0.21 s"_s);
        QCOMPARE(pauseText({23.1, 30.6}), u"23–31 s"_s);
        QCOMPARE(pauseText({1.4, 5}), u"1.4–5.0 s"_s);
        QCOMPARE(pauseText({7.2, 28.2}), u"7–28 s"_s);
        QCOMPARE(durationText(604s), u"10 min 4 s"_s);
        QCOMPARE(durationText(7500s), u"2 h 5 min"_s);
        QCOMPARE(passText({18, true, 1, 0, 0}), u"pass 18"_s);
        QCOMPARE(passText({18, false, 1, 0, 0}), u"pass 18 or later"_s);
    }

    void theTableSaysWhatTheSamplesSay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("text");
        QTest::newRow("rate") << u"db-billing-3"_s << u"rate"_s << u"412 MB/s"_s;
        QTest::newRow("pause") << u"db-billing-3"_s << u"pause"_s << u"25.7 s"_s;
        QTest::newRow("route") << u"db-billing-3"_s << u"route"_s << u"compute-12 → compute-14"_s;
        QTest::newRow("Nova's word") << u"erp-app-2"_s << u"status"_s << u"running (post-copy)"_s;
        QTest::newRow("age") << u"redis-cart-9"_s << u"age"_s << u"5 s"_s;
        QTest::newRow("nothing sent") << u"ci-runner-17"_s << u"rate"_s << u"0 MB/s"_s;
        QTest::newRow("no pause without a rate") << u"ci-runner-17"_s << u"pause"_s << u"–"_s;
        QTest::newRow("no pause in the first pass") << u"web-shop-33"_s << u"pause"_s << u"–"_s;
        QTest::newRow("no rate in post-copy") << u"erp-app-2"_s << u"rate"_s << u"–"_s;
        QTest::newRow("not copying yet") << u"nfs-home-1"_s << u"remaining"_s << u"No figures yet"_s;
        QTest::newRow("the curve in words") << u"web-shop-33"_s << u"remaining"_s << u"3.4 of 8.6 GB"_s;
    }
    void theTableSaysWhatTheSamplesSay()
    {
        QFETCH(QString, name);
        QFETCH(QString, column);
        QFETCH(QString, text);
        QCOMPARE(cellText(name, column), text);
    }

    void rowsThatDidNotChangeAreTheSameOnes()
    {
        const auto traces = movingTraces(*moving());
        const auto listed = migrationRows(*moving(), {});
        const auto rows = tracedRows(*listed, traces, now, {});
        QCOMPARE(*tracedRows(*listed, traces, now, *rows), *rows);
        // A second later only ages of what is under way are other ones.
        const auto later = tracedRows(*listed, traces, now.addSecs(1), *rows);
        int other = 0;
        for (size_t at = 0; at < rows->size(); ++at) {
            if ((*rows)[at] == (*later)[at])
                continue;
            ++other;
            QVERIFY((*later)[at]->age);
            QCOMPARE((*later)[at]->figures, (*rows)[at]->figures); // Not reckoned anew.
        }
        QCOMPARE(other, 7);
    }

    void aRecordThatCameWithTheCountsIsTheNewerOne()
    {
        auto traces = movingTraces(*moving());
        auto trace = std::make_shared<MigrationTrace>(*traces[neverEndingMigration + 7]);
        auto record = std::make_shared<Migration>(*trace->migration);
        record->status = u"running"_s;
        record->updatedAt = now;
        trace->migration = record;
        traces.insert(record->id, trace);
        QCOMPARE(rowOf(*rowsAt(now, traces), u"nfs-home-1"_s).migration->status, u"running"_s);
    }

    void howLongItTakesIsToldByTheServicesClock()
    {
        const auto rows = rowsAt(now, movingTraces(*moving()));
        MigrationRow row = rowOf(*rows, u"db-billing-3"_s);
        QCOMPARE(duration(row, now), 615s);
        // Where the desktop's clock is a day behind, it has still not taken less than nothing.
        QCOMPARE(duration(row, now.addDays(-1)), 615s);
        row.age.reset();
        QCOMPARE(duration(row, now.addSecs(5)), 620s);
    }

    void factsAreSaidWithoutAJudgement()
    {
        const auto rows = rowsAt(now, movingTraces(*moving()));
        const QString facts = knownFacts(rowOf(*rows, u"db-billing-3"_s), now).join(u' ');
        QVERIFY2(facts.contains(u"It sends 412 MB/s."_s), qPrintable(facts));
        QVERIFY2(facts.contains(u"left 10.6 GB to be sent again"_s), qPrintable(facts));
        QVERIFY2(facts.contains(u"stand still for 25.7 s"_s), qPrintable(facts));
        const QString post = knownFacts(rowOf(*rows, u"erp-app-2"_s), now).join(u' ');
        QVERIFY2(post.contains(u"It runs on compute-08 already"_s), qPrintable(post));
        QVERIFY(!post.contains(u"of this pass"_s));
        const QString queued = knownFacts(rowOf(*rows, u"nfs-home-1"_s), now).join(u' ');
        QCOMPARE(queued, u"It waits until compute-10 has a place for one more live migration."_s);
    }

    void oldFiguresAreNotTakenForAStandstill()
    {
        const auto rows = rowsAt(now.addSecs(60), movingTraces(*moving()));
        const QString facts = knownFacts(rowOf(*rows, u"kafka-02"_s), now).join(u' ');
        QVERIFY2(facts.endsWith(u"These figures are 1 min old. That does not tell whether it goes on."_s),
                 qPrintable(facts));
    }

    void theTwinHasTheNumbersOfTheSamples()
    {
        const auto row =
            rowWith({sample(0, 0, 40'000'000'000), sample(5, 5'000'000'000, 35'000'000'000),
                     sample(60, 38'000'000'000, 2'000'000'000), sample(65, 43'000'000'000, 7'000'000'000)});
        SampleTableModel model(sampleTable());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto rows = sampleRows(*row.figures, {});
        model.setRows(rows);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(1, 2).data().toString(), u"35.00"_s);
        QCOMPARE(model.index(3, 1).data().toString(), u"2"_s);
        QCOMPARE(model.index(3, 3).data().toString(), u"43.00"_s);
        QVERIFY((*rows)[2]->afterGap);
        QVERIFY(!(*rows)[3]->afterGap);
        // A sample more: the rows before are the same ones.
        auto more = row.figures->samples();
        more.push_back(sample(70, 48'000'000'000, 2'000'000'000));
        const auto grown = sampleRows(*rowWith(more).figures, *rows);
        QCOMPARE((*grown)[3], (*rows)[3]);
        model.setRows(grown);
        QCOMPARE(model.rowCount(), 5);
    }

    void exportedValuesHaveIsoTimesInUtc()
    {
        const auto row = rowWith({sample(0, 0, 40'000'000'000), sample(5, 41'000'000'000, 9'000'000'000)});
        const QList<QByteArray> lines = traceCsv(row).split('\n');
        QVERIFY(lines[0].startsWith("time,pass,memory_total_bytes,"));
        QCOMPARE(lines[1], QByteArray("2026-11-17T02:05:20Z,1,40000000000,0,40000000000,0,0,,"));
        QCOMPARE(lines[2],
                 QByteArray("2026-11-17T02:05:25Z,2,40000000000,41000000000,9000000000,0,0,1.220,1.220"));
        QCOMPARE(lines.size(), 4); // The last one ends with a line feed.
    }
};

QTEST_MAIN(TestTraceFigures)
#include "tst_tracefigures.moc"
