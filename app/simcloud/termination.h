// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>
#include <vector>

namespace simcloud {

/// Calls a function from the event loop, once, when the program is asked to end: SIGTERM, SIGINT, SIGHUP, or
/// as a child the end of standard input, which its parent's death is too. One object a program.
class Termination {
public:
    Termination(std::function<void()> end, bool isChild);
    ~Termination();
    Termination(const Termination &) = delete;
    Termination &operator=(const Termination &) = delete;

private:
    void watch(int descriptor);

    std::function<void()> m_end;
    std::vector<std::unique_ptr<QSocketNotifier>> m_notifiers;
};

} // namespace simcloud
