// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/type.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace drover {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_heading(new QLabel(this)),
      m_sentence(new InkLabel(InkLabel::Ink::Secondary, this)), m_button(new QPushButton(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_heading->setFont(sectionFont());
    m_heading->setAlignment(Qt::AlignCenter);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumWidth(360);
    auto *column = new QVBoxLayout(this);
    // Little above and below: the pane of tasks is low, and a squeezed label cuts its lines.
    column->setContentsMargins(24, 12, 24, 12);
    column->setSpacing(6);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    column->addWidget(m_heading);
    // Over the whole width: an aligned item gets the height of its hint, whatever its words need when they
    // wrap.
    column->addWidget(m_sentence);
    column->addSpacing(4);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::pressed);
    connect(&Theme::instance(), &Theme::changed, this,
            [this] { m_icon->setPixmap(icon(m_words.icon, IconInk::Secondary).pixmap(32)); });
}

void EmptyState::setWords(const Words &words)
{
    if (words == m_words)
        return;
    m_words = words;
    m_icon->setPixmap(icon(words.icon, IconInk::Secondary).pixmap(32));
    m_heading->setText(words.heading);
    m_sentence->setText(words.sentence);
    m_button->setText(words.button);
    m_button->setVisible(!words.button.isEmpty());
}

} // namespace drover
