// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QStringList>

namespace drover {

/// A plan as lines: "2 live-migrate db-1 from cmp1, needs 1"; "db-2 stays: …".
inline QStringList told(const Plan &plan)
{
    const auto ids = [](const QList<int> &list) {
        QStringList words;
        for (const int id : list)
            words << QString::number(id);
        return words.join(u' ');
    };
    QStringList lines;
    for (const Step &step : plan.steps) {
        QString line = QStringLiteral("%1 %2").arg(step.id).arg(describe(step));
        if (!step.needs.isEmpty())
            line += QLatin1StringView(", needs ") + ids(step.needs);
        if (!step.after.isEmpty())
            line += QLatin1StringView(", after ") + ids(step.after);
        lines << line;
    }
    for (const Stay &stay : plan.stays)
        lines << QStringLiteral("%1 stays: %2").arg(stay.serverName, stay.why.sentence);
    return lines;
}

} // namespace drover
