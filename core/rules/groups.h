// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/grounds.h"
#include "core/rules/judgement.h"

namespace drover {

/// Whether its server groups let it go there, with members that move at the same time ("server-group").
/// Source: nova/scheduler/filters/affinity_filter.py; GET os-server-groups.
void judgeGroups(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement);

} // namespace drover
