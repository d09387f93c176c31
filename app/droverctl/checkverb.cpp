// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/table.h"
#include "app/droverctl/verbs.h"
#include "core/domain/snapshotjson.h"
#include "core/planning/moveway.h"
#include "core/rules/judge.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr qint64 largestSnapshotFile = 2LL * 1024 * 1024 * 1024;

struct Checked {
    Move move;
    const Server *server = nullptr;
    QList<Finding> findings;
    Finding::Verdict gravest = Finding::Verdict::Passes;
};

Result<SnapshotPtr> readSnapshotFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return localProblem(u"The snapshot cannot be read: %1"_s.arg(file.errorString()), name);
    if (file.size() > largestSnapshotFile)
        return malformed(u"it has %1 bytes, which is no snapshot"_s.arg(file.size()), name);
    auto read = snapshotFromJson(file.readAll(), name);
    if (!read)
        return failure(read);
    return std::make_shared<const Snapshot>(std::move(*read));
}

QCoro::Task<Result<SnapshotPtr>> pictureFor(Session &session, Arguments arguments)
{
    if (!arguments.file.isEmpty())
        co_return readSnapshotFile(arguments.file);
    co_return co_await session.snapshot();
}

Result<QList<const Server *>> askedFor(const Snapshot &snapshot, const Arguments &arguments)
{
    if (!arguments.server.isEmpty()) {
        const auto id = findServer(snapshot, arguments.server);
        if (!id)
            return failure(id);
        return QList<const Server *> {snapshot.server(*id)};
    }
    if (!snapshot.service(arguments.host) && snapshot.services.reading == Reading::Complete)
        return rejected(u"There is no nova-compute on a host called %1"_s.arg(arguments.host.value));
    return snapshot.serversOn(arguments.host);
}

/// The moves of one server: one to each host that was named, or one by the scheduler.
QList<Move> movesOf(const Server &server, const QList<const Server *> &all, const Arguments &arguments)
{
    Move move;
    move.kind = arguments.checkedKind.value_or(isOff(server) ? Move::Kind::Cold : Move::Kind::Live);
    move.server = server.id;
    if (arguments.destinations.isEmpty())
        return {move};
    QList<Move> moves;
    for (const HostName &host : arguments.destinations) {
        move.destination = host;
        // With one destination for a whole host, all have to find room there.
        if (arguments.destinations.size() == 1) {
            for (const Server *other : all) {
                if (other != &server)
                    move.companions << Move::Companion {other->id, host};
            }
        }
        moves << move;
    }
    return moves;
}

QString kindWord(Move::Kind kind)
{
    switch (kind) {
    case Move::Kind::Live:
        return u"live"_s;
    case Move::Kind::Cold:
        return u"cold"_s;
    case Move::Kind::Evacuate:
        break;
    }
    return u"evacuate"_s;
}

QJsonObject checkedJson(const Checked &checked)
{
    QJsonArray findings;
    for (const Finding &finding : checked.findings) {
        findings << QJsonObject {{u"verdict"_s, verdictWord(finding.verdict)},
                                 {u"rule"_s, finding.rule},
                                 {u"sentence"_s, finding.sentence},
                                 {u"why"_s, finding.why},
                                 {u"change"_s, finding.change},
                                 {u"repair"_s, repairWord(finding.repair)}};
    }
    const auto &destination = checked.move.destination;
    return {{u"server"_s, checked.server->id.value},
            {u"server_name"_s, checked.server->name},
            {u"kind"_s, kindWord(checked.move.kind)},
            {u"source"_s, checked.server->host.value},
            {u"destination"_s, destination ? QJsonValue(destination->value) : QJsonValue()},
            {u"verdict"_s, verdictWord(checked.gravest)},
            {u"findings"_s, findings}};
}

QString checkedText(const Checked &checked)
{
    const auto &destination = checked.move.destination;
    Table table({u"VERDICT"_s, u"RULE"_s, u"FINDING"_s, u"WHAT WOULD CHANGE IT"_s});
    QList<Finding> ordered = checked.findings;
    std::ranges::stable_sort(ordered, std::greater(),
                             [](const Finding &finding) { return gravity(finding.verdict); });
    for (const Finding &finding : std::as_const(ordered))
        table.add({verdictWord(finding.verdict), finding.rule, finding.sentence, finding.change});
    return u"%1, %2, %3 -> %4: %5\n%6\n"_s.arg(
        checked.server->name, kindWord(checked.move.kind), checked.server->host.value,
        destination ? destination->value : u"by the scheduler"_s, verdictWord(checked.gravest), table.text());
}

void show(const QList<Checked> &all, const Arguments &arguments)
{
    const QStringList granted = takenForGranted({});
    if (arguments.format == Arguments::Format::Json) {
        QJsonArray moves;
        for (const Checked &checked : all)
            moves << checkedJson(checked);
        return print(QJsonValue(QJsonObject {{u"moves"_s, moves},
                                             {u"taken_for_granted"_s, QJsonArray::fromStringList(granted)}}));
    }
    for (const Checked &checked : all)
        print(checkedText(checked));
    if (all.isEmpty())
        return print(u"No instance is on %1.\n"_s.arg(arguments.host.value));
    print(u"Taken for granted, since no rule can see it:\n"_s);
    for (const QString &sentence : granted)
        print(u"  %1\n"_s.arg(sentence));
}

} // namespace

QCoro::Task<Result<ExitStatus>> check(Session &session, Arguments arguments)
{
    const auto read = co_await pictureFor(session, arguments);
    if (!read)
        co_return failure(read);
    const Snapshot &snapshot = **read;
    const auto servers = askedFor(snapshot, arguments);
    if (!servers)
        co_return failure(servers);
    QList<Checked> all;
    bool allMayMove = true;
    for (const Server *server : *servers) {
        for (const Move &move : movesOf(*server, *servers, arguments)) {
            Checked checked {move, server, judge(snapshot, move)};
            for (const Finding &finding : std::as_const(checked.findings)) {
                if (gravity(finding.verdict) > gravity(checked.gravest))
                    checked.gravest = finding.verdict;
            }
            allMayMove = allMayMove && gravity(checked.gravest) <= gravity(Finding::Verdict::Warns);
            all << checked;
        }
    }
    show(all, arguments);
    co_return allMayMove ? AskedIsTrue : AskedIsNotTrue;
}

} // namespace drover
