// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/model/host.h"

namespace simcloud {

namespace {

/// Nova's service_down_time.
constexpr std::chrono::seconds downAfter(60);

} // namespace

bool Host::isUp(Moment now) const
{
    const bool reports = alive && now >= reportsFrom;
    return !forcedDown && (reports || now - lastSeen < downAfter);
}

qint64 Host::sharedCpus() const
{
    qint64 count = 0;
    for (const Cell &cell : cells)
        count += qint64(cell.sharedCpus.size());
    return count;
}

qint64 Host::dedicatedCpus() const
{
    qint64 count = 0;
    for (const Cell &cell : cells)
        count += qint64(cell.dedicatedCpus.size());
    return count;
}

} // namespace simcloud
