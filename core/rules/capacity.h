// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/grounds.h"
#include "core/rules/judgement.h"

namespace drover {

/// Whether Placement has room for it on the destination, by resource class and ratio, with what companions
/// bring and take ("capacity"); and whether memory is really free there ("memory").
/// Source: inventories and usages of Placement; else os-hypervisors up to 2.87 with the assumed ratios.
void judgeCapacity(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement);

} // namespace drover
