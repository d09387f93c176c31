// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/execute.h"
#include "app/droverctl/table.h"
#include "app/droverctl/verbs.h"
#include "core/plan/planjson.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QString time(const QDateTime &at)
{
    return at.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QJsonObject toJson(const RunRecord &record)
{
    return {{u"run"_s, record.id},
            {u"what"_s, describe(record.plan)},
            {u"cloud"_s, record.plan.cloudName},
            {u"state"_s, stateWord(record.state)},
            {u"made_by"_s, record.plan.madeBy},
            {u"begun_at"_s, record.begunAt.toString(Qt::ISODateWithMs)},
            {u"ended_at"_s,
             record.endedAt ? QJsonValue(record.endedAt->toString(Qt::ISODateWithMs)) : QJsonValue()},
            {u"plan_hash"_s, planHash(record.plan)}};
}

QJsonObject toJson(const JournalEntry &entry)
{
    return {{u"at"_s, entry.at.toString(Qt::ISODateWithMs)},
            {u"step"_s, entry.step},
            {u"event"_s, eventWord(entry.event)},
            {u"act"_s, entry.act},
            {u"outcome"_s, entry.outcome},
            {u"sentence"_s, entry.sentence},
            {u"request_id"_s, entry.requestId.value},
            {u"facts"_s, entry.facts}};
}

QCoro::Task<Result<ExitStatus>> listRuns(Journal &journal, Arguments arguments)
{
    const auto records = co_await journal.runs();
    if (!records)
        co_return failure(records);
    QJsonArray json;
    Table table({u"RUN"_s, u"WHAT"_s, u"CLOUD"_s, u"STATE"_s, u"BEGUN"_s, u"ENDED"_s, u"BY"_s});
    for (const RunRecord &record : *records) {
        json << toJson(record);
        table.add({QString::number(record.id), describe(record.plan), record.plan.cloudName,
                   stateWord(record.state), time(record.begunAt),
                   record.endedAt ? time(*record.endedAt) : QString(), record.plan.madeBy});
    }
    if (arguments.format == Arguments::Format::Json)
        print(QJsonValue(json));
    else
        print(table.text());
    co_return AskedIsTrue;
}

QCoro::Task<Result<ExitStatus>> showRun(Journal &journal, Arguments arguments)
{
    const auto record = co_await journal.run(arguments.run);
    if (!record)
        co_return failure(record);
    const auto entries = co_await journal.entries(arguments.run);
    if (!entries)
        co_return failure(entries);
    if (arguments.format == Arguments::Format::Json) {
        QJsonArray lines;
        for (const JournalEntry &entry : *entries)
            lines << toJson(entry);
        QJsonObject json = toJson(*record);
        json.insert(u"plan"_s, toJson(record->plan));
        json.insert(u"entries"_s, lines);
        print(QJsonValue(json));
        co_return AskedIsTrue;
    }
    print(u"Run %1: %2, %3, begun %4\n"_s.arg(record->id)
              .arg(describe(record->plan), stateWord(record->state), time(record->begunAt)));
    Table table({u"AT"_s, u"STEP"_s, u"EVENT"_s, u"WHAT"_s, u"REQUEST"_s});
    for (const JournalEntry &entry : *entries) {
        QStringList what;
        for (const QString &part : {entry.act, entry.outcome, entry.sentence}) {
            if (!part.isEmpty())
                what << part;
        }
        table.add({time(entry.at), entry.step > 0 ? QString::number(entry.step) : u"-"_s,
                   eventWord(entry.event), what.join(": "_L1), entry.requestId.value});
    }
    print(table.text());
    co_return AskedIsTrue;
}

QCoro::Task<Result<ExitStatus>> resumeRun(Session &session, Journal &journal, Arguments arguments)
{
    const auto cloud = co_await session.cloud();
    if (!cloud)
        co_return failure(cloud);
    const QString key = (*cloud)->identity().key();
    auto run = co_await Run::resume((*cloud)->nova(), journal, session.clock(), arguments.run, key);
    if (!run)
        co_return failure(run);
    co_return co_await execute(session, std::move(*run), arguments.format);
}

QCoro::Task<Result<ExitStatus>> abandonRun(Session &session, Journal &journal, Arguments arguments)
{
    const auto record = co_await journal.run(arguments.run);
    if (!record)
        co_return failure(record);
    const auto lock = journal.lock(arguments.run);
    if (!lock)
        co_return failure(lock);
    const auto ended =
        co_await journal.end(arguments.run, RunRecord::State::Abandoned, session.clock().now());
    if (!ended)
        co_return failure(ended);
    complain(u"Run %1 (%2) is left as it is; what Nova had accepted goes on by itself."_s.arg(record->id)
                 .arg(describe(record->plan)));
    co_return AskedIsTrue;
}

} // namespace

QCoro::Task<Result<ExitStatus>> runs(Session &session, Arguments arguments)
{
    const auto journal = co_await session.journal();
    if (!journal)
        co_return failure(journal);
    switch (arguments.verb) {
    case Arguments::Verb::RunsShow:
        co_return co_await showRun(**journal, arguments);
    case Arguments::Verb::RunsResume:
        co_return co_await resumeRun(session, **journal, arguments);
    case Arguments::Verb::RunsAbandon:
        co_return co_await abandonRun(session, **journal, arguments);
    default:
        co_return co_await listRuns(**journal, arguments);
    }
}

} // namespace drover
