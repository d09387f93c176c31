// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/steering.h"

#include "core/planning/singleact.h"
#include "core/run/operatorstamp.h"
#include "ui/errors/errordialog.h"
#include "ui/widgets/confirmation.h"
#include "ui/widgets/words.h"

#include <QCoroTask>

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct Steering {
    Q_DECLARE_TR_FUNCTIONS(Steering)
};

constexpr Microversion abortsQueued {2, 65};

bool isBeforeCopying(const Migration &migration)
{
    return migration.status == "queued"_L1 || migration.status == "preparing"_L1;
}

QString obstacleInState(Steer act, const Migration &migration, const std::optional<Microversion> &version)
{
    if (migration.type != Migration::Type::Live)
        return act == Steer::Abort ? Steering::tr(
                   "Only a live migration can be aborted. A cold one is reverted when it is finished.")
                                   : Steering::tr("Only a live migration can be forced to complete.");
    if (migration.ended())
        return Steering::tr("It has ended: %1.").arg(migration.status);
    if (isPostCopy(migration))
        return Steering::tr(
            "It is in post-copy: it runs at its destination already, and there is no way back.");
    if (migration.status == "running"_L1)
        return {};
    if (act == Steer::ForceComplete)
        return Steering::tr("It is %1: nothing is copied yet.", "Nova's status word").arg(migration.status);
    if (!isBeforeCopying(migration))
        return Steering::tr("It is %1: Nova aborts what is queued, preparing or running.",
                            "Nova's status word")
            .arg(migration.status);
    if (version && *version < abortsQueued)
        return Steering::tr(
                   "It is %1, and this cloud aborts only what is running: that needs API version 2.65.",
                   "Nova's status word")
            .arg(migration.status);
    return {};
}

QString vmStateWord(const CloudFeed &feed, const Migration &migration)
{
    const Server *server = feed.snapshot()->server(migration.serverId);
    return server && server->vmState == "paused"_L1 ? u"PAUSED"_s : u"ACTIVE"_s;
}

QString lossText(const MigrationRow &row, const QDateTime &now)
{
    const qint64 sent = row.figures ? row.figures->newest().memoryProcessedBytes
                                    : row.migration->memoryProcessedBytes.value_or(0);
    const auto took = duration(row, now);
    if (sent > 0 && took)
        return Steering::tr("%1 and %2 of copying are lost.", "bytes, time")
            .arg(gigabytesText(sent), ageText(*took));
    if (isBeforeCopying(*row.migration))
        return Steering::tr("Nothing is copied yet.");
    return Steering::tr("How much is copied is not known yet.");
}

/// Where it will be.
QString destinationText(const Migration &migration)
{
    return orUnknown(migration.destination.value_or(HostName()).value);
}

Confirmation::Words wordsOf(Steer act, const MigrationRow &row, const CloudFeed &feed)
{
    Confirmation::Words words;
    words.sentences = consequencesOf(act, row, feed);
    words.leave = Steering::tr("Keep copying");
    words.destructive = true;
    if (act == Steer::Abort) {
        words.question = Steering::tr("Abort the migration of %1?", "instance").arg(row.serverName);
        words.act = Steering::tr("Abort migration");
        words.icon = u"circle-stop"_s;
    } else {
        words.question = Steering::tr("Force complete %1?", "instance").arg(row.serverName);
        words.act = Steering::tr("Force complete");
        words.icon = u"chevrons-right"_s;
    }
    return words;
}

/// A plan of the act on this very record, which may have ended while the operator thought about it.
Result<Plan> planOf(Steer act, const CloudFeed &feed, const MigrationRow &row)
{
    const auto now = steeredRow(feed, row.migration->id);
    if (const QString obstacle = obstacleTo(act, now ? *now->migration : *row.migration, feed);
        !obstacle.isEmpty())
        return rejected(obstacle);
    const ServerId &server = row.migration->serverId;
    auto plan = act == Steer::Abort ? planAbort(*feed.snapshot(), server, operatorStamp(feed.now()))
                                    : planForceComplete(*feed.snapshot(), server, operatorStamp(feed.now()));
    if (plan && !std::ranges::all_of(plan->steps, [&row](const Step &step) {
            return step.migration == row.migration->id;
        }))
        return rejected(Steering::tr("Another migration of it is under way by now."));
    return plan;
}

