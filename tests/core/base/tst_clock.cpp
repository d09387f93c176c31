// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <QCoroTask>

#include <chrono>
#include <stop_token>
#include <thread>

using namespace std::chrono_literals;

namespace drover {

class TestClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsUtc();
    void sleepsNoShorterThanAsked();
    void aStopWakesTheSleeper();
    void aStopFromAnotherThreadWakesTheSleeperOnItsOwn();
    void aStopBeforehandMeansNoSleep();
    void aStopAfterTheSleepDoesNothing();

private:
    SystemClock m_clock;
};

void TestClock::tellsUtc()
{
    QCOMPARE(m_clock.now().timeSpec(), Qt::UTC);
    QVERIFY(qAbs(m_clock.now().secsTo(QDateTime::currentDateTimeUtc())) < 5);
}

void TestClock::sleepsNoShorterThanAsked()
{
    QElapsedTimer timer;
    timer.start();
    QCoro::waitFor(m_clock.sleep(30ms, {}));
    QVERIFY2(timer.elapsed() >= 29, qPrintable(QString::number(timer.elapsed())));
}

void TestClock::aStopWakesTheSleeper()
{
    std::stop_source source;
    QTimer::singleShot(0, this, [&source] { source.request_stop(); });
    QElapsedTimer timer;
    timer.start();
    QCoro::waitFor(m_clock.sleep(1h, source.get_token()));
    QVERIFY(timer.elapsed() < 60'000);
}

void TestClock::aStopFromAnotherThreadWakesTheSleeperOnItsOwn()
{
    std::stop_source source;
    std::jthread other;
    QTimer::singleShot(0, this, [&] { other = std::jthread([&source] { source.request_stop(); }); });
    QCoro::waitFor(m_clock.sleep(1h, source.get_token()));
    QCOMPARE(QThread::currentThread(), thread());
}

void TestClock::aStopBeforehandMeansNoSleep()
{
    std::stop_source source;
    source.request_stop();
    const auto sleep = m_clock.sleep(1h, source.get_token());
    QVERIFY(sleep.isReady());
}

void TestClock::aStopAfterTheSleepDoesNothing()
{
    std::stop_source source;
    QCoro::waitFor(m_clock.sleep(1ms, source.get_token()));
    QVERIFY(source.request_stop());
    QCoreApplication::processEvents();
}

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestClock)
#include "tst_clock.moc"
