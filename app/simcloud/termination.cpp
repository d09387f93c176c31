// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/termination.h"

#include <array>
#include <csignal>
#include <unistd.h>
#include <utility>

namespace simcloud {

namespace {

// A signal handler may do next to nothing: it writes into a pipe that the event loop reads.
std::array<int, 2> ends {-1, -1};

void onSignal(int)
{
    [[maybe_unused]] const auto written = ::write(ends[1], "!", 1);
}

constexpr std::array handled {SIGINT, SIGTERM, SIGHUP};

} // namespace

Termination::Termination(std::function<void()> end, bool isChild) : m_end(std::move(end))
{
    if (isChild)
        watch(STDIN_FILENO);
    if (::pipe(ends.data()) != 0)
        return;
    watch(ends[0]);
    for (const int number : handled)
        std::signal(number, onSignal);
}

void Termination::watch(int descriptor)
{
    auto notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
    QObject::connect(notifier.get(), &QSocketNotifier::activated, notifier.get(), [this, descriptor] {
        std::array<char, 64> bytes {};
        const auto count = ::read(descriptor, bytes.data(), bytes.size());
        if (descriptor == STDIN_FILENO && count > 0)
            return; // A parent that says something is alive.
        for (const auto &each : m_notifiers)
            each->setEnabled(false);
        m_end();
    });
    m_notifiers.push_back(std::move(notifier));
}

Termination::~Termination()
{
    for (const int number : handled)
        std::signal(number, SIG_DFL);
    m_notifiers.clear();
    for (const int end : ends)
        ::close(end);
}

} // namespace simcloud