void begin(Steer act, CloudFeed &feed, const MigrationRow &row, QWidget *parent)
{
    const QString heading = act == Steer::Abort
        ? Steering::tr("The migration of %1 was not aborted.", "instance").arg(row.serverName)
        : Steering::tr("%1 was not forced to complete.", "instance").arg(row.serverName);
    auto plan = planOf(act, feed, row);
    if (!plan) {
        (new ErrorDialog(heading, plan.error(), parent))->open();
        return;
    }
    QCoro::connect(feed.executor()->begin(std::move(*plan)), parent, [parent, heading](const auto &begun) {
        if (!begun)
            (new ErrorDialog(heading, begun.error(), parent))->open();
    });
}

} // namespace

QString obstacleTo(Steer act, const Migration &migration, const CloudFeed &feed)
{
    if (const QString obstacle = obstacleInState(act, migration, feed.snapshot()->cloud.computeApi);
        !obstacle.isEmpty())
        return obstacle;
    const Server *server = feed.snapshot()->server(migration.serverId);
    if (act == Steer::ForceComplete && server && server->vmState == "paused"_L1)
        return Steering::tr("It is PAUSED: Nova forces only what is ACTIVE.");
    if (feed.snapshot()->services.reading == Reading::Forbidden)
        return Steering::tr("The user you signed in as may not steer migrations of this cloud.");
    if (!feed.executor())
        return Steering::tr("The journal is not open, and nothing is done that it does not remember.");
    return {};
}

QString priceOf(Steer act, const MigrationRow &row)
{
    if (act == Steer::Abort || !isCopying(row))
        return {};
    return row.figures->freezeNow ? Steering::tr("%1 freeze", "how long an instance stands still")
                                        .arg(pauseText(*row.figures->freezeNow))
                                  : Steering::tr("freeze not known yet");
}

QStringList consequencesOf(Steer act, const MigrationRow &row, const CloudFeed &feed)
{
    const Migration &migration = *row.migration;
    if (act == Steer::Abort) {
        return {Steering::tr("It stays %1 on %2.", "status, host")
                    .arg(vmStateWord(feed, migration), orUnknown(migration.source.value)),
                lossText(row, feed.now())};
    }
    QStringList sentences;
    if (row.figures && row.figures->freezeNow)
        sentences << Steering::tr("It freezes for %1, then runs on %2.", "time, host")
                         .arg(pauseText(*row.figures->freezeNow), destinationText(migration));
    else
        sentences << Steering::tr(
                         "It freezes until the copy is complete, then runs on %1. For how long is not "
                         "known yet: the first pass has not ended.",
                         "host")
                         .arg(destinationText(migration));
    sentences << Steering::tr(
                     "If %1 permits post-copy it does not freeze, but a network failure then kills it.",
                     "host")
                     .arg(orUnknown(migration.source.value));
    return sentences;
}

std::shared_ptr<const MigrationRow> steeredRow(const CloudFeed &feed, qint64 migration)
{
    const auto found =
        std::ranges::find(*feed.migrations(), migration, [](const auto &row) { return row->migration->id; });
    if (found == feed.migrations()->end())
        return nullptr;
    return tracedRows({*found}, feed.traces(), feed.now(), {})->front();
}

void askToSteer(Steer act, CloudFeed &feed, qint64 migration, QWidget *parent)
{
    const auto row = steeredRow(feed, migration);
    if (!row)
        return;
    auto *question = new Confirmation(wordsOf(act, *row, feed), parent);
    QObject::connect(question, &QDialog::accepted, parent,
                     [act, &feed, row, parent] { begin(act, feed, *row, parent); });
    question->open();
}

} // namespace drover
