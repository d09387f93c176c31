// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/migrationtable.h"

#include "ui/migrations/verdictwords.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct MigrationTable {
    Q_DECLARE_TR_FUNCTIONS(MigrationTable)
};

bool isRunning(const MigrationRow &row)
{
    return isUnderWay(*row.migration);
}

bool waits(const MigrationRow &row)
{
    return row.migration->waitsForDecision();
}

bool endedToday(const MigrationRow &row)
{
    return row.endedToday;
}

bool failedToday(const MigrationRow &row)
{
    return row.endedToday && hasFailed(*row.migration);
}

/// Where a figure stands as soon as there is one; nothing where there will be none.
Cell noFigure(const MigrationRow &row)
{
    const bool comes = isRunning(row) && row.migration->type == Migration::Type::Live;
    return comes ? Cell(u"–"_s, Cell::Voice::Secondary) : Cell();
}

bool willNotEnd(const MigrationRow &row)
{
    return verdictOf(row) == MigrationVerdict::WillNotEnd;
}

/// What needs somebody, what is under way with trouble first, and then the newest first.
SortKey troubleKey(const MigrationRow &row)
{
    constexpr double manyIds = 1e12;
    constexpr int ended = 10;
    const auto verdict = verdictOf(row);
    const int rank = waits(row) ? 0 : verdict ? 1 + trouble(*verdict) : isRunning(row) ? ended - 1 : ended;
    return SortKey(rank * manyIds - double(row.migration->id));
}

/// Toned where somebody should look.
Cell verdictCell(const MigrationRow &row)
{
    const auto verdict = verdictOf(row);
    if (!verdict)
        return {};
    Cell cell(verdictMark(*verdict));
    cell.toned = cell.tone == Tone::Block || cell.tone == Tone::Warn;
    return cell;
}

Cell forecastCell(const MigrationRow &row)
{
    if (!isCopying(row))
        return noFigure(row);
    Cell cell(forecastText(row.figures->judgement()));
    cell.tip = row.figures->judgement().evidence;
    return cell;
}

SortKey forecastKey(const MigrationRow &row)
{
    return isCopying(row) && row.figures->judgement().timeToEnd
        ? SortKey(row.figures->judgement().timeToEnd->likely)
        : SortKey();
}

SortKey timeKey(const std::optional<QDateTime> &at)
{
    return at ? SortKey(double(at->toSecsSinceEpoch())) : SortKey();
}

Cell timeCell(const std::optional<QDateTime> &at)
{
    return at ? Cell(timeText(*at, QDateTime::currentDateTimeUtc()), Cell::Voice::Secondary) : Cell();
}

Cell routeCell(const MigrationRow &row)
{
    return Cell(routeText(*row.migration));
}

/// The curve, and in words the newest figure. Before the first there is a word instead of an empty cell.
Cell remainingCell(const MigrationRow &row)
{
    Cell cell(remainingText(row));
    cell.sparkline = row.sparkline;
    if (!cell.sparkline)
        cell.voice = Cell::Voice::Secondary;
    return cell;
}

SortKey remainingKey(const MigrationRow &row)
{
    return row.figures ? SortKey(double(row.figures->newest().memoryRemainingBytes)) : SortKey();
}

Cell rateCell(const MigrationRow &row)
{
    if (!isCopying(row) || !row.figures->bytesPerSecond)
        return noFigure(row);
    return Cell(rateText(*row.figures->bytesPerSecond), Cell::Voice::Figure);
}

SortKey rateKey(const MigrationRow &row)
{
    return isCopying(row) && row.figures->bytesPerSecond ? SortKey(*row.figures->bytesPerSecond) : SortKey();
}

Cell pauseCell(const MigrationRow &row)
{
    if (!isCopying(row) || !row.figures->pauseNeeded)
        return noFigure(row);
    return Cell(pauseText(*row.figures->pauseNeeded), Cell::Voice::Figure);
}

SortKey pauseKey(const MigrationRow &row)
{
    return isCopying(row) && row.figures->pauseNeeded ? SortKey(row.figures->pauseNeeded->atMost) : SortKey();
}

Cell ageCell(const MigrationRow &row)
{
    return row.age ? Cell(ageText(*row.age), Cell::Voice::Secondary) : noFigure(row);
}

Cell passCell(const MigrationRow &row)
{
    return row.figures ? Cell(QLocale().toString(row.figures->pass().number), Cell::Voice::Figure) : Cell();
}

Cell sentCell(const MigrationRow &row)
{
    return row.figures ? Cell(gigabytesText(row.figures->newest().memoryProcessedBytes), Cell::Voice::Figure)
                       : Cell();
}

Cell idOf(const QString &id)
{
    Cell cell(id, Cell::Voice::Mono);
    cell.tip = id;
    return cell;
}

QStringList textsOf(const MigrationRow &row)
{
    const Migration &migration = *row.migration;
    return {row.serverName,   migration.source.value,   migration.destination.value_or(HostName()).value,
            migration.status, migration.serverId.value, QString::number(migration.id)};
}

} // namespace

