// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace simcloud {

/// A moment of simulated time, in UTC. The simulated cloud never asks the machine's clock itself.
using Moment = std::chrono::sys_time<std::chrono::microseconds>;
using Span = std::chrono::microseconds;

/// As Nova writes a server's times: "2026-11-23T00:22:59Z".
[[nodiscard]] QString withZone(Moment moment);

/// As Nova writes the times of services, migrations and actions: "2026-11-23T00:23:11.000000", UTC without
/// saying so.
[[nodiscard]] QString withoutZone(Moment moment);

/// As Keystone writes a token's times: "2026-11-23T01:23:39.000000Z".
[[nodiscard]] QString withMicroseconds(Moment moment);

/// Reads what clients send as changes-since: any ISO 8601 time; without a zone it is UTC. Empty if it is
/// none.
[[nodiscard]] std::optional<Moment> momentFrom(const QString &text);

} // namespace simcloud
