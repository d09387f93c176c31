// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace drover {

/// SIGINT and SIGTERM as Qt signals. One object a program.
class Interrupts final : public QObject {
    Q_OBJECT

public:
    explicit Interrupts(QObject *parent = nullptr);
    ~Interrupts() override;

Q_SIGNALS:
    void interrupted(); ///< SIGINT: Ctrl-C.
    void terminated(); ///< SIGTERM, SIGHUP.

private:
    void read();
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace drover
