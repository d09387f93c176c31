// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QList>

#include <chrono>
#include <optional>

namespace drover {

/// A move that is judged before it is ordered.
struct Move {
    enum class Kind { Live, Cold, Evacuate };
    /// Whether a live migration copies disks: block_migration of os-migrateLive.
    enum class DiskCopy { Automatic, Yes, No };
    /// A server that moves at the same time.
    struct Companion {
        ServerId server;
        std::optional<HostName> destination; ///< Empty: the scheduler decides.
    };

    Kind kind = Kind::Live;
    ServerId server;
    std::optional<HostName> destination = {}; ///< Empty: the scheduler decides.
    QList<Companion> companions = {};
    DiskCopy diskCopy = DiskCopy::Automatic;
    std::optional<std::chrono::seconds> expectedDuration = {}; ///< Of a forecast, where there is one.
};

} // namespace drover
