// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/server.h"

#include <QString>

namespace simcloud {

/// A number that one server shall have in place of @p otherwise: its metadata "lab.NAME" has the last word,
/// then its flavor's extra spec "lab:NAME". Never negative. The names are those of the test lab's hypervisor.
[[nodiscard]] double oddNumber(const Server &server, const QString &name, double otherwise);

/// Whether the metadata or the flavor says anything of that name.
[[nodiscard]] bool hasOddNumber(const Server &server, const QString &name);

/// Whether this server shall fail at that place: "check", "pre", "mid", "crash", "cold-source", "cold-dest",
/// "confirm", "revert" or "spawn". The metadata "lab.fail", if it is there, stands in place of what the
/// scenario says.
[[nodiscard]] bool failsAt(const Server &server, const QString &place);

} // namespace simcloud
