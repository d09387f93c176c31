// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace drover {

/// What Placement counts of one resource class at one provider. MB are MiB and GB are GiB.
/// Source: GET resource_providers/{uuid}/inventories and …/usages.
struct ResourceStock {
    QString resourceClass; ///< "VCPU", "PCPU", "MEMORY_MB", "DISK_GB", "VGPU", "CUSTOM_…".
    qint64 total = 0;
    qint64 reserved = 0;
    double allocationRatio = 1;
    std::optional<qint64> maxUnit; ///< The most that one server may have.
    qint64 used = 0;

    [[nodiscard]] qint64 capacity() const { return qint64(double(total - reserved) * allocationRatio); }
    bool operator==(const ResourceStock &) const = default;
};

/// A host as Placement sees it, with the providers below it. A resource class may come several times, once
/// for each of them (a GPU, a network card): one server's share comes from one of these.
struct ResourceProvider {
    HostName host;
    std::optional<QList<ResourceStock>> stocks;
    std::optional<QStringList> traits; ///< "HW_CPU_X86_AVX2", "COMPUTE_STATUS_DISABLED", "CUSTOM_…".

    bool operator==(const ResourceProvider &) const = default;
};

} // namespace drover
