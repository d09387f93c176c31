// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.h"

#include <QPainter>

namespace drover {

void paintSparkline(QPainter *painter, const QRectF &rect, const Sparkline &sparkline, const QColor &ink)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(roles().line, 1));
    painter->drawLine(QPointF(rect.left(), rect.bottom() - 1), QPointF(rect.right(), rect.bottom() - 1));

    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    // The line has a width: it stays within, and off the base line.
    const QRectF room = rect.adjusted(1, 2, -1, -2);
    for (const QPolygonF &run : sparkline.runs) {
        QPolygonF line;
        for (const QPointF &at : run)
            line << QPointF(room.left() + at.x() * room.width(), room.bottom() - at.y() * room.height());
        if (line.size() == 1)
            painter->drawPoint(line.first());
        else
            painter->drawPolyline(line);
    }
    painter->restore();
}

} // namespace drover
