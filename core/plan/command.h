// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QStringList>

namespace drover {

/// The `openstack` command that does what a step does, as words. The operator's own way to do it by hand.
[[nodiscard]] QStringList openstackCommand(const Step &step);

/// One line for a POSIX shell; every word that needs it is quoted.
[[nodiscard]] QString shellLine(const QStringList &words);

/// The whole plan as a script for sh(1): one step after the other, each checked by what the cloud shows
/// afterwards, since `openstack … --wait` also ends well for a live migration that failed.
[[nodiscard]] QString shellScript(const Plan &plan);

} // namespace drover
