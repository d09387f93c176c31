// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/table.h"
#include "app/droverctl/verbs.h"

#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr std::chrono::seconds poll {2};

/// One look at one migration: the record, and its byte counts where Nova has them.
struct Sight {
    Migration record;
    std::optional<Migration> figures;
};

QJsonValue bytes(const std::optional<qint64> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QString gigabytes(const std::optional<qint64> &value)
{
    return value ? QLocale::c().toString(double(*value) / 1e9, 'f', 3) + " GB"_L1 : u"not known yet"_s;
}

void printSight(const Sight &sight, const QString &name, const QDateTime &now, Arguments::Format format)
{
    const Migration empty;
    const Migration &figures = sight.figures ? *sight.figures : empty;
    if (format == Arguments::Format::Json) {
        const QJsonObject line {
            {u"at"_s, now.toString(Qt::ISODateWithMs)},
            {u"server_uuid"_s, sight.record.serverId.value},
            {u"server_name"_s, name},
            {u"id"_s, sight.record.id},
            {u"status"_s, sight.record.status},
            {u"source_compute"_s, sight.record.source.value},
            {u"dest_compute"_s,
             sight.record.destination ? QJsonValue(sight.record.destination->value) : QJsonValue()},
            {u"memory_total_bytes"_s, bytes(figures.memoryTotalBytes)},
            {u"memory_processed_bytes"_s, bytes(figures.memoryProcessedBytes)},
            {u"memory_remaining_bytes"_s, bytes(figures.memoryRemainingBytes)},
            {u"updated_at"_s,
             figures.updatedAt ? QJsonValue(figures.updatedAt->toString(Qt::ISODate)) : QJsonValue()}};
        return print(QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)) + u'\n');
    }
    print(u"%1  %2  %3 -> %4  %5  left in this pass: %6 of %7, sent in all: %8\n"_s.arg(
        now.toLocalTime().toString(u"HH:mm:ss"_s), name, sight.record.source.value,
        sight.record.destination.value_or(HostName(u"?"_s)).value, sight.record.status,
        gigabytes(figures.memoryRemainingBytes), gigabytes(figures.memoryTotalBytes),
        gigabytes(figures.memoryProcessedBytes)));
}

QCoro::Task<Result<Sight>> lookAt(Nova &nova, Migration record, std::stop_token stop)
{
    Sight sight;
    sight.record = record;
    if (record.status == "running"_L1) {
        const auto running = co_await nova.liveProgress(record.serverId, stop);
        if (!running)
            co_return failure(running);
        for (const Migration &figures : *running) {
            if (figures.id == record.id)
                sight.figures = figures;
        }
    }
    co_return sight;
}

/// Follows the newest live migration of one server to its end.
QCoro::Task<Result<ExitStatus>> watchServer(Session &session, Nova &nova, Server server, Arguments arguments)
{
    MigrationQuery query;
    query.server = server.id;
    const QDateTime begun = session.clock().now();
    bool seenUnderWay = false;
    while (true) {
        const auto records = co_await nova.migrations(query, session.stop());
        if (!records)
            co_return failure(records);
        std::optional<Migration> live;
        for (const Migration &record : *records) {
            if (record.type == Migration::Type::Live && (!live || record.id > live->id))
                live = record;
        }
        if (!live || (live->ended() && !seenUnderWay))
            co_return rejected(u"No live migration of %1 is under way; it is %2 on %3"_s.arg(
                server.name, server.statusText, server.host.value));
        seenUnderWay = true;
        const auto sight = co_await lookAt(nova, *live, session.stop());
        if (!sight)
            co_return failure(sight);
        printSight(*sight, server.name, session.clock().now(), arguments.format);
        if (live->ended())
            co_return live->succeeded() ? AskedIsTrue : AskedIsNotTrue;
        if (arguments.watchSeconds && begun.secsTo(session.clock().now()) >= *arguments.watchSeconds)
            co_return AskedIsTrue;
        co_await session.clock().sleep(poll, session.stop());
        if (session.stop().stop_requested())
            co_return AskedIsTrue;
    }
}

/// Shows all live migrations until none is under way.
QCoro::Task<Result<ExitStatus>> watchAll(Session &session, Nova &nova, SnapshotPtr snapshot,
                                         Arguments arguments)
{
    const QDateTime begun = session.clock().now();
    MigrationQuery query;
    query.limit = 200;
    while (true) {
        const auto records = co_await nova.migrations(query, session.stop());
        if (!records)
            co_return failure(records);
        bool any = false;
        for (const Migration &record : *records) {
            if (record.type != Migration::Type::Live || record.ended())
                continue;
            any = true;
            const auto sight = co_await lookAt(nova, record, session.stop());
            if (!sight)
                co_return failure(sight);
            const Server *server = snapshot->server(record.serverId);
            printSight(*sight, server ? server->name : record.serverId.value, session.clock().now(),
                       arguments.format);
        }
        if (!any) {
            complain(u"No live migration is under way."_s);
            co_return AskedIsTrue;
        }
        if (arguments.watchSeconds && begun.secsTo(session.clock().now()) >= *arguments.watchSeconds)
            co_return AskedIsTrue;
        co_await session.clock().sleep(poll, session.stop());
        if (session.stop().stop_requested())
            co_return AskedIsTrue;
    }
}

} // namespace

QCoro::Task<Result<ExitStatus>> watch(Session &session, Arguments arguments)
{
    const auto snapshot = co_await session.snapshot();
    if (!snapshot)
        co_return failure(snapshot);
    const auto cloud = co_await session.cloud();
    if (!cloud)
        co_return failure(cloud);
    if (arguments.server.isEmpty())
        co_return co_await watchAll(session, (*cloud)->nova(), *snapshot, arguments);
    const auto id = findServer(**snapshot, arguments.server);
    if (!id)
        co_return failure(id);
    const Server server = *(*snapshot)->server(*id);
    co_return co_await watchServer(session, (*cloud)->nova(), server, arguments);
}

} // namespace drover
