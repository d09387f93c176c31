// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

namespace drover {

/// A plan with a step of every kind and a value in every field.
[[nodiscard]] Plan samplePlan();

} // namespace drover
