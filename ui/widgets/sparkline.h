// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QPolygonF>
#include <QRectF>
#include <QSize>

#include <vector>

class QPainter;

namespace drover {

/// The course of one figure at a glance, without axes. Whoever shows it says the same in words.
struct Sparkline {
    /// Runs without a gap, in the unit square: 0, 0 is the begin of the base line.
    std::vector<QPolygonF> runs;
    Tone tone = Tone::Quiet;
};

inline constexpr QSize sparklineSize {104, 22};

/// Draws it in @p rect, above a base line.
void paintSparkline(QPainter *painter, const QRectF &rect, const Sparkline &sparkline, const QColor &ink);

} // namespace drover
