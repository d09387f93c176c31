// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/drainrow.h"

#include "ui/widgets/naturalorder.h"

#include <QHash>

#include <algorithm>

namespace drover {

namespace {

void take(DrainRow &row, const Step &step, const Forecast &forecast)
{
    row.findings << step.findings;
    if (isMove(step.kind)) {
        row.moves = true;
        row.destination = step.destination;
        if (const auto takes = forecast.steps.constFind(step.id); takes != forecast.steps.cend())
            row.takes = *takes;
    }
    // What is decided first names the way: the move that follows is the same for both.
    if (row.way == DrainRow::Way::Confirm || row.way == DrainRow::Way::Revert)
        return;
    switch (step.kind) {
    case StepKind::LiveMigrate:
        row.way = DrainRow::Way::Live;
        break;
    case StepKind::ColdMigrate:
        row.way = DrainRow::Way::Cold;
        break;
    case StepKind::ConfirmResize:
        if (!row.moves)
            row.way = DrainRow::Way::Confirm;
        break;
    case StepKind::RevertResize:
        row.way = DrainRow::Way::Revert;
        break;
    default:
        break;
    }
}

} // namespace

Finding::Verdict DrainRow::group() const
{
    return way == Way::Stay || way == Way::Undecided ? Finding::Verdict::Blocks : finding.verdict;
}

QList<DrainRow> drainRows(const Snapshot &snapshot, const HostName &host, const Plan &plan,
                          const Forecast &forecast)
{
    QList<DrainRow> rows;
    QHash<ServerId, qsizetype> places;
    const auto rowOf = [&](const ServerId &id, const QString &name) -> DrainRow & {
        const auto known = places.constFind(id);
        if (known != places.cend())
            return rows[*known];
        places.insert(id, rows.size());
        DrainRow row;
        row.id = id;
        row.server = snapshot.server(id);
        row.name = name;
        row.waitsForDecision = row.server && row.server->status == ServerStatus::VerifyResize;
        row.way = row.waitsForDecision ? DrainRow::Way::Undecided : DrainRow::Way::Stay;
        rows << row;
        return rows.last();
    };
    for (const Server *server : snapshot.serversOn(host))
        rowOf(server->id, server->name);
    for (const Step &step : plan.steps) {
        if (!step.server.isEmpty())
            take(rowOf(step.server, step.serverName), step, forecast);
    }
    for (const Stay &stay : plan.stays)
        rowOf(stay.server, stay.serverName).findings << stay.why;
    for (DrainRow &row : rows) {
        if (const auto worst = std::ranges::max_element(
                row.findings, {}, [](const Finding &finding) { return gravity(finding.verdict); });
            worst != row.findings.end())
            row.finding = *worst;
    }
    std::ranges::sort(rows, [](const DrainRow &a, const DrainRow &b) {
        const int order = naturalCompare(a.name, b.name);
        return order != 0 ? order < 0 : a.id.value < b.id.value;
    });
    return rows;
}

} // namespace drover
