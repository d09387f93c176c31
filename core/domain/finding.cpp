// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/finding.h"

using namespace Qt::StringLiterals;

namespace drover {

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

} // namespace drover
