// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instances/instancetable.h"

#include "ui/instances/instancemarks.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct InstanceTable {
    Q_DECLARE_TR_FUNCTIONS(InstanceTable)
};

/// Trouble first, then what is under way, then the rest by name.
SortKey troubleKey(const Server &server)
{
    const Tone tone = statusMark(server).tone;
    const int rank = tone == Tone::Block ? 0
        : tone == Tone::Unknown          ? 1
        : tone == Tone::Warn             ? 2
        : tone == Tone::Info             ? 3
                                         : 4;
    return SortKey(rank, server.name);
}

Cell figure(const QString &text)
{
    return Cell(text, Cell::Voice::Figure);
}

Cell hostCell(const Server &server)
{
    if (server.host.isEmpty()) {
        Cell cell(InstanceTable::tr("none"), Cell::Voice::Secondary);
        cell.tip = InstanceTable::tr("It is on no host, or this role may not see on which.");
        return cell;
    }
    return Cell(server.host.value);
}

Cell idCell(const QString &id)
{
    Cell cell(id, Cell::Voice::Mono);
    cell.tip = id;
    return cell;
}

Cell lockedCell(const Server &server)
{
    if (!server.locked)
        return Cell({Glyph::DashedDiamond, InstanceTable::tr("Not known"), Tone::Unknown});
    return Cell(*server.locked ? InstanceTable::tr("Locked") : QString(), Cell::Voice::Secondary);
}

QStringList textsOf(const Server &server)
{
    return {server.name,     server.host.value,      server.statusText,
            server.id.value, server.projectId.value, server.flavor.name};
}

} // namespace

// clang-format off: a table, one line per entry where it fits.
InstanceTableModel::Description instanceTable()
{
    using Row = Server;
    return {
        .columns =
            {
                {{.name = u"name"_s, .title = InstanceTable::tr("Name"), .width = 18},
                 [](const Row &row) { return Cell(row.name, Cell::Voice::Name); },
                 [](const Row &row) { return SortKey(row.name); }},
                {{.name = u"status"_s, .title = InstanceTable::tr("Status"), .width = 17},
                 [](const Row &row) { return Cell(statusMark(row)); },
                 troubleKey},
                {{.name = u"host"_s, .title = InstanceTable::tr("Host"), .width = 12},
                 hostCell,
                 [](const Row &row) { return row.host.isEmpty() ? SortKey() : SortKey(row.host.value); }},
                {{.name = u"project"_s, .title = InstanceTable::tr("Project"), .width = 12, .shown = false},
                 [](const Row &row) { return idCell(row.projectId.value); },
                 [](const Row &row) { return SortKey(row.projectId.value); }},
                {{.name = u"flavor"_s, .title = InstanceTable::tr("Flavor"), .width = 12},
                 [](const Row &row) { return Cell(row.flavor.name, Cell::Voice::Secondary); },
                 [](const Row &row) { return SortKey(row.flavor.name); }},
                {{.name = u"vcpu"_s,
                  .title = InstanceTable::tr("vCPU"),
                  .alignment = Qt::AlignRight,
                  .width = 5},
                 [](const Row &row) { return figure(QString::number(row.flavor.vcpus)); },
                 [](const Row &row) { return SortKey(double(row.flavor.vcpus)); }},
                {{.name = u"ram"_s,
                  .title = InstanceTable::tr("RAM GiB"),
                  .alignment = Qt::AlignRight,
                  .width = 9},
                 [](const Row &row) { return figure(gibText(row.flavor.memoryMiB)); },
                 [](const Row &row) { return SortKey(double(row.flavor.memoryMiB)); }},
                {{.name = u"disk"_s,
                  .title = InstanceTable::tr("Disk GiB"),
                  .alignment = Qt::AlignRight,
                  .width = 8,
                  .shown = false},
                 [](const Row &row) { return figure(QString::number(row.flavor.diskGiB)); },
                 [](const Row &row) { return SortKey(double(row.flavor.diskGiB)); }},
                {{.name = u"zone"_s, .title = InstanceTable::tr("Zone"), .width = 10, .shown = false},
                 [](const Row &row) { return Cell(row.zone, Cell::Voice::Secondary); },
                 [](const Row &row) { return SortKey(row.zone); }},
                {{.name = u"locked"_s, .title = InstanceTable::tr("Locked"), .width = 9, .shown = false},
                 lockedCell,
                 [](const Row &row) { return row.locked ? SortKey(*row.locked ? 0.0 : 1.0) : SortKey(); }},
                {{.name = u"created"_s, .title = InstanceTable::tr("Created"), .width = 14, .shown = false},
                 [](const Row &row) {
                     return Cell(QLocale().toString(row.created.toLocalTime(), u"d MMM yyyy"_s),
                                 Cell::Voice::Secondary);
                 },
                 [](const Row &row) { return SortKey(double(row.created.toSecsSinceEpoch())); }},
                {{.name = u"id"_s, .title = InstanceTable::tr("ID"), .width = 18, .shown = false},
                 [](const Row &row) { return idCell(row.id.value); },
                 [](const Row &row) { return SortKey(row.id.value); }},
                {{.name = u"findings"_s,
                  .title = InstanceTable::tr("Findings"),
                  .width = 30,
                  .tip = InstanceTable::tr(
                      "What is in the way of moving it, as it is now and whatever the destination.")},
                 [](const Row &row) { return Cell(findingMark(foremostFinding(row))); },
                 [](const Row &row) {
                     const Finding finding = foremostFinding(row);
                     return SortKey(int(finding.verdict), finding.sentence);
                 }},
            },
        .facets =
            {
                {{.title = InstanceTable::tr("All")}, [](const Row &) { return true; }},
                {{.title = InstanceTable::tr("Moving"), .glyph = Glyph::DoubleChevron, .tone = Tone::Info},
                 [](const Row &row) {
                     return row.status == ServerStatus::Migrating || row.status == ServerStatus::Resize;
                 }},
                {{.title = InstanceTable::tr("Needs you"), .glyph = Glyph::TriangleMark, .tone = Tone::Warn},
                 needsSomebody},
                {{.title = InstanceTable::tr("Not running"), .glyph = Glyph::OpenSquare},
                 [](const Row &row) { return row.status == ServerStatus::Shutoff; }},
            },
        .before = [](const Row &a, const Row &b) { return a.id < b.id; },
        .key = [](const Row &row) { return row.id.value; },
        .texts = textsOf,
        .sums = {[](const Row &row) { return qint64(row.flavor.vcpus); },
                 [](const Row &row) { return qint64(row.flavor.memoryMiB); }},
        .sortColumn = 1,
    };
}
// clang-format on
} // namespace drover
