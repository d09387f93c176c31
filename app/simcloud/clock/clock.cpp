// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/clock/clock.h"

#include <algorithm>
#include <utility>

namespace simcloud {

Clock::Clock(Moment start, double speed, Source source)
    : m_source(std::move(source)), m_from(start), m_since(m_source()), m_speed(speed)
{
}

Moment Clock::now() const
{
    if (m_stepped)
        return m_from;
    const std::chrono::duration<double, std::micro> passed = m_source() - m_since;
    return m_from + Span(std::int64_t(passed.count() * m_speed));
}

void Clock::setSpeed(double speed)
{
    settle();
    m_speed = speed;
}

void Clock::setStepped(bool stepped)
{
    settle();
    m_stepped = stepped;
}

void Clock::advance(Span span)
{
    settle();
    m_from += std::max(span, Span::zero());
}

void Clock::settle()
{
    m_from = now();
    m_since = m_source();
}

} // namespace simcloud
