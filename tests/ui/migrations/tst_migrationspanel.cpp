// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/examplecloud.h"
#include "tests/support/livelynova.h"
#include "tests/support/turnedclock.h"
#include "ui/mainwindow/language.h"
#include "ui/migrations/migrationchart.h"
#include "ui/migrations/migrationdetail.h"
#include "ui/migrations/migrationspanel.h"
#include "ui/migrations/steering.h"
#include "ui/migrations/traceexport.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/confirmation.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/tablepanel.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace drover;

namespace {

/// The panel on the moving cloud.
struct Opened {
    QTemporaryDir folder;
    QSettings settings {folder.filePath(u"drover.ini"_s), QSettings::IniFormat};
    TurnedClock clock {TurnedClock::Kind::Standing};
    CloudFeed feed {clock};
    SnapshotPtr moving = movingCloud(clock.now());
    MigrationTraces traces = movingTraces(*moving);
    MigrationsPanel panel {feed, settings};

    Opened()
    {
        feed.take(moving);
        feed.takeTraces(traces);
        panel.refresh();
        panel.resize(1100, 700);
        panel.show();
    }

    void choose(const QString &name)
    {
        for (int row = 0; row < panel.model().rowCount(); ++row) {
            const MigrationRow &at = panel.model().at(row);
            if (at.serverName == name && at.migration->id >= neverEndingMigration)
                panel.tablePanel().table().setCurrentIndex(panel.model().index(row, 0));
        }
    }
    MigrationChart &chart() { return *panel.findChild<MigrationChart *>(); }
    QPushButton &button(const QString &name) { return *panel.findChild<QPushButton *>(name); }
    QString label(const QString &name) { return panel.findChild<QLabel *>(name)->text(); }
    /// What one sample more, or another record, makes of a trace.
    void replace(qint64 id, const std::function<void(MigrationTrace &, Migration &)> &change)
    {
        auto trace = std::make_shared<MigrationTrace>(*traces[id]);
        auto record = std::make_shared<Migration>(*trace->migration);
        change(*trace, *record);
        trace->migration = record;
        traces.insert(id, trace);
        feed.takeTraces(traces);
        panel.refresh();
    }
};

} // namespace

class TestMigrationsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Theme::instance().install();
        Theme::instance().choose(Theme::Choice::Light);
        speak(QLocale(QLocale::English));
    }

    void theChipsCountWhatTheyPickOut()
    {
        Opened open;
        QStringList chips;
        for (const Chip *chip : open.panel.findChildren<Chip *>())
            chips << chip->accessibleName() + chip->text();
        QVERIFY2(chips.join(u'|').contains(u"Running"_s), qPrintable(chips.join(u'|')));
        QCOMPARE(open.panel.model().facetCounts().value(1), 9); // Eight, and that of the drained host.
        QVERIFY(open.panel.model().facetCounts().value(2) >= 1); // Will not end.
        QCOMPARE(open.panel.model().facetCounts().value(3), 1);
        QVERIFY(open.panel.model().facetCounts().value(4) >= open.panel.model().facetCounts().value(5));
    }

    void whatWillNotEndStandsFirstAndSaysWhy()
    {
        Opened open;
        open.panel.model().setFacet(1);
        const MigrationRow &first = open.panel.model().at(0);
        QVERIFY(verdictOf(first) == MigrationVerdict::WillNotEnd);
        TableView &table = open.panel.tablePanel().table();
        table.goTo(QString::number(neverEndingMigration));
        const QModelIndex chosen = table.currentIndex();
        QCOMPARE(chosen.siblingAtColumn(1).data().toString(), u"Will not end"_s);
        QVERIFY(chosen.siblingAtColumn(1).data(CellRole).value<Cell>().toned);
        QCOMPARE(open.panel.findChild<Pill *>()->mark().word, u"Will not end"_s);
        const auto *evidence = open.panel.findChild<QLabel *>(u"evidence"_s);
        QVERIFY(evidence->isVisible());
        QVERIFY2(evidence->text().contains(u"0.50 s are allowed"_s), qPrintable(evidence->text()));

        // One in post-copy is past that question, and one that has ended too.
        int postCopies = 0;
        for (int row = 0; row < open.panel.model().rowCount(); ++row)
            postCopies += verdictOf(open.panel.model().at(row)) == MigrationVerdict::PostCopy ? 1 : 0;
        QCOMPARE(postCopies, 1);
        open.panel.model().setFacet(4);
        QVERIFY(open.panel.model().rowCount() > 0);
        QVERIFY(!verdictOf(open.panel.model().at(0)));
    }

    void whatWasJudgedIsNotJudgedAgain()
    {
        const auto moving = movingCloud(QDateTime::currentDateTimeUtc());
        const auto whole = movingTraces(*moving).value(neverEndingMigration);
        auto early = std::make_shared<MigrationTrace>(*whole);
        early->samples.resize(early->samples.size() / 2);
        const TraceFiguresPtr half = figuresOf(early);
        const TraceFiguresPtr grown = figuresOf(whole, half);
        QCOMPARE(grown->judgement().evidence, figuresOf(whole)->judgement().evidence);
        QVERIFY(half->judgement().verdict == figuresOf(early)->judgement().verdict); // It stays as it was.
    }

    void theModelStaysSoundWhateverComes()
    {
        Opened open;
        QAbstractItemModelTester tester(&open.panel.model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        open.clock.advance(1s);
        open.panel.refresh();
        open.replace(neverEndingMigration, [&open](MigrationTrace &trace, Migration &record) {
            trace.samples.push_back(trace.samples.back());
            trace.samples.back().at = open.clock.now();
            record.updatedAt = open.clock.now();
        });
        open.feed.takeTraces({});
        open.panel.refresh();
        open.feed.take(std::make_shared<const Snapshot>());
        QCOMPARE(open.panel.model().rowCount(), 0);
    }

    void figuresAreRightAlignedAndCurvesAreReadOut()
    {
        Opened open;
        open.choose(u"db-billing-3"_s);
        const QModelIndex row = open.panel.tablePanel().table().currentIndex();
        const auto column = [&open, &row](const QString &name) {
            for (int at = 0; at < open.panel.model().columnCount(); ++at) {
                if (open.panel.model().head(at).name == name)
                    return row.siblingAtColumn(at);
            }
            return QModelIndex();
        };
        for (const QString &figure : {u"rate"_s, u"pause"_s, u"age"_s})
            QVERIFY(column(figure).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QVERIFY(column(u"remaining"_s).data(CellRole).value<Cell>().sparkline);
        QVERIFY(column(u"remaining"_s).data(Qt::AccessibleTextRole).toString().endsWith(u" of 68.7 GB"_s));
    }

    void withoutAChoiceWordsStandWhereTheCurveWouldBe()
    {
        Opened open;
        QVERIFY(!open.chart().isVisible());
        bool said = false;
        for (const QLabel *label : open.panel.findChildren<QLabel *>())
            said = said || (label->isVisible() && label->text() == u"No migration is chosen"_s);
        QVERIFY(said);
        open.choose(u"nfs-home-1"_s);
        QVERIFY(!open.chart().isVisible());
        open.choose(u"db-billing-3"_s);
        QVERIFY(open.chart().isVisible());
    }

    void thePointsAreTheSamples()
    {
        Opened open;
        open.choose(u"db-billing-3"_s);
        const auto &samples = open.traces[neverEndingMigration]->samples;
        QCOMPARE(open.chart().remainingRuns().size(), 1);
        const QPolygonF points = open.chart().remainingRuns().first();
        const QPolygonF sent = open.chart().sentRuns().first();
        QCOMPARE(points.size(), qsizetype(samples.size()));
        for (size_t at = 0; at < samples.size(); ++at) {
            QCOMPARE(points[qsizetype(at)].x(), double(samples[at].at.toMSecsSinceEpoch()));
            QCOMPARE(points[qsizetype(at)].y(), double(samples[at].memoryRemainingBytes) / 1e9);
            QCOMPARE(sent[qsizetype(at)].y(), double(samples[at].memoryProcessedBytes) / 1e9);
        }
        // One square for each pass after the first.
        QCOMPARE(open.chart().pauseRuns().first().size(), qsizetype(passesOf(samples).size()) - 1);
        QVERIFY(qAbs(open.chart().pauseRuns().first().last().y() - 25.7) < 0.2);
    }

    void whereSamplesAreMissingTheCurveIsInterrupted()
    {
        Opened open;
        open.choose(u"db-billing-3"_s);
        open.replace(neverEndingMigration, [](MigrationTrace &trace, Migration &) {
            trace.samples.erase(trace.samples.begin() + 30, trace.samples.begin() + 45);
            trace.samples.push_back(trace.samples.back());
            trace.samples.back().at = trace.samples.back().at.addSecs(5);
        });
        QCOMPARE(open.chart().remainingRuns().size(), 2);
        QCOMPARE(open.chart().remainingRuns().first().size(), qsizetype(30));
    }

    void aDayOfSamplesIsThinnedToWhatCanBeSeen()
    {
        Opened open;
        open.choose(u"db-billing-3"_s);
        open.replace(neverEndingMigration, [](MigrationTrace &trace, Migration &) {
            const MigrationSample last = trace.samples.back();
            for (int at = 1; at < 17'000; ++at) {
                trace.samples.push_back(last);
                trace.samples.back().at = last.at.addSecs(5 * at);
                trace.samples.back().memoryProcessedBytes += at * 2'000'000'000LL;
                trace.samples.back().memoryRemainingBytes = 10'000'000'000LL - (at % 5) * 2'000'000'000LL;
            }
        });
        qsizetype points = 0;
        for (const QPolygonF &run : open.chart().remainingRuns())
            points += run.size();
        QVERIFY2(points <= 2 * open.chart().width(), qPrintable(QString::number(points)));
    }

    void theCursorWalksFromSampleToSample()
    {
        Opened open;
        open.choose(u"db-billing-3"_s);
        const qsizetype last = qsizetype(open.traces[neverEndingMigration]->samples.size()) - 1;
        MigrationChart &chart = open.chart();
        chart.hideCursor();
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(*chart.cursorSample(), last);
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(*chart.cursorSample(), last - 1);
        QTest::keyClick(&chart, Qt::Key_Home);
        QCOMPARE(*chart.cursorSample(), qsizetype(0));
        QVERIFY(chart.accessibleDescription().contains(u"pass 1: 68.7 GB remaining, 0 MB sent"_s));
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_End);
        QCOMPARE(*chart.cursorSample(), last);
    }

    void theWheelZoomsAndFShowsAllAgain()
    {
        Opened open;
        open.choose(u"db-billing-3"_s);
        MigrationChart &chart = open.chart();
        const auto all = chart.span();
        const QPointF middle(chart.width() / 2.0, chart.height() / 2.0);
        QWheelEvent wheel(middle, chart.mapToGlobal(middle), {}, QPoint(0, 480), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(chart.viewport(), &wheel);
        QVERIFY(chart.span().first > all.first);
        QVERIFY(chart.span().second < all.second);
        const auto zoomed = chart.span();
        const QPoint from = middle.toPoint();
        QTest::mousePress(chart.viewport(), Qt::LeftButton, {}, from);
        QMouseEvent drag(QEvent::MouseMove, from + QPoint(80, 0), chart.mapToGlobal(from + QPoint(80, 0)),
                         Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(chart.viewport(), &drag);
        QTest::mouseRelease(chart.viewport(), Qt::LeftButton, {}, from + QPoint(80, 0));
        QVERIFY(chart.span().first < zoomed.first);
        QTest::keyClick(&chart, Qt::Key_F);
        QCOMPARE(chart.span(), all);
    }

    void tShowsTheSameNumbersAsATable()
    {
        Opened open;
        open.choose(u"db-billing-3"_s);
        open.panel.activateWindow();
        open.chart().setFocus();
        QTest::keyClick(&open.chart(), Qt::Key_T);
        auto *twin = open.panel.findChild<TableView *>(u"samples"_s);
        QTRY_VERIFY(twin->isVisible());
        QCOMPARE(twin->model()->rowCount(), int(open.traces[neverEndingMigration]->samples.size()));
        QTest::keyClick(twin, Qt::Key_T);
        QTRY_VERIFY(open.chart().isVisible());
    }

    void theCurveTakesTheColoursOfTheTheme()
    {
        Opened open;
        open.choose(u"db-billing-3"_s);
        QCOMPARE(open.chart().remainingColour(), lightRoles().series[0]);
        Theme::instance().choose(Theme::Choice::Dark);
        QCOMPARE(open.chart().remainingColour(), darkRoles().series[0]);
        const QImage dark = open.chart().grab().toImage();
        QCOMPARE(dark.pixelColor(4, dark.height() - 4), darkRoles().base);
        // A picture for a ticket is light all the same.
        const MigrationRow &row = open.panel.model().at(open.panel.tablePanel().table().currentIndex().row());
        const QImage picture = tracePicture(row, open.clock.now(), {800, 500});
        QCOMPARE(picture.size(), QSize(1600, 1000));
        QCOMPARE(picture.pixelColor(2, 998), lightRoles().base);
        int curve = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                curve += picture.pixelColor(x, y) == lightRoles().series[0] ? 1 : 0;
        }
        QVERIFY(curve > 200);
        Theme::instance().choose(Theme::Choice::Light);
    }

    void theCurveOfWhatHasEndedStays()
    {
        Opened open;
        open.choose(u"db-billing-3"_s);
        open.panel.model().setFacet(1);
        auto ended = std::make_shared<Snapshot>(*open.moving);
        for (auto &record : ended->migrations.values) {
            if (record->id == neverEndingMigration) {
                auto cancelled = std::make_shared<Migration>(*record);
                cancelled->status = u"cancelled"_s;
                cancelled->updatedAt = open.clock.now();
                record = cancelled;
            }
        }
        open.feed.take(ended);
        QVERIFY(open.chart().isVisible()); // Although the chip does not show it any more.
        QVERIFY(open.panel.tablePanel().table().currentKey().isEmpty()); // No neighbour was chosen instead.
        QCOMPARE(open.label(u"instance"_s), u"db-billing-3"_s);
        QVERIFY(open.label(u"known"_s).contains(u": cancelled."_s));
        QVERIFY(!open.button(u"abort"_s).isVisible());
        // Elsewhere it has no place.
        open.panel.setScope([](const MigrationRow &row) { return row.migration->source.value == u"none"_s; });
        QVERIFY(!open.chart().isVisible());
    }

    void actsAreGreyedWithTheReason_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no journal")
            << u"db-billing-3"_s << u"abort"_s
            << u"The journal is not open, and nothing is done that it does not remember."_s;
        QTest::newRow("post-copy, abort")
            << u"erp-app-2"_s << u"abort"_s
            << u"It is in post-copy: it runs at its destination already, and there is no way back."_s;
        QTest::newRow("post-copy, force")
            << u"erp-app-2"_s << u"forceComplete"_s
            << u"It is in post-copy: it runs at its destination already, and there is no way back."_s;
        QTest::newRow("queued, force")
            << u"nfs-home-1"_s << u"forceComplete"_s << u"It is queued: nothing is copied yet."_s;
    }
    void actsAreGreyedWithTheReason()
    {
        QFETCH(QString, name);
        QFETCH(QString, button);
        QFETCH(QString, reason);
        Opened open;
        open.choose(name);
        QVERIFY(!open.button(button).isEnabled());
        QCOMPARE(open.button(button).accessibleDescription(), reason);
        QCOMPARE(open.button(button).toolTip(), reason);
    }

    void oldCloudsAbortOnlyWhatIsRunning()
    {
        Opened open;
        auto old = std::make_shared<Snapshot>(*open.moving);
        old->cloud.computeApi = Microversion {2, 60};
        open.feed.take(old);
        open.choose(u"nfs-home-1"_s);
        QVERIFY(open.button(u"abort"_s).accessibleDescription().endsWith(u"needs API version 2.65."_s));
    }

    void thePriceStandsBesideTheAct()
    {
        Opened open;
        open.choose(u"db-billing-3"_s);
        const auto row = steeredRow(open.feed, neverEndingMigration);
        QCOMPARE(consequencesOf(Steer::Abort, *row, open.feed),
                 (QStringList {u"It stays ACTIVE on compute-12."_s,
                               u"249.3 GB and 10 min of copying are lost."_s}));
        const QString freeze = consequencesOf(Steer::ForceComplete, *row, open.feed).first();
        QVERIFY2(freeze.startsWith(u"It freezes for "_s)
                     && freeze.endsWith(u" s, then runs on compute-14."_s),
                 qPrintable(freeze));
        QVERIFY(priceOf(Steer::ForceComplete, *row).endsWith(u" s freeze"_s));
        const auto early = steeredRow(open.feed, neverEndingMigration + 6);
        QCOMPARE(priceOf(Steer::ForceComplete, *early), u"freeze not known yet"_s);
    }
};

