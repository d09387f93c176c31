// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/engine/engine.h"

#include <QString>

#include <initializer_list>

namespace simcloud {

/// 409 in Nova's words when the server is in none of these states, or has a task (NOVA: compute/api.py,
/// check_instance_state). @p order is what the API calls it: "os-migrateLive".
[[nodiscard]] Verdict refuseByState(const Server &server, const QString &order,
                                    std::initializer_list<VmState> states);

/// The same with a task that has to be there.
[[nodiscard]] Verdict refuseByTask(const Server &server, const QString &order, const QString &task);

[[nodiscard]] Verdict refuseUnknownHost(const Cloud &cloud,
                                        const QString &host); ///< 400; an empty name is none.
[[nodiscard]] Verdict refuseWhenDown(const Cloud &cloud, const QString &host); ///< 409

} // namespace simcloud
