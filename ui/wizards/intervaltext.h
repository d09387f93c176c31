// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/planning/forecast.h"

#include <QString>

namespace drover {

/// "75–240 s", "2–3 min", "8 s–17 min", "1 h 05–2 h 10": rounded outwards, so that it promises no more than
/// the interval does.
[[nodiscard]] QString intervalText(const Interval &interval);

} // namespace drover
