// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/migrations/chartframe.h"
#include "ui/migrations/migrationrow.h"
#include "ui/widgets/theme.h"

#include <QGraphicsView>

#include <optional>
#include <vector>

class QAreaSeries;
class QChart;
class QDateTimeAxis;
class QLineSeries;
class QLogValueAxis;
class QScatterSeries;
class QValueAxis;

namespace drover {

/// The course of one live migration in two panels on one axis of time. Above: what remains of each pass, and
/// all that was sent; below: the pause in which it could have ended then. Samples that are missing are gaps.
///
/// Left, Right, Home and End move a cursor from sample to sample, as the pointer does; the wheel zooms the
/// time, dragging moves it, F shows all of it.
class MigrationChart final : public QGraphicsView {
    Q_OBJECT

public:
    enum class Colours { OfTheTheme, Light };

    explicit MigrationChart(Colours colours = Colours::OfTheTheme, QWidget *parent = nullptr);

    /// What to draw. The same migration as before keeps cursor and zoom. Nothing is drawn without figures.
    void setRow(const MigrationRow &row);
    void clear();
    /// All of it, and again whenever it grows.
    void fit();

    /// The sample under the cursor; nothing while it is hidden.
    [[nodiscard]] std::optional<qsizetype> cursorSample() const { return m_cursor; }
    void setCursorSample(qsizetype sample);
    void hideCursor();
    /// What the box at the cursor says, as one sentence; empty while it is hidden.
    [[nodiscard]] QString cursorText() const;

    /// Draws it elsewhere, as large as it is.
    void paintOn(QPainter &painter, const QRectF &target);

    // What is drawn, for tests: in msecs since the epoch, and in GB or seconds. One entry for each run.
    [[nodiscard]] QList<QPolygonF> remainingRuns() const;
    [[nodiscard]] QList<QPolygonF> sentRuns() const;
    [[nodiscard]] QList<QPolygonF> pauseRuns() const;
    [[nodiscard]] QColor remainingColour() const;
    /// The first and last moment in sight.
    [[nodiscard]] std::pair<QDateTime, QDateTime> span() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    /// The series of one run of samples.
    struct Run {
        QLineSeries *remaining;
        QLineSeries *fill;
        QAreaSeries *area;
        QLineSeries *sent;
        QLineSeries *pause;
        QScatterSeries *squares;
    };

    [[nodiscard]] const Roles &inks() const;
    [[nodiscard]] const std::vector<MigrationSample> &samples() const { return m_row.figures->samples(); }
    void makeChart(QChart &chart);
    void recolour();
    void arrange();
    void refill();
    void setSpan(double from, double to);
    void setRunCount(qsizetype count);

    [[nodiscard]] qsizetype sampleAt(double x) const;

    Colours m_colours;
    QChart *m_upper;
    QChart *m_lower;
    QDateTimeAxis *m_upperTime;
    QDateTimeAxis *m_lowerTime;
    QValueAxis *m_remainingAxis;
    QValueAxis *m_sentAxis;
    QLogValueAxis *m_pauseAxis;
    std::vector<Run> m_runs;

    MigrationRow m_row;
    std::vector<std::pair<qsizetype, qsizetype>> m_spans; ///< First and last sample of each run.
    double m_begin = 0; ///< All there is, in msecs since the epoch.
    double m_now = 0;
    double m_end = 0; ///< A little later than now while it is under way.
    ChartFrame m_frame; ///< What is in sight, and where.
    bool m_fitted = true;
    std::optional<qsizetype> m_cursor;
    std::optional<double> m_grabbed; ///< The time under the pointer when the drag began.
};

} // namespace drover
