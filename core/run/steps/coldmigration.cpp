// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/steps/ask.h"
#include "core/run/steps/look.h"
#include "core/run/steps/procedures.h"

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QString where(const Server &server)
{
    return u"it is %1 on %2"_s.arg(server.statusText, server.host.value);
}

/// Looks until @p judge has an end, or for @p patience in all. The judge also learns whether the server has
/// been at rest for so long that a record which does not follow is not waited for any more.
QCoro::Task<StepEnd> watchUntil(StepContext &context, Step step, Asked asked, std::chrono::seconds patience,
                                std::function<std::optional<StepEnd>(const Look &, bool lagging)> judge)
{
    std::optional<QDateTime> atRestSince;
    while (true) {
        const auto seen = co_await look(context, step.server, Migration::Type::Cold, 0);
        if (!seen)
            co_return unreadable(seen.error(), step.serverName);
        const QDateTime now = context.clock.now();
        if (!seen->server.atRest())
            atRestSince.reset();
        else if (!atRestSince)
            atRestSince = now;
        const bool lagging = atRestSince && atRestSince->secsTo(now) >= context.times.recordDelay.count();
        if (auto end = judge(*seen, lagging)) {
            end->requestId = asked.requestId;
            if (end->outcome == Outcome::Failed) {
                const QString reason = co_await reasonOf(context, step.server, asked.requestId);
                if (!reason.isEmpty())
                    end->sentence += u". "_s + reason;
            }
            co_return std::move(*end);
        }
        StepProgress progress;
        progress.migrationStatus = seen->record ? seen->record->status : QString();
        progress.migration = seen->record ? std::optional(seen->record->id) : std::nullopt;
        progress.destination = seen->record ? seen->record->destination : std::nullopt;
        progress.sentence = u"%1, %2"_s.arg(seen->server.statusText,
                                            seen->record ? seen->record->status : u"no record yet"_s);
        context.log.show(progress);
        if (asked.at.secsTo(now) >= patience.count()) {
            co_return StepEnd {
                Outcome::Left,
                u"Nova took the order %1 s ago, and it has not come true: %2"_s.arg(patience.count())
                    .arg(where(seen->server)),
                asked.requestId};
        }
        co_await context.clock.sleep(context.times.poll, context.stop);
        if (context.stop.stop_requested())
            co_return unreadable(Error {.kind = Error::Kind::Canceled}, {});
    }
}

std::optional<StepEnd> coldMigrationEnd(const Look &seen, const HostName &source, qint64 newestBefore,
                                        bool lagging)
{
    const Server &server = seen.server;
    const bool ours = seen.record && seen.record->id > newestBefore;
    if (server.status == ServerStatus::Error && server.atRest())
        return StepEnd {Outcome::Failed,
                        u"It is in ERROR on %1 since its cold migration failed"_s.arg(server.host.value)};
    if (!server.atRest() || (!ours && !lagging))
        return {};
    if (server.status == ServerStatus::VerifyResize && server.host != source
        && (lagging || seen.record->waitsForDecision()))
        return StepEnd {Outcome::Done, u"It waits on %1 for confirm or revert"_s.arg(server.host.value)};
    if (ours && seen.record->status == "confirmed"_L1 && server.host != source
        && server.status != ServerStatus::VerifyResize)
        return StepEnd {
            Outcome::Done,
            u"%1 on %2; Nova has confirmed it by itself"_s.arg(server.statusText, server.host.value)};
    if (!ours)
        return StepEnd {Outcome::Failed,
                        u"It was not moved (no migration was begun); %1"_s.arg(where(server))};
    if (ours && seen.record->ended() && server.status != ServerStatus::VerifyResize) {
        // Also where somebody has reset its state meanwhile: it is at rest, and nothing will follow.
        return StepEnd {
            Outcome::Failed,
            (server.host == source ? u"It was not moved (%1); %2"_s : u"Its cold migration ended as %1; %2"_s)
                .arg(seen.record->status, where(server))};
    }
    return {};
}

/// What becomes of a cold migration that is not watched any more, and of the decision that follows it.
QString adviceOnceLeft(const Step &step)
{
    return u"It goes on in Nova, which has no abort for a cold migration, without being watched, and nothing "
           u"that follows "
           "it is begun. \"droverctl migrations --running\" shows it. Once it waits in VERIFY_RESIZE, keep "
           "it there with "
           "\"droverctl confirm %1\" or send it back with \"droverctl revert %1\". If it never does, look in "
           "the log of "
           "nova-compute on %2 for %3"_s.arg(step.serverName.isEmpty() ? step.server.value : step.serverName,
                                             step.host.value, step.server.value);
}

/// How a confirm or a revert has ended: @p word is the record's, "confirmed" or "reverted".
std::optional<StepEnd> decisionEnd(const Look &seen, QLatin1StringView word, bool lagging)
{
    const Server &server = seen.server;
    if (server.status == ServerStatus::Error && server.atRest())
        return StepEnd {Outcome::Failed, u"It is in ERROR on %1 now"_s.arg(server.host.value)};
    if (!server.atRest() || server.status == ServerStatus::VerifyResize
        || server.status == ServerStatus::RevertResize)
        return {};
    if (seen.record && seen.record->status != word && seen.record->ended())
        return StepEnd {Outcome::Failed,
                        u"It is not %1 but %2; %3"_s.arg(word, seen.record->status, where(server))};
    if ((seen.record && seen.record->status == word) || lagging)
        return StepEnd {Outcome::Done, u"%1 on %2"_s.arg(server.statusText, server.host.value)};
    return {};
}

