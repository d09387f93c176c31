// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/frontdoor.h"
#include "app/simcloud/cloudsyaml.h"
#include "app/simcloud/commandline.h"
#include "app/simcloud/facts/factsfolder.h"
#include "app/simcloud/http/httpserver.h"
#include "app/simcloud/scenarios/scenario.h"
#include "app/simcloud/state/statefile.h"
#include "app/simcloud/termination.h"

#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

using namespace simcloud;

/// The exit codes: 0 after SIGTERM, 1 when it could not do its work, 2 when it was asked wrongly.
enum ExitCode { Ended = 0, Failed = 1, Misused = 2 };

int complain(ExitCode code, const QString &sentence)
{
    std::fputs(qPrintable(u"drover-simcloud: %1\n"_s.arg(sentence)), stderr);
    return code;
}

void print(const QString &text)
{
    std::fputs(qPrintable(text), stdout);
    std::fflush(stdout);
}

/// How often time is let pass when nobody asks for anything.
constexpr std::chrono::seconds heartbeat(1);

/// A new cloud of the scenario, or the one that was saved, with what was under way in it.
tl::expected<void, QString> fillOrLoad(Cloud &cloud, Engine &engine, const CommandLine &line)
{
    if (line.stateFile.isEmpty() || !QFile::exists(line.stateFile))
        return fill(cloud, line.scenario, line.seed);
    const auto underWay = loadState(line.stateFile, cloud);
    if (!underWay)
        return tl::make_unexpected(underWay.error());
    if (!engine.load(*underWay)) {
        return tl::make_unexpected(
            u"%1: what was under way in the saved cloud cannot be read. The file was left as it is."_s.arg(
                line.stateFile));
    }
    return {};
}

int run(const CommandLine &line)
{
    Cloud cloud(line.seed);
    const Moment now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    cloud.now = now;
    Engine engine(cloud);
    if (const auto filled = fillOrLoad(cloud, engine, line); !filled)
        return complain(Failed, filled.error());
    choosePasswords(cloud);

    // A saved cloud has lived on while it was not looked at: to clients an old time is a wrong one.
    Clock clock(std::max(cloud.now, now), line.speed);
    FrontDoor door(cloud, engine, clock, nova::allRoutes(), line.seed);
    const auto server =
        HttpServer::listen(line.port, [&door](Request request) { return door.deliver(std::move(request)); });
    if (!server)
        return complain(Failed, server.error());

    const QString url = (*server)->url();
    const bool isOurs = line.cloudsYaml.isEmpty();
    const QString file = isOurs
        ? u"%1/drover-simcloud-%2/clouds.yaml"_s.arg(
            QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation), url.section(u':', -1))
        : line.cloudsYaml;
    if (const auto written = writePrivately(file, cloudsYaml(cloud, url)); !written)
        return complain(Failed, written.error());

    std::optional<FactsFolder> facts;
    if (!line.factsFolder.isEmpty()) {
        facts.emplace(line.factsFolder);
        if (const QStringList failed = facts->update(cloud); !failed.isEmpty())
            return complain(Failed, u"%1 cannot be written."_s.arg(failed.first()));
    }
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout, &beat, [&door, &facts, &cloud] {
        door.catchUp();
        if (facts)
            facts->update(cloud);
    });
    beat.start(heartbeat);
    const Termination termination([] { QCoreApplication::exit(Ended); }, line.child);
    print(u"drover-simcloud is ready at %1 with %2\n"_s.arg(url, file));
    const int code = QCoreApplication::exec();
    if (isOurs) {
        // Its passwords are good for nothing any more.
        QFile::remove(file);
    }
    if (!line.stateFile.isEmpty()) {
        door.catchUp();
        if (const auto saved = saveState(line.stateFile, cloud, engine.save()); !saved)
            return complain(Failed, saved.error());
    }
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"drover-simcloud"_s);

    const auto line = readCommandLine(QCoreApplication::arguments());
    if (!line)
        return complain(Misused, line.error());
    if (!line->text.isEmpty()) {
        print(line->text);
        return Ended;
    }
    return run(*line);
}
