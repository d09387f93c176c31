// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/snapshot.h"
#include "ui/widgets/emptystate.h"

namespace drover {

/// Why a table has no rows: they are still being read, or may not be seen; else @p none.
[[nodiscard]] EmptyState::Words emptyWordsOf(Reading reading, const EmptyState::Words &none);

} // namespace drover
