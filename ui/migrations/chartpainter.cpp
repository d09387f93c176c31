// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/chartpainter.h"

#include "ui/widgets/type.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct ChartPainterWords {
    Q_DECLARE_TR_FUNCTIONS(ChartPainterWords)
};

} // namespace

ChartPainter::ChartPainter(QPainter &painter, const ChartFrame &frame, const TraceFigures &figures,
                           const Roles &inks, double now)
    : m_painter(painter), m_frame(frame), m_figures(figures), m_inks(inks), m_now(now)
{
}

double ChartPainter::beginOf(const MigrationPass &pass) const
{
    return m_frame.xOf(msecs(samples()[size_t(pass.first)].at));
}

/// Returns what it has covered.
QRectF ChartPainter::drawText(const QPointF &at, Qt::Alignment side, const QString &text)
{
    const QFontMetricsF metrics(m_painter.font());
    const double width = metrics.horizontalAdvance(text);
    const double left = at.x() - (side & Qt::AlignRight ? width : side & Qt::AlignHCenter ? width / 2 : 0);
    m_painter.drawText(QPointF(left, at.y()), text);
    return {left, at.y() - metrics.ascent(), width, metrics.height()};
}

void ChartPainter::drawGround()
{
    const double now = std::clamp(m_frame.xOf(m_now), m_frame.upper.left(), m_frame.upper.right());
    for (QRectF future : {m_frame.upper, m_frame.lower}) {
        future.setLeft(now);
        m_painter.fillRect(future, m_inks.raised);
    }
    const auto line = [this](double y) {
        const double sharp = std::floor(y) + 0.5;
        m_painter.drawLine(QPointF(m_frame.upper.left(), sharp), QPointF(m_frame.upper.right(), sharp));
    };
    m_painter.setPen(QPen(m_inks.line, 1));
    for (int i = 0; i <= ChartFrame::steps; ++i)
        line(m_frame.remainingY(i * m_frame.mostRemaining / ChartFrame::steps));
    for (int exponent = ChartFrame::leastExponent; exponent <= ChartFrame::mostExponent; ++exponent)
        line(m_frame.pauseY(std::pow(10, exponent)));
}

void ChartPainter::drawScales()
{
    const QFontMetricsF metrics(m_painter.font());
    const double middle = (metrics.ascent() - metrics.descent()) / 2;
    m_painter.setPen(m_inks.text2);
    const double left = m_frame.upper.left() - 2 * ChartFrame::gap;
    const double right = m_frame.upper.right() + 2 * ChartFrame::gap;
    const double step = m_frame.mostRemaining / ChartFrame::steps;
    const double sentStep = m_frame.mostSent / ChartFrame::steps;
    for (int i = 0; i <= ChartFrame::steps; ++i) {
        const double y = m_frame.remainingY(i * step) + middle;
        drawText({left, y}, Qt::AlignRight, numberText(i * step, step));
        drawText({right, y}, Qt::AlignLeft, numberText(i * sentStep, sentStep));
    }
    // In a low panel every other label is left out.
    const int each = m_frame.lower.height() / 4 < metrics.height() ? 2 : 1;
    for (int exponent = ChartFrame::leastExponent; exponent <= ChartFrame::mostExponent; exponent += each)
        drawText({left, m_frame.pauseY(std::pow(10, exponent)) + middle}, Qt::AlignRight,
                 pauseLabel(exponent));

    const double base = metrics.ascent();
    drawText({m_frame.upper.left(), base}, Qt::AlignLeft,
             ChartPainterWords::tr("GB remaining, total %1")
                 .arg(QLocale().toString(gigabytes(m_figures.newest().memoryTotalBytes), 'f', 1)));
    drawText({m_frame.upper.right() + metrics.horizontalAdvance(u"00"_s), base}, Qt::AlignRight,
             ChartPainterWords::tr("GB sent, all passes"));
    drawText({m_frame.lower.left(), m_frame.lower.top() - ChartFrame::gap - metrics.descent()}, Qt::AlignLeft,
             ChartPainterWords::tr("Pause needed to finish"));
}

