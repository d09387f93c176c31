// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>

#include <QDateTime>

#include <chrono>
#include <stop_token>

namespace drover {

/// Where all time comes from, so that tests can turn it.
class Clock {
public:
    virtual ~Clock() = default;

    /// Now, UTC.
    [[nodiscard]] virtual QDateTime now() const = 0;

    /// Resumes after @p duration, or at once when @p stop is requested: check it afterwards.
    [[nodiscard]] virtual QCoro::Task<void> sleep(std::chrono::milliseconds duration,
                                                  std::stop_token stop) = 0;
};

/// The machine's own clock and Qt's timers.
class SystemClock final : public Clock {
public:
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] QCoro::Task<void> sleep(std::chrono::milliseconds duration, std::stop_token stop) override;
};

} // namespace drover
