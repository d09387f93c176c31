// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/steps/stepcontext.h"

#include <optional>

namespace drover {

/// Both sides of a move, read one after the other: neither alone says how it stands.
struct Look {
    Server server;
    std::optional<Migration> record; ///< The newest of the wanted type; empty when there is none yet.
};

/// Reads a server. Errors: as patiently().
[[nodiscard]] QCoro::Task<Result<Server>> readServer(StepContext &context, ServerId id);

/// Reads a server and its newest live (or cold, resizes included) migration whose id is above @p newerThan.
[[nodiscard]] QCoro::Task<Result<Look>> look(StepContext &context, ServerId id, Migration::Type type,
                                             qint64 newerThan);

/// Shows a running live migration with its byte counts, as far as Nova has them.
[[nodiscard]] QCoro::Task<void> showLiveProgress(StepContext &context, Look seen);

/// How a step ends that could not read or journal what it needs: interrupted, so that it can be resumed.
/// A server that no longer exists has Failed.
[[nodiscard]] StepEnd unreadable(const Error &error, const QString &what);

/// Why an accepted order failed, from the events of its instance action: the deepest reason found, not only
/// "No valid host". Waits RunTimes::grace for events that have no result yet. Empty when Nova's API does not
/// tell.
[[nodiscard]] QCoro::Task<QString> reasonOf(StepContext &context, ServerId server, RequestId request);

} // namespace drover
