// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/grounds.h"
#include "core/rules/judgement.h"

namespace drover {

/// Whether Nova takes the order for the server as it is: its state, its lock (rules "state", "power",
/// "locked"). Source: nova/compute/api.py; conductor/tasks/live_migrate.py, _check_instance_is_active.
void judgeState(const MovingServer &moving, MoveJudgement &judgement);

/// Whether the nova-compute of its host is as the order needs it: up for a move, down for an evacuation
/// ("source").
void judgeSource(const MovingServer &moving, MoveJudgement &judgement);

/// How an evacuated server arrives ("arrival").
void judgeArrival(const MovingServer &moving, MoveJudgement &judgement);

/// Whether the destination takes servers at all, and is another host ("destination").
void judgeDestination(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement);

/// Whether the token that orders the move lives as long as it ("token"). Source: nova's docs page
/// live-migration-usage.
void judgeToken(const MovingServer &moving, MoveJudgement &judgement);

} // namespace drover
