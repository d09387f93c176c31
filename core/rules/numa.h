// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/cellfit.h"
#include "core/rules/grounds.h"
#include "core/rules/judgement.h"

namespace drover {

/// Whether what decides of its NUMA cells is known at all: its image may ask for what its flavor does not
/// ("image").
void judgeImage(const MovingServer &moving, MoveJudgement &judgement);

/// Whether the NUMA cells of the destination hold those of the guest: memory, CPUs to pin, huge pages
/// ("numa"). Source: nova/virt/hardware.py; live from Nova 20 on (Train), when guests are pinned anew.
void judgeCells(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement);

/// How Nova limits memory in the cells of a host.
[[nodiscard]] CellLimits limitsOf(const MovingServer &moving, const KnownHost &host);

} // namespace drover
