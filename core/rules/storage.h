// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/grounds.h"
#include "core/rules/judgement.h"

namespace drover {

/// What its disks and volumes mean for the order, whatever the destination ("volumes").
void judgeVolumes(const MovingServer &moving, MoveJudgement &judgement);

/// Whether its disks come along: local or shared, copied or not, read-only drives, what an evacuation loses
/// ("disks", "config-drive", "cd-rom", "evacuated-disks").
/// Source: nova/virt/libvirt/driver.py, check_can_live_migrate_source; docs page evacuate.
void judgeDisks(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement);

} // namespace drover
