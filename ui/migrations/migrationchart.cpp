// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/migrationchart.h"

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

constexpr double shortestPause = 0.01; // Seconds; ends of the scale.
constexpr double longestPause = 100;
constexpr double shortestSpan = 15'000; // Msecs in sight when zoomed in.
constexpr int gap = 4;
constexpr int tick = 4;

// The colours of the curves among Roles::series.
constexpr size_t remainingColourIndex = 0;
constexpr size_t sentColourIndex = 5;

double gigabytes(qint64 bytes)
{
    return double(bytes) / 1e9;
}

double msecs(const QDateTime &at)
{
    return double(at.toMSecsSinceEpoch());
}

QDateTime moment(double msecs)
{
    return QDateTime::fromMSecsSinceEpoch(qint64(msecs));
}

/// A step that is easy to read, of which @p steps reach @p most.
double stepFor(double most, int steps)
{
    const double least = std::max(most, 1e-3) / steps;
    const double ten = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * ten >= least * 0.999)
            return factor * ten;
    }
    return 10 * ten;
}

/// As many digits as the step has, lest two labels read alike.
int decimalsOf(double step)
{
    constexpr int most = 5; // Of the smallest step there is.
    int decimals = 0;
    while (decimals < most && std::abs(std::remainder(step * std::pow(10, decimals), 1)) > 1e-6)
        ++decimals;
    return decimals;
}

QString numberText(double number, double step)
{
    return QLocale().toString(number, 'f', decimalsOf(step));
}

/// Between two labels of the time axis, in msecs.
double timeStep(double least)
{
    constexpr double second = 1000;
    constexpr double minute = 60 * second;
    constexpr double hour = 60 * minute;
    for (const double step :
         {5 * second, 10 * second, 15 * second, 30 * second, minute, 2 * minute, 5 * minute, 10 * minute,
          15 * minute, 30 * minute, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour}) {
        if (step >= least)
            return step;
    }
    return 24 * hour;
}

double onScale(double seconds)
{
    return std::clamp(seconds, shortestPause, longestPause);
}

QString exponentText(int exponent)
{
    switch (exponent) {
    case -2:
        return MigrationChart::tr("10 ms");
    case -1:
        return MigrationChart::tr("0.1 s");
    default:
        return MigrationChart::tr("%1 s").arg(std::lround(std::pow(10, exponent)));
    }
}

QPolygonF points(const QXYSeries &series)
{
    return QPolygonF(series.points());
}

void drawText(QPainter &painter, const QPointF &at, Qt::Alignment side, const QString &text)
{
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(text);
    const double left = at.x() - (side & Qt::AlignRight ? width : side & Qt::AlignHCenter ? width / 2 : 0);
    painter.drawText(QPointF(left, at.y()), text);
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
    m_pauseAxis->setRange(shortestPause, longestPause);
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
    const double remainingStep = stepFor(gigabytes(mostRemaining), m_steps);
    const double sentStep = stepFor(gigabytes(row.figures->newest().memoryProcessedBytes), m_steps);
    m_mostRemaining = remainingStep * m_steps;
    m_mostSent = sentStep * m_steps;
    m_remainingAxis->setRange(0, m_mostRemaining);
    m_sentAxis->setRange(0, m_mostSent);

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
        setSpan(m_from, m_to);
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
    m_from = std::clamp(from, m_begin, m_end - span);
    m_to = m_from + span;
    m_fitted = m_fitted || span >= all;
    m_upperTime->setRange(moment(m_from), moment(m_to));
    m_lowerTime->setRange(moment(m_from), moment(m_to));
    refill();
}

void MigrationChart::refill()
{
    if (!m_row.figures)
        return;
    const auto &passes = m_row.figures->passes;
    const int columns = std::max(64, int(m_upperRoom.width()));
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
                pause << QPointF(msecs(samples()[size_t(pass.first)].at), onScale(needed->atLeast));
        }
        remaining = thinned(remaining, m_from, m_to, columns);
        m_runs[at].remaining->replace(remaining);
        m_runs[at].fill->replace(remaining);
        m_runs[at].sent->replace(thinned(sent, m_from, m_to, columns));
        pause = thinned(pause, m_from, m_to, columns);
        m_runs[at].pause->replace(pause);
        m_runs[at].squares->replace(pause);
    }
    viewport()->update();
}

