// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/moment.h"

#include <chrono>
#include <functional>

namespace simcloud {

/// Says what time it is in the simulated cloud: real time at a speed, or, when stepped, only what advance()
/// adds. It never goes back.
class Clock {
public:
    using Source = std::function<std::chrono::steady_clock::time_point()>;

    /// @p speed simulated seconds pass in each real one, as @p source counts those.
    explicit Clock(Moment start, double speed = 1, Source source = &std::chrono::steady_clock::now);

    [[nodiscard]] Moment now() const;

    [[nodiscard]] double speed() const { return m_speed; }
    void setSpeed(double speed);

    /// A stepped clock stands still between two steps.
    [[nodiscard]] bool isStepped() const { return m_stepped; }
    void setStepped(bool stepped);

    void advance(Span span);

private:
    /// Starts counting anew from here.
    void settle();

    Source m_source;
    Moment m_from;
    std::chrono::steady_clock::time_point m_since;
    double m_speed = 1;
    bool m_stepped = false;
};

} // namespace simcloud
