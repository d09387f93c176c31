// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/ui/measurements.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <semaphore>
#include <thread>
#include <vector>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace drover {

Latencies latenciesWhile(std::chrono::seconds time, const std::function<void(int round)> &work)
{
    std::vector<double> waits;
    std::jthread asking([&waits](const std::stop_token &stop) {
        // Shared: the last question may be answered after nobody waits any more.
        const auto answered = std::make_shared<std::binary_semaphore>(0);
        QElapsedTimer timer;
        while (!stop.stop_requested()) {
            timer.start();
            QMetaObject::invokeMethod(
                qApp, [answered] { answered->release(); }, Qt::QueuedConnection);
            while (!answered->try_acquire_for(std::chrono::milliseconds(50))) {
                if (stop.stop_requested())
                    return;
            }
            waits.push_back(double(timer.nsecsElapsed()) / 1e6);
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    });
    QEventLoop loop;
    QTimer turn;
    int round = 0;
    QObject::connect(&turn, &QTimer::timeout, &loop, [&] { work(round++); });
    turn.start(500);
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
    asking.request_stop();
    asking.join();

    if (waits.empty())
        return {};
    std::ranges::sort(waits);
    return {.longest = waits.back(), .most = waits[waits.size() * 999 / 1000], .count = waits.size()};
}

std::optional<double> startOf(const QString &program)
{
    const QTemporaryDir home;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, home.path());
    environment.insert(u"XDG_DATA_HOME"_s, home.path());
    // Qt says so when a window has been painted and handed to the system.
    environment.insert(u"QT_LOGGING_RULES"_s, u"qt.widgets.painting=true"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    QElapsedTimer timer;
    timer.start();
    process.start(program, QStringList {});
    QByteArray said;
    std::optional<double> time;
    while (!time && timer.elapsed() < 10'000 && process.waitForReadyRead(1000)) {
        said += process.readAll();
        if (said.contains("Flushing"))
            time = double(timer.nsecsElapsed()) / 1e6;
    }
    process.terminate();
    process.waitForFinished();
    return time;
}

double residentMegabytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return double(file.readAll().split(' ').value(1).toLongLong()) * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

} // namespace drover
