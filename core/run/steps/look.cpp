// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/steps/look.h"

#include "core/run/steps/patience.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

bool isOfType(const Migration &migration, Migration::Type type)
{
    if (type == Migration::Type::Cold) // The same machinery: only the flavor differs.
        return migration.type == Migration::Type::Cold || migration.type == Migration::Type::Resize;
    return migration.type == type;
}

QString gigabytes(qint64 bytes)
{
    return QLocale::c().toString(double(bytes) / 1e9, 'f', 2) + " GB"_L1;
}

/// The text of one event without traceback noise: its first sentence line.
QString reasonLine(const ActionEvent &event)
{
    return event.details.section(u'\n', 0, 0).trimmed();
}

/// The deepest reason that the events of an action tell, with the conductor's words before it.
QString reasonIn(const InstanceAction &action)
{
    QString conductor;
    QStringList deeper;
    for (const ActionEvent &event : action.events) {
        const QString line = reasonLine(event);
        if (event.result != u"Error"_s || line.isEmpty())
            continue;
        if (event.name.startsWith("conductor_"_L1))
            conductor = line;
        else if (const QString told = event.host.isEmpty() ? line : u"%1: %2"_s.arg(event.host, line);
                 !deeper.contains(told))
            deeper << told;
    }
    if (!deeper.isEmpty() && !conductor.isEmpty())
        return conductor + u' ' + deeper.join("; "_L1);
    return deeper.isEmpty() ? conductor : deeper.join("; "_L1);
}

} // namespace

QCoro::Task<Result<Server>> readServer(StepContext &context, ServerId id)
{
    const std::function<QCoro::Task<Result<Server>>()> read = [&context, id] {
        return context.nova.server(id, context.stop);
    };
    co_return co_await patiently(context, read);
}

QCoro::Task<Result<Look>> look(StepContext &context, ServerId id, Migration::Type type, qint64 newerThan)
{
    MigrationQuery query;
    query.server = id;
    query.limit = 50;
    const std::function<QCoro::Task<Result<std::vector<Migration>>>()> read = [&context, query] {
        return context.nova.migrations(query, context.stop);
    };
    const auto records = co_await patiently(context, read);
    if (!records)
        co_return failure(records);
    // The server last: a record that reads ended with a server read before it could be a moment of the move.
    auto server = co_await readServer(context, id);
    if (!server)
        co_return failure(server);
    Look seen;
    seen.server = *server;
    for (const Migration &record : *records) {
        if (record.id > newerThan && isOfType(record, type) && (!seen.record || record.id > seen.record->id))
            seen.record = record;
    }
    co_return seen;
}

QCoro::Task<void> showLiveProgress(StepContext &context, Look seen)
{
    StepProgress progress;
    progress.sentence = seen.record ? seen.record->status : u"accepted"_s;
    if (seen.record) {
        progress.migration = seen.record->id;
        progress.migrationStatus = seen.record->status;
        progress.destination = seen.record->destination;
        if (seen.record->status == "running"_L1) {
            // Only decoration: a failure here says nothing about the migration.
            const auto running = co_await context.nova.liveProgress(seen.server.id, context.stop);
            if (running && !running->empty()) {
                const Migration &figures = running->front();
                progress.memoryTotalBytes = figures.memoryTotalBytes;
                progress.memoryProcessedBytes = figures.memoryProcessedBytes;
                progress.memoryRemainingBytes = figures.memoryRemainingBytes;
                progress.figuresAt = figures.updatedAt;
                if (figures.memoryRemainingBytes && figures.memoryTotalBytes.value_or(0) > 0) {
                    progress.sentence = u"running, %1 of %2 left in this pass"_s.arg(
                        gigabytes(*figures.memoryRemainingBytes), gigabytes(*figures.memoryTotalBytes));
                }
            }
        }
    }
    context.log.show(progress);
}

StepEnd unreadable(const Error &error, const QString &what)
{
    if (error.kind == Error::Kind::Canceled)
        return {Outcome::Interrupted, u"Not watched any more: the program was asked to stop"_s};
    if (error.kind == Error::Kind::Failed)
        return {Outcome::Failed, error.detail, RequestId(error.requestId)};
    if (error.httpStatus == 404)
        return {Outcome::Failed, u"%1 does not exist any more"_s.arg(what), RequestId(error.requestId)};
    if (error.kind == Error::Kind::Local)
        return {Outcome::Interrupted, u"%1 could not be written: %2"_s.arg(what, describe(error))};
    return {Outcome::Interrupted, u"%1 could not be read: %2"_s.arg(what, describe(error)),
            RequestId(error.requestId)};
}

QCoro::Task<QString> reasonOf(StepContext &context, ServerId server, RequestId request)
{
    if (request.isEmpty())
        co_return QString();
    const QDateTime begun = context.clock.now();
    while (true) {
        const auto action = co_await context.nova.action(server, request, context.stop);
        if (!action)
            co_return QString();
        const QString reason = reasonIn(*action);
        // The server can be at rest some seconds before the events have their results (seen with Nova 31).
        const bool open =
            std::ranges::any_of(action->events, [](const ActionEvent &event) { return !event.result; });
        if (!reason.isEmpty() || !open || context.stop.stop_requested()
            || begun.secsTo(context.clock.now()) >= context.times.grace.count())
            co_return QString(reason);
        co_await context.clock.sleep(context.times.poll, context.stop);
    }
}

} // namespace drover
