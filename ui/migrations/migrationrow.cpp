// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/migrationrow.h"

#include "ui/migrations/verdictwords.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct MigrationWords {
    Q_DECLARE_TR_FUNCTIONS(MigrationWords)
};

/// A trace only grows at its end; with the same samples its record may be another one.
bool showsAll(const TraceFiguresPtr &figures, const MigrationTrace &trace)
{
    return figures && figures->samples().size() == trace.samples.size()
        && figures->newest() == trace.samples.back();
}

} // namespace

MigrationRowsPtr migrationRows(const Snapshot &snapshot, const MigrationRows &before)
{
    QHash<qint64, std::shared_ptr<const MigrationRow>> known;
    for (const auto &row : before)
        known.insert(row->migration->id, row);
    MigrationRows rows;
    rows.reserve(snapshot.migrations.values.size());
    for (const auto &migration : snapshot.migrations.values) {
        const Server *server = snapshot.server(migration->serverId);
        MigrationRow row {migration, server ? server->name : migration->serverId.value};
        const auto same = known.value(migration->id);
        rows.push_back(same && *same == row ? same : std::make_shared<const MigrationRow>(std::move(row)));
    }
    std::ranges::sort(rows, {}, [](const auto &row) { return row->migration->id; });
    return std::make_shared<const MigrationRows>(std::move(rows));
}

MigrationRowsPtr tracedRows(const MigrationRows &listed, const MigrationTraces &traces, const QDateTime &now,
                            const MigrationRows &before)
{
    QHash<qint64, std::shared_ptr<const MigrationRow>> known;
    for (const auto &row : before)
        known.insert(row->migration->id, row);
    MigrationRows rows;
    rows.reserve(listed.size());
    for (const auto &plain : listed) {
        MigrationRow row = *plain;
        const auto same = known.value(row.migration->id);
        const auto trace = traces.value(row.migration->id);
        if (trace && !row.migration->ended() && trace->migration->updatedAt > row.migration->updatedAt)
            row.migration = trace->migration;
        const TraceFiguresPtr seen = same ? same->figures : nullptr;
        row.figures = seen && trace && showsAll(seen, *trace) ? seen : figuresOf(trace, seen);
        const auto verdict = verdictOf(row);
        const Tone tone = verdict ? verdictMark(*verdict).tone : Tone::Quiet;
        if (same && same->figures == row.figures && same->sparkline && same->sparkline->tone == tone)
            row.sparkline = same->sparkline;
        else if (row.figures)
            row.sparkline = std::make_shared<const Sparkline>(sparklineOf(*row.figures, tone));
        if (row.figures && isUnderWay(*row.migration))
            row.age = secondsBetween(trace->grownAt, now);
        row.endedToday = row.migration->ended() && row.migration->updatedAt
            && row.migration->updatedAt->toLocalTime().date() == now.toLocalTime().date();
        rows.push_back(same && *same == row ? same : std::make_shared<const MigrationRow>(std::move(row)));
    }
    return std::make_shared<const MigrationRows>(std::move(rows));
}

std::optional<MigrationVerdict> verdictOf(const MigrationRow &row)
{
    const Migration &migration = *row.migration;
    if (migration.type != Migration::Type::Live || !isUnderWay(migration))
        return {};
    if (isPostCopy(migration))
        return MigrationVerdict::PostCopy;
    if (!row.figures || migration.status != "running"_L1)
        return MigrationVerdict::Waiting;
    return row.figures->judgement().verdict;
}

bool isPostCopy(const Migration &migration)
{
    return migration.status == "running (post-copy)"_L1;
}

bool isUnderWay(const Migration &migration)
{
    return !migration.ended() && !migration.waitsForDecision();
}

bool hasFailed(const Migration &migration)
{
    return outcomeMark(migration).tone == Tone::Block;
}

Mark outcomeMark(const Migration &migration)
{
    const QString word = migration.status; // Nova's own.
    if (migration.waitsForDecision())
        return {Glyph::Hand, word, Tone::Warn,
                MigrationWords::tr("Confirm or revert it: it still occupies its source.")};
    if (!migration.ended()) {
        const bool queued = word == "queued"_L1 || word == "accepted"_L1;
        if (isPostCopy(migration))
            return {Glyph::DoubleChevron, word, Tone::PostCopy,
                    MigrationWords::tr("It runs at its destination already: there is no way back.")};
        return {queued ? Glyph::Dots : Glyph::DoubleChevron, word, queued ? Tone::Quiet : Tone::Info};
    }
    if (migration.succeeded())
        return {Glyph::Tick, word, Tone::Quiet};
    if (word == "cancelled"_L1 || word == "reverted"_L1)
        return {Glyph::Stop, word, Tone::Quiet};
    return {Glyph::Cross, word, Tone::Block};
}

QString kindText(Migration::Type type)
{
    switch (type) {
    case Migration::Type::Live:
        return MigrationWords::tr("Live");
    case Migration::Type::Cold:
        return MigrationWords::tr("Cold");
    case Migration::Type::Resize:
        return MigrationWords::tr("Resize");
    case Migration::Type::Evacuation:
        return MigrationWords::tr("Evacuate");
    case Migration::Type::Unknown:
        break;
    }
    return MigrationWords::tr("Not known");
}

std::optional<double> copiedShare(const Migration &migration)
{
    // The first figures may be all zero, which does not mean done.
    if (!migration.memoryTotalBytes || !migration.memoryRemainingBytes || *migration.memoryTotalBytes <= 0)
        return {};
    return 1.0 - double(*migration.memoryRemainingBytes) / double(*migration.memoryTotalBytes);
}

QString remainingText(const Migration &migration)
{
    if (!copiedShare(migration))
        return {};
    return MigrationWords::tr("%1 of %2", "memory left of memory in all")
        .arg(QLocale().toString(double(*migration.memoryRemainingBytes) / 1e9, 'f', 1),
             gigabytesText(*migration.memoryTotalBytes));
}

QString remainingText(const MigrationRow &row)
{
    if (row.figures) {
        return MigrationWords::tr("%1 of %2", "memory left of memory in all")
            .arg(QLocale().toString(double(row.figures->newest().memoryRemainingBytes) / 1e9, 'f', 1),
                 gigabytesText(row.figures->newest().memoryTotalBytes));
    }
    const Migration &migration = *row.migration;
    if (migration.type != Migration::Type::Live || !isUnderWay(migration))
        return {};
    const QString words = remainingText(migration);
    return words.isEmpty() ? MigrationWords::tr("No figures yet") : words;
}

QString routeText(const Migration &migration)
{
    const bool chosen = migration.destination && !migration.destination->isEmpty();
    return MigrationWords::tr("%1 → %2", "from one host to another")
        .arg(orUnknown(migration.source.value),
             chosen ? migration.destination->value : MigrationWords::tr("not chosen"));
}

bool isCopying(const MigrationRow &row)
{
    return row.figures && row.migration->status == "running"_L1;
}

std::optional<std::chrono::seconds> duration(const Migration &migration, const QDateTime &now)
{
    if (!migration.createdAt)
        return {};
    return secondsBetween(*migration.createdAt,
                          migration.ended() ? migration.updatedAt.value_or(*migration.createdAt) : now);
}

std::optional<std::chrono::seconds> duration(const MigrationRow &row, const QDateTime &now)
{
    if (!row.figures || !row.age)
        return duration(*row.migration, now);
    return duration(*row.migration, row.figures->newest().at.addSecs(row.age->count()));
}

} // namespace drover
