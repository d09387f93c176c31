// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/cell.h"
#include "ui/widgets/csv.h"
#include "ui/widgets/roworder.h"
#include "ui/widgets/searchindex.h"

#include <QAbstractTableModel>
#include <QFutureWatcher>
#include <QList>
#include <QtConcurrentRun>

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

namespace drover {

/// The title of a column, and how it is shown until the operator says otherwise.
struct ColumnHead {
    QString name; ///< Stable, for settings.
    QString title;
    Qt::Alignment alignment = Qt::AlignLeft;
    int width = 12; ///< In average characters.
    bool shown = true;
    QString tip = {};
};

/// One kind of row that a chip above the table picks out.
struct FacetHead {
    QString title;
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Quiet;
};

/// What a view needs of a table without knowing its rows: heads, facets, search, order. The rows that are
/// shown are those in scope, of the chosen facet, that mention the searched text.
class TableModelBase : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] virtual const ColumnHead &head(int column) const = 0;
    [[nodiscard]] virtual QList<FacetHead> facets() const = 0;
    /// How many rows in scope each facet has, in the order of facets().
    [[nodiscard]] virtual QList<int> facetCounts() const = 0;
    /// Rows in scope, whatever is searched.
    [[nodiscard]] virtual int scopeCount() const = 0;

    [[nodiscard]] virtual int facet() const = 0;
    virtual void setFacet(int facet) = 0;
    [[nodiscard]] virtual QString search() const = 0;
    virtual void setSearch(const QString &text) = 0;

    [[nodiscard]] virtual int sortColumn() const = 0;
    [[nodiscard]] virtual Qt::SortOrder sortOrder() const = 0;

    /// While held, rows keep their place whatever changes in them; new ones come last.
    virtual void holdOrder(bool held) = 0;
    /// Stale rows are greyed.
    virtual void setStale(bool stale) = 0;

    /// Names a row across refreshes; the row it names now, or −1.
    [[nodiscard]] virtual QString key(int row) const = 0;
    /// Makes the rows that are shown now, in their order, with the given columns and their heads, into CSV as
    /// RFC 4180 has it. It holds all that it needs: to be called in another thread.
    [[nodiscard]] virtual std::function<QByteArray()> csvMaker(const QList<int> &columns) const = 0;
    [[nodiscard]] virtual int rowOf(const QString &key) const = 0;

Q_SIGNALS:
    /// Rows, order and counts are up to date with what was asked last.
    void ordered();
};

/// A table of values of one type, described by its columns. It mirrors values kept elsewhere, and orders and
/// filters them itself: typed, and in another thread when there are many.
template<typename Row>
class TableModel final : public TableModelBase {
public:
    using Rows = std::vector<std::shared_ptr<const Row>>;
    using RowsPtr = std::shared_ptr<const Rows>;

    struct Column {
        ColumnHead head;
        Cell (*cell)(const Row &);
        SortKey (*key)(const Row &);
    };

    struct Facet {
        FacetHead head;
        bool (*matches)(const Row &);
    };

    struct Description {
        QList<Column> columns;
        QList<Facet> facets; ///< The first is for all rows.
        bool (*before)(const Row &,
                       const Row &); ///< The order in which rows are given; neither before: the same thing.
        QString (*key)(const Row &);
        QStringList (*texts)(const Row &); ///< In which it is found.
        QList<qint64 (*)(const Row &)> sums = {}; ///< What is added up over all rows that are shown.
        int sortColumn = 0;
        Qt::SortOrder sortOrder = Qt::AscendingOrder;
    };

    /// Measured: filtering and sorting this many takes some 4 ms, a quarter of a frame.
    static constexpr size_t inPlaceBelow = 4000;

    explicit TableModel(Description description, QObject *parent = nullptr)
        : TableModelBase(parent), m_what(std::move(description)), m_rows(std::make_shared<const Rows>()),
          m_sortColumn(m_what.sortColumn), m_sortOrder(m_what.sortOrder)
    {
        m_facetCounts = QList<int>(m_what.facets.size(), 0);
        m_sums = QList<qint64>(m_what.sums.size(), 0);
        QObject::connect(&m_ordering, &QFutureWatcher<Ordering>::finished, this, [this] { takeOrdering(); });
    }

    [[nodiscard]] std::function<QByteArray()> csvMaker(const QList<int> &columns) const override
    {
        return [rows = m_rows, shown = m_shown, columns, all = m_what.columns] {
            QStringList heads;
            for (const int column : columns)
                heads << all[column].head.title;
            QByteArray csv = csvLine(heads);
            for (const int row : shown) {
                QStringList cells;
                for (const int column : columns)
                    cells << all[column].cell(*(*rows)[size_t(row)]).text;
                csv += csvLine(cells);
            }
            return csv;
        };
    }

