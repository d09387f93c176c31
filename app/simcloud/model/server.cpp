// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/model/server.h"

using namespace Qt::StringLiterals;

namespace simcloud {

QString word(VmState state)
{
    switch (state) {
    case VmState::Building:
        return u"building"_s;
    case VmState::Active:
        return u"active"_s;
    case VmState::Stopped:
        return u"stopped"_s;
    case VmState::Paused:
        return u"paused"_s;
    case VmState::Suspended:
        return u"suspended"_s;
    case VmState::Rescued:
        return u"rescued"_s;
    case VmState::Resized:
        return u"resized"_s;
    case VmState::Shelved:
        return u"shelved"_s;
    case VmState::ShelvedOffloaded:
        return u"shelved_offloaded"_s;
    case VmState::SoftDeleted:
        return u"soft-delete"_s;
    case VmState::Error:
        return u"error"_s;
    case VmState::Deleted:
        return u"deleted"_s;
    }
    Q_UNREACHABLE();
}

QString Server::status() const
{
    const bool resizing = taskState.startsWith("resize_"_L1);
    const bool rebuilding = taskState.startsWith("rebuild"_L1);
    switch (vmState) {
    case VmState::Building:
        return u"BUILD"_s;
    case VmState::Active:
        if (taskState == "migrating"_L1)
            return u"MIGRATING"_s;
        if (resizing)
            return u"RESIZE"_s;
        if (rebuilding)
            return u"REBUILD"_s;
        if (taskState.startsWith("reboot"_L1))
            return taskState.endsWith("hard"_L1) ? u"HARD_REBOOT"_s : u"REBOOT"_s;
        return u"ACTIVE"_s;
    case VmState::Stopped:
        return resizing ? u"RESIZE"_s : rebuilding ? u"REBUILD"_s : u"SHUTOFF"_s;
    case VmState::Paused:
        return taskState == "migrating"_L1 ? u"MIGRATING"_s : u"PAUSED"_s;
    case VmState::Suspended:
        return u"SUSPENDED"_s;
    case VmState::Rescued:
        return u"RESCUE"_s;
    case VmState::Resized:
        return taskState == "resize_reverting"_L1 ? u"REVERT_RESIZE"_s : u"VERIFY_RESIZE"_s;
    case VmState::Shelved:
        return u"SHELVED"_s;
    case VmState::ShelvedOffloaded:
        return u"SHELVED_OFFLOADED"_s;
    case VmState::SoftDeleted:
        return u"SOFT_DELETED"_s;
    case VmState::Error:
        return rebuilding ? u"REBUILD"_s : u"ERROR"_s;
    case VmState::Deleted:
        return u"DELETED"_s;
    }
    Q_UNREACHABLE();
}

} // namespace simcloud
