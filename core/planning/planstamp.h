// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace drover {

/// What a planner cannot derive: who asks, when, and the new plan's id.
struct PlanStamp {
    QString id;
    QDateTime madeAt;
    QString madeBy;
};

} // namespace drover
