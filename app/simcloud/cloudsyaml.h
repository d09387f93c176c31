// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/cloud.h"

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

namespace simcloud {

/// Gives a random password to each user that the scenario has given none.
void choosePasswords(Cloud &cloud);

/// A clouds.yaml for the cloud at @p url with "simcloud" (the first admin), "simcloud-manager" and
/// "simcloud-reader", as far as there are such users.
[[nodiscard]] QByteArray cloudsYaml(const Cloud &cloud, const QString &url);

/// Writes a file that only its owner may read, and the folder that it is in if there is none. The error is
/// one sentence.
[[nodiscard]] tl::expected<void, QString> writePrivately(const QString &path, const QByteArray &content);

} // namespace simcloud