QCoro::Task<StepEnd> decide(StepContext &context, Step step, Order order, QLatin1StringView word)
{
    if (!wasAsked(context, order.act)) {
        const auto seen = co_await look(context, step.server, Migration::Type::Cold, 0);
        if (!seen)
            co_return unreadable(seen.error(), step.serverName);
        if (seen->server.status != ServerStatus::VerifyResize) {
            if (seen->record && seen->record->status == word && seen->server.atRest())
                co_return StepEnd {Outcome::Done, u"It is %1 already: %2"_s.arg(word, where(seen->server))};
            co_return StepEnd {
                Outcome::Failed,
                u"It does not wait for a decision: %1. Nothing was asked"_s.arg(where(seen->server))};
        }
    }
    const auto asked = co_await ask(context, order);
    if (!asked)
        co_return StepEnd(asked.error());
    const std::function<std::optional<StepEnd>(const Look &, bool)> judge =
        [word](const Look &seen, bool lagging) { return decisionEnd(seen, word, lagging); };
    co_return co_await watchUntil(context, step, *asked, context.times.decisionDelay, judge);
}

} // namespace

QCoro::Task<StepEnd> coldMigrate(StepContext &context, Step step)
{
    const QString act = u"cold-migrate"_s;
    if (!wasAsked(context, act)) {
        const auto server = co_await readServer(context, step.server);
        if (!server)
            co_return unreadable(server.error(), step.serverName);
        if (!server->atRest())
            co_return StepEnd {
                Outcome::Failed,
                u"Another task (%1) is under way; it was not asked to move"_s.arg(*server->taskState)};
        if (server->host != step.host)
            co_return StepEnd {Outcome::Failed,
                               u"It has left %1 meanwhile: %2. It was not asked to move"_s.arg(
                                   step.host.value, where(*server))};
        if (server->status != ServerStatus::Active && server->status != ServerStatus::Shutoff)
            co_return StepEnd {Outcome::Failed,
                               u"It cannot be moved cold as it is now: %1"_s.arg(where(*server))};
        if (step.statusBefore == ServerStatus::Shutoff && server->status == ServerStatus::Active) {
            co_return StepEnd {Outcome::Failed,
                               u"It was started meanwhile, and a cold migration would shut it down. "
                               "It was not asked to move"_s};
        }
    }
    const std::function<QCoro::Task<Result<RequestId>>()> send = [&context, step] {
        return context.nova.coldMigrate(step.server, step.destination, context.stop);
    };
    const Order order(act, u"migrate"_s, step.server, send);
    const auto asked = co_await ask(context, order);
    if (!asked)
        co_return StepEnd(asked.error());
    const HostName source = step.host;
    const qint64 newestBefore = asked->newestMigration;
    const std::function<std::optional<StepEnd>(const Look &, bool)> judge =
        [source, newestBefore](const Look &seen, bool lagging) {
            return coldMigrationEnd(seen, source, newestBefore, lagging);
        };
    const auto patience = context.policy.migrationTimeout.value_or(context.times.coldMigration);
    StepEnd end = co_await watchUntil(context, step, *asked, patience, judge);
    if (end.outcome == Outcome::Left)
        end.sentence += u". "_s + adviceOnceLeft(step);
    co_return std::move(end);
}

QCoro::Task<StepEnd> confirmResize(StepContext &context, Step step)
{
    const std::function<QCoro::Task<Result<RequestId>>()> send = [&context, step] {
        return context.nova.confirmResize(step.server, context.stop);
    };
    const Order order(u"confirm"_s, u"confirmResize"_s, step.server, send);
    co_return co_await decide(context, step, order, "confirmed"_L1);
}

QCoro::Task<StepEnd> revertResize(StepContext &context, Step step)
{
    const std::function<QCoro::Task<Result<RequestId>>()> send = [&context, step] {
        return context.nova.revertResize(step.server, context.stop);
    };
    const Order order(u"revert"_s, u"revertResize"_s, step.server, send);
    co_return co_await decide(context, step, order, "reverted"_L1);
}

QCoro::Task<StepEnd> startServer(StepContext &context, Step step)
{
    const QString act = u"start"_s;
    if (!wasAsked(context, act)) {
        const auto server = co_await readServer(context, step.server);
        if (!server)
            co_return unreadable(server.error(), step.serverName);
        if (server->status == ServerStatus::Active && server->atRest())
            co_return StepEnd {Outcome::Done, u"It runs: %1"_s.arg(where(*server))};
        if (server->status != ServerStatus::Shutoff || !server->atRest())
            co_return StepEnd {Outcome::Failed,
                               u"It cannot be started as it is now: %1"_s.arg(where(*server))};
    }
    const std::function<QCoro::Task<Result<RequestId>>()> send = [&context, step] {
        return context.nova.startServer(step.server, context.stop);
    };
    const Order order(act, u"start"_s, step.server, send);
    const auto asked = co_await ask(context, order);
    if (!asked)
        co_return StepEnd(asked.error());
    const std::function<std::optional<StepEnd>(const Look &, bool)> judge =
        [](const Look &seen, bool lagging) -> std::optional<StepEnd> {
        if (!seen.server.atRest())
            return {};
        if (seen.server.status == ServerStatus::Active)
            return StepEnd {Outcome::Done, u"%1 on %2"_s.arg(seen.server.statusText, seen.server.host.value)};
        if (seen.server.status == ServerStatus::Error || lagging)
            return StepEnd {Outcome::Failed, u"It did not start: %1"_s.arg(where(seen.server))};
        return {};
    };
    co_return co_await watchUntil(context, step, *asked, context.times.decisionDelay, judge);
}

} // namespace drover