/// The acts themselves, on a small cloud where one migration does not end.
class TestSteering : public QObject {
    Q_OBJECT

    struct World {
        QTemporaryDir folder;
        TurnedClock clock {TurnedClock::Kind::Flowing};
        LivelyCloud cloud {clock.now()};
        LivelyNova nova {cloud, clock};
        std::unique_ptr<Journal> journal;
        std::unique_ptr<Runs> runs;
        CloudFeed feed {clock};
        QWidget window;

        World()
        {
            cloud.addHost(u"cmp1"_s);
            cloud.addHost(u"cmp2"_s);
            cloud.addServer(u"db-1"_s, u"cmp1"_s, ServerStatus::Active,
                            {.live = LivelyCloud::Live::NeverEnds});
            if (!cloud.liveMigrate(ServerId(u"id-db-1"_s), HostName(u"cmp2"_s)))
                qFatal("It cannot be migrated");
            cloud.passTo(clock.now().addSecs(60));
            auto opened = QCoro::waitFor(Journal::open(folder.filePath(u"journal.sqlite"_s)));
            if (!opened)
                qFatal("%s", qPrintable(describe(opened.error())));
            journal = std::move(*opened);
            runs = std::make_unique<Runs>(nova, *journal, clock, cloud.snapshot().cloud.key());
            feed.take(std::make_shared<const Snapshot>(cloud.snapshot()));
            feed.setExecutor(runs.get());
            window.show();
        }
        ~World() { QCoro::waitFor(runs->leave()); }

