// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QPromise>
#include <QTimeZone>

#include <list>

namespace drover {

/// A clock that tests turn. In the flowing kind every sleep ends at once and moves the time by its length, so
/// that an hour of polling takes no time; in the standing kind sleepers wait until advance().
class TurnedClock final : public Clock {
public:
    enum class Kind { Flowing, Standing };

    explicit TurnedClock(Kind kind = Kind::Flowing,
                         QDateTime start = QDateTime(QDate(2026, 11, 17), QTime(2, 0), QTimeZone::utc()));

    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] QCoro::Task<void> sleep(std::chrono::milliseconds duration, std::stop_token stop) override;

    /// Moves the time and wakes who slept long enough.
    void advance(std::chrono::milliseconds duration);
    [[nodiscard]] qsizetype sleepers() const { return qsizetype(m_sleepers.size()); }

private:
    struct Sleeper {
        QDateTime until;
        QPromise<void> wake;
    };

    Kind m_kind;
    QDateTime m_now;
    std::list<std::shared_ptr<Sleeper>> m_sleepers;
};

} // namespace drover