    /// The rows there are now, in the order of Description::before.
    void setRows(const RowsPtr &rows)
    {
        const std::vector<int> moved = newPlaces(*m_rows, *rows);
        removeGone(moved);
        std::vector<bool> changed(rows->size(), false);
        for (size_t old = 0; old < moved.size(); ++old) {
            if (moved[old] >= 0)
                changed[size_t(moved[old])] = (*m_rows)[old] != (*rows)[size_t(moved[old])];
        }
        for (int &row : m_shown)
            row = moved[size_t(row)];
        m_rows = rows;
        m_sorted = nullptr;
        m_index = nullptr;
        announce(changed);
        reorder();
    }

    /// Only rows that @p inScope accepts are counted and shown; an empty function accepts all. It is called
    /// in other threads, so it holds its own copies.
    void setScope(std::function<bool(const Row &)> inScope)
    {
        m_inScope = std::move(inScope);
        m_sorted = nullptr;
        m_index = nullptr;
        reorder(Held::No);
    }

    [[nodiscard]] const Row &at(int row) const { return *(*m_rows)[size_t(m_shown[size_t(row)])]; }

    /// Description::sums over the rows that are shown.
    [[nodiscard]] const QList<qint64> &sums() const { return m_sums; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_shown.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_what.columns.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const Column &column = m_what.columns[index.column()];
        if (role == Qt::TextAlignmentRole)
            return int(column.head.alignment | Qt::AlignVCenter);
        if (role != Qt::DisplayRole && role != CellRole && role != Qt::AccessibleTextRole)
            return {};
        Cell cell = column.cell(at(index.row()));
        if (role == Qt::DisplayRole)
            return cell.text;
        if (role == Qt::AccessibleTextRole)
            return cell.spoken();
        cell.stale = m_stale;
        return QVariant::fromValue(cell);
    }

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= m_what.columns.size())
            return {};
        const ColumnHead &head = m_what.columns[section].head;
        switch (role) {
        case Qt::DisplayRole:
            return head.title;
        case Qt::ToolTipRole:
            return head.tip;
        case Qt::TextAlignmentRole:
            return int(head.alignment | Qt::AlignVCenter);
        default:
            return {};
        }
    }

    void sort(int column, Qt::SortOrder order) override
    {
        if (column < 0 || column >= m_what.columns.size())
            return;
        m_sortColumn = column;
        m_sortOrder = order;
        m_sorted = nullptr;
        reorder(Held::No);
    }

    [[nodiscard]] const ColumnHead &head(int column) const override { return m_what.columns.at(column).head; }
    [[nodiscard]] QList<FacetHead> facets() const override
    {
        QList<FacetHead> heads;
        for (const Facet &facet : m_what.facets)
            heads << facet.head;
        return heads;
    }
    [[nodiscard]] QList<int> facetCounts() const override { return m_facetCounts; }
    [[nodiscard]] int scopeCount() const override { return m_scopeCount; }
    [[nodiscard]] int facet() const override { return m_facet; }
    void setFacet(int facet) override
    {
        m_facet = facet;
        reorder(Held::No);
    }
    [[nodiscard]] QString search() const override { return m_search; }
    void setSearch(const QString &text) override
    {
        m_search = text;
        reorder(Held::No);
    }
    [[nodiscard]] int sortColumn() const override { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const override { return m_sortOrder; }

    void holdOrder(bool held) override
    {
        m_held = held;
        if (!held)
            reorder();
    }
    void setStale(bool stale) override
    {
        if (stale == m_stale)
            return;
        m_stale = stale;
        if (!m_shown.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {CellRole});
    }

    [[nodiscard]] QString key(int row) const override
    {
        return row >= 0 && row < rowCount() ? m_what.key(at(row)) : QString();
    }
    [[nodiscard]] int rowOf(const QString &key) const override
    {
        for (int row = 0; row < rowCount(); ++row) {
            if (m_what.key(at(row)) == key)
                return row;
        }
        return -1;
    }

private:
    enum class Held { AsSet, No };

    /// What is in scope, in its order. It holds until rows, scope or column are other ones.
    struct Sorted {
        struct Place {
            int row = 0;
            quint32 facets = 0; ///< A bit for each that the row is of.
        };
        std::vector<Place> places;
        QList<int> facetCounts;
    };
    using SortedPtr = std::shared_ptr<const Sorted>;
    using IndexPtr = std::shared_ptr<const SearchIndex>; ///< Of all rows, those out of scope without texts.

    /// Everything an ordering depends on, so that it can be made in any thread.
    struct Wish {
        RowsPtr rows;
        std::function<bool(const Row &)> inScope;
        SortedPtr sorted; ///< Null where it is not known yet, as index.
        IndexPtr index;
        QList<Facet> facets;
        int facet = 0;
        QString search;
        QStringList (*texts)(const Row &);
        QList<qint64 (*)(const Row &)> sums;
        SortKey (*key)(const Row &);
        Qt::SortOrder order = Qt::AscendingOrder;
    };

    struct Ordering {
        SortedPtr sorted;
        IndexPtr index; ///< Null until somebody searches.
        std::vector<int> shown = {};
        QList<qint64> sums = {};
    };

    static SortedPtr sortedOf(const Wish &wish)
    {
        std::vector<std::pair<SortKey, int>> keyed;
        for (int row = 0; row < int(wish.rows->size()); ++row) {
            const Row &value = *(*wish.rows)[size_t(row)];
            if (!wish.inScope || wish.inScope(value))
                keyed.emplace_back(wish.key(value), row);
        }
        auto sorted = std::make_shared<Sorted>();
        sorted->facetCounts = QList<int>(wish.facets.size(), 0);
        sorted->places.reserve(keyed.size());
        for (const int row : inOrder(keyed, wish.order)) {
            quint32 facets = 0;
            for (qsizetype i = 0; i < wish.facets.size(); ++i) {
                if (wish.facets[i].matches(*(*wish.rows)[size_t(row)])) {
                    ++sorted->facetCounts[i];
                    facets |= 1u << i;
                }
            }
            sorted->places.push_back({row, facets});
        }
        return sorted;
    }

    static IndexPtr indexOf(const Wish &wish)
    {
        auto index = std::make_shared<SearchIndex>();
        for (const auto &row : *wish.rows)
            index->append(!wish.inScope || wish.inScope(*row) ? wish.texts(*row) : QStringList());
        return index;
    }

    static Ordering orderingOf(const Wish &wish)
    {
        Ordering made {.sorted = wish.sorted ? wish.sorted : sortedOf(wish), .index = wish.index};
        const bool searching = !wish.search.isEmpty();
        if (searching && !made.index)
            made.index = indexOf(wish);
        const std::vector<bool> found = searching ? made.index->find(wish.search) : std::vector<bool>();
        for (const auto &[row, facets] : made.sorted->places) {
            const bool chosen = wish.facets.isEmpty() || (facets >> wish.facet & 1) != 0;
            if (chosen && (!searching || found[size_t(row)]))
                made.shown.push_back(row);
        }
        for (const auto sum : wish.sums) {
            qint64 total = 0;
            for (const int row : made.shown)
                total += sum(*(*wish.rows)[size_t(row)]);
            made.sums << total;
        }
        return made;
    }

    /// For each of the old rows its place among the new ones, or −1.
    std::vector<int> newPlaces(const Rows &before, const Rows &after) const
    {
        std::vector<int> places(before.size(), -1);
        size_t next = 0;
        for (size_t old = 0; old < before.size(); ++old) {
            while (next < after.size() && after[next] != before[old]
                   && m_what.before(*after[next], *before[old]))
                ++next;
            if (next < after.size()
                && (after[next] == before[old] || !m_what.before(*before[old], *after[next])))
                places[old] = int(next++);
        }
        return places;
    }

    void removeGone(const std::vector<int> &moved)
    {
        std::vector<bool> stays(m_shown.size());
        for (size_t row = 0; row < m_shown.size(); ++row)
            stays[row] = moved[size_t(m_shown[row])] >= 0;
        removeRowsWhere(stays);
    }

    void removeRowsWhere(const std::vector<bool> &stays)
    {
        // From the end, so that the runs before keep their numbers.
        for (const auto &[first, last] : runsBackwards(stays, false)) {
            beginRemoveRows({}, first, last);
            m_shown.erase(m_shown.begin() + first, m_shown.begin() + last + 1);
            endRemoveRows();
        }
    }

    /// Runs, not one wide range: a view repaints all that lies between.
    void announce(const std::vector<bool> &changed)
    {
        std::vector<bool> rows(m_shown.size());
        for (size_t row = 0; row < m_shown.size(); ++row)
            rows[row] = changed[size_t(m_shown[row])];
        for (const auto &[first, last] : runsBackwards(rows, true))
            Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    }

    void reorder(Held held = Held::AsSet)
    {
        m_heldForThis = m_held && held == Held::AsSet;
        const Wish wish {.rows = m_rows,
                         .inScope = m_inScope,
                         .sorted = m_sorted,
                         .index = m_index,
                         .facets = m_what.facets,
                         .facet = m_facet,
                         .search = m_search,
                         .texts = m_what.texts,
                         .sums = m_what.sums,
                         .key = m_what.columns[m_sortColumn].key,
                         .order = m_sortOrder};
        if (m_rows->size() < inPlaceBelow) {
            m_ordering.setFuture({});
            show(orderingOf(wish));
            return;
        }
        m_orderedRows = m_rows;
        m_ordering.setFuture(QtConcurrent::run([wish] { return orderingOf(wish); }));
    }

    void takeOrdering()
    {
        // An answer about rows that are no more: the newer one is on its way.
        if (m_ordering.future().resultCount() == 0 || m_orderedRows.lock() != m_rows)
            return;
        show(m_ordering.result());
    }

    void show(const Ordering &ordering)
    {
        m_sorted = ordering.sorted;
        m_index = ordering.index;
        m_sums = ordering.sums;
        m_scopeCount = int(ordering.sorted->places.size());
        m_facetCounts = ordering.sorted->facetCounts;
        arrange(m_heldForThis ? inPresentOrder(ordering.shown) : ordering.shown);
        Q_EMIT ordered();
    }

    [[nodiscard]] std::vector<int> inPresentOrder(const std::vector<int> &next) const
    {
        std::vector<bool> wanted(m_rows->size(), false);
        for (const int row : next)
            wanted[size_t(row)] = true;
        std::vector<int> kept;
        kept.reserve(next.size());
        for (const int row : m_shown) {
            if (wanted[size_t(row)]) {
                kept.push_back(row);
                wanted[size_t(row)] = false;
            }
        }
        for (const int row : next) {
            if (wanted[size_t(row)])
                kept.push_back(row);
        }
        return kept;
    }

    /// Turns what is shown into @p next with the signals that let views keep selection and place.
    void arrange(std::vector<int> next)
    {
        if (next == m_shown)
            return;
        std::vector<bool> comes(m_rows->size(), false);
        for (const int row : next)
            comes[size_t(row)] = true;
        std::vector<bool> stays(m_shown.size());
        for (size_t row = 0; row < m_shown.size(); ++row)
            stays[row] = comes[size_t(m_shown[row])];
        if (runsBackwards(stays, false).size() > resetAbove || m_shown.empty()) {
            beginResetModel();
            m_shown = std::move(next);
            endResetModel();
            return;
        }
        removeRowsWhere(stays);
        permute(next);
        insertMissing(next);
    }

    /// Brings what is shown, all of it in @p next, into the order that it has there.
    void permute(const std::vector<int> &next)
    {
        std::vector<bool> isShown(m_rows->size(), false);
        for (const int row : m_shown)
            isShown[size_t(row)] = true;
        std::vector<int> sorted;
        sorted.reserve(m_shown.size());
        for (const int row : next) {
            if (isShown[size_t(row)])
                sorted.push_back(row);
        }
        if (sorted == m_shown)
            return;
        Q_EMIT layoutAboutToBeChanged();
        std::vector<int> rowAfter(m_rows->size(), -1);
        for (size_t at = 0; at < sorted.size(); ++at)
            rowAfter[size_t(sorted[at])] = int(at);
        const QModelIndexList from = persistentIndexList();
        QModelIndexList to;
        for (const QModelIndex &old : from)
            to << index(rowAfter[size_t(m_shown[size_t(old.row())])], old.column());
        m_shown = std::move(sorted);
        changePersistentIndexList(from, to);
        Q_EMIT layoutChanged();
    }

    /// What is shown is @p next in the same order, but for some rows.
    void insertMissing(const std::vector<int> &next)
    {
        if (next.size() == m_shown.size())
            return;
        std::vector<std::pair<int, int>> runs;
        size_t shown = 0;
        for (int at = 0; at < int(next.size()); ++at) {
            if (shown < m_shown.size() && m_shown[shown] == next[size_t(at)]) {
                ++shown;
            } else if (!runs.empty() && runs.back().second == at - 1) {
                runs.back().second = at;
            } else {
                runs.emplace_back(at, at);
            }
        }
        if (runs.size() > resetAbove) {
            beginResetModel();
            m_shown = next;
            endResetModel();
            return;
        }
        for (const auto &[first, last] : runs) {
            beginInsertRows({}, first, last);
            m_shown.insert(m_shown.begin() + first, next.begin() + first, next.begin() + last + 1);
            endInsertRows();
        }
    }

    /// Above this many runs one reset is cheaper than their signals.
    static constexpr size_t resetAbove = 200;

    Description m_what;
    RowsPtr m_rows;
    std::weak_ptr<const Rows> m_orderedRows; ///< What the ordering under way is about.
    SortedPtr m_sorted; ///< Null when it has to be made anew, as m_index.
    IndexPtr m_index;
    std::vector<int> m_shown;
    std::function<bool(const Row &)> m_inScope;
    int m_facet = 0;
    QString m_search;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    QList<int> m_facetCounts;
    int m_scopeCount = 0;
    QList<qint64> m_sums;
    bool m_held = false;
    bool m_heldForThis = false;
    bool m_stale = false;
    QFutureWatcher<Ordering> m_ordering;
};

} // namespace drover