void ChartPainter::drawTimes(double width, bool goesOn)
{
    const QFontMetricsF metrics(m_painter.font());
    const bool days = m_frame.to - m_frame.from > 24 * 3600 * 1000.0;
    const double widest = metrics.horizontalAdvance(days ? u"00 MMM 00:00"_s : u"00:00:00"_s);
    const double step =
        timeStep((m_frame.to - m_frame.from) * (widest * 1.5) / std::max(1.0, m_frame.upper.width()));
    const double base = m_frame.lower.bottom() + ChartFrame::tick + ChartFrame::gap + metrics.ascent();
    // Ticks stand at round times of the operator's clock.
    const double offset = moment(m_frame.from).toLocalTime().offsetFromUtc() * 1000.0;
    double at = std::ceil((m_frame.from + offset) / step) * step - offset;
    for (; at <= m_frame.to; at += step) {
        const double x = m_frame.xOf(at);
        m_painter.setPen(m_inks.frame);
        m_painter.drawLine(QPointF(x, m_frame.lower.bottom()),
                           QPointF(x, m_frame.lower.bottom() + ChartFrame::tick));
        m_painter.setPen(m_inks.text2);
        const QDateTime time = moment(at).toLocalTime();
        const QString text = days ? QLocale().toString(time, u"d MMM HH:mm"_s) : time.toString(u"HH:mm:ss"_s);
        drawText({std::clamp(x, widest / 2 + ChartFrame::gap, width - widest / 2 - ChartFrame::gap), base},
                 Qt::AlignHCenter, text);
    }
    if (goesOn && m_now >= m_frame.from && m_now <= m_frame.to) {
        const double x = m_frame.xOf(m_now);
        m_painter.setPen(QPen(m_inks.text2, 1, Qt::DotLine));
        m_painter.drawLine(QPointF(x, m_frame.upper.top()), QPointF(x, m_frame.lower.bottom()));
        const QString word = ChartPainterWords::tr("now");
        if (x + ChartFrame::gap + metrics.horizontalAdvance(word) < m_frame.upper.right())
            drawText({x + ChartFrame::gap, m_frame.upper.top() + metrics.ascent()}, Qt::AlignLeft, word);
    }
}

void ChartPainter::drawPasses()
{
    const QFontMetricsF metrics(m_painter.font());
    const auto &passes = m_figures.passes;
    const double base = m_frame.upper.bottom() + ChartFrame::tick + metrics.ascent();
    double free = m_frame.upper.left();
    for (size_t at = 0; at < passes.size(); ++at) {
        const double begin = std::max(beginOf(passes[at]), m_frame.upper.left());
        const bool isLast = at + 1 == passes.size();
        const double end =
            std::min(isLast ? m_frame.xOf(m_now) : beginOf(passes[at + 1]), m_frame.upper.right());
        if (end < m_frame.upper.left() || begin > m_frame.upper.right())
            continue;
        if (passes[at].first > 0) {
            m_painter.setPen(m_inks.frame);
            m_painter.drawLine(QPointF(begin, m_frame.upper.bottom()),
                               QPointF(begin, m_frame.upper.bottom() + ChartFrame::tick));
        }
        // The first that is in sight says what the numbers are.
        const QString number = passes[at].isNumberExact
            ? QLocale().toString(passes[at].number)
            : ChartPainterWords::tr("≥ %1", "number of a pass").arg(passes[at].number);
        const QString text =
            free == m_frame.upper.left() ? ChartPainterWords::tr("pass %1").arg(number) : number;
        const double width = metrics.horizontalAdvance(text);
        const double left = (begin + end - width) / 2;
        if (left < free || left + width > m_frame.upper.right() + ChartFrame::gap)
            continue;
        m_painter.setPen(m_inks.text2);
        m_painter.drawText(QPointF(left, base), text);
        free = left + width + 3 * ChartFrame::gap;
    }
}

