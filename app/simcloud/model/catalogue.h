// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/moment.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace simcloud {

struct Image {
    QString id = {};
    QString name = {};
    QString status = {}; ///< "active"
    QString diskFormat = {};
    QString containerFormat = {};
    QString visibility = {};
    QString owner = {};
    qint64 sizeBytes = 0;
    int minDiskGiB = 0;
    int minRamMiB = 0;
    QMap<QString, QString> properties = {}; ///< hw_machine_type, os_distro, …
    Moment created = {};
};

/// A Nova host aggregate; with a zone it is an availability zone as well.
struct Aggregate {
    int id = 0;
    QString uuid = {};
    QString name = {};
    QString zone = {}; ///< Empty: none.
    QStringList hosts = {};
    QMap<QString, QString> metadata = {}; ///< Without availability_zone, which the API adds.
    Moment created = {};
    std::optional<Moment> updated = {};
};

struct ServerGroup {
    QString id = {};
    QString name = {};
    QString policy = {}; ///< "affinity", "anti-affinity", "soft-affinity", "soft-anti-affinity"
    std::optional<int> maxServersPerHost = {};
    QString projectId = {};
    QString userId = {};
    QStringList members = {};
};

struct Project {
    QString id = {};
    QString name = {};
    QString description = {};
};

struct User {
    QString id = {};
    QString name = {};
    QString password = {};
    QMap<QString, QStringList> roles =
        {}; ///< Of each project, by its id: "admin", "manager", "member", "reader".
    bool systemAdmin = false;
};

struct ApplicationCredential {
    QString id = {};
    QString name = {};
    QString secret = {};
    QString userId = {};
    QString projectId = {};
    QString description = {};
    QStringList roles = {}; ///< What a token of it can, in names; empty: all that its user can.
    bool unrestricted = false; ///< Whether it may make others of its kind.
};

} // namespace simcloud
