// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instances/instancesheet.h"

#include "ui/instances/instancemarks.h"
#include "ui/migrations/migrationrow.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct InstanceSheet {
    Q_DECLARE_TR_FUNCTIONS(InstanceSheet)
};

QString sizeText(const Flavor &flavor)
{
    return InstanceSheet::tr("%1 vCPU · %2 GiB", "size of an instance")
        .arg(flavor.vcpus)
        .arg(gibText(flavor.memoryMiB));
}

QString bootText(const Server &server)
{
    if (server.imageId)
        return InstanceSheet::tr("image, %1 GiB").arg(QLocale().toString(server.flavor.diskGiB));
    return InstanceSheet::tr("volume");
}

QString groupText(const Server &server, const Snapshot &snapshot)
{
    if (snapshot.serverGroups.reading != Reading::Complete)
        return orUnknown({});
    for (const auto &group : snapshot.serverGroups.values) {
        if (group->members.contains(server.id))
            return InstanceSheet::tr("%1 · %2", "group, policy").arg(group->name, group->policy);
    }
    return InstanceSheet::tr("none");
}

QString subtitleOf(const Server &server, const Snapshot &snapshot)
{
    const Migration *move = snapshot.migrationUnderWay(server.id);
    if (move && move->destination && !move->destination->isEmpty())
        return InstanceSheet::tr("%1 · %2 → %3", "kind of move, from, to")
            .arg(kindText(move->type), move->source.value, move->destination->value);
    if (server.host.isEmpty())
        return InstanceSheet::tr("%1, on no host", "status").arg(statusMark(server).word);
    return InstanceSheet::tr("%1 on %2", "status, host").arg(statusMark(server).word, server.host.value);
}

FactSheet::Group movesOf(const Server &server, const Snapshot &snapshot, const QDateTime &now)
{
    std::vector<const Migration *> moves;
    for (const auto &migration : snapshot.migrations.values) {
        if (migration->serverId == server.id)
            moves.push_back(migration.get());
    }
    std::ranges::sort(moves, std::greater(), &Migration::id);
    FactSheet::Group group {InstanceSheet::tr("Last moves"), {}};
    constexpr int shown = 5;
    for (const Migration *move : moves) {
        if (group.facts.size() == shown)
            break;
        Mark mark = outcomeMark(*move);
        mark.tip = mark.word;
        mark.word = InstanceSheet::tr("%1 → %2").arg(move->source.value,
                                                     move->destination ? move->destination->value : u"?"_s);
        group.facts << FactSheet::Fact {.label =
                                            move->createdAt ? timeText(*move->createdAt, now) : QString(),
                                        .value = {},
                                        .mark = mark};
    }
    return group;
}

} // namespace

FactSheet instanceSheet(const Server &server, const Snapshot &snapshot, const QDateTime &now)
{
    FactSheet sheet;
    const Mark status = statusMark(server);
    sheet.heading = {status.glyph, server.name, status.tone, status.word};
    sheet.subtitle = subtitleOf(server, snapshot);

    FactSheet::Group moving {InstanceSheet::tr("Moving it"), {}};
    moving.facts << FactSheet::Fact {
        .label = InstanceSheet::tr("Finding"), .value = {}, .mark = findingMark(foremostFinding(server))};
    if (server.taskState)
        moving.facts << FactSheet::Fact {.label = InstanceSheet::tr("Task"), .value = *server.taskState};
    if (server.fault)
        moving.facts << FactSheet::Fact {.label = InstanceSheet::tr("Fault"), .value = server.fault->message};

    FactSheet::Group facts {InstanceSheet::tr("Instance"), {}};
    facts.facts = {
        {.label = InstanceSheet::tr("ID"), .value = server.id.value, .mono = true},
        {.label = InstanceSheet::tr("Flavor"), .value = orUnknown(server.flavor.name)},
        {.label = InstanceSheet::tr("Size"), .value = sizeText(server.flavor)},
        {.label = InstanceSheet::tr("Project"), .value = server.projectId.value, .mono = true},
        {.label = InstanceSheet::tr("Boot"), .value = bootText(server)},
        {.label = InstanceSheet::tr("Volumes"), .value = QLocale().toString(server.volumeIds.size())},
        {.label = InstanceSheet::tr("Group"), .value = groupText(server, snapshot)},
        {.label = InstanceSheet::tr("Locked"),
         .value = !server.locked ? orUnknown({})
             : *server.locked    ? InstanceSheet::tr("yes")
                                 : InstanceSheet::tr("no")},
        {.label = InstanceSheet::tr("Zone"), .value = orUnknown(server.zone)},
        {.label = InstanceSheet::tr("Created"),
         .value = QLocale().toString(server.created.toLocalTime(), QLocale::ShortFormat)},
    };

    sheet.groups = {moving, facts};
    if (const FactSheet::Group moves = movesOf(server, snapshot, now); !moves.facts.isEmpty())
        sheet.groups << moves;
    return sheet;
}

} // namespace drover