void MigrationChart::arrange()
{
    const QFontMetricsF metrics(smallFont());
    const double line = metrics.height();
    const double stepOfSent = m_mostSent / m_steps;
    const double left = 16 + gap
        + std::max({metrics.horizontalAdvance(exponentText(2)), metrics.horizontalAdvance(exponentText(-2)),
                    metrics.horizontalAdvance(numberText(m_mostRemaining, m_mostRemaining / m_steps))});
    const double right = 16 + gap + metrics.horizontalAdvance(numberText(m_mostSent, stepOfSent));
    const QRectF all(rect());
    // Captions above each panel, numbers of passes between them, times below.
    const double rooms =
        all.height() - (line + gap) - (line + gap + tick) - (line + gap) - (line + 2 * gap + tick);
    const double upper = std::max(24.0, rooms * 0.64);
    const double lower = std::max(24.0, rooms - upper);
    const double width = std::max(40.0, all.width() - left - right);
    m_upperRoom = QRectF(left, line + gap, width, upper);
    m_lowerRoom = QRectF(left, m_upperRoom.bottom() + tick + gap + line + line + gap, width, lower);
    scene()->setSceneRect(all);
    m_upper->setGeometry(all);
    m_lower->setGeometry(all);
    m_upper->setPlotArea(m_upperRoom);
    m_lower->setPlotArea(m_lowerRoom);
    viewport()->update();
}

void MigrationChart::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    arrange();
    refill();
}

double MigrationChart::xOf(double msecs) const
{
    return m_upperRoom.left() + (msecs - m_from) / (m_to - m_from) * m_upperRoom.width();
}

double MigrationChart::upperY(double gigabytes) const
{
    return m_upperRoom.bottom() - gigabytes / m_mostRemaining * m_upperRoom.height();
}

double MigrationChart::sentY(double gigabytes) const
{
    return m_upperRoom.bottom() - gigabytes / m_mostSent * m_upperRoom.height();
}

double MigrationChart::lowerY(double seconds) const
{
    const double share =
        std::log10(onScale(seconds) / shortestPause) / std::log10(longestPause / shortestPause);
    return m_lowerRoom.bottom() - share * m_lowerRoom.height();
}

qsizetype MigrationChart::sampleNear(double x) const
{
    const double at = m_from + (x - m_upperRoom.left()) / m_upperRoom.width() * (m_to - m_from);
    const auto next = std::ranges::lower_bound(
        samples(), at, {}, [](const MigrationSample &sample) { return msecs(sample.at); });
    if (next == samples().end())
        return qsizetype(samples().size()) - 1;
    const auto index = next - samples().begin();
    if (index > 0 && at - msecs(samples()[size_t(index - 1)].at) < msecs(next->at) - at)
        return index - 1;
    return index;
}

void MigrationChart::drawBackground(QPainter *painter, const QRectF &rect)
{
    const Roles &colours = inks();
    painter->fillRect(rect, colours.base);
    if (!m_row.figures)
        return;
    // What is not yet.
    const double now = std::clamp(xOf(m_now), m_upperRoom.left(), m_upperRoom.right());
    for (const QRectF &room : {m_upperRoom, m_lowerRoom}) {
        QRectF future = room;
        future.setLeft(now);
        painter->fillRect(future, colours.raised);
    }
    const auto line = [painter, this](double y) {
        const double sharp = std::floor(y) + 0.5;
        painter->drawLine(QPointF(m_upperRoom.left(), sharp), QPointF(m_upperRoom.right(), sharp));
    };
    painter->setPen(QPen(colours.line, 1));
    for (int i = 0; i <= m_steps; ++i)
        line(upperY(i * m_mostRemaining / m_steps));
    for (int exponent = -2; exponent <= 2; ++exponent)
        line(lowerY(std::pow(10, exponent)));
}

