// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/turnedclock.h"

#include <QCoroFuture>
#include <QCoroTimer>
#include <QTimer>

namespace drover {

TurnedClock::TurnedClock(Kind kind, QDateTime start) : m_kind(kind), m_now(std::move(start))
{
}

QCoro::Task<void> TurnedClock::sleep(std::chrono::milliseconds duration, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return;
    if (m_kind == Kind::Flowing) {
        m_now = m_now.addMSecs(duration.count());
        QTimer turn; // One turn of the event loop, so that nobody starves.
        turn.setSingleShot(true);
        turn.start(0);
        co_await turn;
        co_return;
    }
    const auto sleeper = std::make_shared<Sleeper>();
    sleeper->until = m_now.addMSecs(duration.count());
    sleeper->wake.start();
    m_sleepers.push_back(sleeper);
    const std::stop_callback wake(stop, [this, sleeper] {
        if (m_sleepers.remove(sleeper) > 0)
            sleeper->wake.finish();
    });
    const QFuture<void> woken = sleeper->wake.future();
    co_await woken;
}

void TurnedClock::advance(std::chrono::milliseconds duration)
{
    m_now = m_now.addMSecs(duration.count());
    std::list<std::shared_ptr<Sleeper>> due;
    for (auto at = m_sleepers.begin(); at != m_sleepers.end();) {
        const auto next = std::next(at);
        if ((*at)->until <= m_now)
            due.splice(due.end(), m_sleepers, at);
        at = next;
    }
    for (const auto &sleeper : due)
        sleeper->wake.finish();
}

} // namespace drover
