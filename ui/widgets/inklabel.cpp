// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/inklabel.h"

#include "ui/widgets/theme.h"

namespace drover {

InkLabel::InkLabel(Ink ink, QWidget *parent) : QLabel(parent), m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // Else it depends on the ground of whatever it stands on.
    connect(&Theme::instance(), &Theme::changed, this, &InkLabel::applyInk);
    applyInk();
}

void InkLabel::setInk(Ink ink)
{
    if (ink == m_ink)
        return;
    m_ink = ink;
    applyInk();
}

void InkLabel::applyInk()
{
    QPalette own = palette();
    switch (m_ink) {
    case Ink::Text:
        own.setColor(QPalette::WindowText, roles().text);
        break;
    case Ink::Secondary:
        own.setColor(QPalette::WindowText, roles().text2);
        break;
    case Ink::Stale:
        own.setColor(QPalette::WindowText, roles().text3);
        break;
    case Ink::Accent:
        own.setColor(QPalette::WindowText, roles().accent);
        break;
    }
    setPalette(own);
}

} // namespace drover
