// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/steps/stepcontext.h"

namespace drover {

// One procedure per step kind. Each observes first, acts only if what it wants is not true already and was
// not asked for already, and then watches the cloud until it has come true or has not. A 202 is never
// believed: what counts is the migration record and the server, both (docs/procedures.md).
//
// A procedure can be broken off at any point, by a stop or by the end of the program, and begun again with
// the history of the first time: it finds what it had asked for, and asks for nothing twice.

/// The procedure of the step's kind.
[[nodiscard]] QCoro::Task<StepEnd> perform(StepContext &context, Step step);

[[nodiscard]] QCoro::Task<StepEnd> disableService(StepContext &context, Step step);
[[nodiscard]] QCoro::Task<StepEnd> enableService(StepContext &context, Step step);
[[nodiscard]] QCoro::Task<StepEnd> liveMigrate(StepContext &context, Step step);
[[nodiscard]] QCoro::Task<StepEnd> coldMigrate(StepContext &context, Step step);
[[nodiscard]] QCoro::Task<StepEnd> confirmResize(StepContext &context, Step step);
[[nodiscard]] QCoro::Task<StepEnd> revertResize(StepContext &context, Step step);
[[nodiscard]] QCoro::Task<StepEnd> startServer(StepContext &context, Step step);
[[nodiscard]] QCoro::Task<StepEnd> abortMigration(StepContext &context, Step step);
[[nodiscard]] QCoro::Task<StepEnd> forceComplete(StepContext &context, Step step);
[[nodiscard]] QCoro::Task<StepEnd> verifyHostEmpty(StepContext &context, Step step);

} // namespace drover
