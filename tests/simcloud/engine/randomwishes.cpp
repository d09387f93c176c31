// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/engine/randomwishes.h"

using namespace Qt::StringLiterals;

namespace simcloud {

void RandomWishes::setUp(Settings &settings)
{
    settings.permitsPostCopy = dice.chance(0.5);
    settings.liveMigrationsPerSource = int(dice.between(1, 3));
    settings.completionTimeoutPerGiB = double(dice.between(5, 200));
}

QString RandomWishes::host()
{
    return oneOf({QString(), QString(), u"cmp1"_s, u"cmp2"_s, u"cmp3"_s, u"cmp4"_s, u"cmp5"_s, u"nope"_s});
}

QMap<QString, QString> RandomWishes::temper()
{
    const QString failure =
        oneOf({QString(), QString(), QString(), QString(), QString(), u"check"_s, u"pre"_s, u"mid"_s,
               u"crash"_s, u"cold-source"_s, u"cold-dest"_s, u"confirm"_s, u"revert"_s, u"spawn"_s});
    const std::int64_t dirty = dice.between(0, 2000);
    const std::int64_t bandwidth = dice.between(50, 1000);
    return {{u"lab.fail"_s, failure},
            {u"lab.dirty_mbps"_s, QString::number(dirty)},
            {u"lab.bandwidth_mbps"_s, QString::number(bandwidth)}};
}

double RandomWishes::pause()
{
    const double share = dice.share();
    return share * (dice.chance(0.1) ? 120.0 : 3.0);
}

} // namespace simcloud
