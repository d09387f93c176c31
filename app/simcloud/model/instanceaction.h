// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/moment.h"

#include <QString>

#include <optional>
#include <vector>

namespace simcloud {

/// One event of an action: where the reason of a failure is found.
struct ActionEvent {
    QString event = {};
    Moment start = {};
    std::optional<Moment> finish = {};
    std::optional<QString> result = {}; ///< "Success" or "Error".
    std::optional<QString> traceback = {};
    std::optional<QString> details = {}; ///< From 2.84.
    QString host = {}; ///< "controller" or a compute host.
};

/// One entry of os-instance-actions.
struct InstanceAction {
    QString action = {};
    QString requestId = {};
    QString userId = {};
    QString projectId = {};
    Moment start = {};
    std::optional<Moment> updated = {};
    std::optional<QString> message = {}; ///< Null or "Error".
    std::vector<ActionEvent> events = {}; ///< In the order of their start; the API lists the newest first.
};

} // namespace simcloud
