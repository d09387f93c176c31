// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/migrationtable.h"

#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct MigrationTable {
    Q_DECLARE_TR_FUNCTIONS(MigrationTable)
};

bool isUnderWay(const MigrationRow &row)
{
    return !row.migration->ended() && !row.migration->waitsForDecision();
}

bool needsDecision(const MigrationRow &row)
{
    return row.migration->waitsForDecision();
}

bool hasFailed(const MigrationRow &row)
{
    return outcomeMark(*row.migration).tone == Tone::Block;
}

/// What needs somebody, what is under way, and then the newest first.
SortKey troubleKey(const MigrationRow &row)
{
    constexpr double manyIds = 1e12;
    const int rank = needsDecision(row) ? 0 : isUnderWay(row) ? 1 : 2;
    return SortKey(rank * manyIds - double(row.migration->id));
}

SortKey timeKey(const std::optional<QDateTime> &at)
{
    return at ? SortKey(double(at->toSecsSinceEpoch())) : SortKey();
}

Cell timeCell(const std::optional<QDateTime> &at)
{
    return at ? Cell(timeText(*at, QDateTime::currentDateTimeUtc()), Cell::Voice::Secondary) : Cell();
}

Cell destinationCell(const MigrationRow &row)
{
    if (row.migration->destination && !row.migration->destination->isEmpty())
        return Cell(row.migration->destination->value);
    return Cell(MigrationTable::tr("not chosen"), Cell::Voice::Secondary);
}

Cell remainingCell(const MigrationRow &row)
{
    if (!isUnderWay(row))
        return Cell();
    Cell cell(remainingText(*row.migration));
    cell.share = copiedShare(*row.migration);
    return cell;
}

Cell idCell(const QString &id)
{
    Cell cell(id, Cell::Voice::Mono);
    cell.tip = id;
    return cell;
}

bool mentions(const MigrationRow &row, const QString &text)
{
    const Migration &migration = *row.migration;
    const auto has = [&text](const QString &in) { return in.contains(text, Qt::CaseInsensitive); };
    return has(row.serverName) || has(migration.source.value) || has(migration.status)
        || has(migration.destination.value_or(HostName()).value) || has(migration.serverId.value)
        || has(QString::number(migration.id));
}

} // namespace

// clang-format off: a table, one line per entry where it fits.
MigrationTableModel::Description migrationTable()
{
    using Row = MigrationRow;
    return {
        .columns =
            {
                {{.name = u"instance"_s, .title = MigrationTable::tr("Instance"), .width = 18},
                 [](const Row &row) { return Cell(row.serverName, Cell::Voice::Name); },
                 [](const Row &row) { return SortKey(row.serverName); }},
                {{.name = u"status"_s, .title = MigrationTable::tr("Status"), .width = 15},
                 [](const Row &row) { return Cell(outcomeMark(*row.migration)); },
                 troubleKey},
                {{.name = u"kind"_s, .title = MigrationTable::tr("Kind"), .width = 9},
                 [](const Row &row) { return Cell(kindText(row.migration->type)); },
                 [](const Row &row) { return SortKey(kindText(row.migration->type)); }},
                {{.name = u"from"_s, .title = MigrationTable::tr("From"), .width = 13},
                 [](const Row &row) { return Cell(row.migration->source.value); },
                 [](const Row &row) { return SortKey(row.migration->source.value); }},
                {{.name = u"to"_s, .title = MigrationTable::tr("To"), .width = 13},
                 destinationCell,
                 [](const Row &row) {
                     return SortKey(row.migration->destination.value_or(HostName()).value);
                 }},
                {{.name = u"remaining"_s, .title = MigrationTable::tr("Left in this pass"), .width = 27},
                 remainingCell,
                 [](const Row &row) {
                     return row.migration->memoryRemainingBytes
                         ? SortKey(double(*row.migration->memoryRemainingBytes))
                         : SortKey();
                 }},
                {{.name = u"started"_s, .title = MigrationTable::tr("Started"), .width = 14},
                 [](const Row &row) { return timeCell(row.migration->createdAt); },
                 [](const Row &row) { return timeKey(row.migration->createdAt); }},
                {{.name = u"updated"_s,
                  .title = MigrationTable::tr("Last written"),
                  .width = 14,
                  .shown = false},
                 [](const Row &row) { return timeCell(row.migration->updatedAt); },
                 [](const Row &row) { return timeKey(row.migration->updatedAt); }},
                {{.name = u"user"_s, .title = MigrationTable::tr("By"), .width = 14, .shown = false},
                 [](const Row &row) { return idCell(row.migration->userId); },
                 [](const Row &row) { return SortKey(row.migration->userId); }},
                {{.name = u"server"_s,
                  .title = MigrationTable::tr("Instance ID"),
                  .width = 18,
                  .shown = false},
                 [](const Row &row) { return idCell(row.migration->serverId.value); },
                 [](const Row &row) { return SortKey(row.migration->serverId.value); }},
                {{.name = u"id"_s, .title = MigrationTable::tr("Record"), .width = 8},
                 [](const Row &row) {
                     return Cell(QString::number(row.migration->id), Cell::Voice::Secondary);
                 },
                 [](const Row &row) { return SortKey(double(row.migration->id)); }},
            },
        .facets =
            {
                {{.title = MigrationTable::tr("All")}, [](const Row &) { return true; }},
                {{.title = MigrationTable::tr("Under way"),
                  .glyph = Glyph::DoubleChevron,
                  .tone = Tone::Info},
                 isUnderWay},
                {{.title = MigrationTable::tr("Needs you"), .glyph = Glyph::Hand, .tone = Tone::Warn},
                 needsDecision},
                {{.title = MigrationTable::tr("Failed"), .glyph = Glyph::Cross, .tone = Tone::Block},
                 hasFailed},
            },
        .before = [](const Row &a, const Row &b) { return a.migration->id < b.migration->id; },
        .key = [](const Row &row) { return QString::number(row.migration->id); },
        .mentions = mentions,
        .sortColumn = 1,
    };
}
// clang-format on
} // namespace drover
