// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/confirmation.h"

#include "ui/widgets/droverstyle.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/type.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace drover {

Confirmation::Confirmation(const Words &words, QWidget *parent)
    : QDialog(parent), m_act(new QPushButton(words.act, this)), m_leave(new QPushButton(words.leave, this))
{
    setObjectName(u"confirmation"_s);
    setWindowTitle(words.question);
    setAccessibleDescription(words.sentences.join(u' '));
    setAttribute(Qt::WA_DeleteOnClose);

    auto *heading = new InkLabel(InkLabel::Ink::Text, this);
    heading->setFont(sectionFont());
    heading->setText(words.question);
    heading->setWordWrap(true);
    auto *text = new QVBoxLayout;
    text->setContentsMargins(24, 24, 24, 16);
    text->setSpacing(8);
    text->addWidget(heading);
    for (const QString &sentence : words.sentences) {
        auto *line = new InkLabel(InkLabel::Ink::Text, this);
        line->setText(sentence);
        line->setWordWrap(true);
        text->addWidget(line);
    }
    // As wide as a line that reads well.
    heading->setMinimumWidth(fontMetrics().averageCharWidth() * 64);

    m_act->setObjectName(u"act"_s);
    m_leave->setObjectName(u"leave"_s);
    m_act->setAutoDefault(false);
    m_leave->setAutoDefault(false);
    if (words.destructive) {
        m_act->setProperty(DroverStyle::destructive, true);
        if (!words.icon.isEmpty())
            m_act->setIcon(icon(words.icon, IconInk::Block));
    } else {
        m_act->setProperty(DroverStyle::primary, true);
        if (!words.icon.isEmpty())
            m_act->setIcon(icon(words.icon, IconInk::OnAccent));
        m_act->setDefault(true);
    }
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_leave, QDialogButtonBox::RejectRole);
    // The box makes the first button that accepts the default one, whatever was said before.
    buttons->addButton(m_act,
                       words.destructive ? QDialogButtonBox::DestructiveRole : QDialogButtonBox::AcceptRole);
    connect(m_act, &QPushButton::clicked, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(24, 8, 24, 16);
    foot->addWidget(buttons);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(text);
    column->addLayout(foot);
    column->setSizeConstraint(QLayout::SetMinAndMaxSize);
    // Not before: taken over by the box, a button loses the focus.
    (words.destructive ? m_leave : m_act)->setFocus();
}

} // namespace drover
