// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/cloud.h"
#include "app/simcloud/scenarios/description.h"

namespace simcloud::scenarios {

/// Fills an empty cloud with what a scenario describes: every chance falls with cloud.dice, every time lies
/// before cloud.now, and each instance is where it fits. Complains about what fits nowhere.
void populate(Cloud &cloud, const Description &description, Complaint &complaint);

} // namespace simcloud::scenarios
