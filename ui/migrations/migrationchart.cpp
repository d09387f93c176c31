// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/migrationchart.h"

#include "ui/migrations/chartpainter.h"
#include "ui/widgets/type.h"
#include "ui/widgets/words.h"

#include <QAreaSeries>
#include <QChart>
#include <QDateTimeAxis>
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QLineSeries>
#include <QLocale>
#include <QLogValueAxis>
#include <QPainter>
#include <QScatterSeries>
#include <QValueAxis>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr double shortestSpan = 15'000; // Msecs in sight when zoomed in.

QPolygonF points(const QXYSeries &series)
{
    return QPolygonF(series.points());
}

} // namespace

MigrationChart::MigrationChart(Colours colours, QWidget *parent)
    : QGraphicsView(parent), m_colours(colours), m_upper(new QChart), m_lower(new QChart),
      m_upperTime(new QDateTimeAxis(m_upper)), m_lowerTime(new QDateTimeAxis(m_lower)),
      m_remainingAxis(new QValueAxis(m_upper)), m_sentAxis(new QValueAxis(m_upper)),
      m_pauseAxis(new QLogValueAxis(m_lower))
{
    setObjectName(u"chart"_s);
    setAccessibleName(tr("Course of the migration"));
    setScene(new QGraphicsScene(this));
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(FullViewportUpdate); // What is drawn around the charts changes with them.
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    setMinimumSize(320, 180);

    makeChart(*m_upper);
    makeChart(*m_lower);
    m_upper->addAxis(m_upperTime, Qt::AlignBottom);
    m_upper->addAxis(m_remainingAxis, Qt::AlignLeft);
    m_upper->addAxis(m_sentAxis, Qt::AlignRight);
    m_lower->addAxis(m_lowerTime, Qt::AlignBottom);
    m_lower->addAxis(m_pauseAxis, Qt::AlignLeft);
    m_pauseAxis->setBase(10);
    m_pauseAxis->setRange(ChartFrame::shortestPause, ChartFrame::longestPause);
    // Lines and labels are drawn here, so that both panels share them.
    for (QAbstractAxis *axis : std::initializer_list<QAbstractAxis *> {
             m_upperTime, m_lowerTime, m_remainingAxis, m_sentAxis, m_pauseAxis})
        axis->hide();
    connect(&Theme::instance(), &Theme::changed, this, &MigrationChart::recolour);
    recolour();
}

void MigrationChart::makeChart(QChart &chart)
{
    chart.legend()->hide();
    chart.setAnimationOptions(QChart::NoAnimation);
    chart.setMargins({});
    chart.setBackgroundVisible(false);
    chart.setPlotAreaBackgroundVisible(false);
    chart.setDropShadowEnabled(false);
    // Pointer and wheel are the view's.
    chart.setAcceptedMouseButtons(Qt::NoButton);
    chart.setAcceptHoverEvents(false);
    scene()->addItem(&chart);
}

const Roles &MigrationChart::inks() const
{
    return m_colours == Colours::Light ? lightRoles() : roles();
}

