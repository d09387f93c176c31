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

Termination::Termination(std::function<void()> end)
{
    if (::pipe(ends.data()) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(ends[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(),
                     [notifier = m_notifier.get(), end = std::move(end)] {
                         notifier->setEnabled(false);
                         end();
                     });
    for (const int number : handled)
        std::signal(number, onSignal);
}

Termination::~Termination()
{
    for (const int number : handled)
        std::signal(number, SIG_DFL);
    m_notifier.reset();
    for (const int end : ends)
        ::close(end);
}

} // namespace simcloud
