// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/cloud.h"

#include <QJsonObject>
#include <QString>

#include <tl/expected.hpp>

namespace simcloud {

/// Writes all of the cloud, the dice included, so that a run goes on from the file as it would have gone on
/// without it. @p engine is what the engine has under way, in its own words. The file is replaced as a whole
/// or left as it is. Tokens are not kept: clients log in again.
///
/// The error is one sentence with the file.
[[nodiscard]] tl::expected<void, QString> saveState(const QString &file, const Cloud &cloud,
                                                    const QJsonObject &engine = {});

/// Fills an empty cloud from such a file, and gives back what the engine had under way. Never writes to the
/// file.
///
/// The error is one sentence with the file and the place in it; the cloud may then be half filled.
[[nodiscard]] tl::expected<QJsonObject, QString> loadState(const QString &file, Cloud &cloud);

} // namespace simcloud
