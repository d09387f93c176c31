// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/instanceaction.h"
#include "app/simcloud/model/migration.h"

#include <QString>

namespace simcloud::scenarios {

/// Who did something, as the records name them.
struct Doer {
    QString userId = {};
    QString projectId = {};
};

/// An action that went well, with the events that Nova leaves of it.
[[nodiscard]] InstanceAction createAction(const Doer &doer, const QString &requestId, const QString &host,
                                          Moment start, Moment end);
/// The same without a host that took it: what @p error says stands in its event.
[[nodiscard]] InstanceAction failedCreateAction(const Doer &doer, const QString &requestId,
                                                const QString &host, Moment start, Moment end,
                                                const QString &error);
/// An action of one event on one host: @p name "stop", @p event "compute_stop_instance", …
[[nodiscard]] InstanceAction plainAction(const Doer &doer, const QString &requestId, const QString &name,
                                         const QString &event, const QString &host, Moment start);
/// A live migration, or a cold one up to VERIFY_RESIZE, that @p record tells of.
[[nodiscard]] InstanceAction moveAction(const Doer &doer, const QString &requestId, const Migration &record);
[[nodiscard]] InstanceAction confirmAction(const Doer &doer, const QString &requestId,
                                           const Migration &record, Moment start);

} // namespace simcloud::scenarios
