// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/config/cloudsfile.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>

#include <optional>

namespace drover {

/// All that readClouds has found, before anything of it is understood.
struct CloudSources {
    struct File {
        QString name;
        QByteArray text;
    };

    std::optional<File> clouds; ///< clouds.*
    std::optional<File> secure; ///< secure.*
    std::optional<File> profiles; ///< clouds-public.*; looked into only when a cloud names a profile.
    QProcessEnvironment environment;
    QString homeDir; ///< For ~ in the names of certificates.
};

/// The pure half of readClouds: no file is opened. Errors as there.
[[nodiscard]] Result<KnownClouds> understandClouds(const CloudSources &sources);

} // namespace drover
