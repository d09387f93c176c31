// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/model/migration.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace simcloud {

bool Migration::isInProgressLive() const
{
    return type == "live-migration"_L1
        && QStringList {u"queued"_s, u"preparing"_s, u"running"_s, u"post-migrating"_s}.contains(status);
}

bool Migration::hasEnded() const
{
    return QStringList {u"confirmed"_s, u"reverted"_s,  u"error"_s, u"failed"_s,
                        u"completed"_s, u"cancelled"_s, u"done"_s}
        .contains(status);
}

} // namespace simcloud
