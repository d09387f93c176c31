// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/actionbutton.h"

#include <QAction>
#include <QEvent>

namespace drover {

ActionButton::ActionButton(QAction *action, QWidget *parent) : QPushButton(parent), m_action(action)
{
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, &ActionButton::follow);
    follow();
}

void ActionButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    // A toolbar enables its widgets when it shows them.
    if (event->type() == QEvent::EnabledChange && isEnabled() && !m_action->isEnabled())
        setEnabled(false);
}

void ActionButton::follow()
{
    // Mnemonics belong to the menus: twice the same letter in a window leads nowhere.
    setText(m_action->text().remove(u'&'));
    setIcon(m_action->icon());
    setToolTip(m_action->toolTip());
    setEnabled(m_action->isEnabled());
}

} // namespace drover
