// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/finding.h"

using namespace Qt::StringLiterals;

namespace drover {

int gravity(Finding::Verdict verdict)
{
    switch (verdict) {
    case Finding::Verdict::Blocks:
        return 3;
    case Finding::Verdict::Unknown:
        return 2;
    case Finding::Verdict::Warns:
        return 1;
    case Finding::Verdict::Passes:
        break;
    }
    return 0;
}

QString verdictWord(Finding::Verdict verdict)
{
    switch (verdict) {
    case Finding::Verdict::Passes:
        return u"passes"_s;
    case Finding::Verdict::Warns:
        return u"warns"_s;
    case Finding::Verdict::Blocks:
        return u"blocks"_s;
    case Finding::Verdict::Unknown:
        break;
    }
    return u"cannot-be-known"_s;
}

QString repairWord(Finding::Repair repair)
{
    switch (repair) {
    case Finding::Repair::EjectCdRom:
        return u"eject-cd-rom"_s;
    case Finding::Repair::ChooseCold:
        return u"choose-cold"_s;
    case Finding::Repair::ChooseLive:
        return u"choose-live"_s;
    case Finding::Repair::ChooseEvacuation:
        return u"choose-evacuation"_s;
    case Finding::Repair::CopyDisksAutomatically:
        return u"copy-disks-automatically"_s;
    case Finding::Repair::ConfirmOrRevert:
        return u"confirm-or-revert"_s;
    case Finding::Repair::EnableDestination:
        return u"enable-destination"_s;
    case Finding::Repair::ConnectLibvirt:
        return u"connect-libvirt"_s;
    case Finding::Repair::None:
        break;
    }
    return {};
}

} // namespace drover
