// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/grounds.h"
#include "core/rules/judgement.h"

namespace drover {

/// What its ports allow, by vnic and vif type ("ports"). Source: nova/conductor/tasks/live_migrate.py and
/// nova/compute/api.py; Neutron's binding:vnic_type and binding:vif_type.
void judgePorts(const MovingServer &moving, MoveJudgement &judgement);

/// Whether the destination has free functions of network cards for its ports ("sr-iov").
void judgeFunctions(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement);

} // namespace drover
