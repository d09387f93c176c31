// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/droverctl/arguments.h"
#include "app/droverctl/exitstatus.h"
#include "app/droverctl/session.h"
#include "core/run/run.h"

#include <QCoroTask>

namespace drover {

/// Executes a run with its progress on the terminal and its report at the end. The first interrupt from the
/// keyboard lets what is under way end and begins nothing more; the second leaves the run, to be resumed.
[[nodiscard]] QCoro::Task<Result<ExitStatus>> execute(Session &session, std::unique_ptr<Run> run,
                                                      Arguments::Format format);

/// A plan as a table for people: steps in order, what stays, what it costs.
[[nodiscard]] QString planTable(const Plan &plan);

} // namespace drover