void ChartPainter::drawAllowed()
{
    const MigrationAssumptions &assumed = m_figures.judge.assumed();
    const auto begunAt = m_figures.judge.begunAt();
    if (!begunAt)
        return;
    const QColor ink = m_inks.ink(Tone::Ok);
    // One pixel after the other: the stairs have few steps, but where they are is Nova's affair.
    QPolygonF stairs;
    for (double x = m_frame.lower.left(); x <= m_frame.lower.right(); x += 1) {
        const double elapsed = (m_frame.timeAt(x) - msecs(*begunAt)) / 1000;
        stairs << QPointF(x, m_frame.pauseY(pauseAllowed(assumed, std::max(0.0, elapsed))));
    }
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(ink, 2));
    m_painter.drawPolyline(stairs);
    const double most = m_frame.pauseY(assumed.pauseAtMost);
    m_painter.setPen(QPen(ink, 1, Qt::DashLine));
    m_painter.drawLine(QPointF(m_frame.lower.left(), most), QPointF(m_frame.lower.right(), most));

    QFont strong = smallFont();
    strong.setWeight(QFont::DemiBold);
    m_painter.setFont(strong);
    m_painter.setPen(ink);
    const double nowAllowed = pauseAllowed(assumed, std::max(0.0, (m_now - msecs(*begunAt)) / 1000));
    const double left = m_frame.lower.left() + 2 * ChartFrame::gap;
    drawText({left, most - ChartFrame::gap}, Qt::AlignLeft,
             ChartPainterWords::tr("Allowed at most %1, assumed", "a pause")
                 .arg(pauseText({assumed.pauseAtMost, assumed.pauseAtMost})));
    const QFontMetricsF metrics(strong);
    const double y = m_frame.pauseY(nowAllowed);
    if (y - most > metrics.height() + ChartFrame::gap) {
        drawText({left, y - ChartFrame::gap}, Qt::AlignLeft,
                 ChartPainterWords::tr("Allowed now %1", "a pause").arg(pauseText({nowAllowed, nowAllowed})));
    }
    m_painter.setFont(smallFont());
}

void ChartPainter::drawPauseRanges()
{
    // The square is the lower one, and a line reaches to the upper.
    m_painter.setPen(QPen(m_inks.text2, 1));
    double drawnAt = -1;
    for (const MigrationPass &pass : m_figures.passes) {
        const auto needed = pauseNeeded(samples(), pass);
        const double x = beginOf(pass);
        if (!needed || x < m_frame.lower.left() || x > m_frame.lower.right() || x - drawnAt < 1)
            continue;
        drawnAt = x;
        const double top = m_frame.pauseY(needed->atMost);
        if (m_frame.pauseY(needed->atLeast) - top < 1)
            continue;
        m_painter.drawLine(QPointF(x, m_frame.pauseY(needed->atLeast)), QPointF(x, top));
        m_painter.drawLine(QPointF(x - 2, top), QPointF(x + 2, top));
    }
}

void ChartPainter::drawPoints(const std::vector<std::pair<qsizetype, qsizetype>> &runs)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_inks.series[remainingColourIndex]);
    for (const auto &[first, last] : runs) {
        const MigrationSample &sample = samples()[size_t(first)];
        if (first == last)
            m_painter.drawEllipse(QPointF(m_frame.xOf(msecs(sample.at)),
                                          m_frame.remainingY(gigabytes(sample.memoryRemainingBytes))),
                                  2, 2);
    }
}

void ChartPainter::drawNames()
{
    QFont strong = smallFont();
    strong.setWeight(QFont::DemiBold);
    m_painter.setFont(strong);
    nameBytes();
    namePause();
}

void ChartPainter::nameBytes()
{
    const QFontMetricsF metrics(m_painter.font());
    const QRectF &room = m_frame.upper;
    // Right of the curve's first slope, and left above the end of the rising one.
    const MigrationSample &early =
        samples()[size_t(sampleNear(samples(), m_frame.timeAt(room.left() + room.width() * 0.06)))];
    const double earlyX = std::max(m_frame.xOf(msecs(early.at)), room.left());
    m_painter.setPen(m_inks.series[remainingColourIndex]);
    const QRectF taken =
        drawText({earlyX + 4 * ChartFrame::gap,
                  std::clamp(m_frame.remainingY(gigabytes(early.memoryRemainingBytes)),
                             room.top() + metrics.ascent(), room.bottom() - ChartFrame::gap)},
                 Qt::AlignLeft, ChartPainterWords::tr("Remaining"));

    const MigrationSample &late =
        samples()[size_t(sampleNear(samples(), m_frame.timeAt(room.left() + room.width() * 0.86)))];
    const QString sent = ChartPainterWords::tr("Sent");
    const double lateX = m_frame.xOf(msecs(late.at)) - ChartFrame::gap;
    double base = std::max(m_frame.sentY(gigabytes(late.memoryProcessedBytes)) - 2 * ChartFrame::gap,
                           room.top() + metrics.ascent());
    // Early on both are at the same place: then this one stands under the other.
    const QRectF wanted(lateX - metrics.horizontalAdvance(sent), base - metrics.ascent(),
                        metrics.horizontalAdvance(sent), metrics.height());
    if (wanted.intersects(taken))
        base = taken.bottom() + ChartFrame::gap + metrics.ascent();
    m_painter.setPen(m_inks.series[sentColourIndex]);
    drawText({std::max(lateX, room.left() + wanted.width() + ChartFrame::gap), base}, Qt::AlignRight, sent);
}

