// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

namespace simcloud {

/// A small cloud like the one that the recordings are of: its hosts, some of its servers with their ids, and
/// a live migration under way; asked without HTTP, tokens and policies.
class LabCloud {
public:
    LabCloud();

    enum class Who { Admin, Reader };

    /// Answers GET of a path below /v2.1, query included.
    [[nodiscard]] Answer get(const QString &pathAndQuery, int microversion = 93, Who who = Who::Admin);
    /// The body of the answer.
    [[nodiscard]] QJsonObject json(const QString &pathAndQuery, int microversion = 93, Who who = Who::Admin);
    /// The names in a list of the answer, in its order.
    [[nodiscard]] QStringList names(const QString &pathAndQuery, int microversion = 93, Who who = Who::Admin);

    /// Adds an active server of one project on a host.
    Server &addServer(const QString &name, const QString &host, const QString &projectId);

    const QString project = QStringLiteral("e0918d9706614d79a46758c3c7e38b63");
    const QString otherProject = QStringLiteral("af1b747f0c2b41d1b89b0104f73e47b7");
    Cloud cloud;
    Engine engine;
};

} // namespace simcloud
