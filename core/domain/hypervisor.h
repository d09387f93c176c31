// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace drover {

/// One compute node. Source: GET os-hypervisors/detail.
struct Hypervisor {
    QString id; ///< From 2.53 the UUID, which is also that of the node's root resource provider.
    QString node; ///< hypervisor_hostname.
    HostName host;
    QString type; ///< "QEMU" for KVM too.
    qint64 version = 0; ///< major * 1 000 000 + minor * 1000 + micro.
    QString hostIp;
    std::optional<QString> uptime; ///< The text of `uptime`, from 2.88.

    // Left out by Nova from 2.88 on; then they come from Placement, or nobody knows them.
    std::optional<qint64> vcpus;
    std::optional<qint64> vcpusUsed;
    std::optional<qint64> memoryMiB;
    std::optional<qint64> memoryUsedMiB;
    std::optional<qint64> diskGiB;
    std::optional<qint64> diskUsedGiB;
    std::optional<qint64> runningServers;
    std::optional<QString> cpuArchitecture;
    std::optional<QString> cpuModel;
    std::optional<QStringList> cpuFeatures;

    bool operator==(const Hypervisor &) const = default;
};

} // namespace drover
