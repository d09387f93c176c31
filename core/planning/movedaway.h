// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QList>

namespace drover {

/// The servers that a run has moved away from the host its plan is about, in the order of the plan.
/// @p done: the ids of its steps that came true. One that was moved and not confirmed yet counts: it is away.
/// One that was reverted does not: it went where it belongs. Where they are now, the snapshot knows.
[[nodiscard]] QList<ServerId> movedAway(const Plan &plan, const QList<int> &done);

} // namespace drover
