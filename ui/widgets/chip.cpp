// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include "ui/widgets/type.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace drover {

Chip::Chip(Glyph glyph, Tone tone, QWidget *parent) : QAbstractButton(parent), m_glyph(glyph), m_tone(tone)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setWords(const QString &title, int count)
{
    const QString words =
        tr("%1 %2", "what a chip picks out, and how many").arg(title, QLocale().toString(count));
    if (words == text())
        return;
    setText(words);
    updateGeometry();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int glyph = m_glyph == Glyph::None ? 0 : glyphSide() + 4;
    return {12 + glyph + metrics.horizontalAdvance(text()) + 12, std::max(24, metrics.height() + 8)};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Roles &colours = roles();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() || isChecked() ? colours.accent : colours.line, hasFocus() ? 2 : 1));
    painter.setBrush(isChecked() ? colours.selection : underMouse() ? colours.hover : colours.base);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    int left = 12;
    if (m_glyph != Glyph::None) {
        paintGlyph(&painter, QRectF(left, (height() - glyphSide()) / 2.0, glyphSide(), glyphSide()), m_glyph,
                   colours.ink(m_tone));
        left += glyphSide() + 4;
    }
    painter.setPen(colours.text);
    painter.drawText(rect().adjusted(left, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

} // namespace drover
