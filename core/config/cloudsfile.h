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
    QString userConfigDir; ///< ~/.config, or where the platform keeps it; openstack/ below it is searched.
    QStringList siteConfigDirs; ///< /etc/xdg, /etc; openstack/ below each is searched.
    QString homeDir; ///< For ~, and for ~/.config/openstack on every platform.
    QProcessEnvironment environment;

    [[nodiscard]] static ConfigPlaces ofThisProcess();
};

/// All clouds that can be found, in the order of the file, then the one of OS_* variables.
struct KnownClouds {
    QList<CloudConfig> clouds; ///< One for each region of each cloud; a cloud's first region is its default.
    QStringList files; ///< Those that were read, clouds.yaml first.
    QStringList warnings; ///< What was passed over, each one sentence with file and line.
    QString chosen; ///< By OS_CLOUD, or the only one there is; empty when a choice is needed.

    /// Every cloud once, in order.
    [[nodiscard]] QStringList names() const;
};

/// Reads clouds.yaml, secure.yaml, clouds-public.yaml and OS_* as openstacksdk does: the first existing file
/// of each kind, secure.* deep-merged over clouds.*, own keys over those of a profile, and a file's cloud and
/// the variables' cloud never mixed. Unlike openstacksdk, a file that is no YAML is an error and not passed
/// over, auth_plugin is heard where auth_type is missing, and variables that are set but empty count as not
/// set. Errors: Malformed with "FILE, line N" in `where` for a file that is not YAML or whose keys have the
/// wrong shape, or that is larger than 1 MiB; Rejected when a file's cloud has the name of the variables'
/// cloud. No file and no variables is not an error: the list is empty.
[[nodiscard]] Result<KnownClouds> readClouds(const ConfigPlaces &places);

/// The cloud to use: @p name, else OS_CLOUD, else the OS_* cloud, else the only one there is; in @p region,
/// else in its first. Errors: Rejected, naming the clouds there are and the files that were read, or the
/// cloud's own `problem`.
[[nodiscard]] Result<CloudConfig> chooseCloud(const KnownClouds &known, const QString &name,
                                              const QString &region = {});

} // namespace drover
