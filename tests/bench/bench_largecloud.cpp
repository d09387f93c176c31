// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the scenario "large" takes to fill a cloud, how much memory the cloud needs, and what its state
// costs.
#include "app/simcloud/scenarios/scenario.h"
#include "app/simcloud/state/statefile.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace simcloud;

namespace {

/// Of this process, in MiB; 0 where there is no /proc.
double residentMiB()
{
    QFile status(u"/proc/self/statm"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toDouble() * 4096 / 1024 / 1024;
}

double milliseconds(auto work)
{
    const auto begun = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

void require(const auto &result)
{
    if (result)
        return;
    std::fprintf(stderr, "%s\n", qPrintable(result.error()));
    std::exit(1);
}

} // namespace

int main()
{
    const double before = residentMiB();
    Cloud cloud;
    cloud.now = Moment(std::chrono::days(20'000));
    const double filling = milliseconds([&] { require(fill(cloud, u"large"_s, 1)); });
    const double resident = residentMiB() - before;
    std::printf("%zu hosts, %zu instances\n", cloud.hosts().size(), cloud.servers().size());
    std::printf("fill   %8.0f ms  %6.2f us for each instance\n", filling,
                filling * 1000 / double(cloud.servers().size()));
    std::printf("memory %8.0f MiB %6.2f KiB for each instance\n", resident,
                resident * 1024 / double(cloud.servers().size()));

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"large.json"_s);
    const double saving = milliseconds([&] { require(saveState(path, cloud)); });
    Cloud loaded;
    const double loading = milliseconds([&] { require(loadState(path, loaded)); });
    std::printf("save   %8.0f ms, %lld MiB\nload   %8.0f ms\n", saving,
                static_cast<long long>(QFileInfo(path).size() / 1024 / 1024), loading);
}