        [[nodiscard]] qint64 id() { return cloud.record(u"db-1"_s)->id; }
        [[nodiscard]] bool has(const QString &order) const { return cloud.orders().contains(order); }
    };

private Q_SLOTS:
    void nothingIsDoneBeforeTheOperatorSaysSo()
    {
        World world;
        askToSteer(Steer::Abort, world.feed, world.id(), &world.window);
        auto *question = world.window.findChild<Confirmation *>();
        QVERIFY(question);
        QCOMPARE(question->windowTitle(), u"Abort the migration of db-1?"_s);
        QVERIFY(question->accessibleDescription().startsWith(u"It stays ACTIVE on cmp1."_s));
        question->leaveButton()->click();
        QTRY_VERIFY(!world.window.findChild<Confirmation *>());
        QCOMPARE(world.runs->underWay(), 0);
        QVERIFY(!world.has(u"abort db-1"_s));
    }

    void anAbortIsAPlanThatIsExecuted()
    {
        World world;
        askToSteer(Steer::Abort, world.feed, world.id(), &world.window);
        world.window.findChild<Confirmation *>()->actButton()->click();
        QTRY_VERIFY(world.has(u"abort db-1"_s));
        QTRY_COMPARE(world.runs->underWay(), 0);
    }

    void aForcedCompletionIsOneToo()
    {
        World world;
        askToSteer(Steer::ForceComplete, world.feed, world.id(), &world.window);
        auto *question = world.window.findChild<Confirmation *>();
        QVERIFY(question->accessibleDescription().contains(u"kills it"_s));
        question->actButton()->click();
        QTRY_VERIFY(world.has(u"force-complete db-1"_s));
        QTRY_COMPARE(world.runs->underWay(), 0);
    }

    void whatHasEndedMeanwhileIsToldAndNotAskedOfTheCloud()
    {
        World world;
        askToSteer(Steer::Abort, world.feed, world.id(), &world.window);
        QVERIFY(world.cloud.abortMigration(ServerId(u"id-db-1"_s), world.id()));
        world.cloud.passTo(world.clock.now().addSecs(120));
        world.feed.take(std::make_shared<const Snapshot>(world.cloud.snapshot()));
        const qsizetype orders = world.cloud.orders().size();
        world.window.findChild<Confirmation *>()->actButton()->click();
        auto *told = world.window.findChild<QDialog *>(u"error"_s);
        QVERIFY(told);
        QCOMPARE(told->windowTitle(), u"The migration of db-1 was not aborted."_s);
        QCOMPARE(world.cloud.orders().size(), orders);
    }
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    TestMigrationsPanel panel;
    TestSteering steering;
    return QTest::qExec(&panel, argc, argv) + QTest::qExec(&steering, argc, argv);
}
#include "tst_migrationspanel.moc"
