// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/droverctl/session.h"

#include <QCoroTask>

namespace drover {

/// The servers that the last drain of a host in the journal has moved away, wherever they are now.
/// Errors: Rejected when the journal has no drain of this host in this cloud.
[[nodiscard]] QCoro::Task<Result<QList<ServerId>>> movedAwayByLastDrain(Session &session, HostName host);

} // namespace drover
