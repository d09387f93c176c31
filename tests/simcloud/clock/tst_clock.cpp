// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/clock/clock.h"

#include <QTest>

using namespace simcloud;
using namespace std::chrono_literals;

class TestClock final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsAsFastAsItIsTold();
    void standsStillBetweenSteps();
    void neverGoesBack();

private:
    std::chrono::steady_clock::time_point m_real {};
    const Moment m_start = Moment(1'000'000s);
    Clock clock(double speed) const
    {
        return Clock(m_start, speed, [this] { return m_real; });
    }
};

void TestClock::runsAsFastAsItIsTold()
{
    Clock clock = this->clock(60);
    m_real += 2s;
    QCOMPARE(clock.now() - m_start, 120s);
    clock.setSpeed(1);
    m_real += 2s;
    QCOMPARE(clock.now() - m_start, 122s);
}

void TestClock::standsStillBetweenSteps()
{
    Clock clock = this->clock(1);
    clock.setStepped(true);
    m_real += 1h;
    QCOMPARE(clock.now(), m_start);
    clock.advance(90s);
    QCOMPARE(clock.now() - m_start, 90s);
    clock.setStepped(false);
    m_real += 5s;
    QCOMPARE(clock.now() - m_start, 95s);
}

void TestClock::neverGoesBack()
{
    Clock clock = this->clock(1);
    clock.advance(-10s);
    QCOMPARE(clock.now(), m_start);
}

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