void MigrationChart::drawForeground(QPainter *painter, const QRectF &)
{
    if (!m_row.figures)
        return;
    painter->save();
    painter->setFont(smallFont());
    drawScales(*painter);
    drawTimes(*painter);
    painter->save();
    painter->setClipRect(QRectF(m_upperRoom.left() - 4, 0, m_upperRoom.width() + 8, height()));
    drawPasses(*painter);
    drawPauseRanges(*painter);
    drawNames(*painter);
    painter->restore();
    drawCursor(*painter);
    if (hasFocus()) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(inks().accent, 2));
        painter->drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void MigrationChart::drawScales(QPainter &painter) const
{
    const QFontMetricsF metrics(painter.font());
    const double middle = (metrics.ascent() - metrics.descent()) / 2;
    painter.setPen(inks().text2);
    const double left = m_upperRoom.left() - 2 * gap;
    const double right = m_upperRoom.right() + 2 * gap;
    const double step = m_mostRemaining / m_steps;
    const double sentStep = m_mostSent / m_steps;
    for (int i = 0; i <= m_steps; ++i) {
        const double y = upperY(i * step) + middle;
        drawText(painter, {left, y}, Qt::AlignRight, numberText(i * step, step));
        drawText(painter, {right, y}, Qt::AlignLeft, numberText(i * sentStep, sentStep));
    }
    // In a low panel every other label is left out.
    const int each = m_lowerRoom.height() / 4 < metrics.height() ? 2 : 1;
    for (int exponent = -2; exponent <= 2; exponent += each)
        drawText(painter, {left, lowerY(std::pow(10, exponent)) + middle}, Qt::AlignRight,
                 exponentText(exponent));

    const double base = metrics.ascent();
    drawText(painter, {m_upperRoom.left(), base}, Qt::AlignLeft,
             tr("GB remaining, total %1")
                 .arg(QLocale().toString(gigabytes(m_row.figures->newest().memoryTotalBytes), 'f', 1)));
    drawText(painter, {m_upperRoom.right() + metrics.horizontalAdvance(u"00"_s), base}, Qt::AlignRight,
             tr("GB sent, all passes"));
    drawText(painter, {m_lowerRoom.left(), m_lowerRoom.top() - gap - metrics.descent()}, Qt::AlignLeft,
             tr("Pause needed to finish"));
}

void MigrationChart::drawTimes(QPainter &painter) const
{
    const QFontMetricsF metrics(painter.font());
    const bool days = m_to - m_from > 24 * 3600 * 1000.0;
    const double width = metrics.horizontalAdvance(days ? u"00 MMM 00:00"_s : u"00:00:00"_s);
    const double step = timeStep((m_to - m_from) * (width * 1.5) / std::max(1.0, m_upperRoom.width()));
    const double base = m_lowerRoom.bottom() + tick + gap + metrics.ascent();
    // Ticks stand at round times of the operator's clock.
    const double offset = moment(m_from).toLocalTime().offsetFromUtc() * 1000.0;
    double at = std::ceil((m_from + offset) / step) * step - offset;
    for (; at <= m_to; at += step) {
        const double x = xOf(at);
        painter.setPen(inks().frame);
        painter.drawLine(QPointF(x, m_lowerRoom.bottom()), QPointF(x, m_lowerRoom.bottom() + tick));
        painter.setPen(inks().text2);
        const QDateTime time = moment(at).toLocalTime();
        const QString text = days ? QLocale().toString(time, u"d MMM HH:mm"_s) : time.toString(u"HH:mm:ss"_s);
        drawText(painter, {std::clamp(x, width / 2 + gap, this->width() - width / 2 - gap), base},
                 Qt::AlignHCenter, text);
    }
    if (m_row.age && m_now >= m_from && m_now <= m_to) {
        const double x = xOf(m_now);
        painter.setPen(QPen(inks().text2, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, m_upperRoom.top()), QPointF(x, m_lowerRoom.bottom()));
        const QString word = tr("now");
        if (x + gap + metrics.horizontalAdvance(word) < m_upperRoom.right())
            drawText(painter, {x + gap, m_upperRoom.top() + metrics.ascent()}, Qt::AlignLeft, word);
    }
}

