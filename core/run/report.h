// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run.h"

#include <QJsonObject>

namespace drover {

/// What came of each step: for scripts, and for the ticket. Nova's own keys where Nova has one.
[[nodiscard]] QJsonObject report(const Run &run);

/// How many steps ended how, in one sentence: "drain cmp1: 5 of 7 steps done, 1 failed, 1 skipped".
[[nodiscard]] QString verdict(const Run &run);

} // namespace drover
