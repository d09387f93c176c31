// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/stepmark.h"

#include "ui/widgets/stateglyph.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/type.h"

#include <QPainter>

#include <algorithm>

namespace drover {

namespace {

constexpr int leftEdge = 16;
constexpr int ringSide = 18;
constexpr int ringGap = 8;

} // namespace

StepMark::StepMark(int number, const QString &name, QWidget *parent)
    : QAbstractButton(parent), m_number(number)
{
    setText(name);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setState(State::Ahead, false);
}

void StepMark::setState(State state, bool reachable)
{
    m_state = state;
    setEnabled(reachable);
    const QString said = state == State::Done ? tr("Step %1, %2, done")
        : state == State::Current             ? tr("Step %1, %2, shown now")
                                              : tr("Step %1, %2, ahead");
    setAccessibleName(said.arg(m_number).arg(text()));
    update();
}

QSize StepMark::sizeHint() const
{
    const QFontMetrics metrics(strongFont());
    return {leftEdge + ringSide + ringGap + metrics.horizontalAdvance(text()) + leftEdge,
            std::max(32, metrics.height() + 12)};
}

void StepMark::paintEvent(QPaintEvent *)
{
    const Roles &colours = roles();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_state == State::Current) {
        painter.fillRect(rect(), colours.selection);
        painter.fillRect(0, 0, 3, height(), colours.accent);
    } else if (isEnabled() && underMouse()) {
        painter.fillRect(rect(), colours.hover);
    }
    const QRectF ring(leftEdge, (height() - ringSide) / 2.0, ringSide, ringSide);
    if (m_state == State::Done) {
        paintGlyph(&painter, ring.adjusted(1, 1, -1, -1), Glyph::DiscTick, colours.ink(Tone::Ok));
    } else {
        const QColor ink = m_state == State::Current ? colours.text : colours.text2;
        painter.setPen(QPen(ink, 1.2));
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1));
        painter.setFont(captionFont());
        painter.drawText(ring, Qt::AlignCenter, QString::number(m_number));
    }
    painter.setFont(m_state == State::Current ? strongFont() : font());
    painter.setPen(m_state == State::Current ? colours.text : colours.text2);
    painter.drawText(rect().adjusted(leftEdge + ringSide + ringGap, 0, -4, 0),
                     Qt::AlignVCenter | Qt::AlignLeft, text());
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(5, 2, -3, -2), 4, 4);
    }
}

} // namespace drover
