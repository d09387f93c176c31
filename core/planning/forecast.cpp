// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/forecast.h"

using namespace Qt::StringLiterals;

namespace drover {

Forecast forecast(const Snapshot & /*snapshot*/, const Plan & /*plan*/, int /*enough*/)
{
    Forecast none;
    none.why = u"Too few migrations of this cloud have been seen to judge by"_s;
    return none;
}

} // namespace drover
