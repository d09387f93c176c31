// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

#include <memory>

namespace simcloud {

/// What an instance is made like. A server keeps the one it was made from, even after it has been deleted.
struct Flavor {
    int number = 0; ///< Nova's internal key: old_instance_type_id and new_instance_type_id of a migration.
    QString id = {}; ///< As the API names it: a UUID, or what the administrator has chosen.
    QString name = {};
    int vcpus = 1;
    qint64 memoryMiB = 512;
    qint64 diskGiB = 1;
    qint64 ephemeralGiB = 0;
    qint64 swapMiB = 0;
    bool isPublic = true;
    QMap<QString, QString> extraSpecs = {};
    bool deleted = false;
};

using FlavorPtr = std::shared_ptr<const Flavor>;

} // namespace simcloud
