// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/examplecloud.h"
#include "ui/hosts/hostsheet.h"
#include "ui/hosts/hosttable.h"
#include "ui/instances/instancemarks.h"
#include "ui/instances/instancesheet.h"
#include "ui/instances/instancetable.h"
#include "ui/mainwindow/language.h"
#include "ui/migrations/migrationtable.h"
#include "ui/runs/taskrow.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace drover;

namespace {

const QDateTime now(QDate(2026, 11, 17), QTime(2, 10), Qt::UTC);

const HostRow &hostOf(const HostRowsPtr &rows, const QString &name)
{
    return **std::ranges::find(*rows, name, [](const auto &row) { return row->host().value; });
}

const Server &serverOf(const Snapshot &snapshot, const QString &name)
{
    return *snapshot.serversCalled(name).first();
}

QList<RunView> runs(bool executed)
{
    QList<RunView> views;
    for (const RunRecord &record : exampleRuns(now))
        views << viewOf(record, exampleEntries(record, now), executed);
    return views;
}

const TaskRow *taskOf(const TaskTableModel::RowsPtr &rows, const QString &object)
{
    const auto at =
        std::ranges::find_if(*rows, [&](const auto &row) { return row->object.startsWith(object); });
    return at == rows->end() ? nullptr : at->get();
}

/// Every cell of every row has a word, also for those who do not see the glyph.
template<typename Row>
void checkWords(const TableModel<Row> &model, const QStringList &mayBeEmpty)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const Cell cell = model.index(row, column).data(CellRole).template value<Cell>();
            if (cell.glyph != Glyph::None || !mayBeEmpty.contains(model.head(column).name))
                QVERIFY2(!cell.text.isEmpty(), qPrintable(model.head(column).name));
        }
    }
}

} // namespace

class TestRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { speak(QLocale(QLocale::English)); }

    void aHostThatOurRunDisabledIsOurs()
    {
        const auto snapshot = exampleCloud(now);
        const HostRowsPtr rows = hostRows(*snapshot, runs(true), {});
        QCOMPARE(statusMark(hostOf(rows, u"compute-07"_s)).glyph, Glyph::Wrench);
        QCOMPARE(hostOf(rows, u"compute-07"_s).closedByRun, std::optional<qint64>(42));
        QCOMPARE(statusMark(hostOf(rows, u"compute-15"_s)).glyph, Glyph::BarredCircle);
    }

    void statusStateAndLoadAreThreeThings()
    {
        const auto snapshot = exampleCloud(now);
        const HostRowsPtr rows = hostRows(*snapshot, {}, {});
        QCOMPARE(stateMark(hostOf(rows, u"compute-20"_s)).word, u"Down"_s);
        QCOMPARE(statusMark(hostOf(rows, u"compute-20"_s)).word, u"Enabled"_s);
        QCOMPARE(loadMark(hostOf(rows, u"compute-15"_s)).word, u"Empty"_s);
        QCOMPARE(loadMark(hostOf(rows, u"compute-07"_s)).tone, Tone::Info);
    }

    void anUnreadCloudIsNotAnEmptyOne()
    {
        auto snapshot = std::make_shared<Snapshot>(*exampleCloud(now));
        snapshot->servers = {};
        const HostRowsPtr rows = hostRows(*snapshot, {}, {});
        QCOMPARE(loadMark(hostOf(rows, u"compute-07"_s)).tone, Tone::Unknown);
    }

    void aTotalThatTheApiDoesNotTellIsNotMadeUp()
    {
        auto snapshot = std::make_shared<Snapshot>(*exampleCloud(now));
        for (auto &hypervisor : snapshot->hypervisors.values) {
            auto bare = std::make_shared<Hypervisor>(*hypervisor);
            bare->vcpus.reset();
            hypervisor = bare;
        }
        const HostRowsPtr known = hostRows(*exampleCloud(now), {}, {});
        const HostRowsPtr bare = hostRows(*snapshot, {}, {});
        QVERIFY(vcpuText(hostOf(known, u"compute-07"_s)).endsWith(u"of 512"_s));
        QCOMPARE(vcpuText(hostOf(bare, u"compute-07"_s)),
                 QString::number(hostOf(bare, u"compute-07"_s).vcpus));
    }

    void rowsThatDidNotChangeAreTheSameOnes()
    {
        const auto snapshot = exampleCloud(now);
        const HostRowsPtr before = hostRows(*snapshot, {}, {});
        const HostRowsPtr after = hostRows(*snapshot, runs(true), *before);
        int other = 0;
        for (size_t i = 0; i < before->size(); ++i)
            other += (*before)[i] != (*after)[i] ? 1 : 0;
        QCOMPARE(other, 1); // The one that turned out to be ours.
    }

    void troubleComesFirst()
    {
        const auto snapshot = exampleCloud(now);
        HostTableModel hosts(hostTable());
        const QAbstractItemModelTester tester(&hosts, QAbstractItemModelTester::FailureReportingMode::QtTest);
        hosts.setRows(hostRows(*snapshot, {}, {}));
        QCOMPARE(hosts.at(0).host().value, u"compute-20"_s);
        QCOMPARE(hosts.facetCounts(), QList<int>({24, 2, 1, 1}));
        checkWords(hosts, {u"reason"_s, u"aggregates"_s});

        InstanceTableModel instances(instanceTable());
        const QAbstractItemModelTester instanceTester(&instances,
                                                      QAbstractItemModelTester::FailureReportingMode::QtTest);
        instances.setRows(std::make_shared<const InstanceTableModel::Rows>(snapshot->servers.values));
        QCOMPARE(instances.at(0).name, u"legacy-erp"_s);
        checkWords(instances, {u"locked"_s});

        MigrationTableModel migrations(migrationTable());
        const QAbstractItemModelTester migrationTester(
            &migrations, QAbstractItemModelTester::FailureReportingMode::QtTest);
        migrations.setRows(migrationRows(*snapshot, {}));
        QCOMPARE(migrations.at(0).serverName, u"report-gen-5"_s);
        QCOMPARE(migrations.at(1).serverName, u"kafka-07"_s);
        checkWords(migrations,
                   {u"verdict"_s, u"remaining"_s, u"rate"_s, u"pause"_s, u"forecast"_s, u"age"_s, u"passes"_s,
                    u"sent"_s});
    }

    void findingsSayWhatIsInTheWay()
    {
        const auto snapshot = exampleCloud(now);
        QCOMPARE(foremostFinding(serverOf(*snapshot, u"hsm-proxy-1"_s)).verdict, Finding::Verdict::Blocks);
        QCOMPARE(foremostFinding(serverOf(*snapshot, u"win-ad-01"_s)).verdict, Finding::Verdict::Warns);
        QCOMPARE(foremostFinding(serverOf(*snapshot, u"report-gen-5"_s)).verdict, Finding::Verdict::Blocks);
        QCOMPARE(foremostFinding(serverOf(*snapshot, u"ci-runner-22"_s)).verdict, Finding::Verdict::Passes);
    }

    void aStatusThatNovaAddsIsShownInItsOwnWord()
    {
        Server server;
        server.statusText = u"TELEPORTING"_s;
        QCOMPARE(statusMark(server).word, u"TELEPORTING"_s);
        QCOMPARE(statusMark(server).tone, Tone::Unknown);
    }

    void theInspectorNamesTheMoveUnderWay()
    {
        const auto snapshot = exampleCloud(now);
        const FactSheet sheet = instanceSheet(serverOf(*snapshot, u"kafka-07"_s), *snapshot, now);
        QCOMPARE(sheet.heading.word, u"kafka-07"_s);
        QCOMPARE(sheet.subtitle, u"Live · compute-07 → compute-03"_s);
        QVERIFY(std::ranges::any_of(sheet.groups,
                                    [](const auto &group) { return group.title == u"Last moves"_s; }));
    }

    void tasksAreRunsAndWhatIsUnderWayInTheCloud()
    {
        const auto snapshot = exampleCloud(now);
        const auto rows = taskRows(*snapshot, {}, runs(true), nullptr, now, {});
        const TaskRow *run = taskOf(rows, u"compute-07"_s);
        QVERIFY(run);
        QCOMPARE(run->stage, TaskRow::Stage::UnderWay);
        QCOMPARE(run->progress, u"6 of 15 steps"_s);
        QVERIFY(taskOf(rows, u"kafka-07"_s));
        QCOMPARE(taskOf(rows, u"report-gen-5"_s)->stage, TaskRow::Stage::NeedsYou);

        TaskTableModel model(taskTable());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows);
        QCOMPARE(model.at(0).stage, TaskRow::Stage::NeedsYou);
        QCOMPARE(model.facetCounts().at(1), 2);
    }

    void aMigrationThatIsWatchedSaysHowMuchIsLeftAndWhoBeganIt()
    {
        auto snapshot = std::make_shared<Snapshot>(*movingCloud(now));
        const MigrationTraces traces = movingTraces(*snapshot);
        snapshot->cloud.userId = u"5f1c"_s;
        for (auto &record : snapshot->migrations.values) {
            auto plain = std::make_shared<Migration>(*record);
            plain->userId = record->id == neverEndingMigration ? snapshot->cloud.userId : u"someone"_s;
            plain->memoryRemainingBytes.reset();
            record = plain;
        }
        const auto rows = taskRows(*snapshot, traces, {}, nullptr, now, {});
        const auto at = std::ranges::find(*rows, neverEndingMigration,
                                          [](const auto &row) { return row->migration.value_or(0); });
        QVERIFY(at != rows->end());
        QVERIFY2((*at)->progress.contains(u" of "_s), qPrintable((*at)->progress));
        QVERIFY((*at)->share);
        QCOMPARE((*at)->by, snapshot->cloud.user);
        QVERIFY(std::ranges::any_of(*rows, [](const auto &row) { return row->by == u"someone"_s; }));
    }

    void aRunWhoseProgramEndedOffersToTakeItUpAgain()
    {
        const auto rows = taskRows(*exampleCloud(now), {}, runs(false), nullptr, now, {});
        const TaskRow *run = taskOf(rows, u"compute-07"_s);
        QCOMPARE(run->stage, TaskRow::Stage::NeedsYou);
        QCOMPARE(run->now, u"Its program ended before it did"_s);
        QCOMPARE(run->buttons.first().id, QString::fromLatin1(taskbutton::resume));
        QCOMPARE(run->run, 42);
    }

    void runsOfAnotherCloudAreNotThisOnesTasks()
    {
        QList<RunView> others = runs(true);
        for (RunView &run : others)
            run.record.plan.cloud = u"https://elsewhere.example|"_s;
        QVERIFY(!taskOf(taskRows(*exampleCloud(now), {}, others, nullptr, now, {}), u"compute-07"_s));
    }
};

QTEST_MAIN(TestRows)
#include "tst_rows.moc"
