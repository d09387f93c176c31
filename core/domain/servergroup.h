// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QList>
#include <QString>

#include <optional>

namespace drover {

/// A server group. Source: GET os-server-groups?all_projects=true.
struct ServerGroup {
    QString id;
    QString name;
    QString policy; ///< affinity, anti-affinity, soft-affinity or soft-anti-affinity.
    std::optional<int> maxServerPerHost; ///< From 2.64, for anti-affinity.
    ProjectId projectId;
    QList<ServerId> members; ///< May name servers that were deleted.

    bool operator==(const ServerGroup &) const = default;
};

} // namespace drover
