// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/planning/planstamp.h"
#include "ui/inventory/cloudfeed.h"

namespace drover {

/// For a plan made now, by who sits at this computer.
[[nodiscard]] PlanStamp stampOf(const CloudFeed &feed);

} // namespace drover
