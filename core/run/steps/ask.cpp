// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/steps/ask.h"

#include "core/run/steps/look.h"
#include "core/run/steps/patience.h"

#include <QJsonObject>

#include <optional>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

tl::unexpected<StepEnd> ends(StepEnd end)
{
    return tl::unexpected<StepEnd>(std::move(end));
}

std::optional<JournalEntry> lastOf(const StepContext &context, const QString &act)
{
    std::optional<JournalEntry> last;
    for (const JournalEntry &entry : context.log.history()) {
        if (entry.act == act)
            last = entry;
    }
    return last;
}

/// What was true just before the order: how it is recognised later, without any clock.
struct Before {
    RequestId newestAction;
    qint64 newestMigration = 0;
};

Before beforeFrom(const QJsonObject &facts)
{
    return {RequestId(facts.value("newest_action"_L1).toString()),
            facts.value("newest_migration"_L1).toInteger()};
}

QJsonObject toFacts(const Before &before, const Server &server)
{
    return {{u"newest_action"_s, before.newestAction.value},
            {u"newest_migration"_s, before.newestMigration},
            {u"status"_s, server.statusText},
            {u"host"_s, server.host.value}};
}

/// Whether a server is as the intent found it, so that the order still means what it meant.
bool standsAsBefore(const QJsonObject &facts, const Server &server)
{
    return server.statusText == facts.value("status"_L1).toString()
        && server.host.value == facts.value("host"_L1).toString();
}

QCoro::Task<Result<std::vector<InstanceAction>>> readActions(StepContext &context, ServerId server)
{
    const std::function<QCoro::Task<Result<std::vector<InstanceAction>>>()> read = [&context, server] {
        return context.nova.actions(server, context.stop);
    };
    co_return co_await patiently(context, read);
}

QCoro::Task<Result<Before>> readBefore(StepContext &context, ServerId server)
{
    const auto actions = co_await readActions(context, server);
    if (!actions)
        co_return failure(actions);
    MigrationQuery query;
    query.server = server;
    query.limit = 1;
    const std::function<QCoro::Task<Result<std::vector<Migration>>>()> read = [&context, query] {
        return context.nova.migrations(query, context.stop);
    };
    const auto migrations = co_await patiently(context, read);
    if (!migrations)
        co_return failure(migrations);
    Before before;
    if (!actions->empty())
        before.newestAction = actions->front().requestId;
    if (!migrations->empty())
        before.newestMigration = migrations->front().id;
    co_return before;
}

/// Looks for the order among the actions that are newer than those seen before it. Waits RunTimes::grace for
/// it: an API that was about to take it may need that long.
QCoro::Task<Result<std::optional<RequestId>>> findInCloud(StepContext &context, Order order, Before before)
{
    const QDateTime begun = context.clock.now();
    while (true) {
        const auto actions = co_await readActions(context, order.server);
        if (!actions)
            co_return failure(actions);
        for (const InstanceAction &action : *actions) {
            if (action.requestId == before.newestAction)
                break;
            if (action.action == order.novaName)
                co_return std::optional(action.requestId);
        }
        if (begun.secsTo(context.clock.now()) >= context.times.grace.count())
            co_return std::optional<RequestId>();
        co_await context.clock.sleep(std::chrono::seconds(1), context.stop);
        if (context.stop.stop_requested())
            co_return canceled();
    }
}

JournalEntry line(JournalEntry::Event event, const Order &order, const QString &sentence = {})
{
    JournalEntry entry;
    entry.event = event;
    entry.act = order.act;
    entry.sentence = sentence;
    return entry;
}

QCoro::Task<tl::expected<Asked, StepEnd>> accepted(StepContext &context, Order order, RequestId request,
                                                   Before before, QString sentence)
{
    JournalEntry entry = line(JournalEntry::Event::Accepted, order, sentence);
    entry.requestId = request;
    entry.facts.insert(u"newest_migration"_s, before.newestMigration);
    const auto written = co_await context.log.record(entry);
    if (!written)
        co_return ends(unreadable(written.error(), u"The journal"_s));
    Asked asked;
    asked.requestId = request;
    asked.at = context.clock.now();
    asked.newestMigration = before.newestMigration;
    co_return asked;
}

} // namespace

