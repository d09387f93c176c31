// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/naturalorder.h"
#include "ui/widgets/roworder.h"
#include "ui/widgets/searchindex.h"
#include "ui/widgets/tablemodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace drover;

namespace {

struct Sheep {
    int id = 0;
    QString name;
    std::optional<double> weight;
};

using Model = TableModel<Sheep>;

Model::Description table()
{
    return {
        .columns =
            {
                {{.name = u"name"_s, .title = u"Name"_s},
                 [](const Sheep &s) { return Cell(s.name); },
                 [](const Sheep &s) { return SortKey(s.name); }},
                {{.name = u"weight"_s, .title = u"Weight"_s, .alignment = Qt::AlignRight},
                 [](const Sheep &s) { return Cell(s.weight ? QString::number(*s.weight) : u"?"_s); },
                 [](const Sheep &s) { return s.weight ? SortKey(*s.weight) : SortKey(); }},
            },
        .facets =
            {
                {{.title = u"All"_s}, [](const Sheep &) { return true; }},
                {{.title = u"Heavy"_s}, [](const Sheep &s) { return s.weight.value_or(0) > 50; }},
            },
        .before = [](const Sheep &a, const Sheep &b) { return a.id < b.id; },
        .key = [](const Sheep &s) { return QString::number(s.id); },
        .texts = [](const Sheep &s) { return QStringList {s.name}; },
    };
}

using Flock = std::vector<Sheep>;

Model::RowsPtr rows(const Flock &flock)
{
    Model::Rows made;
    for (const Sheep &sheep : flock)
        made.push_back(std::make_shared<const Sheep>(sheep));
    return std::make_shared<const Model::Rows>(std::move(made));
}

/// The same rows but for those of @p flock, as a refresh of the inventory gives them.
Model::RowsPtr withChanged(const Model::RowsPtr &before, const Flock &flock)
{
    Model::Rows made = *before;
    for (const Sheep &sheep : flock) {
        for (auto &row : made) {
            if (row->id == sheep.id)
                row = std::make_shared<const Sheep>(sheep);
        }
    }
    return std::make_shared<const Model::Rows>(std::move(made));
}

QStringList names(const Model &model)
{
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row)
        found << model.at(row).name;
    return found;
}

const Flock threeSheep {{1, u"s-10"_s, 40}, {2, u"s-2"_s, 60}, {3, u"s-1"_s, {}}};

} // namespace

class TestTableModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersInNamesOrderAsNumbers()
    {
        QVERIFY(naturalCompare(u"compute-2", u"compute-10") < 0);
        QVERIFY(naturalCompare(u"Compute-2", u"compute-10") < 0);
        QVERIFY(naturalCompare(u"compute-02", u"compute-2") != 0);
        QCOMPARE(naturalCompare(u"a", u"a"), 0);
    }

    void rowsWithTextsComeAsTheirNamesCompare()
    {
        // Few different characters, so that case, numbers and equal beginnings meet often.
        const QString letters = u"aAb-0012ßÄ"_s;
        QRandomGenerator random(20261129);
        std::vector<std::pair<SortKey, int>> keyed;
        std::vector<QString> texts;
        for (int row = 0; row < 400; ++row) {
            QString text = u"vm-"_s;
            for (quint32 left = random.bounded(8u); left > 0; --left)
                text += letters[random.bounded(int(letters.size()))];
            keyed.emplace_back(SortKey(text), row);
            texts.push_back(text);
        }
        for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            std::vector<int> expected(texts.size());
            std::iota(expected.begin(), expected.end(), 0);
            std::ranges::stable_sort(expected, [&](int a, int b) {
                const int which = naturalCompare(texts[size_t(a)], texts[size_t(b)]);
                return order == Qt::AscendingOrder ? which < 0 : which > 0;
            });
            QCOMPARE(inOrder(keyed, order), expected);
        }
    }

    void aRankComesBeforeATextAndNoNumberComesLast()
    {
        const std::vector<std::pair<SortKey, int>> keyed {{SortKey(2, u"a"_s), 0},
                                                          {SortKey(), 1},
                                                          {SortKey(1, u"b-10"_s), 2},
                                                          {SortKey(std::nan("")), 3},
                                                          {SortKey(1, u"b-9"_s), 4}};
        QCOMPARE(inOrder(keyed, Qt::AscendingOrder), std::vector<int>({4, 2, 0, 1, 3}));
        QCOMPARE(inOrder(keyed, Qt::DescendingOrder), std::vector<int>({0, 2, 4, 1, 3}));
    }

    void rowsAreFoundByAnyOfTheirTextsInEitherCaseAndInAllScripts()
    {
        SearchIndex index;
        index.append({u"az1-web-10"_s, u"ACTIVE"_s});
        index.append({});
        index.append({u"20 äPFEL"_s, u"一号计算节点"_s});
        index.append({u"AZ1-WEB-1"_s});
        using Found = std::vector<bool>;
        QCOMPARE(index.find(u"WEB-1"_s), Found({true, false, false, true}));
        QCOMPARE(index.find(u"active"_s), Found({true, false, false, false}));
        QCOMPARE(index.find(u"Äpfel"_s), Found({false, false, true, false}));
        QCOMPARE(index.find(u"计算"_s), Found({false, false, true, false}));
        QCOMPARE(index.find(u"10active"_s), Found({false, false, false, false}));
        QCOMPARE(SearchIndex().find(u"a"_s), Found());
    }

    void rowsComeInTheOrderOfTheSortedColumn()
    {
        Model model(table());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows(threeSheep));
        QCOMPARE(names(model), QStringList({u"s-1"_s, u"s-2"_s, u"s-10"_s}));
    }

    void whatIsNotKnownComesLastWhicheverWayIsSorted()
    {
        Model model(table());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows(threeSheep));
        model.sort(1, Qt::AscendingOrder);
        QCOMPARE(names(model), QStringList({u"s-10"_s, u"s-2"_s, u"s-1"_s}));
        model.sort(1, Qt::DescendingOrder);
        QCOMPARE(names(model), QStringList({u"s-2"_s, u"s-10"_s, u"s-1"_s}));
    }

    void facetsCountWhatIsInScopeAndSearchHidesTheRest()
    {
        Model model(table());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows(threeSheep));
        QCOMPARE(model.facetCounts(), QList<int>({3, 1}));
        model.setFacet(1);
        QCOMPARE(names(model), QStringList {u"s-2"_s});
        model.setFacet(0);
        model.setSearch(u"S-1"_s);
        QCOMPARE(names(model), QStringList({u"s-1"_s, u"s-10"_s}));
        model.setScope([](const Sheep &sheep) { return sheep.id != 1; });
        QCOMPARE(names(model), QStringList {u"s-1"_s});
        QCOMPARE(model.scopeCount(), 2);
        QCOMPARE(model.facetCounts(), QList<int>({2, 1}));
    }

    void aChangedRowIsAnnouncedAndNoOther()
    {
        Model model(table());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto before = rows(threeSheep);
        model.setRows(before);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setRows(withChanged(before, {{2, u"s-2"_s, 61}}));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 1);
        QCOMPARE(changed.first().at(1).toModelIndex().row(), 1);
        QCOMPARE(reset.count(), 0);
    }

    void aSelectedRowIsFollowedWhereverItGoes()
    {
        Model model(table());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto before = rows(threeSheep);
        model.setRows(before);
        const QPersistentModelIndex selected = model.index(1, 0);
        QCOMPARE(selected.data().toString(), u"s-2"_s);
        model.setRows(withChanged(before, {{1, u"a-1"_s, 40}}));
        QCOMPARE(names(model), QStringList({u"a-1"_s, u"s-1"_s, u"s-2"_s}));
        QCOMPARE(selected.data().toString(), u"s-2"_s);
        QCOMPARE(selected.row(), 2);
    }

    void rowsComeAndGoWithoutDisturbingTheOthers()
    {
        Model model(table());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows(threeSheep));
        const QPersistentModelIndex selected = model.index(2, 0);
        model.setRows(rows({{0, u"s-3"_s, 1}, {1, u"s-10"_s, 40}, {4, u"s-0"_s, 1}}));
        QCOMPARE(names(model), QStringList({u"s-0"_s, u"s-3"_s, u"s-10"_s}));
        QCOMPARE(selected.data().toString(), u"s-10"_s);
        model.setRows(rows({}));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!selected.isValid());
    }

    void whileHeldNoRowChangesItsPlaceAndNewOnesComeLast()
    {
        Model model(table());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows(threeSheep));
        model.holdOrder(true);
        model.setRows(rows({{1, u"a-10"_s, 40}, {2, u"s-2"_s, 60}, {3, u"s-1"_s, {}}, {4, u"a-0"_s, 1}}));
        QCOMPARE(names(model), QStringList({u"s-1"_s, u"s-2"_s, u"a-10"_s, u"a-0"_s}));
        model.holdOrder(false);
        QCOMPARE(names(model), QStringList({u"a-0"_s, u"a-10"_s, u"s-1"_s, u"s-2"_s}));
    }

    void theOperatorsOwnSortIsNotHeld()
    {
        Model model(table());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows(threeSheep));
        model.holdOrder(true);
        model.sort(0, Qt::DescendingOrder);
        QCOMPARE(names(model), QStringList({u"s-10"_s, u"s-2"_s, u"s-1"_s}));
    }

    void staleRowsSaySoInTheirCells()
    {
        Model model(table());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows(threeSheep));
        QVERIFY(!model.index(0, 0).data(CellRole).value<Cell>().stale);
        model.setStale(true);
        QVERIFY(model.index(0, 0).data(CellRole).value<Cell>().stale);
    }

    void manyRowsAreOrderedInAnotherThread()
    {
        Flock many;
        for (int i = 0; i < 100'000; ++i)
            many.push_back({i, u"s-%1"_s.arg((i * 7919) % 100'000), double(i % 80)});
        const auto flock = rows(many);
        Model model(table());
        QSignalSpy ordered(&model, &TableModelBase::ordered);
        QElapsedTimer timer;
        timer.start();
        model.setRows(flock);
        qInfo("setRows of 100 000: %lld ms", timer.elapsed());
        QCOMPARE(model.rowCount(), 0); // The order is being made elsewhere.
        QTRY_COMPARE(ordered.count(), 1);
        QCOMPARE(model.rowCount(), 100'000);
        QCOMPARE(model.at(1).name, u"s-1"_s);

        // A refresh of a thousand rows: what is shown stays, and the new values are announced.
        Flock changed;
        for (int i = 0; i < 1000; ++i)
            changed.push_back({i * 100, many[size_t(i) * 100].name, 1.0});
        Model::Rows next = *flock;
        for (const Sheep &sheep : changed)
            next[size_t(sheep.id)] = std::make_shared<const Sheep>(sheep);
        const auto refreshed = std::make_shared<const Model::Rows>(std::move(next));
        timer.start();
        model.setRows(refreshed);
        qInfo("setRows of 1 000 changes in 100 000: %lld ms", timer.elapsed());
        QCOMPARE(model.rowCount(), 100'000);
        QTRY_COMPARE(ordered.count(), 2);
    }
};

QTEST_MAIN(TestTableModel)
#include "tst_tablemodel.moc"
