// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/run/stepstate.h"

#include <QString>

namespace drover {

/// One step in the operator's words: "Move db-1 live to compute-05".
[[nodiscard]] QString stepWords(const Step &step);

/// How a step that is under way goes: "12.7 of 34.4 GB left in this pass", else Nova's word. Empty before
/// anything is known.
[[nodiscard]] QString progressWords(const StepProgress &progress);

} // namespace drover
