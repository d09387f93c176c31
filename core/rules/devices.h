// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/grounds.h"
#include "core/rules/judgement.h"

namespace drover {

/// Devices that forbid an order whatever the destination: accelerators, PCI devices of older releases, shares
/// ("accelerator", "pci-passthrough", "vgpu", "shares").
/// Source: nova/compute/api.py (reject_vdpa_instances and its like), conductor/tasks/live_migrate.py.
void judgeHeldDevices(const MovingServer &moving, MoveJudgement &judgement);

/// Whether the destination has free devices of the aliases, near the cells that the guest would get, and for
/// a virtual GPU a QEMU that moves it ("pci-devices", "vgpu").
void judgeDevices(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement);

} // namespace drover
