// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/cloud.h"

namespace simcloud {

/// The smallest cloud that is one: three hosts in one zone, three instances, and an admin, a manager, a
/// member and a reader.
void fillTiny(Cloud &cloud);

} // namespace simcloud
