// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/steps/ask.h"
#include "core/run/steps/look.h"
#include "core/run/steps/stepcontext.h"

#include <optional>

namespace drover {

/// Asks Nova to abort a live migration, once per step. Source: DELETE servers/{id}/migrations/{id}.
[[nodiscard]] QCoro::Task<tl::expected<Asked, StepEnd>> askAbort(StepContext &context, ServerId server,
                                                                 qint64 migration);

/// Asks Nova to force a live migration to its end, once per step.
[[nodiscard]] QCoro::Task<tl::expected<Asked, StepEnd>> askForceComplete(StepContext &context,
                                                                         ServerId server, qint64 migration);

/// Whether Nova takes an abort in this state: running, or from 2.65 queued and preparing.
[[nodiscard]] bool mayAbort(const Migration &migration);
/// Whether Nova takes a force-complete in this state: running only.
[[nodiscard]] bool mayForceComplete(const Migration &migration);

/// How a live migration from @p source ended, judged from both sides; empty while it has not. A record that
/// lags behind its server is waited for, until @p lagging says that this has taken too long.
[[nodiscard]] std::optional<StepEnd> liveMigrationEnd(const Look &seen, const HostName &source, bool lagging);

} // namespace drover