void ChartPainter::namePause()
{
    const QFontMetricsF metrics(m_painter.font());
    for (auto pass = m_figures.passes.rbegin(); pass != m_figures.passes.rend(); ++pass) {
        const auto needed = pauseNeeded(samples(), *pass);
        const double x = beginOf(*pass);
        if (!needed || x > m_frame.lower.right())
            continue;
        const QString text = ChartPainterWords::tr("Needed %1", "a pause").arg(pauseText(*needed));
        // Below the squares where there is no room above.
        double base = m_frame.pauseY(needed->atMost) - 2 * ChartFrame::gap;
        if (base - metrics.ascent() < m_frame.lower.top())
            base = m_frame.pauseY(needed->atLeast) + 2 * ChartFrame::gap + metrics.ascent();
        m_painter.setPen(m_inks.text2);
        drawText({std::max(x, m_frame.lower.left() + metrics.horizontalAdvance(text)), base}, Qt::AlignRight,
                 text);
        return;
    }
}

void ChartPainter::drawRing(const QPointF &at, const QColor &ink)
{
    m_painter.setPen(QPen(ink, 2));
    m_painter.setBrush(m_inks.base);
    m_painter.drawEllipse(at, 3.5, 3.5);
}

void ChartPainter::drawCursor(qsizetype sampleIndex)
{
    const MigrationSample &sample = samples()[size_t(sampleIndex)];
    const MigrationPass &pass = m_figures.passAt(sampleIndex);
    const auto needed = pauseNeeded(samples(), pass);
    const double x = m_frame.xOf(msecs(sample.at));
    m_painter.setPen(QPen(m_inks.text, 1));
    m_painter.drawLine(QPointF(x, m_frame.upper.top()), QPointF(x, m_frame.lower.bottom()));

    drawRing({x, m_frame.remainingY(gigabytes(sample.memoryRemainingBytes))},
             m_inks.series[remainingColourIndex]);
    drawRing({x, m_frame.sentY(gigabytes(sample.memoryProcessedBytes))}, m_inks.series[sentColourIndex]);

    struct Line {
        QString label;
        QString value;
    };
    std::vector<Line> lines {{ChartPainterWords::tr("Remaining"), gigabytesText(sample.memoryRemainingBytes)},
                             {ChartPainterWords::tr("Sent"), gigabytesText(sample.memoryProcessedBytes)}};
    if (sample.diskTotalBytes > 0)
        lines.push_back({ChartPainterWords::tr("Disk remaining"), gigabytesText(sample.diskRemainingBytes)});
    lines.push_back({ChartPainterWords::tr("Pause needed"),
                     needed ? pauseText(*needed) : ChartPainterWords::tr("not known yet")});
    const QString head = ChartPainterWords::tr("%1 · %2", "time, number of the pass")
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
    const bool leftOfIt = x - 8 - size.width() > m_frame.upper.left();
    const QRectF box(QPointF(leftOfIt ? x - 8 - size.width() : x + 8, m_frame.upper.top() + ChartFrame::gap),
                     size);
    m_painter.setPen(QPen(m_inks.frame, 1));
    m_painter.setBrush(m_inks.base);
    m_painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    double y = box.top() + 6 + bold.ascent();
    m_painter.setFont(strong);
    m_painter.setPen(m_inks.text);
    m_painter.drawText(QPointF(box.left() + 8, y), head);
    m_painter.setFont(smallFont());
    for (const Line &line : lines) {
        y += metrics.height() + 2;
        m_painter.setPen(m_inks.text2);
        m_painter.drawText(QPointF(box.left() + 8, y), line.label);
        m_painter.setPen(m_inks.text);
        drawText({box.right() - 8, y}, Qt::AlignRight, line.value);
    }
}

} // namespace drover