void MigrationChart::drawPasses(QPainter &painter) const
{
    const QFontMetricsF metrics(painter.font());
    const auto &passes = m_row.figures->passes;
    const double base = m_upperRoom.bottom() + tick + metrics.ascent();
    double free = m_upperRoom.left();
    for (size_t at = 0; at < passes.size(); ++at) {
        const double begin = std::max(xOf(msecs(samples()[size_t(passes[at].first)].at)), m_upperRoom.left());
        const bool isLast = at + 1 == passes.size();
        const double end =
            std::min(isLast ? xOf(m_now) : xOf(msecs(samples()[size_t(passes[at + 1].first)].at)),
                     m_upperRoom.right());
        if (end < m_upperRoom.left() || begin > m_upperRoom.right())
            continue;
        if (passes[at].first > 0) {
            painter.setPen(inks().frame);
            painter.drawLine(QPointF(begin, m_upperRoom.bottom()),
                             QPointF(begin, m_upperRoom.bottom() + tick));
        }
        // The first that is in sight says what the numbers are.
        const QString number = passes[at].isNumberExact
            ? QLocale().toString(passes[at].number)
            : tr("≥ %1", "number of a pass").arg(passes[at].number);
        const QString text = free == m_upperRoom.left() ? tr("pass %1").arg(number) : number;
        const double width = metrics.horizontalAdvance(text);
        const double left = (begin + end - width) / 2;
        if (left < free || left + width > m_upperRoom.right() + gap)
            continue;
        painter.setPen(inks().text2);
        painter.drawText(QPointF(left, base), text);
        free = left + width + 3 * gap;
    }
}

void MigrationChart::drawPauseRanges(QPainter &painter) const
{
    // Where the samples tell only bounds, the square is the lower one and a line reaches to the upper.
    painter.setPen(QPen(inks().text2, 1));
    double drawnAt = -1;
    for (const MigrationPass &pass : m_row.figures->passes) {
        const auto needed = pauseNeeded(samples(), pass);
        const double x = xOf(msecs(samples()[size_t(pass.first)].at));
        if (!needed || x < m_lowerRoom.left() || x > m_lowerRoom.right() || x - drawnAt < 1)
            continue;
        drawnAt = x;
        const double top = lowerY(needed->atMost);
        if (lowerY(needed->atLeast) - top < 1)
            continue;
        painter.drawLine(QPointF(x, lowerY(needed->atLeast)), QPointF(x, top));
        painter.drawLine(QPointF(x - 2, top), QPointF(x + 2, top));
    }
    // A sample between two gaps is a point, which no line shows.
    painter.setPen(Qt::NoPen);
    painter.setBrush(inks().series[remainingColourIndex]);
    for (const auto &[first, last] : m_spans) {
        const MigrationSample &sample = samples()[size_t(first)];
        if (first == last)
            painter.drawEllipse(
                QPointF(xOf(msecs(sample.at)), upperY(gigabytes(sample.memoryRemainingBytes))), 2, 2);
    }
}

void MigrationChart::drawNames(QPainter &painter) const
{
    QFont strong = smallFont();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    const QFontMetricsF metrics(strong);
    const double from = m_upperRoom.left();
    const double width = m_upperRoom.width();

    // Right of the curve's first slope, and left above the end of the rising one.
    const MigrationSample &early = samples()[size_t(sampleNear(from + width * 0.06))];
    const double earlyX = std::max(xOf(msecs(early.at)), from);
    painter.setPen(inks().series[remainingColourIndex]);
    drawText(painter,
             {earlyX + 4 * gap,
              std::clamp(upperY(gigabytes(early.memoryRemainingBytes)), m_upperRoom.top() + metrics.ascent(),
                         m_upperRoom.bottom() - gap)},
             Qt::AlignLeft, tr("Remaining"));

    const MigrationSample &late = samples()[size_t(sampleNear(from + width * 0.86))];
    painter.setPen(inks().series[sentColourIndex]);
    drawText(painter,
             {xOf(msecs(late.at)) - gap,
              std::max(sentY(gigabytes(late.memoryProcessedBytes)) - 2 * gap,
                       m_upperRoom.top() + metrics.ascent())},
             Qt::AlignRight, tr("Sent"));

    for (auto pass = m_row.figures->passes.rbegin(); pass != m_row.figures->passes.rend(); ++pass) {
        const auto needed = pauseNeeded(samples(), *pass);
        const double x = xOf(msecs(samples()[size_t(pass->first)].at));
        if (!needed || x > m_lowerRoom.right())
            continue;
        const QString text = tr("Needed %1", "a pause").arg(pauseText(*needed));
        // Below the squares where there is no room above.
        double base = lowerY(needed->atMost) - 2 * gap;
        if (base - metrics.ascent() < m_lowerRoom.top())
            base = lowerY(needed->atLeast) + 2 * gap + metrics.ascent();
        painter.setPen(inks().text2);
        drawText(painter, {std::max(x, from + metrics.horizontalAdvance(text)), base}, Qt::AlignRight, text);
        break;
    }
}

