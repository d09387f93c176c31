// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/examplecloud.h"
#include "ui/inventory/inventorytree.h"
#include "ui/widgets/cell.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace drover;

namespace {

const QDateTime now(QDate(2026, 11, 17), QTime(2, 10), Qt::UTC);

QStringList labels(const InventoryTree &tree, const QModelIndex &parent)
{
    QStringList found;
    for (int row = 0; row < tree.rowCount(parent); ++row)
        found << tree.index(row, 0, parent).data().toString();
    return found;
}

/// The cloud with another value for one server.
SnapshotPtr with(const SnapshotPtr &before, const QString &name, const std::function<void(Server &)> &change)
{
    auto after = std::make_shared<Snapshot>(*before);
    for (auto &server : after->servers.values) {
        if (server->name == name) {
            auto copy = std::make_shared<Server>(*server);
            change(*copy);
            server = copy;
        }
    }
    return after;
}

void show(InventoryTree &tree, const SnapshotPtr &snapshot)
{
    tree.show(pictureOf(snapshot, {}, Picture()));
}

const HostName drained(u"compute-07"_s);

} // namespace

class TestInventoryTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hostsStandInTheirZonesAndInstancesOnTheirHosts()
    {
        InventoryTree tree;
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        show(tree, exampleCloud(now));
        const QModelIndex cloud = tree.index(0, 0);
        QCOMPARE(cloud.data().toString(), u"fra1-prod"_s);
        QCOMPARE(labels(tree, cloud), QStringList({u"az1"_s, u"az2"_s, u"az3"_s}));
        QCOMPARE(tree.rowCount(tree.index(0, 0, cloud)), 8);
        const QModelIndex host = tree.indexOf(Scope::ofHost(drained));
        QCOMPARE(host.data().toString(), drained.value);
        QVERIFY(labels(tree, host).contains(u"kafka-07"_s));
    }

    void aDisabledHostSaysHowManyAreLeft()
    {
        InventoryTree tree;
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        show(tree, exampleCloud(now));
        const Cell cell = tree.indexOf(Scope::ofHost(drained)).data(CellRole).value<Cell>();
        QCOMPARE(cell.aside.word, u"11 left"_s);
        QCOMPARE(cell.aside.glyph, Glyph::BarredCircle);
    }

    void anInstanceThatMovesLeavesOneHostAndComesToTheOther()
    {
        InventoryTree tree;
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const SnapshotPtr before = exampleCloud(now);
        show(tree, before);
        const QPersistentModelIndex source = tree.indexOf(Scope::ofHost(drained));
        const QPersistentModelIndex destination = tree.indexOf(Scope::ofHost(HostName(u"compute-03"_s)));
        const int there = tree.rowCount(destination);
        show(tree,
             with(before, u"kafka-07"_s, [](Server &server) { server.host = HostName(u"compute-03"_s); }));
        QVERIFY(source.isValid());
        QVERIFY(!labels(tree, source).contains(u"kafka-07"_s));
        QVERIFY(labels(tree, destination).contains(u"kafka-07"_s));
        QCOMPARE(tree.rowCount(destination), there + 1);
    }

    void aNewStatusChangesOneLineOnly()
    {
        InventoryTree tree;
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const SnapshotPtr before = exampleCloud(now);
        show(tree, before);
        QSignalSpy changed(&tree, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&tree, &QAbstractItemModel::rowsInserted);
        show(tree, with(before, u"kafka-07"_s, [](Server &server) { server.status = ServerStatus::Active; }));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toModelIndex().data().toString(), u"kafka-07"_s);
        QCOMPARE(inserted.count(), 0);
    }

    void groupedByAggregateTheSameHostsAreThere()
    {
        InventoryTree tree;
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        show(tree, exampleCloud(now));
        tree.setGrouping(InventoryTree::Grouping::Aggregate);
        const QModelIndex cloud = tree.index(0, 0);
        QCOMPARE(labels(tree, cloud), QStringList({u"general-c6"_s, u"nfv-dpdk"_s}));
        QCOMPARE(tree.rowCount(tree.index(0, 0, cloud)) + tree.rowCount(tree.index(1, 0, cloud)), 24);
    }

    void aSearchLeavesWhatMatchesAndWhatItIsIn()
    {
        InventoryTree tree;
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        show(tree, exampleCloud(now));
        tree.setSearch(u"LEGACY-erp"_s);
        const QModelIndex host = tree.indexOf(Scope::ofHost(drained));
        QCOMPARE(labels(tree, tree.index(0, 0)), QStringList {u"az1"_s});
        QCOMPARE(labels(tree, host), QStringList {u"legacy-erp"_s});
        tree.setSearch({});
        QCOMPARE(labels(tree, tree.index(0, 0)).size(), 3);
    }

    void aRenamedInstanceStandsWhereItsNewNameBelongs()
    {
        InventoryTree tree;
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const SnapshotPtr before = exampleCloud(now);
        show(tree, before);
        show(tree, with(before, u"kafka-07"_s, [](Server &server) { server.name = u"aaa"_s; }));
        const QStringList shown = labels(tree, tree.indexOf(Scope::ofHost(drained)));
        QCOMPARE(shown.first(), u"aaa"_s);
        QVERIFY(!shown.contains(u"kafka-07"_s));
        QCOMPARE(shown.size(), 11);
    }

    void aHostThatIsGoneTakesItsInstancesAlong()
    {
        InventoryTree tree;
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const SnapshotPtr before = exampleCloud(now);
        show(tree, before);
        auto after = std::make_shared<Snapshot>(*before);
        std::erase_if(after->services.values, [](const auto &service) { return service->host == drained; });
        show(tree, after);
        QVERIFY(!tree.indexOf(Scope::ofHost(drained)).isValid());
        show(tree, std::make_shared<const Snapshot>());
        QCOMPARE(tree.rowCount(), 0);
    }

    void ofAHundredThousandInstancesOneChangedLineIsFound()
    {
        InventoryTree tree;
        const SnapshotPtr before = largeCloud(now, 2000, 100'000);
        QElapsedTimer timer;
        timer.start();
        const PicturePtr first = pictureOf(before, {}, Picture());
        qInfo("first picture, another thread: %lld ms", timer.restart());
        tree.show(first);
        qInfo("first tree: %lld ms", timer.elapsed());

        const SnapshotPtr after =
            with(before, u"kafka-07"_s, [](Server &server) { server.status = ServerStatus::Active; });
        timer.start();
        const PicturePtr next = pictureOf(after, {}, *first);
        qInfo("next picture, another thread: %lld ms", timer.elapsed());
        QSignalSpy changed(&tree, &QAbstractItemModel::dataChanged);
        timer.start();
        tree.show(next);
        qInfo("refreshed tree: %lld ms", timer.elapsed());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toModelIndex().data().toString(), u"kafka-07"_s);
    }
};

QTEST_MAIN(TestInventoryTree)
#include "tst_inventorytree.moc"
