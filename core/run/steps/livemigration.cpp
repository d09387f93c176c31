// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/steps/livemigration.h"

#include "core/run/steps/procedures.h"

using namespace Qt::StringLiterals;

namespace drover {

namespace {

const QString migrateAct = u"live-migrate"_s;
const QString abortAct = u"abort"_s;
const QString forceAct = u"force-complete"_s;

QString where(const Server &server)
{
    return u"it is %1 on %2"_s.arg(server.statusText, server.host.value);
}

/// What stands in the way of asking at all; empty when nothing does.
std::optional<StepEnd> objection(const Server &server, const Step &step)
{
    if (server.host != step.host && server.atRest()) {
        if (step.destination && server.host != *step.destination) {
            return StepEnd {Outcome::Failed,
                            u"It was moved to %1 by somebody else; %2 was planned"_s.arg(
                                server.host.value, step.destination->value)};
        }
        return StepEnd {Outcome::Done, u"It has left %1 already: %2"_s.arg(step.host.value, where(server))};
    }
    if (!server.atRest())
        return StepEnd {Outcome::Failed,
                        u"Another task (%1) is under way; it was not asked to move"_s.arg(*server.taskState)};
    if (server.status != ServerStatus::Active && server.status != ServerStatus::Paused)
        return StepEnd {Outcome::Failed, u"It cannot be moved live as it is now: %1"_s.arg(where(server))};
    return {};
}

/// The end of a failed migration with the reason that Nova's API has for it.
QCoro::Task<StepEnd> withReason(StepContext &context, StepEnd end, Look seen, HostName source,
                                RequestId request)
{
    end.requestId = request;
    QString reason = co_await reasonOf(context, seen.server.id, request);
    if (reason.isEmpty() && seen.record && seen.record->status != "cancelled"_L1) {
        reason = u"Nova's API does not tell why. Look in the log of nova-compute on %1 for \"Live Migration "
                 u"failure\" "
                 "and %2"_s.arg(source.value, seen.server.id.value);
    }
    if (!reason.isEmpty())
        end.sentence += u". "_s + reason;
    co_return end;
}

/// Does what the policy says once a migration has run out of time. Returns the step's end when it is left
/// alone.
QCoro::Task<std::optional<StepEnd>> onTimeUp(StepContext &context, Step step, Look seen)
{
    const auto seconds = context.policy.migrationTimeout.value_or(std::chrono::seconds(0)).count();
    const QString status = seen.record ? seen.record->status : u"accepted"_s;
    switch (context.policy.onTimeout) {
    case RunPolicy::OnTimeout::Leave:
        co_return StepEnd {
            Outcome::Left,
            u"Still %1 after %2 s; it goes on without being watched"_s.arg(status).arg(seconds)};
    case RunPolicy::OnTimeout::Abort:
        if (seen.record && mayAbort(*seen.record)) {
            if (const auto asked = co_await askAbort(context, step.server, seen.record->id);
                !asked && asked.error().outcome == Outcome::Interrupted)
                co_return asked.error();
        }
        break;
    case RunPolicy::OnTimeout::ForceComplete:
        if (seen.record && mayForceComplete(*seen.record)) {
            if (const auto asked = co_await askForceComplete(context, step.server, seen.record->id);
                !asked && asked.error().outcome == Outcome::Interrupted)
                co_return asked.error();
        }
        break;
    }
    co_return std::optional<StepEnd>();
}

/// What Nova said when the time was up; empty as long as nothing was asked, or it is not known whether it
/// arrived.
std::optional<JournalEntry> decisionOf(const StepContext &context)
{
    const auto aborted = answerTo(context, abortAct);
    return aborted ? aborted : answerTo(context, forceAct);
}

StepEnd leftAlone(const JournalEntry &decision, std::chrono::seconds patience)
{
    const bool taken = decision.event == JournalEntry::Event::Accepted;
    return {Outcome::Left,
            taken ? u"The %1 was taken %2 s ago and does not show; it goes on without being watched"_s
                        .arg(decision.act)
                        .arg(patience.count())
                  : u"Its time was up, but the %1 was not taken. %2. It goes on without being watched"_s.arg(
                      decision.act, decision.sentence)};
}

/// Watches what was asked until it has ended.
QCoro::Task<StepEnd> watch(StepContext &context, Step step, Asked asked)
{
    std::optional<QDateTime> atRestSince;
    while (true) {
        const auto seen = co_await look(context, step.server, Migration::Type::Live, asked.newestMigration);
        if (!seen)
            co_return unreadable(seen.error(), step.serverName);
        const QDateTime now = context.clock.now();
        if (!seen->server.atRest())
            atRestSince.reset();
        else if (!atRestSince)
            atRestSince = now;
        const bool lagging = atRestSince && atRestSince->secsTo(now) >= context.times.recordDelay.count();

        const auto decision = decisionOf(context);
        const bool aborted =
            decision && decision->act == abortAct && decision->event == JournalEntry::Event::Accepted;
        if (auto end = liveMigrationEnd(*seen, step.host, lagging)) {
            if (end->outcome == Outcome::Done) {
                end->requestId = asked.requestId;
                co_return std::move(*end);
            }
            if (aborted && seen->server.host == step.host) {
                end->sentence =
                    u"Aborted after %1 s without an end; %2"_s
                        .arg(context.policy.migrationTimeout.value_or(std::chrono::seconds(0)).count())
                        .arg(where(seen->server));
                end->requestId = asked.requestId;
                co_return std::move(*end);
            }
            const StepEnd plain = *end;
            co_return co_await withReason(context, plain, *seen, step.host, asked.requestId);
        }
        co_await showLiveProgress(context, *seen);

        if (decision && decision->at.secsTo(now) >= context.times.decisionDelay.count()) {
            StepEnd left = leftAlone(*decision, context.times.decisionDelay);
            left.requestId = asked.requestId;
            co_return left;
        }
        if (!decision && context.policy.migrationTimeout
            && asked.at.secsTo(now) >= context.policy.migrationTimeout->count()) {
            if (auto end = co_await onTimeUp(context, step, *seen))
                co_return std::move(*end);
        }
        co_await context.clock.sleep(context.times.poll, context.stop);
        if (context.stop.stop_requested())
            co_return unreadable(Error {.kind = Error::Kind::Canceled}, {});
    }
}

/// Watches a migration that somebody else's order is to end; @p goal makes the end of the step.
QCoro::Task<StepEnd> watchDecision(StepContext &context, Step step, Asked asked,
                                   std::function<StepEnd(const Look &, const StepEnd &)> goal)
{
    const qint64 before = step.migration.value_or(1) - 1;
    std::optional<QDateTime> atRestSince;
    while (true) {
        const auto seen = co_await look(context, step.server, Migration::Type::Live, before);
        if (!seen)
            co_return unreadable(seen.error(), step.serverName);
        const QDateTime now = context.clock.now();
        if (!seen->server.atRest())
            atRestSince.reset();
        else if (!atRestSince)
            atRestSince = now;
        const bool lagging = atRestSince && atRestSince->secsTo(now) >= context.times.recordDelay.count();
        if (const auto end = liveMigrationEnd(*seen, step.host, lagging)) {
            StepEnd decided = goal(*seen, *end);
            decided.requestId = asked.requestId;
            co_return decided;
        }
        co_await showLiveProgress(context, *seen);
        if (asked.at.secsTo(now) >= context.times.decisionDelay.count()) {
            co_return StepEnd {Outcome::Left,
                               u"Nova took the order %1 s ago, and it does not show yet"_s.arg(
                                   context.times.decisionDelay.count()),
                               asked.requestId};
        }
        co_await context.clock.sleep(context.times.poll, context.stop);
        if (context.stop.stop_requested())
            co_return unreadable(Error {.kind = Error::Kind::Canceled}, {});
    }
}

/// The migration that an abort or a force-complete is about, or how the step ends without one.
QCoro::Task<tl::expected<Migration, StepEnd>> migrationOf(StepContext &context, Step step)
{
    const qint64 before = step.migration.value_or(1) - 1;
    const auto seen = co_await look(context, step.server, Migration::Type::Live, before);
    if (!seen)
        co_return tl::unexpected<StepEnd>(unreadable(seen.error(), step.serverName));
    if (!seen->record || (step.migration && seen->record->id != *step.migration) || seen->record->ended()) {
        co_return tl::unexpected<StepEnd>(StepEnd {
            Outcome::Failed,
            u"Its live migration has ended meanwhile; %1. Nothing was asked"_s.arg(where(seen->server))});
    }
    co_return Migration(*seen->record);
}

} // namespace

QCoro::Task<tl::expected<Asked, StepEnd>> askAbort(StepContext &context, ServerId server, qint64 migration)
{
    const std::function<QCoro::Task<Result<RequestId>>()> send = [&context, server, migration] {
        return context.nova.abortMigration(server, migration, context.stop);
    };
    const Order order(abortAct, u"live_migration_cancel"_s, server, send);
    co_return co_await ask(context, order);
}

QCoro::Task<tl::expected<Asked, StepEnd>> askForceComplete(StepContext &context, ServerId server,
                                                           qint64 migration)
{
    const std::function<QCoro::Task<Result<RequestId>>()> send = [&context, server, migration] {
        return context.nova.forceComplete(server, migration, context.stop);
    };
    const Order order(forceAct, u"live_migration_force_complete"_s, server, send);
    co_return co_await ask(context, order);
}

bool mayAbort(const Migration &migration)
{
    return migration.status == "running"_L1 || migration.status == "queued"_L1
        || migration.status == "preparing"_L1;
}

bool mayForceComplete(const Migration &migration)
{
    return migration.status == "running"_L1;
}

std::optional<StepEnd> liveMigrationEnd(const Look &seen, const HostName &source, bool lagging)
{
    const Server &server = seen.server;
    if (!server.atRest())
        return {};
    const bool recordEnded = seen.record && seen.record->ended();
    if (!recordEnded && !lagging)
        return {};
    if (!recordEnded && server.host == source && seen.record)
        return {}; // At rest where it was, with a record under way: the order has not reached the host yet.
    if (server.status == ServerStatus::Error) {
        return StepEnd {Outcome::Failed,
                        u"It is in ERROR on %1 since its live migration ended as %2"_s.arg(
                            server.host.value, seen.record ? seen.record->status : u"unknown"_s)};
    }
    if (server.host != source)
        return StepEnd {Outcome::Done, u"%1 on %2"_s.arg(server.statusText, server.host.value)};
    return StepEnd {Outcome::Failed,
                    u"It was not moved (%1); %2"_s.arg(
                        seen.record ? seen.record->status : u"no migration was begun"_s, where(server))};
}

QCoro::Task<StepEnd> liveMigrate(StepContext &context, Step step)
{
    if (!wasAsked(context, migrateAct)) {
        const auto server = co_await readServer(context, step.server);
        if (!server)
            co_return unreadable(server.error(), step.serverName);
        if (auto end = objection(*server, step))
            co_return std::move(*end);
    }
    const std::function<QCoro::Task<Result<RequestId>>()> send = [&context, step] {
        return context.nova.liveMigrate(step.server, step.destination, context.stop);
    };
    const Order order(migrateAct, u"live-migration"_s, step.server, send);
    const auto asked = co_await ask(context, order);
    if (!asked)
        co_return StepEnd(asked.error());
    co_return co_await watch(context, step, *asked);
}

QCoro::Task<StepEnd> abortMigration(StepContext &context, Step step)
{
    if (!wasAsked(context, abortAct)) {
        const auto migration = co_await migrationOf(context, step);
        if (!migration)
            co_return StepEnd(migration.error());
        if (!mayAbort(*migration)) {
            co_return StepEnd {
                Outcome::Failed,
                u"A migration that is \"%1\" cannot be aborted. Nothing was asked"_s.arg(migration->status)};
        }
        step.migration = migration->id;
    }
    const auto asked = co_await askAbort(context, step.server, step.migration.value_or(0));
    if (!asked)
        co_return StepEnd(asked.error());
    const HostName source = step.host;
    const std::function<StepEnd(const Look &, const StepEnd &)> goal = [source](const Look &seen,
                                                                                const StepEnd &end) {
        if (seen.server.host == source && seen.server.status != ServerStatus::Error)
            return StepEnd {Outcome::Done, u"Aborted; %1"_s.arg(where(seen.server))};
        return StepEnd {Outcome::Failed, u"The abort came too late or failed: %1"_s.arg(end.sentence)};
    };
    co_return co_await watchDecision(context, step, *asked, goal);
}

QCoro::Task<StepEnd> forceComplete(StepContext &context, Step step)
{
    if (!wasAsked(context, forceAct)) {
        const auto migration = co_await migrationOf(context, step);
        if (!migration)
            co_return StepEnd(migration.error());
        if (!mayForceComplete(*migration)) {
            co_return StepEnd {Outcome::Failed,
                               u"A migration that is \"%1\" cannot be forced to complete, only one that "
                               "is \"running\". Nothing was asked"_s.arg(migration->status)};
        }
        step.migration = migration->id;
    }
    const auto asked = co_await askForceComplete(context, step.server, step.migration.value_or(0));
    if (!asked)
        co_return StepEnd(asked.error());
    const std::function<StepEnd(const Look &, const StepEnd &)> goal = [](const Look &, const StepEnd &end) {
        return end;
    };
    co_return co_await watchDecision(context, step, *asked, goal);
}

} // namespace drover
