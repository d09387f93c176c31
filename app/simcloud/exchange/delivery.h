// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/exchange/answer.h"

#include <chrono>

namespace simcloud {

/// An answer and how it reaches the client, which may be not at all.
struct Delivery {
    enum class Course {
        Whole,
        Truncated, ///< The connection ends in the middle of the body.
        Dropped, ///< The connection ends before the status line.
    };

    Answer answer = {};
    Course course = Course::Whole;
    std::chrono::milliseconds delay {0}; ///< Of real time: it is for the client's patience, not the cloud's.
};

} // namespace simcloud
