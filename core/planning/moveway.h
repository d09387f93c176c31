// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/finding.h"
#include "core/domain/server.h"
#include "core/plan/plan.h"

#include <tl/expected.hpp>

namespace drover {

/// A kind of move, or the finding that names why there is none.
using MoveWay = tl::expected<StepKind, Finding>;

/// The guest is known to be off. Where Nova does not know, a cold migration could shut down what runs.
[[nodiscard]] bool isOff(const Server &server);

/// Live for what runs or is paused, cold for what is off: nothing is shut down.
[[nodiscard]] MoveWay keepingItsState(const Server &server);

/// Live, and nothing else.
[[nodiscard]] MoveWay chosenLive(const Server &server);

/// Cold, and nothing else; what runs is off meanwhile.
[[nodiscard]] MoveWay chosenCold(const Server &server);

} // namespace drover
