// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/snapshot.h"

#include <vector>

namespace drover {

/// Puts @p arrived into the servers of @p snapshot, in the order of their ids, and says what that changed.
/// Those with status DELETED, and those named in @p vanished, are taken out together with their migrations,
/// whose records Nova removes with the server. A server that is equal to what was known keeps its pointer and
/// is not in the delta. Of two with one id the later counts. One that comes as UNKNOWN because its cell is
/// down keeps what was known of it, its host above all. Linear in the number of servers only where
/// pointers are moved; no server is copied.
[[nodiscard]] SnapshotDelta applyServers(Snapshot &snapshot, std::vector<Server> arrived,
                                         std::vector<ServerId> vanished = {});

} // namespace drover
