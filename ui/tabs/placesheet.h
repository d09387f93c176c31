// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/inventory/scope.h"
#include "ui/widgets/factsheet.h"

namespace drover {

/// What a cloud, a zone or an aggregate comes to: what needs somebody, what room there is, what is there and
/// what moves. Looks at every instance: not for each frame.
[[nodiscard]] FactSheet placeSheet(const CloudFeed &feed, const Scope &place);

} // namespace drover
