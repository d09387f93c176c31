// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/inventory/cloudfeed.h"

#include <QList>

namespace drover {

/// Instances that runs of ours have moved away from a host when they drained it, and that are on another one
/// now; the last moved first.
[[nodiscard]] QList<ServerId> movedAwayFrom(const CloudFeed &feed, const HostName &host);

} // namespace drover
