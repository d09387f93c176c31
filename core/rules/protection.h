// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/grounds.h"
#include "core/rules/judgement.h"

namespace drover {

/// What protects or persists its memory and binds it to its host: a vTPM, encrypted memory, persistent memory
/// ("vtpm", "memory-encryption", "persistent-memory").
/// Source: nova/compute/api.py, reject_vtpm_instances, reject_sev_instances.
void judgeProtection(const MovingServer &moving, MoveJudgement &judgement);

} // namespace drover
