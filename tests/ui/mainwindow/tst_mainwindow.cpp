// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/examplecloud.h"
#include "tests/support/turnedclock.h"
#include "ui/inventory/treepanel.h"
#include "ui/mainwindow/language.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/scopepage.h"
#include "ui/mainwindow/statusline.h"
#include "ui/widgets/factsheet.h"
#include "ui/widgets/tablepanel.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace drover;

namespace {

/// A window on the example cloud.
struct Opened {
    QTemporaryDir folder;
    QSettings settings {folder.filePath(u"drover.ini"_s), QSettings::IniFormat};
    TurnedClock clock {TurnedClock::Kind::Standing};
    CloudFeed feed {clock};
    MainWindow window {feed, settings};

    Opened()
    {
        window.resize(1440, 900);
        feed.take(exampleCloud(clock.now()));
        feed.setConnection(
            {Connection::State::Connected, feed.snapshot()->cloud, clock.now().addSecs(3600), true, {}});
        window.show();
    }

    [[nodiscard]] ScopePage &page() { return *window.findChild<ScopePage *>(); }
    [[nodiscard]] QString title() { return window.findChild<QLabel *>(u"title"_s)->text(); }
    [[nodiscard]] StatusLine &status() { return *window.findChild<StatusLine *>(); }
};

const HostName drained(u"compute-07"_s);

/// The value beside a label; empty for none.
QString factOf(const FactSheet &sheet, const QString &label)
{
    for (const FactSheet::Group &group : sheet.groups) {
        for (const FactSheet::Fact &fact : group.facts) {
            if (fact.label == label && !fact.value.isEmpty())
                return fact.value;
        }
    }
    return {};
}

bool hasLabel(const QWidget &inside, const QString &text)
{
    const auto labels = inside.findChildren<QLabel *>();
    return std::ranges::any_of(
        labels, [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Theme::instance().install();
        speak(QLocale(QLocale::English));
    }

    void withoutACloudNothingThatNeedsOneCanBeAsked()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"drover.ini"_s), QSettings::IniFormat);
        TurnedClock clock(TurnedClock::Kind::Standing);
        CloudFeed feed(clock);
        MainWindow window(feed, settings);
        QVERIFY(!window.actions()[Act::Refresh]->isEnabled());
        QVERIFY(!window.actions()[Act::AllMigrations]->isEnabled());
        QVERIFY(window.actions()[Act::Connect]->isEnabled());
        QCOMPARE(window.findChild<QPushButton *>(u"cloud"_s)->text(), u"No cloud"_s);
    }

    void everyActionIsInAMenuAndNoTwoHaveTheSameKeys()
    {
        Opened open;
        QSet<QString> keys;
        int inMenus = 0;
        for (const QAction *menu : open.window.menuBar()->actions()) {
            for (const QAction *action : menu->menu()->actions()) {
                if (action->isSeparator())
                    continue;
                ++inMenus;
                QVERIFY(action->text().contains(u'&'));
                for (const QKeySequence &sequence : action->shortcuts()) {
                    QVERIFY2(!keys.contains(sequence.toString()), qPrintable(sequence.toString()));
                    keys << sequence.toString();
                }
            }
        }
        QCOMPARE(inMenus, int(Act::About) + 1);
        QCOMPARE(open.window.actions().shortcuts().size(), keys.size());
    }

    void mnemonicsDoNotClashWithinAMenu()
    {
        Opened open;
        for (const QAction *menu : open.window.menuBar()->actions()) {
            QSet<QChar> letters;
            for (const QAction *action : menu->menu()->actions()) {
                const QString text = action->text();
                if (action->isSeparator())
                    continue;
                const QChar letter = text[text.indexOf(u'&') + 1].toLower();
                QVERIFY2(!letters.contains(letter), qPrintable(text));
                letters << letter;
            }
        }
    }

    void choosingAHostInTheTreeShowsIt()
    {
        Opened open;
        auto *tree = open.window.findChild<QTreeView *>(u"tree"_s);
        auto *model = qobject_cast<InventoryTree *>(tree->model());
        tree->setCurrentIndex(model->indexOf(Scope::ofHost(drained)));
        QCOMPARE(open.title(), drained.value);
        QCOMPARE(open.page().tab(), ScopePage::Tab::Instances);
        QCOMPARE(open.page().panel()->table().model()->rowCount(), 11);
        QCOMPARE(open.page().summary().section(u" · "_s, 0, 0), u"11 instances"_s);
    }

    void choosingAnInstanceShowsIt()
    {
        Opened open;
        const Server *server = open.feed.snapshot()->serversCalled(u"kafka-07"_s).first();
        open.window.goTo(Scope::ofInstance(server->id, server->host));
        QCOMPARE(open.title(), server->name);
        QCOMPARE(open.page().tab(), ScopePage::Tab::Summary);
        QCOMPARE(open.page().currentId(), server->id.value);
        QCOMPARE(open.page().sheet().heading.word, u"kafka-07"_s);
        QCOMPARE(open.page().subject().servers, QList<ServerId> {server->id});
        QCOMPARE(open.page().subject().host, server->host);
        // Its migrations are its own, not those of its host.
        open.page().setTab(ScopePage::Tab::Migrations);
        const QAbstractItemModel &moves = *open.page().panel()->table().model();
        QVERIFY(moves.rowCount() > 0);
        for (int row = 0; row < moves.rowCount(); ++row)
            QCOMPARE(moves.index(row, 0).data().toString(), server->name);
    }

    void theSummaryOfACloudAddsUp()
    {
        Opened open;
        open.page().setTab(ScopePage::Tab::Summary);
        QVERIFY(!open.page().panel());
        QVERIFY(!open.window.findChild<QWidget *>(u"inspector"_s)->isVisible());
        const Snapshot &cloud = *open.feed.snapshot();
        QCOMPARE(factOf(open.page().sheet(), u"In all"_s), QString::number(cloud.servers.values.size()));
        QCOMPARE(factOf(open.page().sheet(), u"Hosts"_s), QString::number(cloud.services.values.size()));
        const auto active = std::ranges::count_if(
            cloud.servers.values, [](const auto &server) { return server->statusText == u"ACTIVE"_s; });
        QCOMPARE(factOf(open.page().sheet(), u"ACTIVE"_s), QString::number(active));

        open.window.goTo({Scope::Kind::Zone, u"az1"_s, {}, {}});
        QCOMPARE(factOf(open.page().sheet(), u"Hosts"_s), u"8"_s);
        // A zone whose hosts do not tell their memory claims no share of it.
        auto silent = std::make_shared<Snapshot>(cloud);
        silent->hypervisors.values.clear();
        open.feed.take(silent);
        for (const FactSheet::Group &group : open.page().sheet().groups) {
            for (const FactSheet::Fact &fact : group.facts)
                QVERIFY2(!fact.share, qPrintable(fact.label));
        }
    }

    void theMaintenanceOfAHostIsWhatWasRunOnIt()
    {
        Opened open;
        QList<RunView> runs;
        for (const RunRecord &record : exampleRuns(open.clock.now()))
            runs << viewOf(record, exampleEntries(record, open.clock.now()), true);
        open.feed.takeRuns(runs);
        open.page().setTab(ScopePage::Tab::Runs);
        QCOMPARE(open.page().panel()->table().model()->rowCount(), int(runs.size()));
        open.window.goTo(Scope::ofHost(drained));
        QCOMPARE(open.page().tab(), ScopePage::Tab::Runs);
        const QAbstractItemModel &shown = *open.page().panel()->table().model();
        QVERIFY(shown.rowCount() > 0);
        QVERIFY(shown.rowCount() < int(runs.size()));
        open.page().panel()->table().setCurrentIndex(shown.index(0, 0));
        QCOMPARE(open.page().subject().run, 42);
        QVERIFY(!factOf(open.page().sheet(), u"Given"_s).isEmpty());

        QSignalSpy pressed(&open.page(), &ScopePage::runPressed);
        QTest::keyClick(&open.page().panel()->table(), Qt::Key_Return);
        QCOMPARE(pressed.size(), 1);
    }

    void theEventsOfAnInstanceSayWhatFailedAndWhere()
    {
        Opened open;
        const Server *server = open.feed.snapshot()->serversCalled(u"kafka-07"_s).first();
        QSignalSpy asked(&open.feed, &CloudFeed::historyAsked);
        open.window.goTo(Scope::ofInstance(server->id, server->host));
        QCOMPARE(asked.size(), 0); // Nobody looks yet.
        open.page().setTab(ScopePage::Tab::Events);
        QCOMPARE(asked.size(), 1);
        QVERIFY(hasLabel(open.page(), u"Reading"_s));

        const QDateTime at = open.clock.now().addSecs(-600);
        InstanceAction refused {RequestId(u"req-1"_s), u"live-migration"_s, u"Error"_s, at, {}};
        refused.events << ActionEvent {u"conductor_live_migrate_instance"_s,
                                       at,
                                       at.addSecs(3),
                                       u"Error"_s,
                                       u"ctl-1"_s,
                                       u"No valid host"_s};
        InstanceAction old {RequestId(u"req-0"_s), u"create"_s, {}, at.addDays(-30), {}};
        open.feed.takeHistory({server->id, Reading::Complete, {refused, old}, {}});
        TableView &table = open.page().panel()->table();
        QCOMPARE(table.model()->rowCount(), 2);
        table.setCurrentIndex(table.model()->index(0, 0)); // The newest stands first.
        QCOMPARE(open.page().currentId(), u"req-1"_s);
        QCOMPARE(factOf(open.page().sheet(), u"Took"_s), u"3 s"_s);
        QCOMPARE(factOf(open.page().sheet(), u"Host"_s), u"ctl-1"_s);
        QCOMPARE(factOf(open.page().sheet(), {}), u"No valid host"_s);

        // What comes late of another instance is not shown as this one's.
        open.feed.takeHistory({ServerId(u"another"_s), Reading::Complete, {}, {}});
        QCOMPARE(table.model()->rowCount(), 2);
        open.feed.takeHistory({server->id, Reading::Partial, {}, Error {.kind = Error::Kind::Unreachable}});
        QVERIFY(hasLabel(open.page(), u"The events could not be read"_s));
    }

    void comingBackToACloudShowsWhereTheOperatorWas()
    {
        Opened open;
        const Connection here = open.feed.connection();
        open.window.goTo(Scope::ofHost(drained));
        open.feed.forget();
        Connection there = here;
        there.identity.name = u"west"_s;
        open.feed.take(exampleCloud(open.clock.now()));
        open.feed.setConnection(there);
        QCOMPARE(open.title(), open.feed.snapshot()->cloud.name);
        QVERIFY(!open.window.actions()[Act::Back]->isEnabled());
        open.feed.forget();
        open.feed.take(exampleCloud(open.clock.now()));
        open.feed.setConnection(here);
        QCOMPARE(open.title(), drained.value);
    }

    void cloudsThatStayConnectedAreNamedWithTheirRuns()
    {
        Opened open;
        KnownClouds known;
        for (const QString &name : {u"east"_s, u"north"_s, u"west"_s}) {
            CloudConfig cloud;
            cloud.name = name;
            known.clouds << cloud;
        }
        open.window.setKnownClouds(known);
        open.window.setOtherClouds({{u"north"_s, 0}, {u"west"_s, 2}});
        QStringList words;
        for (const QAction *action : open.window.findChild<QPushButton *>(u"cloud"_s)->menu()->actions())
            words << action->text();
        QCOMPARE(words.mid(0, 3),
                 (QStringList {u"east"_s, u"north · connected"_s, u"west · 2 runs under way"_s}));
    }

    void theFirstColumnStaysInSightWhenOthersAreScrolled()
    {
        Opened open;
        open.page().setTab(ScopePage::Tab::Instances);
        TableView &table = open.page().panel()->table();
        for (int column = 0; column < table.model()->columnCount(); ++column) {
            table.setColumnHidden(column, false);
            table.setColumnWidth(column, 200);
        }
        // In the middle of the fourth row, in the first column and in whatever is at its place.
        const QPoint at(100, table.rowViewportPosition(3) + 4);
        const QRect names(0, 0, 199, table.viewport()->height());
        QCOMPARE(table.indexAt(at).column(), 0);
        const QImage before = table.viewport()->grab(names).toImage();
        const QImage head = table.horizontalHeader()->viewport()->grab(names).toImage();
        table.horizontalScrollBar()->setValue(450);
        QVERIFY(table.horizontalScrollBar()->value() > 200);
        QCOMPARE(table.indexAt(at).column(), 0);
        QCOMPARE(table.viewport()->grab(names).toImage(), before);
        QCOMPARE(table.horizontalHeader()->viewport()->grab(names).toImage(), head);

        // Its head sorts by it, not by what is hidden behind it.
        QTest::mouseClick(table.horizontalHeader()->viewport(), Qt::LeftButton, {}, QPoint(50, 8));
        QCOMPARE(table.horizontalHeader()->sortIndicatorSection(), 0);
        QCOMPARE(table.rows().sortColumn(), 0);
    }

    void aRefreshKeepsTabSelectionAndScope()
    {
        Opened open;
        open.window.goTo(Scope::ofHost(drained));
        TableView &table = open.page().panel()->table();
        table.setCurrentIndex(table.model()->index(4, 0));
        const QString chosen = table.currentKey();
        open.feed.take(exampleCloud(open.clock.now().addSecs(10)));
        QCOMPARE(open.page().currentId(), chosen);
        QCOMPARE(open.title(), drained.value);
    }

    void everyModelOfTheWindowStaysSoundWhateverComes()
    {
        Opened open;
        const SnapshotPtr full = open.feed.snapshot();
        std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
        for (const TableView *view : open.window.findChildren<TableView *>())
            testers.push_back(std::make_unique<QAbstractItemModelTester>(
                view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest));
        testers.push_back(std::make_unique<QAbstractItemModelTester>(
            open.window.findChild<QTreeView *>(u"tree"_s)->model(),
            QAbstractItemModelTester::FailureReportingMode::QtTest));
        // Tree, hosts, instances, migrations, samples of one, runs, events, tasks.
        QCOMPARE(testers.size(), size_t(8));

        auto emptied = std::make_shared<Snapshot>(*full);
        emptied->services.values.clear();
        emptied->servers.values.clear();
        emptied->migrations.values.clear();
        open.feed.take(emptied);
        QCOMPARE(open.page().panel()->table().model()->rowCount(), 0);
        open.feed.take(exampleCloud(open.clock.now()));
        QVERIFY(open.page().panel()->table().model()->rowCount() > 0);
        open.window.goTo(Scope::ofHost(drained));
        QCOMPARE(open.page().panel()->table().model()->rowCount(), 11);
    }

    void backAndForwardWalkWhereTheOperatorWas()
    {
        Opened open;
        const QAction *back = open.window.actions()[Act::Back];
        QVERIFY(!back->isEnabled());
        open.window.goTo(Scope::ofHost(drained));
        open.window.goTo(Scope::ofHost(HostName(u"compute-03"_s)));
        open.window.actions()[Act::Back]->trigger();
        QCOMPARE(open.title(), drained.value);
        QVERIFY(open.window.actions()[Act::Forward]->isEnabled());
        open.window.actions()[Act::Forward]->trigger();
        QCOMPARE(open.title(), u"compute-03"_s);
    }

    void enterOnAHostGoesThere()
    {
        Opened open;
        TableView &table = open.page().panel()->table();
        QCOMPARE(open.page().tab(), ScopePage::Tab::Hosts);
        table.setFocus();
        table.goTo(drained.value);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(open.title(), drained.value);
    }

    void slashFiltersTheTableAndSaysWhatItHides()
    {
        Opened open;
        open.window.goTo(Scope::ofHost(drained));
        open.window.activateWindow();
        open.window.actions()[Act::FilterTable]->trigger();
        auto *filter = open.page().panel()->findChild<QLineEdit *>(u"filter"_s);
        QTest::keyClicks(filter, u"no such thing"_s);
        QTRY_COMPARE(open.page().panel()->table().model()->rowCount(), 0);
        QStringList said;
        for (const QLabel *label : open.page().panel()->findChildren<QLabel *>())
            said << label->text();
        QVERIFY(said.contains(u"Nothing here mentions “no such thing”"_s));
        QVERIFY(said.contains(u"11 rows are hidden by the filter."_s));
    }

    void theRowIsCopiedAsItIsShown()
    {
        Opened open;
        open.window.goTo(Scope::ofHost(drained));
        TableView &table = open.page().panel()->table();
        table.setCurrentIndex(table.model()->index(0, 0));
        open.window.actions()[Act::CopyRow]->trigger();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.startsWith(u"legacy-erp\tERROR\tcompute-07\t"_s));
        open.window.actions()[Act::CopyId]->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), open.page().currentId());
    }

    void f5AsksForEverythingAnew()
    {
        Opened open;
        QSignalSpy asked(&open.feed, &CloudFeed::refreshAsked);
        open.window.actions()[Act::Refresh]->trigger();
        QCOMPARE(asked.count(), 1);
    }

    void theStatusLineSaysWhoAndHowOld()
    {
        Opened open;
        open.clock.advance(4s);
        Q_EMIT open.feed.ticked();
        QCOMPARE(open.status().state().word, u"Connected"_s);
        QCOMPARE(open.status().facts(),
                 QStringList(
                     {u"j.moreau@admin"_s, u"Compute API 2.95"_s, u"Token 59 min"_s, u"Figures 4 s old"_s}));
    }

    void aLostConnectionIsSaidAndRegained()
    {
        Opened open;
        open.clock.advance(60s);
        Q_EMIT open.feed.ticked();
        QCOMPARE(open.status().state().word, u"Connection lost"_s);
        const QModelIndex first = open.page().panel()->table().model()->index(0, 0);
        QVERIFY(first.data(CellRole).value<Cell>().stale);
        open.feed.take(exampleCloud(open.clock.now()));
        Q_EMIT open.feed.ticked();
        QCOMPARE(open.status().state().word, u"Connected"_s);
        QVERIFY(!open.page().panel()->table().model()->index(0, 0).data(CellRole).value<Cell>().stale);
    }

    void uncheckedCertificatesAreAlwaysInSight()
    {
        Opened open;
        Connection connection = open.feed.connection();
        connection.tlsVerified = false;
        open.feed.setConnection(connection);
        QVERIFY(open.status().facts().contains(u"Certificate not checked"_s));
    }

    void panesAndColumnsAreRemembered()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"drover.ini"_s), QSettings::IniFormat);
        TurnedClock clock(TurnedClock::Kind::Standing);
        CloudFeed feed(clock);
        {
            MainWindow window(feed, settings);
            window.actions()[Act::ShowInspector]->setChecked(false);
            window.findChild<TableView *>(u"hosts"_s)->setColumnHidden(3, true);
        }
        MainWindow window(feed, settings);
        QVERIFY(!window.actions()[Act::ShowInspector]->isChecked());
        QVERIFY(window.findChild<TableView *>(u"hosts"_s)->isColumnHidden(3));
    }

    void everyControlHasAName()
    {
        Opened open;
        for (const QToolButton *button : open.window.findChildren<QToolButton *>()) {
            // The glass in a search field is a picture, not a control.
            if (button->isVisible() && !qobject_cast<QLineEdit *>(button->parent()))
                QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
                         qPrintable(button->objectName()));
        }
        for (const QAbstractItemView *view : open.window.findChildren<QAbstractItemView *>()) {
            if (view->isVisible())
                QVERIFY2(!view->accessibleName().isEmpty(), qPrintable(view->objectName()));
        }
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
