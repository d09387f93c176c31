// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace simcloud {

class Cloud;
class Engine;

/// The words that Nova has for the states of a migration of that type, "evacuation" for one.
[[nodiscard]] const QStringList &statusesOf(const QString &type);

/// What is wrong with a cloud, in whole sentences; empty when all is well. Of a cloud whose scenario is
/// itself out of order (orphaned allocations, a host that is too full) it says that too.
///
/// Allocations add up and stay within the inventories; each server is on one host at most, and holds what it
/// has there; no CPU is pinned and no device given away twice; each record is in a state that Nova knows;
/// what has a task is under way; server groups hold.
[[nodiscard]] QStringList violations(const Cloud &cloud, const Engine &engine);

} // namespace simcloud
