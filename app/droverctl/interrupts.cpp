// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/interrupts.h"

#include <array>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace drover {

namespace {

// A signal handler may do next to nothing: it writes the signal's number into a socket that the event loop
// reads.
std::array<int, 2> sockets {-1, -1};

void onSignal(int number)
{
    const char byte = char(number);
    [[maybe_unused]] const auto written = ::write(sockets[0], &byte, 1);
}

constexpr std::array handled {SIGINT, SIGTERM, SIGHUP};

} // namespace

Interrupts::Interrupts(QObject *parent) : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, sockets.data()) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(sockets[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Interrupts::read);
    for (const int number : handled)
        std::signal(number, onSignal);
}

Interrupts::~Interrupts()
{
    for (const int number : handled)
        std::signal(number, SIG_DFL);
    m_notifier.reset();
    for (const int socket : sockets)
        ::close(socket);
}

void Interrupts::read()
{
    char byte = 0;
    if (::read(sockets[1], &byte, 1) != 1)
        return;
    if (byte == SIGINT)
        Q_EMIT interrupted();
    else
        Q_EMIT terminated();
}

} // namespace drover
