// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/moment.h"

#include <QString>
#include <QStringList>

namespace simcloud {

/// What a client has shown that it may.
struct Token {
    enum class Scope { Unscoped, Project, Domain, System };

    QString id = {};
    QString userId = {};
    QString projectId = {}; ///< Of a project scope; empty otherwise.
    Scope scope = Scope::Project;
    QStringList roles = {}; ///< Names, the implied ones included.
    QStringList methods = {}; ///< How it was obtained: "password", "token", "application_credential".
    QString auditId = {};
    QString credentialId = {}; ///< Application credential that it was obtained with; empty: none.
    Moment issued = {};
    Moment expires = {};

    [[nodiscard]] bool hasRole(const QString &role) const { return roles.contains(role); }
};

} // namespace simcloud
