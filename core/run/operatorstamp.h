// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/planning/planstamp.h"

namespace drover {

/// For a plan that is made at @p now by who sits at this computer: "account@machine", and an id of its own.
[[nodiscard]] PlanStamp operatorStamp(const QDateTime &now);

} // namespace drover
