// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/intervaltext.h"

#include "ui/widgets/words.h"

#include <QCoreApplication>

namespace drover {

namespace {

struct IntervalWords {
    Q_DECLARE_TR_FUNCTIONS(IntervalWords)
};

} // namespace

QString intervalText(const Interval &interval)
{
    const qint64 least = interval.least.count();
    const qint64 most = interval.most.count();
    if (most <= 300) {
        return least == most ? IntervalWords::tr("%1 s").arg(most)
                             : IntervalWords::tr("%1–%2 s", "from, to; seconds").arg(least).arg(most);
    }
    if (most < 7200 && least < 60) {
        return IntervalWords::tr("%1 s–%2 min", "from, to; seconds, minutes")
            .arg(least)
            .arg((most + 59) / 60);
    }
    if (most < 7200) {
        const qint64 from = least / 60;
        const qint64 to = (most + 59) / 60;
        return from == to ? IntervalWords::tr("%1 min").arg(to)
                          : IntervalWords::tr("%1–%2 min", "from, to; minutes").arg(from).arg(to);
    }
    return IntervalWords::tr("%1–%2", "from, to; durations with their units")
        .arg(ageText(interval.least), ageText(interval.most + std::chrono::seconds(59)));
}

} // namespace drover
