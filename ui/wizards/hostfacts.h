// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/inventory/cloudfeed.h"

#include <QStringList>

namespace drover {

/// What a wizard about a host says of it under its steps: name, zone and aggregates, what is on it.
[[nodiscard]] QStringList hostFacts(const CloudFeed &feed, const HostName &host);

} // namespace drover
