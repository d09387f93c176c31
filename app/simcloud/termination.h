// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace simcloud {

/// Calls a function from the event loop when the program is asked to end: SIGTERM, SIGINT, SIGHUP. One object
/// a program.
class Termination {
public:
    explicit Termination(std::function<void()> end);
    ~Termination();
    Termination(const Termination &) = delete;
    Termination &operator=(const Termination &) = delete;

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace simcloud
