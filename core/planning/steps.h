// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/snapshot.h"
#include "core/plan/plan.h"
#include "core/planning/planstamp.h"

#include <optional>

namespace drover {

// The bricks that planners build with.

/// A plan of no steps yet, for the cloud of the snapshot.
[[nodiscard]] Plan emptyPlan(const Snapshot &snapshot, Plan::Intent intent, const PlanStamp &stamp);

/// Appends a step with the next free id and returns that id.
int append(Plan &plan, Step step);

/// A step that acts on a server as the snapshot shows it.
[[nodiscard]] Step serverStep(StepKind kind, const Server &server);

/// The moving itself, with what the rules say of it.
[[nodiscard]] Step moveStep(StepKind kind, const Server &server, std::optional<HostName> destination);

/// Appends what follows a cold migration: confirm, and start again what was running. Returns the last id.
int appendConfirmAndStart(Plan &plan, const Server &server, int moved);

} // namespace drover
