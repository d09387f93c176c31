// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/finding.h"
#include "core/domain/server.h"

#include <QList>

namespace drover {

/// Whether Nova takes a live migration of a server as it is now: ACTIVE or PAUSED, no task under way.
/// Source: nova/compute/api.py, check_instance_state of live_migrate.
[[nodiscard]] Finding mayLiveMigrate(const Server &server);

/// The same for a cold migration: ACTIVE or SHUTOFF, no task under way.
[[nodiscard]] Finding mayColdMigrate(const Server &server);

/// The same for an evacuation: vm_state active, stopped or error. A task under way is dropped from Nova 26 on
/// and refused before, so it warns. Cannot be known where the login does not see the vm_state and the status
/// tells of a task only.
[[nodiscard]] Finding mayEvacuate(const Server &server);

/// A lock does not stop an administrator, so it is the operator who has to know of it. Passes when not
/// locked.
[[nodiscard]] Finding lockOf(const Server &server);

/// Devices of the host that a guest holds directly do not move while it runs: the flavor asks for PCI
/// passthrough. Blocks a live migration; Nova before 31 refuses it, later ones unless the device says
/// otherwise.
[[nodiscard]] Finding passthroughOf(const Server &server);

} // namespace drover
