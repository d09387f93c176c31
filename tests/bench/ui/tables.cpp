// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/ui/largescene.h"
#include "tests/bench/ui/measurements.h"
#include "ui/instances/instancetable.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// The same columns as QVariants, as a table over QSortFilterProxyModel would have them.
class VariantTable final : public QAbstractTableModel {
public:
    explicit VariantTable(const Snapshot &snapshot) : m_servers(snapshot.servers.values) { }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_servers.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : 6;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        const Server &server = *m_servers[size_t(index.row())];
        const std::array texts {&server.name,     &server.host.value,      &server.statusText,
                                &server.id.value, &server.projectId.value, &server.flavor.name};
        return *texts.at(size_t(index.column()));
    }

private:
    std::vector<std::shared_ptr<const Server>> m_servers;
};

/// Milliseconds until @p act has its effect in @p model; the median of five, with @p undo before each.
double timeOf(InstanceTableModel &model, const std::function<void()> &undo, const std::function<void()> &act)
{
    std::array<double, 5> times {};
    for (double &time : times) {
        QSignalSpy ready(&model, &TableModelBase::ordered);
        undo();
        ready.wait();
        QSignalSpy done(&model, &TableModelBase::ordered);
        QElapsedTimer timer;
        timer.start();
        act();
        done.wait();
        time = double(timer.nsecsElapsed()) / 1e6;
    }
    std::ranges::sort(times);
    return times[2];
}

double timeOf(const std::function<void()> &act)
{
    QElapsedTimer timer;
    timer.start();
    act();
    return double(timer.nsecsElapsed()) / 1e6;
}

void print(const char *what, double time, double goal, double peer)
{
    std::printf("%-52s %8.1f ms   goal %-4.0f QSortFilterProxyModel %7.1f ms   ratio %.2f\n", what, time,
                goal, peer, time / peer);
}

} // namespace

void measureTables()
{
    const LargeScene scene(QDateTime::currentDateTimeUtc());
    InstanceTableModel model(instanceTable());
    model.setRows({scene.snapshot(), &scene.snapshot()->servers.values});
    VariantTable source(*scene.snapshot());
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&source);
    proxy.setSortCaseSensitivity(Qt::CaseInsensitive);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy.setFilterKeyColumn(-1);

    const double sorted = timeOf(
        model, [&] { model.sort(2, Qt::AscendingOrder); }, [&] { model.sort(0, Qt::AscendingOrder); });
    print("sort of 100 000 rows by name", sorted, 150, timeOf([&] { proxy.sort(0); }));

    const double byStatus = timeOf(
        model, [&] { model.sort(0, Qt::AscendingOrder); }, [&] { model.sort(1, Qt::AscendingOrder); });
    print("sort of 100 000 rows by trouble", byStatus, 150, timeOf([&] { proxy.sort(2); }));

    for (const QString &text : {u"web-shop-1"_s, u"no such thing"_s}) {
        const double found = timeOf(
            model, [&] { model.setSearch({}); }, [&] { model.setSearch(text); });
        const double peer = timeOf([&] { proxy.setFilterFixedString(text); });
        print(qPrintable(u"filter of 100 000 rows by “%1”, %2 found"_s.arg(text).arg(model.rowCount())),
              found, 30, peer);
        proxy.setFilterFixedString({});
    }
}

} // namespace drover
