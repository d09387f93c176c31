// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later

// bench_window DROVER: how fast the window is, with the program DROVER and with a cloud of 100 000 instances.
#include "tests/bench/ui/largescene.h"
#include "tests/bench/ui/measurements.h"
#include "tests/support/turnedclock.h"
#include "ui/inventory/cloudfeed.h"
#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <future>

using namespace Qt::StringLiterals;
using namespace drover;

namespace {

void measureStart(const QString &drover)
{
    // The first is thrown away: it reads the program from the disk.
    std::vector<double> runs;
    for (int run = 0; run < 6; ++run) {
        if (const auto time = startOf(drover); time && run > 0)
            runs.push_back(*time);
    }
    if (runs.size() < 5) {
        std::printf("%-52s not measured: %s painted no window\n", "start to window", qPrintable(drover));
        return;
    }
    std::ranges::sort(runs);
    std::printf("%-52s %8.1f ms   goal 400\n", "start to window, median of 5", runs[runs.size() / 2]);
}

void measureFrames(MainWindow &window, CloudFeed &feed, LargeScene &scene, Act view, const char *what)
{
    using namespace std::chrono_literals;
    window.actions()[view]->trigger();
    QTest::qWait(1000);
    // What arrives is made elsewhere, so that the window's own work is what is measured.
    const auto make = [&scene](bool refresh) {
        return std::pair(refresh ? scene.refreshed() : nullptr, scene.moved());
    };
    auto next = std::async(std::launch::async, make, true);
    const Latencies waits = latenciesWhile(20s, [&](int round) {
        const auto [snapshot, traces] = next.get();
        next = std::async(std::launch::async, make, round % 2 == 1);
        if (snapshot)
            feed.take(snapshot);
        feed.takeTraces(traces);
    });
    next.wait();
    std::printf("%-52s %8.1f ms   goal 50\n", qPrintable(QLatin1StringView(what) + u", longest wait"_s),
                waits.longest);
    std::printf("%-52s %8.1f ms   goal 16   (%zu waits)\n", "    99.9 % of waits below", waits.most,
                waits.count);
}

void measureWindow()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    TurnedClock clock(TurnedClock::Kind::Standing, QDateTime::currentDateTimeUtc());
    const double before = residentMegabytes();
    LargeScene scene(clock.now());
    const double withCloud = residentMegabytes();
    CloudFeed feed(clock);
    MainWindow window(feed, settings);
    window.resize(1440, 900);
    window.show();
    feed.setConnection(
        {Connection::State::Connected, scene.snapshot()->cloud, clock.now().addSecs(7200), true, {}});
    feed.take(scene.snapshot());
    window.actions()[Act::SecondTab]->trigger();
    QTest::qWait(3000);
    std::printf("%-52s %8.0f MB   goal 250  (%.0f MB before, %.0f MB with the figures alone)\n",
                "memory with 100 000 instances on the screen", residentMegabytes(), before, withCloud);
    measureFrames(window, feed, scene, Act::SecondTab, "100 000 rows refresh");
    measureFrames(window, feed, scene, Act::AllMigrations, "200 charts move");
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 2) {
        std::fprintf(stderr, "bench_window DROVER\n");
        return 2;
    }
    measureStart(arguments[1]);
    measureWindow();
    measureTables();
    return 0;
}
