// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/snapshot.h"

#include <vector>

namespace drover {

/// What the migrations in a snapshot that succeeded tell of the next ones. Each list is sorted.
struct PastMoves {
    /// Of live migrations: seconds for one byte of the instance's memory, over the whole of it, from the
    /// record's first writing to its last. The time in Nova's queue and in setting up is in it. One whose
    /// instance no longer exists tells nothing, for its memory is not known.
    std::vector<double> liveSecondsPerByte;
    /// Of cold migrations, until the instance waited for a decision. Of a confirmed one the record's last
    /// writing is the confirm, which can come a night later: there the instance's launch counts, which Nova
    /// sets when the move ends, if it lies between. Source: nova/compute/manager.py, _finish_resize.
    std::vector<double> coldSeconds;
};

[[nodiscard]] PastMoves pastMoves(const Snapshot &snapshot);

} // namespace drover
