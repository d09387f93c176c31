// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/snapshot.h"
#include "ui/runs/runview.h"
#include "ui/widgets/mark.h"

#include <QList>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace drover {

/// One host as it is listed: its service, its hypervisor, and what its instances add up to.
struct HostRow {
    std::shared_ptr<const ComputeService> service; ///< Never null.
    std::shared_ptr<const Hypervisor> hypervisor; ///< Null where the token may not see it.
    QStringList aggregates; ///< Names, sorted; those that are zones are left out.
    bool instancesKnown = false; ///< False while pages arrive, and where they may not be seen.
    int instances = 0;
    qint64 vcpus = 0; ///< Of the flavors of its instances.
    qint64 memoryMiB = 0; ///< Likewise.
    std::optional<qint64> closedByRun; ///< The run of ours whose reason the service shows.

    [[nodiscard]] const HostName &host() const { return service->host; }
    [[nodiscard]] bool isDisabled() const { return service->status == ComputeService::Status::Disabled; }
    [[nodiscard]] bool isDown() const { return service->state == ComputeService::State::Down; }
    bool operator==(const HostRow &) const = default;
};

using HostRows = std::vector<std::shared_ptr<const HostRow>>;
using HostRowsPtr = std::shared_ptr<const HostRows>;

/// All hosts by name. Rows that did not change are taken from @p before, so that views see what did.
[[nodiscard]] HostRowsPtr hostRows(const Snapshot &snapshot, const QList<RunView> &runs,
                                   const HostRows &before);

/// Enabled, disabled by us, disabled by others.
[[nodiscard]] Mark statusMark(const HostRow &row);
/// Up, down, forced down.
[[nodiscard]] Mark stateMark(const HostRow &row);
/// How many instances are on it, which is "left" once it is disabled.
[[nodiscard]] Mark loadMark(const HostRow &row);
/// "68 of 512", or "68" where the total is not known.
[[nodiscard]] QString vcpuText(const HostRow &row);
/// The same in GiB.
[[nodiscard]] QString memoryText(const HostRow &row);
/// How much of its memory is given to instances; more than 1 where memory is overcommitted. Nothing where the
/// total is not known.
[[nodiscard]] std::optional<double> memoryShare(const HostRow &row);
/// "6.2.0"; empty when not known.
[[nodiscard]] QString hypervisorVersion(const HostRow &row);

} // namespace drover
