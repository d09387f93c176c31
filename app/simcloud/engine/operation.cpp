// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/operation.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

qint64 number(Moment moment)
{
    return moment.time_since_epoch().count();
}

Moment momentOf(const QJsonValue &value)
{
    return Moment(Span(value.toInteger()));
}

} // namespace

QJsonObject toJson(const Operation &operation)
{
    return {
        {"id"_L1, operation.id},
        {"kind"_L1, int(operation.kind)},
        {"step"_L1, int(operation.step)},
        {"due"_L1, operation.due ? QJsonValue(number(*operation.due)) : QJsonValue::Null},
        {"server"_L1, operation.server},
        {"migration"_L1, operation.migration},
        {"requestId"_L1, operation.requestId},
        {"userId"_L1, operation.userId},
        {"projectId"_L1, operation.projectId},
        {"microversion"_L1, operation.microversion},
        {"source"_L1, operation.source},
        {"wanted"_L1, operation.wanted},
        {"destination"_L1, operation.destination},
        {"attempted"_L1, QJsonArray::fromStringList(operation.attempted)},
        {"block"_L1, int(operation.block)},
        {"forced"_L1, operation.forced},
        {"copiesDisks"_L1, operation.copiesDisks},
        {"flavorId"_L1, operation.flavorId},
        {"order"_L1, operation.order},
        {"stateBefore"_L1, int(operation.stateBefore)},
        {"powerBefore"_L1, int(operation.powerBefore)},
        {"failure"_L1, operation.failure},
        {"reason"_L1, operation.reason},
        {"outcome"_L1, operation.outcome},
        {"copy"_L1, toJson(operation.copy)},
        {"copyBegan"_L1, number(operation.copyBegan)},
        {"copiedUntil"_L1, number(operation.copiedUntil)},
        {"nextFigures"_L1, number(operation.nextFigures)},
        {"abortWanted"_L1, operation.abortWanted},
        {"forceWanted"_L1, operation.forceWanted},
        {"timedOut"_L1, operation.timedOut},
    };
}

std::optional<Operation> operationFrom(const QJsonObject &json)
{
    const std::optional<Precopy> copy = precopyFrom(json["copy"_L1].toObject());
    const int kind = json["kind"_L1].toInt(-1);
    const int step = json["step"_L1].toInt(-1);
    if (!copy || kind < 0 || kind > int(Operation::Kind::Return) || step < 0
        || step > int(Operation::Step::Stopped) || json["id"_L1].toInt() < 1)
        return std::nullopt;
    QStringList attempted;
    for (const QJsonValue &host : json["attempted"_L1].toArray())
        attempted.append(host.toString());
    const QJsonValue due = json["due"_L1];
    return Operation {
        .id = json["id"_L1].toInt(),
        .kind = Operation::Kind(kind),
        .step = Operation::Step(step),
        .due = due.isNull() ? std::nullopt : std::optional(momentOf(due)),
        .server = json["server"_L1].toInt(),
        .migration = json["migration"_L1].toInt(),
        .requestId = json["requestId"_L1].toString(),
        .userId = json["userId"_L1].toString(),
        .projectId = json["projectId"_L1].toString(),
        .microversion = json["microversion"_L1].toInt(1),
        .source = json["source"_L1].toString(),
        .wanted = json["wanted"_L1].toString(),
        .destination = json["destination"_L1].toString(),
        .attempted = attempted,
        .block = BlockMigration(json["block"_L1].toInt()),
        .forced = json["forced"_L1].toBool(),
        .copiesDisks = json["copiesDisks"_L1].toBool(),
        .flavorId = json["flavorId"_L1].toString(),
        .order = json["order"_L1].toString(),
        .stateBefore = VmState(json["stateBefore"_L1].toInt()),
        .powerBefore = Power(json["powerBefore"_L1].toInt()),
        .failure = json["failure"_L1].toString(),
        .reason = json["reason"_L1].toString(),
        .outcome = json["outcome"_L1].toString(),
        .copy = *copy,
        .copyBegan = momentOf(json["copyBegan"_L1]),
        .copiedUntil = momentOf(json["copiedUntil"_L1]),
        .nextFigures = momentOf(json["nextFigures"_L1]),
        .abortWanted = json["abortWanted"_L1].toBool(),
        .forceWanted = json["forceWanted"_L1].toBool(),
        .timedOut = json["timedOut"_L1].toBool(),
    };
}

} // namespace simcloud
