// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/planning/forecast.h"

#include <QString>

namespace drover {

/// One line, with its end: how long a plan takes and what that rests on, or why it is not known.
[[nodiscard]] QString forecastText(const Forecast &forecast);

} // namespace drover
