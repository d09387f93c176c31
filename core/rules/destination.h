// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/finding.h"
#include "core/domain/snapshot.h"

namespace drover {

/// Whether a host can receive servers from @p source at all: known, another one, enabled, up. Nova accepts
/// the order all the same (202) and fails it a second later.
[[nodiscard]] Finding mayReceive(const Snapshot &snapshot, const HostName &destination,
                                 const HostName &source);

} // namespace drover