void MigrationChart::drawCursor(QPainter &painter) const
{
    if (!m_cursor)
        return;
    const Roles &colours = inks();
    const MigrationSample &sample = samples()[size_t(*m_cursor)];
    const MigrationPass &pass = m_row.figures->passAt(*m_cursor);
    const auto needed = pauseNeeded(samples(), pass);
    const double x = xOf(msecs(sample.at));
    painter.setPen(QPen(colours.text, 1));
    painter.drawLine(QPointF(x, m_upperRoom.top()), QPointF(x, m_lowerRoom.bottom()));

    const auto ring = [&painter, &colours](const QPointF &at, const QColor &ink) {
        painter.setPen(QPen(ink, 2));
        painter.setBrush(colours.base);
        painter.drawEllipse(at, 3.5, 3.5);
    };
    ring({x, upperY(gigabytes(sample.memoryRemainingBytes))}, colours.series[remainingColourIndex]);
    ring({x, sentY(gigabytes(sample.memoryProcessedBytes))}, colours.series[sentColourIndex]);

    struct Line {
        QString label;
        QString value;
    };
    std::vector<Line> lines {{tr("Remaining"), gigabytesText(sample.memoryRemainingBytes)},
                             {tr("Sent"), gigabytesText(sample.memoryProcessedBytes)}};
    if (sample.diskTotalBytes > 0)
        lines.push_back({tr("Disk remaining"), gigabytesText(sample.diskRemainingBytes)});
    lines.push_back({tr("Pause needed"), needed ? pauseText(*needed) : tr("not known yet")});
    const QString head = tr("%1 · %2", "time, number of the pass")
                             .arg(sample.at.toLocalTime().toString(u"HH:mm:ss"_s), passText(pass));

    QFont strong = smallFont();
    strong.setWeight(QFont::DemiBold);
    const QFontMetricsF bold(strong);
    const QFontMetricsF metrics(smallFont());
    double width = bold.horizontalAdvance(head);
    for (const Line &line : lines)
        width = std::max(width,
                         metrics.horizontalAdvance(line.label) + 16 + metrics.horizontalAdvance(line.value));
    const QSizeF size(width + 16, bold.height() + double(lines.size()) * (metrics.height() + 2) + 14);
    const bool leftOfIt = x - 8 - size.width() > m_upperRoom.left();
    const QRectF box(QPointF(leftOfIt ? x - 8 - size.width() : x + 8, m_upperRoom.top() + gap), size);
    painter.setPen(QPen(colours.frame, 1));
    painter.setBrush(colours.base);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    double y = box.top() + 6 + bold.ascent();
    painter.setFont(strong);
    painter.setPen(colours.text);
    painter.drawText(QPointF(box.left() + 8, y), head);
    painter.setFont(smallFont());
    for (const Line &line : lines) {
        y += metrics.height() + 2;
        painter.setPen(colours.text2);
        painter.drawText(QPointF(box.left() + 8, y), line.label);
        painter.setPen(colours.text);
        drawText(painter, {box.right() - 8, y}, Qt::AlignRight, line.value);
    }
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
    if (at < m_from)
        setSpan(at, at + m_to - m_from);
    else if (at > m_to)
        setSpan(at - (m_to - m_from), at);
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
    const double share = std::clamp((x - m_upperRoom.left()) / m_upperRoom.width(), 0.0, 1.0);
    const double at = m_from + share * (m_to - m_from);
    const double span = (m_to - m_from) * std::pow(0.8, turned / 120.0);
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
        const double moved = (*m_grabbed - x) / m_upperRoom.width() * (m_to - m_from);
        m_grabbed = x;
        if (m_to - m_from < m_end - m_begin)
            setSpan(m_from + moved, m_to + moved);
        return;
    }
    setCursorSample(sampleNear(x));
}

void MigrationChart::mouseReleaseEvent(QMouseEvent *event)
{
    m_grabbed.reset();
    if (m_row.figures)
        setCursorSample(sampleNear(event->position().x()));
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
    return {moment(m_from), moment(m_to)};
}

} // namespace drover
