// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace drover {

/// One part of an instance action: where the reason of a failure is found.
struct ActionEvent {
    QString name; ///< For instance compute_check_can_live_migrate_destination.
    std::optional<QDateTime> started;
    std::optional<QDateTime> finished;
    std::optional<QString> result; ///< Success, Error, or empty while it is not finished.
    QString host; ///< From 2.62.
    QString details; ///< The exception's text: 2.84, or the last line of the traceback before.

    bool operator==(const ActionEvent &) const = default;
};

/// What was asked of a server. Source: GET servers/{id}/os-instance-actions[/{request id}].
struct InstanceAction {
    RequestId requestId; ///< The x-openstack-request-id of the request that began it.
    QString action; ///< live-migration, migrate, confirmResize, …
    QString message; ///< "Error" or empty.
    QDateTime started;
    QList<ActionEvent> events; ///< Only when one action is shown.

    bool operator==(const InstanceAction &) const = default;
};

} // namespace drover
