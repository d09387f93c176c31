// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/server.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr std::array words {
    std::pair {ServerStatus::Active, "ACTIVE"_L1},
    std::pair {ServerStatus::Build, "BUILD"_L1},
    std::pair {ServerStatus::Deleted, "DELETED"_L1},
    std::pair {ServerStatus::Error, "ERROR"_L1},
    std::pair {ServerStatus::HardReboot, "HARD_REBOOT"_L1},
    std::pair {ServerStatus::Migrating, "MIGRATING"_L1},
    std::pair {ServerStatus::Password, "PASSWORD"_L1},
    std::pair {ServerStatus::Paused, "PAUSED"_L1},
    std::pair {ServerStatus::Reboot, "REBOOT"_L1},
    std::pair {ServerStatus::Rebuild, "REBUILD"_L1},
    std::pair {ServerStatus::Rescue, "RESCUE"_L1},
    std::pair {ServerStatus::Resize, "RESIZE"_L1},
    std::pair {ServerStatus::RevertResize, "REVERT_RESIZE"_L1},
    std::pair {ServerStatus::Shelved, "SHELVED"_L1},
    std::pair {ServerStatus::ShelvedOffloaded, "SHELVED_OFFLOADED"_L1},
    std::pair {ServerStatus::Shutoff, "SHUTOFF"_L1},
    std::pair {ServerStatus::SoftDeleted, "SOFT_DELETED"_L1},
    std::pair {ServerStatus::Suspended, "SUSPENDED"_L1},
    std::pair {ServerStatus::VerifyResize, "VERIFY_RESIZE"_L1},
    std::pair {ServerStatus::Unknown, "UNKNOWN"_L1},
};

} // namespace

QString statusWord(ServerStatus status)
{
    for (const auto &[known, word] : words) {
        if (known == status)
            return word;
    }
    return u"UNKNOWN"_s;
}

ServerStatus serverStatus(QStringView word)
{
    for (const auto &[known, text] : words) {
        if (word == text)
            return known;
    }
    return ServerStatus::Unknown;
}

} // namespace drover
