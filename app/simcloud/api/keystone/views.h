// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/keystone/token.h"
#include "app/simcloud/model/cloud.h"

#include <QJsonArray>
#include <QJsonObject>

namespace simcloud::keystone {

/// An id in Keystone's form for what the model does not give one: always the same for the same name.
[[nodiscard]] QString idOf(const QString &name);

/// Whether an application credential lists the roles that its roles imply, as from Keystone 27 on.
[[nodiscard]] bool writesImpliedRoles(const Settings &settings);
/// A name's role and all that it implies: an admin is a member, and a member is a reader.
[[nodiscard]] QStringList implied(const Settings &settings, const QStringList &roles);

/// The services and their endpoints; @p root is the cloud's URL without a service's prefix.
[[nodiscard]] QJsonArray catalog(const Cloud &cloud, const QString &root);

/// What stands under "token" in the answer that hands it out.
[[nodiscard]] QJsonObject view(const Cloud &cloud, const Token &token, const QString &root);

// In the following, @p base is Keystone's own URL, which the links begin with.

[[nodiscard]] QJsonObject view(const Project &project, const QString &base);
[[nodiscard]] QJsonObject view(const User &user, const QString &base);
[[nodiscard]] QJsonObject view(const ApplicationCredential &credential, const QString &base);
[[nodiscard]] QJsonObject domainView(const QString &base);
[[nodiscard]] QJsonObject roleView(const QString &role, const QString &base);

/// Version document of /v3.
[[nodiscard]] QJsonObject version(const QString &base);

/// { name: items, "links": … }; @p self is the path below Keystone's URL.
[[nodiscard]] QJsonObject listed(const QString &name, const QJsonArray &items, const QString &self);

} // namespace simcloud::keystone