void MigrationChart::recolour()
{
    const Roles &colours = inks();
    const QColor remaining = colours.series[remainingColourIndex];
    QColor fill = remaining;
    fill.setAlphaF(0.13F);
    const QColor pause = colours.text2;
    for (const Run &run : m_runs) {
        run.remaining->setPen(QPen(remaining, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        run.area->setPen(Qt::NoPen);
        run.area->setBrush(fill);
        QPen sent(colours.series[sentColourIndex], 1.5);
        sent.setDashPattern({5, 3});
        run.sent->setPen(sent);
        run.pause->setPen(QPen(pause, 2));
        run.squares->setPen(Qt::NoPen);
        run.squares->setBrush(pause);
    }
    setBackgroundBrush(colours.base);
    viewport()->update();
}

void MigrationChart::setRow(const MigrationRow &row)
{
    const bool same = m_row.figures && m_row.migration->id == row.migration->id;
    m_row = row;
    if (!row.figures) {
        clear();
        return;
    }
    if (!same) {
        m_fitted = true;
        hideCursor();
    }
    m_spans = runsOf(samples());
    qint64 mostRemaining = 0;
    for (const MigrationSample &sample : samples())
        mostRemaining = std::max(mostRemaining, sample.memoryRemainingBytes);
    const double remainingStep = stepFor(gigabytes(mostRemaining), ChartFrame::steps);
    const double sentStep = stepFor(gigabytes(row.figures->newest().memoryProcessedBytes), ChartFrame::steps);
    m_frame.mostRemaining = remainingStep * ChartFrame::steps;
    m_frame.mostSent = sentStep * ChartFrame::steps;
    m_remainingAxis->setRange(0, m_frame.mostRemaining);
    m_sentAxis->setRange(0, m_frame.mostSent);

    m_begin = msecs(samples().front().at);
    m_now = msecs(row.figures->newest().at);
    if (row.age)
        m_now += double(std::chrono::milliseconds(*row.age).count());
    // A future to look into while there is one.
    const double shown = std::max(m_now - m_begin, shortestSpan);
    m_end = isUnderWay(*row.migration) ? m_begin + shown * 1.08 : m_begin + shown;
    setRunCount(qsizetype(m_spans.size()));
    if (m_fitted)
        setSpan(m_begin, m_end);
    else
        setSpan(m_frame.from, m_frame.to);
    arrange(); // Labels of other widths may need another margin.
}

void MigrationChart::clear()
{
    m_row = {};
    m_spans.clear();
    m_cursor.reset();
    setRunCount(0);
    viewport()->update();
}

void MigrationChart::setRunCount(qsizetype count)
{
    while (qsizetype(m_runs.size()) > count) {
        const Run &run = m_runs.back();
        for (QAbstractSeries *series :
             std::initializer_list<QAbstractSeries *> {run.area, run.remaining, run.sent}) {
            m_upper->removeSeries(series);
            delete series;
        }
        delete run.fill;
        for (QAbstractSeries *series : std::initializer_list<QAbstractSeries *> {run.pause, run.squares}) {
            m_lower->removeSeries(series);
            delete series;
        }
        m_runs.pop_back();
    }
    if (qsizetype(m_runs.size()) == count)
        return;
    const auto add = [](QChart *chart, QAbstractSeries *series, QAbstractAxis *time, QAbstractAxis *value) {
        chart->addSeries(series);
        series->attachAxis(time);
        series->attachAxis(value);
    };
    while (qsizetype(m_runs.size()) < count) {
        Run run {new QLineSeries, new QLineSeries(this), nullptr,
                 new QLineSeries, new QLineSeries,       new QScatterSeries};
        run.area = new QAreaSeries(run.fill);
        run.squares->setMarkerShape(QScatterSeries::MarkerShapeRectangle);
        run.squares->setMarkerSize(7);
        add(m_upper, run.area, m_upperTime, m_remainingAxis);
        add(m_upper, run.sent, m_upperTime, m_sentAxis);
        add(m_upper, run.remaining, m_upperTime, m_remainingAxis);
        add(m_lower, run.pause, m_lowerTime, m_pauseAxis);
        add(m_lower, run.squares, m_lowerTime, m_pauseAxis);
        m_runs.push_back(run);
    }
    recolour();
}

void MigrationChart::fit()
{
    m_fitted = true;
    setSpan(m_begin, m_end);
}

void MigrationChart::setSpan(double from, double to)
{
    const double all = m_end - m_begin;
    const double span = std::clamp(to - from, std::min(shortestSpan, all), all);
    m_frame.from = std::clamp(from, m_begin, m_end - span);
    m_frame.to = m_frame.from + span;
    m_fitted = m_fitted || span >= all;
    m_upperTime->setRange(moment(m_frame.from), moment(m_frame.to));
    m_lowerTime->setRange(moment(m_frame.from), moment(m_frame.to));
    refill();
}

void MigrationChart::refill()
{
    if (!m_row.figures)
        return;
    const auto &passes = m_row.figures->passes;
    const int columns = std::max(64, int(m_frame.upper.width()));
    for (size_t at = 0; at < m_spans.size(); ++at) {
        QPolygonF remaining;
        QPolygonF sent;
        QPolygonF pause;
        const auto [first, last] = m_spans[at];
        for (qsizetype sample = first; sample <= last; ++sample) {
            const MigrationSample &counts = samples()[size_t(sample)];
            remaining << QPointF(msecs(counts.at), gigabytes(counts.memoryRemainingBytes));
            sent << QPointF(msecs(counts.at), gigabytes(counts.memoryProcessedBytes));
        }
        for (const MigrationPass &pass : passes) {
            if (pass.first < first || pass.first > last)
                continue;
            if (const auto needed = pauseNeeded(samples(), pass))
                pause << QPointF(msecs(samples()[size_t(pass.first)].at),
                                 ChartFrame::onScale(needed->atLeast));
        }
        remaining = thinned(remaining, m_frame.from, m_frame.to, columns);
        m_runs[at].remaining->replace(remaining);
        m_runs[at].fill->replace(remaining);
        m_runs[at].sent->replace(thinned(sent, m_frame.from, m_frame.to, columns));
        pause = thinned(pause, m_frame.from, m_frame.to, columns);
        m_runs[at].pause->replace(pause);
        m_runs[at].squares->replace(pause);
    }
    viewport()->update();
}

void MigrationChart::arrange()
{
    const QRectF all(rect());
    m_frame.arrange(all, QFontMetricsF(smallFont()));
    scene()->setSceneRect(all);
    m_upper->setGeometry(all);
    m_lower->setGeometry(all);
    m_upper->setPlotArea(m_frame.upper);
    m_lower->setPlotArea(m_frame.lower);
    viewport()->update();
}

void MigrationChart::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    arrange();
    refill();
}

qsizetype MigrationChart::sampleAt(double x) const
{
    return sampleNear(samples(), m_frame.timeAt(x));
}

void MigrationChart::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, inks().base);
    if (m_row.figures)
        ChartPainter(*painter, m_frame, *m_row.figures, inks(), m_now).drawGround();
}

