// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace drover {

/// The nova-compute service of one host. Source: GET os-services?binary=nova-compute.
struct ComputeService {
    enum class Status { Enabled, Disabled, Unknown }; ///< Whether the scheduler may place servers here.
    enum class State { Up, Down, Unknown }; ///< The age of its heartbeat, not a ping of the host.

    ServiceId id; ///< UUID from 2.53; below that an integer, unique within one cell only.
    HostName host;
    QString zone;
    Status status = Status::Unknown; ///< Unknown also while its cell cannot be reached (2.69).
    State state = State::Unknown;
    std::optional<bool> forcedDown; ///< From 2.11.
    QString disabledReason; ///< Empty when none was given.
    std::optional<QDateTime> updatedAt; ///< UTC; changed by every write to the row, so no sign of life.

    bool operator==(const ComputeService &) const = default;
};

} // namespace drover
