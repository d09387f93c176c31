// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/snapshot.h"
#include "ui/widgets/factsheet.h"

#include <QDateTime>

namespace drover {

/// What the inspector says of an instance: what it is, where, and its last moves.
[[nodiscard]] FactSheet instanceSheet(const Server &server, const Snapshot &snapshot, const QDateTime &now);

} // namespace drover
