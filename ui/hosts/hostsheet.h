// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hosts/hostrow.h"
#include "ui/widgets/factsheet.h"

namespace drover {

/// What the inspector says of a host.
[[nodiscard]] FactSheet hostSheet(const HostRow &row);

} // namespace drover