bool wasAsked(const StepContext &context, const QString &act)
{
    return lastOf(context, act).has_value();
}

std::optional<JournalEntry> answerTo(const StepContext &context, const QString &act)
{
    const auto last = lastOf(context, act);
    const bool answered =
        last && (last->event == JournalEntry::Event::Accepted || last->event == JournalEntry::Event::Refused);
    return answered ? last : std::nullopt;
}

QCoro::Task<tl::expected<Asked, StepEnd>> ask(StepContext &context, Order order)
{
    Before before;
    QJsonObject facts;
    bool mayHaveArrived = false;
    if (const auto last = lastOf(context, order.act)) {
        facts = last->facts;
        before = beforeFrom(facts);
        if (last->event == JournalEntry::Event::Accepted) {
            Asked asked;
            asked.requestId = last->requestId;
            asked.at = last->at;
            asked.newestMigration = before.newestMigration;
            co_return asked;
        }
        if (last->event == JournalEntry::Event::Refused)
            co_return ends(StepEnd {Outcome::Failed, last->sentence, last->requestId});
        mayHaveArrived = last->event == JournalEntry::Event::Intends;
    }
    for (int tries = 1; tries <= mostTries; ++tries) {
        if (mayHaveArrived) {
            const auto found = co_await findInCloud(context, order, before);
            if (!found)
                co_return ends(unreadable(found.error(), u"The instance's actions"_s));
            if (*found) {
                const QString sentence = u"The answer was lost; found among the instance's actions"_s;
                co_return co_await accepted(context, order, **found, before, sentence);
            }
        }
        // Read after the search, which may have taken a while.
        const auto server = co_await readServer(context, order.server);
        if (!server)
            co_return ends(unreadable(server.error(), u"The instance"_s));
        if (mayHaveArrived && !standsAsBefore(facts, *server)) {
            co_return ends(StepEnd {
                Outcome::Failed,
                u"It was not asked for: the instance has changed meanwhile, it is %1 on %2 now"_s.arg(
                    server->statusText, server->host.value)});
        }
        if (!mayHaveArrived) {
            const auto now = co_await readBefore(context, order.server);
            if (!now)
                co_return ends(unreadable(now.error(), u"The instance"_s));
            before = *now;
            facts = toFacts(before, *server);
            JournalEntry intent = line(JournalEntry::Event::Intends, order);
            intent.facts = facts;
            const auto written = co_await context.log.record(intent);
            if (!written)
                co_return ends(unreadable(written.error(), u"The journal"_s));
        }
        if (context.stop.stop_requested())
            co_return ends(unreadable(Error {.kind = Error::Kind::Canceled}, {}));
        const auto answer = co_await order.send();
        if (answer) {
            const QString sentence;
            co_return co_await accepted(context, order, *answer, before, sentence);
        }
        const Error &error = answer.error();
        if (error.kind == Error::Kind::Canceled || error.httpStatus == 401)
            co_return ends(unreadable(error, u"Nova's answer"_s));
        if (!passes(error)) {
            JournalEntry refusal =
                line(JournalEntry::Event::Refused, order, u"Nova refused it: %1"_s.arg(describe(error)));
            refusal.requestId = RequestId(error.requestId);
            const auto written = co_await context.log.record(refusal);
            if (!written)
                co_return ends(unreadable(written.error(), u"The journal"_s));
            co_return ends(StepEnd {Outcome::Failed, refusal.sentence, refusal.requestId});
        }
        mayHaveArrived = true;
    }
    co_return ends(StepEnd {Outcome::Interrupted, u"Nova did not answer, %1 times"_s.arg(mostTries)});
}

} // namespace drover
