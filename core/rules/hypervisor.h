// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/grounds.h"
#include "core/rules/judgement.h"

namespace drover {

/// Whether the destination's hypervisor is of the same type, not older, and knows the guest's machine type
/// ("hypervisor-type", "hypervisor-version", "machine-type"). Source: nova/conductor/tasks/live_migrate.py,
/// _check_compatible_with_source_hypervisor; GET os-hypervisors/detail.
void judgeHypervisor(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement);

} // namespace drover