void MigrationChart::drawForeground(QPainter *painter, const QRectF &)
{
    if (!m_row.figures)
        return;
    painter->save();
    painter->setFont(smallFont());
    ChartPainter chart(*painter, m_frame, *m_row.figures, inks(), m_now);
    chart.drawScales();
    chart.drawTimes(width(), m_row.age.has_value());
    painter->save();
    painter->setClipRect(QRectF(m_frame.upper.left() - 4, 0, m_frame.upper.width() + 8, height()));
    chart.drawPasses();
    chart.drawAllowed();
    chart.drawPauseRanges();
    chart.drawPoints(m_spans);
    chart.drawNames();
    painter->restore();
    if (m_cursor)
        chart.drawCursor(*m_cursor);
    if (hasFocus()) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(inks().accent, 2));
        painter->drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

QString MigrationChart::cursorText() const
{
    if (!m_cursor)
        return {};
    const MigrationSample &sample = samples()[size_t(*m_cursor)];
    const MigrationPass &pass = m_row.figures->passAt(*m_cursor);
    const auto needed = pauseNeeded(samples(), pass);
    return tr("%1, %2: %3 remaining, %4 sent, pause needed %5.", "time, pass, figures")
        .arg(sample.at.toLocalTime().toString(u"HH:mm:ss"_s), passText(pass),
             gigabytesText(sample.memoryRemainingBytes), gigabytesText(sample.memoryProcessedBytes),
             needed ? pauseText(*needed) : tr("not known yet"));
}

void MigrationChart::setCursorSample(qsizetype sample)
{
    if (!m_row.figures)
        return;
    const qsizetype to = std::clamp<qsizetype>(sample, 0, qsizetype(samples().size()) - 1);
    if (m_cursor == to)
        return;
    m_cursor = to;
    // It stays in sight.
    const double at = msecs(samples()[size_t(to)].at);
    if (at < m_frame.from)
        setSpan(at, at + m_frame.to - m_frame.from);
    else if (at > m_frame.to)
        setSpan(at - (m_frame.to - m_frame.from), at);
    setAccessibleDescription(cursorText());
    viewport()->update();
}

