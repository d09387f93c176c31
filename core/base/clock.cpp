// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <QCoroFuture>
#include <QPromise>
#include <QTimer>

#include <memory>

namespace drover {

namespace {

/// Finishes a promise from a timer or from a stop, whichever comes first; lives on the thread that made it.
class Alarm final : public QObject {
public:
    explicit Alarm(std::chrono::milliseconds duration)
    {
        m_promise.start();
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Alarm::ring);
        m_timer.start(duration);
    }

    [[nodiscard]] QFuture<void> future() const { return m_promise.future(); }

    void ring()
    {
        if (!m_rung)
            m_promise.finish();
        m_rung = true;
    }

private:
    QPromise<void> m_promise;
    QTimer m_timer;
    bool m_rung = false;
};

} // namespace

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

QCoro::Task<void> SystemClock::sleep(std::chrono::milliseconds duration, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return;
    const auto alarm = std::make_unique<Alarm>(duration);
    const std::stop_callback wake(stop, [raw = alarm.get()] {
        QMetaObject::invokeMethod(
            raw, [raw] { raw->ring(); }, Qt::QueuedConnection);
    });
    const QFuture<void> rung = alarm->future();
    co_await rung;
}

} // namespace drover
