// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/grounds.h"
#include "core/rules/judgement.h"

namespace drover {

/// Whether the guest can run on the destination's CPU: its architecture for every move, model and flags for a
/// guest that goes on running ("cpu-architecture", "cpu"). Names the flags that are missing.
/// Source: nova/virt/libvirt/driver.py, _compare_cpu; cpu_info of os-hypervisors up to 2.87, traits
/// HW_CPU_X86_…, or libvirt.
void judgeCpu(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement);

} // namespace drover
