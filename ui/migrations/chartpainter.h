// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/migrations/chartframe.h"
#include "ui/migrations/tracefigures.h"
#include "ui/widgets/theme.h"

#include <QPainter>

#include <utility>
#include <vector>

namespace drover {

/// The colours of the curves among Roles::series.
inline constexpr size_t remainingColourIndex = 0;
inline constexpr size_t sentColourIndex = 5;

/// Draws what belongs to the chart of one migration beside its curves: the ground under them, scales, times,
/// numbers of passes, names, and the box at the cursor. Once per painting; all that it is given outlives it.
class ChartPainter {
public:
    /// @p now in msecs since the epoch.
    ChartPainter(QPainter &painter, const ChartFrame &frame, const TraceFigures &figures, const Roles &inks,
                 double now);

    /// Grid, and what is not yet.
    void drawGround();
    /// Numbers at both axes, and what they count.
    void drawScales();
    /// Times under the lower panel, none outside @p width pixels; and where now is, if it @p goesOn.
    void drawTimes(double width, bool goesOn);
    void drawPasses();
    /// What pause Nova is taken to allow, step by step, and at most.
    void drawAllowed();
    /// Where the samples tell only bounds of a pause, the upper one.
    void drawPauseRanges();
    /// A run of one sample is a point, which no line shows.
    void drawPoints(const std::vector<std::pair<qsizetype, qsizetype>> &runs);
    /// What each curve shows, beside it.
    void drawNames();
    void drawCursor(qsizetype sample);

private:
    [[nodiscard]] const std::vector<MigrationSample> &samples() const { return m_figures.samples(); }
    [[nodiscard]] double beginOf(const MigrationPass &pass) const;
    QRectF drawText(const QPointF &at, Qt::Alignment side, const QString &text);
    void nameBytes();
    void namePause();
    void drawRing(const QPointF &at, const QColor &ink);

    QPainter &m_painter;
    const ChartFrame &m_frame;
    const TraceFigures &m_figures;
    const Roles &m_inks;
    double m_now;
};

} // namespace drover
