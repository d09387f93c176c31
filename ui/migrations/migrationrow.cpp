// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/migrationrow.h"

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

Mark outcomeMark(const Migration &migration)
{
    const QString word = migration.status; // Nova's own.
    if (migration.waitsForDecision())
        return {Glyph::Hand, word, Tone::Warn,
                MigrationWords::tr("Confirm or revert it: it still occupies its source.")};
    if (!migration.ended()) {
        const bool queued = word == "queued"_L1 || word == "accepted"_L1;
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

std::optional<std::chrono::seconds> duration(const Migration &migration, const QDateTime &now)
{
    if (!migration.createdAt)
        return {};
    return secondsBetween(*migration.createdAt,
                          migration.ended() ? migration.updatedAt.value_or(*migration.createdAt) : now);
}

} // namespace drover
