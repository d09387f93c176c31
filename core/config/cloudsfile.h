// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/config/cloudconfig.h"

#include <QList>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace drover {

/// Where configuration is looked for; tests give their own.
struct ConfigPlaces {
    QString workingDir;
    QString userConfigDir; ///< ~/.config
    QString siteConfigDir; ///< /etc
    QString homeDir;
    QProcessEnvironment environment;

    [[nodiscard]] static ConfigPlaces ofThisProcess();
};

/// All clouds that can be found, in the order of the file, then the one of OS_* variables.
struct KnownClouds {
    QList<CloudConfig> clouds;
    QStringList files;    ///< Those that were read, clouds.yaml first.
    QStringList warnings; ///< What was passed over, each one sentence with file and line.
    QString chosen;       ///< By OS_CLOUD, or the only one there is; empty when a choice is needed.
};

/// Reads clouds.yaml, secure.yaml, clouds-public.yaml and OS_* as openstacksdk does: the first existing file of
/// each kind, secure.* deep-merged over clouds.*.
/// Errors: Malformed with "FILE, line N" in `where` for a file that is not YAML or whose keys have the wrong
/// shape. No file and no variables is not an error: the list is empty.
[[nodiscard]] Result<KnownClouds> readClouds(const ConfigPlaces &places);

/// The cloud to use: @p name, else OS_CLOUD, else the OS_* cloud, else the only one there is.
/// Errors: Rejected, naming the clouds there are and the files that were read.
[[nodiscard]] Result<CloudConfig> chooseCloud(const KnownClouds &known, const QString &name);

} // namespace drover
