// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/gates.h"

#include "core/rules/serverstate.h"
#include "ui/migrations/steering.h"

#include <QCoreApplication>

#include <algorithm>

namespace drover {

namespace {

struct Gates {
    Q_DECLARE_TR_FUNCTIONS(Gates)
};

QString whyNobodyActs(const CloudFeed &feed)
{
    if (feed.connection().state != Connection::State::Connected)
        return Gates::tr("There is no connection to a cloud.");
    if (feed.snapshot()->services.reading == Reading::Forbidden)
        return Gates::tr("The user you signed in as may not act on the hosts of this cloud.");
    if (!feed.executor())
        return Gates::tr("The journal is not open, and nothing is done that it does not remember.");
    return {};
}

const RunView *runOf(const Subject &subject, const CloudFeed &feed)
{
    const auto found = std::ranges::find_if(
        feed.runs(), [&subject](const RunView &run) { return run.record.id == subject.run; });
    return found == feed.runs().end() ? nullptr : &*found;
}

/// The run that is taking a host out of service; null for none.
const RunView *drainOf(const HostName &host, const CloudFeed &feed)
{
    const auto found = std::ranges::find_if(feed.runs(), [&](const RunView &run) {
        return run.record.state == RunRecord::State::Unfinished && run.record.plan.host == host
            && run.record.plan.intent == Plan::Intent::Drain
            && run.record.plan.cloud == feed.snapshot()->cloud.key();
    });
    return found == feed.runs().end() ? nullptr : &*found;
}

QString onHost(Act act, const Subject &subject, const CloudFeed &feed)
{
    const ComputeService *service = feed.snapshot()->service(subject.host);
    if (!service)
        return Gates::tr("Choose a host first.");
    if (act == Act::ExitMaintenance) {
        return service->status == ComputeService::Status::Enabled
            ? Gates::tr("%1 is enabled.").arg(subject.host.value)
            : QString();
    }
    if (const RunView *run = drainOf(subject.host, feed))
        return Gates::tr("Run %1 takes %2 out of service already.")
            .arg(run->record.id)
            .arg(subject.host.value);
    return {};
}

QList<const Server *> serversOf(const Subject &subject, const CloudFeed &feed)
{
    QList<const Server *> servers;
    for (const ServerId &id : subject.servers) {
        if (const Server *server = feed.snapshot()->server(id))
            servers << server;
    }
    return servers;
}

/// Something can be done when it can be done with one of those chosen: the dialog says which are left out.
QString onServers(Act act, const Subject &subject, const CloudFeed &feed)
{
    if (subject.tooMany)
        return Gates::tr("More than %n instance(s) are chosen: choose fewer of them.", nullptr,
                         mostInstances);
    const QList<const Server *> servers = serversOf(subject, feed);
    if (servers.isEmpty())
        return Gates::tr("Choose an instance first.");
    if (act == Act::ConfirmMove || act == Act::RevertMove) {
        const bool any = std::ranges::any_of(servers, [](const Server *server) {
            return server->status == ServerStatus::VerifyResize && server->atRest();
        });
        return any ? QString() : Gates::tr("Only an instance in VERIFY_RESIZE can be confirmed or reverted.");
    }
    Finding last;
    for (const Server *server : servers) {
        last = act == Act::LiveMigrate ? mayLiveMigrate(*server) : mayColdMigrate(*server);
        if (last.verdict != Finding::Verdict::Blocks)
            return {};
    }
    return Gates::tr("%1: %2.", "instance, why it cannot be moved").arg(servers.last()->name, last.sentence);
}

QString onMigration(Act act, const Subject &subject, const CloudFeed &feed)
{
    const auto isIt = [&subject](const auto &migration) {
        return subject.migration ? migration->id == *subject.migration
                                 : !migration->ended() && subject.servers.contains(migration->serverId);
    };
    const auto &all = feed.snapshot()->migrations.values;
    const auto found = std::ranges::find_if(all, isIt);
    if (found == all.end())
        return Gates::tr("No live migration of it is under way.");
    return obstacleTo(act == Act::AbortMigration ? Steer::Abort : Steer::ForceComplete, **found, feed);
}

QString onRun(Act act, const Subject &subject, const CloudFeed &feed)
{
    const RunView *run = runOf(subject, feed);
    if (!run)
        return Gates::tr("Choose a run in the tasks first.");
    if (act == Act::ShowRun)
        return {};
    if (run->record.state != RunRecord::State::Unfinished)
        return Gates::tr("Run %1 has ended.").arg(run->record.id);
    const bool ours = feed.executor() && feed.executor()->run(run->record.id) && run->executed;
    if (act == Act::HoldRun || act == Act::CancelRun) {
        if (!run->executed)
            return Gates::tr("Nobody executes run %1: its program ended before it did.").arg(run->record.id);
        return ours ? QString() : Gates::tr("Another program executes run %1.").arg(run->record.id);
    }
    return run->executed ? Gates::tr("Run %1 is under way.").arg(run->record.id) : QString();
}

} // namespace

QString obstacle(Act act, const Subject &subject, const CloudFeed &feed)
{
    if (act != Act::ShowRun) {
        if (const QString why = whyNobodyActs(feed); !why.isEmpty())
            return why;
    }
    switch (act) {
    case Act::EnterMaintenance:
    case Act::ExitMaintenance:
        return onHost(act, subject, feed);
    case Act::LiveMigrate:
    case Act::ColdMigrate:
    case Act::ConfirmMove:
    case Act::RevertMove:
        return onServers(act, subject, feed);
    case Act::AbortMigration:
    case Act::ForceComplete:
        return onMigration(act, subject, feed);
    default:
        return onRun(act, subject, feed);
    }
}

} // namespace drover
