// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/grounds.h"
#include "core/rules/judgement.h"

namespace drover {

/// Whether the zone that it was asked for lets it go there ("zone"). Source: pinned_availability_zone (2.96).
void judgeZone(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement);

/// Whether the aggregates of the destination match flavor, image and project ("aggregate"), as far as the
/// scheduler filters by them. Source: nova/scheduler/filters/aggregate_*.py.
void judgeAggregates(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement);

/// Whether the destination has the traits that flavor and image require, and none that they forbid
/// ("traits").
void judgeTraits(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement);

} // namespace drover
