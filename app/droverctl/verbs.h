// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/droverctl/arguments.h"
#include "app/droverctl/exitstatus.h"
#include "app/droverctl/session.h"

#include <QCoroTask>

namespace drover {

// What the verbs do. Errors are sentences that main writes to standard error, with ExitStatus::NothingDone.

/// clouds, hosts, instances, migrations, snapshot.
[[nodiscard]] QCoro::Task<Result<ExitStatus>> list(Session &session, Arguments arguments);
/// check.
[[nodiscard]] QCoro::Task<Result<ExitStatus>> check(Session &session, Arguments arguments);
/// plan drain, run, drain, enable, migrate, confirm, revert, abort, force-complete.
[[nodiscard]] QCoro::Task<Result<ExitStatus>> act(Session &session, Arguments arguments);
/// watch.
[[nodiscard]] QCoro::Task<Result<ExitStatus>> watch(Session &session, Arguments arguments);
/// runs, runs show, runs resume, runs abandon.
[[nodiscard]] QCoro::Task<Result<ExitStatus>> runs(Session &session, Arguments arguments);
/// replay. It asks no cloud.
[[nodiscard]] Result<ExitStatus> replay(const Arguments &arguments);
/// password keep, password forget.
[[nodiscard]] QCoro::Task<Result<ExitStatus>> password(Session &session, Arguments arguments);

} // namespace drover
