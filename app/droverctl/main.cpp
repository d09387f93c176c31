// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/arguments.h"
#include "app/droverctl/table.h"
#include "app/droverctl/verbs.h"

#include <QCoreApplication>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {

using namespace drover;

QCoro::Task<Result<ExitStatus>> perform(Session &session, Arguments arguments)
{
    switch (arguments.verb) {
    case Arguments::Verb::Clouds:
    case Arguments::Verb::Hosts:
    case Arguments::Verb::Instances:
    case Arguments::Verb::Migrations:
    case Arguments::Verb::Snapshot:
        return list(session, arguments);
    case Arguments::Verb::Check:
        return check(session, arguments);
    case Arguments::Verb::PlanDrain:
    case Arguments::Verb::RunPlan:
    case Arguments::Verb::Drain:
    case Arguments::Verb::Enable:
    case Arguments::Verb::Migrate:
    case Arguments::Verb::Confirm:
    case Arguments::Verb::Revert:
    case Arguments::Verb::Abort:
    case Arguments::Verb::ForceComplete:
        return act(session, arguments);
    case Arguments::Verb::Watch:
        return watch(session, arguments);
    case Arguments::Verb::Runs:
    case Arguments::Verb::RunsShow:
    case Arguments::Verb::RunsResume:
    case Arguments::Verb::RunsAbandon:
        return runs(session, arguments);
    case Arguments::Verb::Replay:
    case Arguments::Verb::KeepPassword:
    case Arguments::Verb::ForgetPassword:
        break;
    }
    return password(session, arguments);
}

/// The verb, on the machine's configured clouds or on a simulated one.
QCoro::Task<Result<ExitStatus>> performSomewhere(Arguments arguments, Clock &clock, std::stop_token stop)
{
    if (arguments.verb == Arguments::Verb::Replay)
        co_return replay(arguments);
    std::optional<DemoCloud> demo;
    ConfigPlaces places = ConfigPlaces::ofThisProcess();
    if (arguments.demo) {
        demo.emplace(*arguments.demo);
        const auto started = co_await demo->start(stop);
        if (!started)
            co_return failure(started);
        places = demo->places();
        if (arguments.journal.isEmpty())
            arguments.journal = demo->journalFile();
    }
    Session session(places, arguments.cloud, arguments.journal, clock, stop);
    co_return co_await perform(session, arguments);
}

/// Ends the event loop with the verb's status.
QCoro::Task<void> performAndExit(Arguments arguments, Clock &clock, std::stop_token stop)
{
    const auto status = co_await performSomewhere(arguments, clock, stop);
    if (!status)
        complain(u"droverctl: %1."_s.arg(describe(status.error())));
    QCoreApplication::exit(status ? *status : NothingDone);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"drover"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(DROVER_VERSION));

    const auto invocation = readCommandLine(QCoreApplication::arguments());
    if (!invocation) {
        complain(u"droverctl: %1."_s.arg(describe(invocation.error())));
        return NothingDone;
    }
    if (!invocation->arguments) {
        print(invocation->text);
        return AskedIsTrue;
    }
    SystemClock clock;
    std::stop_source stop;
    QTimer::singleShot(0, &application, [&clock, &stop, &invocation] {
        const auto detached = performAndExit(*invocation->arguments, clock, stop.get_token());
    });
    return QCoreApplication::exec();
}
