// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pill.h"

#include "ui/widgets/type.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace drover {

Pill::Pill(QWidget *parent) : QWidget(parent)
{
    setFont(smallFont());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Pill::setMark(const Mark &mark)
{
    if (mark == m_mark)
        return;
    m_mark = mark;
    setAccessibleName(mark.word);
    setToolTip(mark.tip);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int glyph = m_mark.glyph == Glyph::None ? 0 : glyphSide() + 4;
    return {8 + glyph + metrics.horizontalAdvance(m_mark.word) + 8, std::max(20, metrics.height() + 4)};
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = roles().ink(m_mark.tone);
    // What cannot be known has a dashed outline wherever it is shown. A tint that is no other than the page's
    // ground needs a line around it.
    const bool tinted = roles().tint(m_mark.tone) != roles().base;
    painter.setPen(m_mark.tone == Tone::Unknown ? QPen(ink, 1, Qt::DashLine)
                       : tinted                 ? QPen(Qt::NoPen)
                                                : QPen(ink, 1));
    painter.setBrush(roles().tint(m_mark.tone));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    int left = 8;
    if (m_mark.glyph != Glyph::None) {
        paintGlyph(&painter, QRectF(left, (height() - glyphSide()) / 2.0, glyphSide(), glyphSide()),
                   m_mark.glyph, ink);
        left += glyphSide() + 4;
    }
    painter.setPen(ink);
    painter.drawText(rect().adjusted(left, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft, m_mark.word);
}

} // namespace drover
