// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/config/cloudconfig.h"
#include "core/config/configtree.h"

#include <QString>
#include <QStringList>

namespace drover {

/// Gives the settings of one cloud in one region their meaning: everything laid over each other already, and
/// keys spelt with _. What Drover cannot work with becomes the cloud's `problem`. New warnings are added to
/// @p warnings; @p homeDir stands for ~.
/// Errors: Malformed with the place of a setting that has the wrong shape: a list where a text belongs, a
/// truth that is neither true nor false.
[[nodiscard]] Result<CloudConfig> readCloud(const ConfigNode &settings, const QString &homeDir,
                                            QStringList &warnings);

} // namespace drover