// clang-format off: a table, one line per entry where it fits.
MigrationTableModel::Description migrationTable()
{
    using Row = MigrationRow;
    return {
        .columns =
            {
                {{.name = u"instance"_s, .title = MigrationTable::tr("Instance"), .width = 15},
                 [](const Row &row) { return Cell(row.serverName, Cell::Voice::Name); },
                 [](const Row &row) { return SortKey(row.serverName); }},
                {{.name = u"verdict"_s,
                  .title = MigrationTable::tr("Verdict"),
                  .width = 25,
                  .tip = MigrationTable::tr("Whether it will ever end, judged by its bytes")},
                 verdictCell,
                 troubleKey},
                {{.name = u"route"_s, .title = MigrationTable::tr("From → to"), .width = 27},
                 routeCell,
                 [](const Row &row) { return SortKey(row.migration->source.value); }},
                {{.name = u"status"_s, .title = MigrationTable::tr("Status"), .width = 17},
                 [](const Row &row) { return Cell(outcomeMark(*row.migration)); },
                 troubleKey},
                {{.name = u"kind"_s, .title = MigrationTable::tr("Kind"), .width = 7, .shown = false},
                 [](const Row &row) { return Cell(kindText(row.migration->type)); },
                 [](const Row &row) { return SortKey(kindText(row.migration->type)); }},
                {{.name = u"remaining"_s,
                  .title = MigrationTable::tr("Remaining"),
                  .width = 15,
                  .tip = MigrationTable::tr("What is left of the present pass, over time")},
                 remainingCell,
                 remainingKey},
                {{.name = u"rate"_s,
                  .title = MigrationTable::tr("Rate"),
                  .alignment = Qt::AlignRight,
                  .width = 9,
                  .tip = MigrationTable::tr("Bytes sent per second over the last half minute")},
                 rateCell,
                 rateKey},
                {{.name = u"pause"_s,
                  .title = MigrationTable::tr("Pause needed"),
                  .alignment = Qt::AlignRight,
                  .width = 14,
                  .tip = MigrationTable::tr("How long the instance would have to stand still for what the "
                                            "last pass left to be sent at this rate")},
                 pauseCell,
                 pauseKey},
                {{.name = u"forecast"_s, .title = MigrationTable::tr("Forecast"), .width = 28},
                 forecastCell,
                 forecastKey},
                {{.name = u"age"_s,
                  .title = MigrationTable::tr("Age"),
                  .alignment = Qt::AlignRight,
                  .width = 7,
                  .tip = MigrationTable::tr("How old these figures are; Nova writes new ones every 5 s")},
                 ageCell,
                 [](const Row &row) { return row.age ? SortKey(double(row.age->count())) : SortKey(); }},
                {{.name = u"started"_s, .title = MigrationTable::tr("Started"), .width = 14, .shown = false},
                 [](const Row &row) { return timeCell(row.migration->createdAt); },
                 [](const Row &row) { return timeKey(row.migration->createdAt); }},
                {{.name = u"passes"_s,
                  .title = MigrationTable::tr("Passes"),
                  .alignment = Qt::AlignRight,
                  .width = 8,
                  .shown = false},
                 passCell,
                 [](const Row &row) {
                     return row.figures ? SortKey(double(row.figures->pass().number)) : SortKey();
                 }},
                {{.name = u"sent"_s,
                  .title = MigrationTable::tr("Sent"),
                  .alignment = Qt::AlignRight,
                  .width = 9,
                  .shown = false},
                 sentCell,
                 [](const Row &row) {
                     return row.figures ? SortKey(double(row.figures->newest().memoryProcessedBytes))
                                        : SortKey();
                 }},
                {{.name = u"updated"_s,
                  .title = MigrationTable::tr("Last written"),
                  .width = 14,
                  .shown = false},
                 [](const Row &row) { return timeCell(row.migration->updatedAt); },
                 [](const Row &row) { return timeKey(row.migration->updatedAt); }},
                {{.name = u"user"_s, .title = MigrationTable::tr("By"), .width = 14, .shown = false},
                 [](const Row &row) { return idOf(row.migration->userId); },
                 [](const Row &row) { return SortKey(row.migration->userId); }},
                {{.name = u"server"_s,
                  .title = MigrationTable::tr("Instance ID"),
                  .width = 18,
                  .shown = false},
                 [](const Row &row) { return idOf(row.migration->serverId.value); },
                 [](const Row &row) { return SortKey(row.migration->serverId.value); }},
                {{.name = u"id"_s, .title = MigrationTable::tr("Record"), .width = 8, .shown = false},
                 [](const Row &row) {
                     return Cell(QString::number(row.migration->id), Cell::Voice::Secondary);
                 },
                 [](const Row &row) { return SortKey(double(row.migration->id)); }},
            },
        .facets =
            {
                {{.title = MigrationTable::tr("All")}, [](const Row &) { return true; }},
                {{.title = MigrationTable::tr("Running"), .glyph = Glyph::DoubleChevron, .tone = Tone::Info},
                 isRunning},
                {{.title = MigrationTable::tr("Will not end"), .glyph = Glyph::Infinity, .tone = Tone::Block},
                 willNotEnd},
                {{.title = MigrationTable::tr("Waits for confirm"), .glyph = Glyph::Hand, .tone = Tone::Warn},
                 waits},
                {{.title = MigrationTable::tr("Ended today"), .glyph = Glyph::Tick}, endedToday},
                {{.title = MigrationTable::tr("Failed today"), .glyph = Glyph::Cross, .tone = Tone::Block},
                 failedToday},
            },
        .before = [](const Row &a, const Row &b) { return a.migration->id < b.migration->id; },
        .key = [](const Row &row) { return QString::number(row.migration->id); },
        .texts = textsOf,
        .sortColumn = 1,
    };
}
// clang-format on
} // namespace drover
