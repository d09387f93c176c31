// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/instancefacts.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace drover {

/// What decides and no API tells: settings of nova.conf and keystone.conf, as the operator states them for a
/// cloud. The defaults are those of Nova and Keystone.
struct MoveAssumptions {
    /// What instances' disks are kept in ([libvirt] images_type, instances_path).
    enum class Storage { Local, Shared, Lvm };

    // For hosts of which Placement was not read. What needs more than these cannot be known: it may be there.
    double cpuRatio = 4;
    double memoryRatio = 1;
    double diskRatio = 1;

    /// [filter_scheduler] enabled_filters, and those prefilters of [scheduler] that are on. Empty: nobody has
    /// stated them; then Nova's own five count as enabled, and of all others it is not known.
    std::optional<QStringList> schedulerFilters = {};
    std::optional<Storage> storage = {}; ///< Where neither host tells. Empty: not known.
    std::optional<GuestCpu::Mode> cpuMode = {}; ///< Where the running guest does not tell. Empty: not known.
    /// Aliases whose devices move with a running guest (from Nova 31: alias and device_spec say
    /// live_migratable).
    QStringList liveMigratableAliases = {};
    bool numaLiveMigration = false; ///< [workarounds] enable_numa_live_migration; counts before Nova 20 only.
    bool skipsVersionCheck = false; ///< [workarounds] skip_hypervisor_version_check_on_lm.
    bool oldPinning = false; ///< Hosts may pin by vcpu_pin_set: without PCPUs in Placement.
    bool configDriveIsVfat = false; ///< config_drive_format; else it is iso9660.
    bool tunnelled = false; ///< [libvirt] live_migration_tunnelled.
    bool serviceTokens = false; ///< [service_user] send_service_user_token.
    std::chrono::seconds tokenLife {3600}; ///< What is left of it when a migration begins.

    bool operator==(const MoveAssumptions &) const = default;

    /// Whether the scheduler filters by @p filter; nothing where it is not known.
    [[nodiscard]] std::optional<bool> filtersBy(QLatin1StringView filter) const;
};

/// What no rule can see and every verdict takes for granted, as whole sentences for the end of a list of
/// findings, with those settings that the rules were given.
[[nodiscard]] QStringList takenForGranted(const MoveAssumptions &assumptions);

} // namespace drover
