// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/widgets/inklabel.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/type.h"

#include <QPainter>
#include <QVBoxLayout>

namespace drover {

Card::Card(const QString &heading, QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setAccessibleName(heading);
    m_column->setContentsMargins(16, 12, 16, 16);
    m_column->setSpacing(8);
    auto *label = new InkLabel(InkLabel::Ink::Secondary, this);
    label->setFont(captionFont());
    label->setText(heading);
    label->setVisible(!heading.isEmpty());
    m_column->addWidget(label);
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(roles().line);
    painter.setBrush(roles().base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace drover
