// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/migrationsheet.h"

#include "ui/widgets/words.h"

#include <QCoreApplication>

namespace drover {

namespace {

struct MigrationSheet {
    Q_DECLARE_TR_FUNCTIONS(MigrationSheet)
};

} // namespace

FactSheet migrationSheet(const MigrationRow &row, const QDateTime &now)
{
    const Migration &migration = *row.migration;
    const Mark outcome = outcomeMark(migration);
    FactSheet sheet;
    sheet.heading = {outcome.glyph, row.serverName, outcome.tone, outcome.word};
    sheet.subtitle = kindText(migration.type);

    FactSheet::Group move {MigrationSheet::tr("Migration"), {}};
    move.facts = {
        {.label = MigrationSheet::tr("Status"), .value = {}, .mark = outcome},
        {.label = MigrationSheet::tr("From"), .value = orUnknown(migration.source.value)},
        {.label = MigrationSheet::tr("To"),
         .value = migration.destination ? migration.destination->value : MigrationSheet::tr("not chosen")},
    };
    if (migration.createdAt)
        move.facts << FactSheet::Fact {.label = MigrationSheet::tr("Started"),
                                       .value = timeText(*migration.createdAt, now)};
    if (const auto took = duration(migration, now)) {
        move.facts << FactSheet::Fact {.label = migration.ended() ? MigrationSheet::tr("Took")
                                                                  : MigrationSheet::tr("For"),
                                       .value = ageText(*took)};
    }

    FactSheet::Group memory {MigrationSheet::tr("Memory"), {}};
    if (const QString left = remainingText(migration); !left.isEmpty())
        memory.facts << FactSheet::Fact {.label = MigrationSheet::tr("Left in this pass"), .value = left};
    if (migration.memoryProcessedBytes && *migration.memoryProcessedBytes > 0)
        memory.facts << FactSheet::Fact {.label = MigrationSheet::tr("Sent"),
                                         .value = gigabytesText(*migration.memoryProcessedBytes)};

    FactSheet::Group ids {MigrationSheet::tr("Record"), {}};
    ids.facts = {
        {.label = MigrationSheet::tr("Number"), .value = QString::number(migration.id)},
        {.label = MigrationSheet::tr("ID"), .value = migration.uuid, .mono = true},
        {.label = MigrationSheet::tr("Instance ID"), .value = migration.serverId.value, .mono = true},
        {.label = MigrationSheet::tr("By"), .value = migration.userId, .mono = true},
    };

    sheet.groups = {move};
    if (!memory.facts.isEmpty())
        sheet.groups << memory;
    sheet.groups << ids;
    return sheet;
}

} // namespace drover
