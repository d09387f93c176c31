// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stateglyph.h"

#include "ui/widgets/type.h"

#include <QPainter>
#include <QPainterPath>
#include <QPainterPathStroker>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace drover {

namespace {

/// Geometry on a grid of 16: one part filled, one drawn as lines.
struct Shape {
    QPainterPath filled;
    QPainterPath lines;
    qreal width = 1.8;
    bool dashed = false;
};

QPainterPath polyline(std::initializer_list<QPointF> points)
{
    QPainterPath path(*points.begin());
    for (const QPointF &point : points)
        path.lineTo(point);
    return path;
}

QPainterPath polygon(std::initializer_list<QPointF> points)
{
    QPainterPath path = polyline(points);
    path.closeSubpath();
    return path;
}

QPainterPath disc(qreal radius)
{
    QPainterPath path;
    path.addEllipse(QPointF(8, 8), radius, radius);
    return path;
}

/// A line as an area, so that it can be cut out of another.
QPainterPath cut(const QPainterPath &line, qreal width)
{
    QPainterPathStroker stroker;
    stroker.setWidth(width);
    stroker.setCapStyle(Qt::RoundCap);
    stroker.setJoinStyle(Qt::RoundJoin);
    return stroker.createStroke(line);
}

QPainterPath cross(qreal from, qreal to)
{
    QPainterPath path = polyline({{from, from}, {to, to}});
    path.addPath(polyline({{to, from}, {from, to}}));
    return path;
}

QPainterPath exclamation(qreal top, qreal end, qreal dot)
{
    QPainterPath mark = cut(polyline({{8, top}, {8, end}}), 1.7);
    mark.addEllipse(QPointF(8, dot), 1.05, 1.05);
    return mark;
}

QPainterPath questionMark()
{
    QPainterPath path(QPointF(6.5, 6.7));
    path.cubicTo(6.6, 4.9, 9.6, 4.9, 9.5, 6.8);
    path.cubicTo(9.4, 7.9, 8, 7.9, 8, 9.2);
    return path;
}

QPainterPath octagon()
{
    QPainterPath path;
    for (int corner = 0; corner < 8; ++corner) {
        const qreal angle = (corner + 0.5) * std::numbers::pi / 4;
        const QPointF at(8 + 7 * std::cos(angle), 8 + 7 * std::sin(angle));
        corner == 0 ? path.moveTo(at) : path.lineTo(at);
    }
    path.closeSubpath();
    return path;
}

Shape wrench()
{
    // A round head at the upper right with the jaw cut out, the handle to the lower left.
    QPainterPath head;
    head.addEllipse(QPointF(10.6, 5.4), 4.6, 4.6);
    const QPainterPath handle = cut(polyline({{3.4, 12.6}, {9, 7}}), 3.6);
    QPainterPath jaw(QPointF(9.1, 5.3));
    jaw.lineTo(13.6, 0.8);
    jaw.lineTo(15.2, 2.4);
    jaw.lineTo(10.7, 6.9);
    jaw.closeSubpath();
    return {.filled = head.united(handle).subtracted(jaw), .lines = {}};
}

Shape hand()
{
    QPainterPath path(QPointF(4, 9.5));
    path.lineTo(4, 5);
    path.cubicTo(4, 3.8, 6, 3.8, 6, 5);
    path.lineTo(6, 3.2);
    path.cubicTo(6, 1.8, 8, 1.8, 8, 3.2);
    path.cubicTo(8, 1.4, 10, 1.4, 10, 3.2);
    path.lineTo(10, 4.4);
    path.cubicTo(10, 3.2, 12, 3.2, 12, 4.4);
    path.lineTo(12, 9.5);
    path.cubicTo(12, 12.8, 10.4, 14.3, 8, 14.3);
    path.cubicTo(5.4, 14.3, 4.6, 12.9, 2.4, 9.8);
    path.cubicTo(1.8, 8.6, 3.2, 8, 4, 9.5);
    QPainterPath fingers = polyline({{6, 5}, {6, 7.6}});
    fingers.addPath(polyline({{8, 3.2}, {8, 7.4}}));
    fingers.addPath(polyline({{10, 4.4}, {10, 7.6}}));
    path.addPath(fingers);
    return {.filled = {}, .lines = path, .width = 1.3};
}

Shape arrows()
{
    QPainterPath path;
    path.arcMoveTo(QRectF(2.4, 2.4, 11.2, 11.2), 20);
    path.arcTo(QRectF(2.4, 2.4, 11.2, 11.2), 20, 140);
    path.arcMoveTo(QRectF(2.4, 2.4, 11.2, 11.2), 200);
    path.arcTo(QRectF(2.4, 2.4, 11.2, 11.2), 200, 140);
    path.addPath(polyline({{13.5, 2.2}, {13.5, 5.8}, {9.9, 5.8}}));
    path.addPath(polyline({{2.5, 13.8}, {2.5, 10.2}, {6.1, 10.2}}));
    return {.filled = {}, .lines = path, .width = 1.6};
}

Shape brokenChain()
{
    // Two half links from lower left to upper right, and sparks where they have come apart.
    QPainterPath path(QPointF(6.4, 7.4));
    path.lineTo(3.2, 10.6);
    path.cubicTo(0.8, 13.2, 4, 15.2, 5.8, 13);
    path.lineTo(8.6, 10.2);
    path.moveTo(9.6, 8.6);
    path.lineTo(12.8, 5.4);
    path.cubicTo(15.2, 2.8, 12, 0.8, 10.2, 3);
    path.lineTo(7.4, 5.8);
    path.addPath(polyline({{4.4, 1.6}, {5, 3.8}}));
    path.addPath(polyline({{1.6, 4.4}, {3.8, 5}}));
    path.addPath(polyline({{11.6, 14.4}, {11, 12.2}}));
    path.addPath(polyline({{14.4, 11.6}, {12.2, 11}}));
    return {.filled = {}, .lines = path, .width = 1.6};
}

Shape make(Glyph glyph)
{
    switch (glyph) {
    case Glyph::None:
        return {};
    case Glyph::DiscTick:
        return {.filled = disc(6.8).subtracted(cut(polyline({{5, 8.3}, {7.1, 10.4}, {11, 5.9}}), 1.8)),
                .lines = {}};
    case Glyph::TriangleMark:
        return {.filled =
                    polygon({{8, 1.2}, {15.2, 14.4}, {0.8, 14.4}}).subtracted(exclamation(5.9, 9.3, 12)),
                .lines = {}};
    case Glyph::OctagonCross:
        return {.filled = octagon().subtracted(cut(cross(5.6, 10.4), 1.8)), .lines = {}};
    case Glyph::DashedDiamond: {
        QPainterPath mark = cut(questionMark(), 1.4);
        mark.addEllipse(QPointF(8, 11.3), 0.9, 0.9);
        return {.filled = mark,
                .lines = polygon({{8, 0.9}, {15.1, 8}, {8, 15.1}, {0.9, 8}}),
                .width = 1.3,
                .dashed = true};
    }
    case Glyph::DiscInfo: {
        QPainterPath mark = cut(polyline({{8, 7.4}, {8, 11.2}}), 1.6);
        mark.addEllipse(QPointF(8, 4.9), 1, 1);
        return {.filled = mark, .lines = disc(6.4), .width = 1.4};
    }
    case Glyph::Play:
        return {.filled = polygon({{3.6, 2.2}, {13.6, 8}, {3.6, 13.8}}), .lines = {}};
    case Glyph::OpenSquare: {
        QPainterPath path;
        path.addRoundedRect(QRectF(3, 3, 10, 10), 1, 1);
        return {.filled = {}, .lines = path, .width = 1.6};
    }
    case Glyph::Bars: {
        QPainterPath path;
        path.addRect(QRectF(3.4, 2.6, 3.4, 10.8));
        path.addRect(QRectF(9.2, 2.6, 3.4, 10.8));
        return {.filled = path, .lines = {}};
    }
    case Glyph::DoubleChevron: {
        QPainterPath path = polyline({{2.8, 3}, {7.6, 8}, {2.8, 13}});
        path.addPath(polyline({{8.4, 3}, {13.2, 8}, {8.4, 13}}));
        return {.filled = {}, .lines = path, .width = 2};
    }
    case Glyph::Arrows:
        return arrows();
    case Glyph::Hourglass:
        return {.filled = polygon({{3, 1.4},
                                   {13, 1.4},
                                   {13, 3.6},
                                   {9.6, 8},
                                   {13, 12.4},
                                   {13, 14.6},
                                   {3, 14.6},
                                   {3, 12.4},
                                   {6.4, 8},
                                   {3, 3.6}}),
                .lines = {}};
    case Glyph::Cross:
        return {.filled = {}, .lines = cross(3, 13), .width = 2.4};
    case Glyph::Dot:
        return {.filled = disc(3), .lines = {}};
    case Glyph::ArrowDown: {
        QPainterPath path = polyline({{8, 2}, {8, 13.4}});
        path.addPath(polyline({{3.4, 8.8}, {8, 13.4}, {12.6, 8.8}}));
        return {.filled = {}, .lines = path, .width = 2};
    }
    case Glyph::ArrowDownLine: {
        QPainterPath path = polyline({{8, 1.4}, {8, 10.4}});
        path.addPath(polyline({{3.8, 6.4}, {8, 10.6}, {12.2, 6.4}}));
        path.addPath(polyline({{2.6, 14}, {13.4, 14}}));
        return {.filled = {}, .lines = path, .width = 2};
    }
    case Glyph::Wrench:
        return wrench();
    case Glyph::BarredCircle: {
        QPainterPath path = disc(6.4);
        path.addPath(polyline({{3.5, 3.5}, {12.5, 12.5}}));
        return {.filled = {}, .lines = path, .width = 1.6};
    }
    case Glyph::HalfDisc: {
        QPainterPath half(QPointF(8, 8));
        half.arcTo(QRectF(1.6, 1.6, 12.8, 12.8), 90, 180);
        half.closeSubpath();
        return {.filled = half, .lines = disc(6.2), .width = 1.5};
    }
    case Glyph::Ring:
        return {.filled = {}, .lines = disc(5.6), .width = 1.6};
    case Glyph::Hand:
        return hand();
    case Glyph::Tick:
        return {.filled = {}, .lines = polyline({{2.8, 8.6}, {6.4, 12.2}, {13.2, 4.4}}), .width = 2};
    case Glyph::Stop: {
        QPainterPath square;
        square.addRoundedRect(QRectF(5.8, 5.8, 4.4, 4.4), 0.6, 0.6);
        return {.filled = square, .lines = disc(6.4), .width = 1.5};
    }
    case Glyph::Dots: {
        QPainterPath path;
        for (const qreal x : {3.2, 8.0, 12.8})
            path.addEllipse(QPointF(x, 8), 1.4, 1.4);
        return {.filled = path, .lines = {}};
    }
    case Glyph::FallingLine: {
        QPainterPath path = polyline({{1.8, 3.6}, {6, 8.4}, {8.6, 6.2}, {14, 12.2}});
        path.addPath(polyline({{10, 12.4}, {14.2, 12.4}, {14.2, 8.2}}));
        return {.filled = {}, .lines = path, .width = 1.8};
    }
    case Glyph::Clock: {
        QPainterPath path;
        path.addEllipse(QPointF(8, 8.8), 5.4, 5.4);
        path.addPath(polyline({{8, 5.8}, {8, 9}, {10.4, 10.2}}));
        path.addPath(polyline({{1.6, 4.4}, {4.4, 1.8}}));
        path.addPath(polyline({{14.4, 4.4}, {11.6, 1.8}}));
        return {.filled = {}, .lines = path, .width = 1.5};
    }
    case Glyph::Equals: {
        QPainterPath path = polyline({{2.6, 5.6}, {13.4, 5.6}});
        path.addPath(polyline({{2.6, 10.4}, {13.4, 10.4}}));
        return {.filled = {}, .lines = path, .width = 2.2};
    }
    case Glyph::BrokenChain:
        return brokenChain();
    case Glyph::Infinity: {
        QPainterPath path(QPointF(8, 8));
        path.cubicTo(10.4, 3.4, 15, 4, 15, 8);
        path.cubicTo(15, 12, 10.4, 12.6, 8, 8);
        path.cubicTo(5.6, 3.4, 1, 4, 1, 8);
        path.cubicTo(1, 12, 5.6, 12.6, 8, 8);
        return {.filled = {}, .lines = path, .width = 1.9};
    }
    case Glyph::DoubleTriangle: {
        QPainterPath path = polygon({{1.6, 3}, {8, 8}, {1.6, 13}});
        path.addPath(polygon({{8, 3}, {14.4, 8}, {8, 13}}));
        return {.filled = path, .lines = {}};
    }
    }
    return {};
}

const Shape &shape(Glyph glyph)
{
    static std::map<Glyph, Shape> shapes;
    const auto [at, isNew] = shapes.try_emplace(glyph);
    if (isNew)
        at->second = make(glyph);
    return at->second;
}

} // namespace

int glyphSide()
{
    return grown(12);
}

void paintGlyph(QPainter *painter, const QRectF &rect, Glyph glyph, const QColor &ink)
{
    if (glyph == Glyph::None)
        return;
    const Shape &drawn = shape(glyph);
    const qreal side = std::min(rect.width(), rect.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center().x() - side / 2, rect.center().y() - side / 2);
    painter->scale(side / 16, side / 16);
    painter->fillPath(drawn.filled, ink);
    if (!drawn.lines.isEmpty()) {
        QPen pen(ink, drawn.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        if (drawn.dashed) {
            pen.setCapStyle(Qt::FlatCap);
            pen.setDashPattern({2.4, 1.6});
        }
        painter->strokePath(drawn.lines, pen);
    }
    painter->restore();
}

} // namespace drover