void MigrationChart::hideCursor()
{
    m_cursor.reset();
    setAccessibleDescription({});
    viewport()->update();
}

void MigrationChart::keyPressEvent(QKeyEvent *event)
{
    if (!m_row.figures || event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) {
        event->ignore();
        return;
    }
    const qsizetype last = qsizetype(samples().size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        setCursorSample(m_cursor ? *m_cursor - 1 : last);
        break;
    case Qt::Key_Right:
        setCursorSample(m_cursor ? *m_cursor + 1 : last);
        break;
    case Qt::Key_Home:
        setCursorSample(0);
        break;
    case Qt::Key_End:
        setCursorSample(last);
        break;
    case Qt::Key_F:
        fit();
        break;
    default:
        event->ignore();
        return;
    }
    event->accept();
}

void MigrationChart::focusInEvent(QFocusEvent *event)
{
    QGraphicsView::focusInEvent(event);
    if (m_row.figures && !m_cursor && event->reason() != Qt::MouseFocusReason)
        setCursorSample(qsizetype(samples().size()) - 1);
    viewport()->update();
}

void MigrationChart::focusOutEvent(QFocusEvent *event)
{
    QGraphicsView::focusOutEvent(event);
    viewport()->update();
}

void MigrationChart::wheelEvent(QWheelEvent *event)
{
    const double x = event->position().x();
    const int turned = event->angleDelta().y();
    if (!m_row.figures || turned == 0) {
        event->ignore();
        return;
    }
    const double share = std::clamp((x - m_frame.upper.left()) / m_frame.upper.width(), 0.0, 1.0);
    const double at = m_frame.from + share * (m_frame.to - m_frame.from);
    const double span = (m_frame.to - m_frame.from) * std::pow(0.8, turned / 120.0);
    m_fitted = false;
    setSpan(at - share * span, at + (1 - share) * span);
    event->accept();
}

void MigrationChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_row.figures)
        m_grabbed = event->position().x();
}

void MigrationChart::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_row.figures)
        return;
    const double x = event->position().x();
    if (m_grabbed && event->buttons() & Qt::LeftButton) {
        const double moved = (*m_grabbed - x) / m_frame.upper.width() * (m_frame.to - m_frame.from);
        m_grabbed = x;
        if (m_frame.to - m_frame.from < m_end - m_begin)
            setSpan(m_frame.from + moved, m_frame.to + moved);
        return;
    }
    setCursorSample(sampleAt(x));
}

void MigrationChart::mouseReleaseEvent(QMouseEvent *event)
{
    m_grabbed.reset();
    if (m_row.figures)
        setCursorSample(sampleAt(event->position().x()));
}

void MigrationChart::mouseDoubleClickEvent(QMouseEvent *)
{
    fit();
}

void MigrationChart::paintOn(QPainter &painter, const QRectF &target)
{
    arrange();
    refill();
    scene()->setSceneRect(rect());
    render(&painter, target, rect());
}

QList<QPolygonF> MigrationChart::remainingRuns() const
{
    QList<QPolygonF> runs;
    for (const Run &run : m_runs)
        runs << points(*run.remaining);
    return runs;
}

QList<QPolygonF> MigrationChart::sentRuns() const
{
    QList<QPolygonF> runs;
    for (const Run &run : m_runs)
        runs << points(*run.sent);
    return runs;
}

QList<QPolygonF> MigrationChart::pauseRuns() const
{
    QList<QPolygonF> runs;
    for (const Run &run : m_runs)
        runs << points(*run.squares);
    return runs;
}

QColor MigrationChart::remainingColour() const
{
    return m_runs.empty() ? QColor() : m_runs.front().remaining->pen().color();
}

std::pair<QDateTime, QDateTime> MigrationChart::span() const
{
    return {moment(m_frame.from), moment(m_frame.to)};
}

} // namespace drover
