// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/commandcard.h"

#include "core/plan/command.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/saving.h"
#include "ui/widgets/type.h"
#include "ui/wizards/commandview.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace drover {

CommandCard::CommandCard(QWidget *parent) : QWidget(parent), m_view(new CommandView(this))
{
    m_view->setObjectName(u"commands"_s);
    m_view->setMinimumHeight(6 * QFontMetrics(monoFont()).lineSpacing());
    auto *heading = new InkLabel(InkLabel::Ink::Secondary, this);
    heading->setFont(captionFont());
    heading->setText(tr("Equivalent commands"));
    const auto button = [this](const QString &iconName, const QString &text) {
        auto *made = new QToolButton(this);
        made->setText(text);
        made->setIcon(icon(iconName, IconInk::Accent));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setAutoRaise(true);
        return made;
    };
    QToolButton *copies = button(u"copy"_s, tr("Copy"));
    copies->setAccessibleName(tr("Copy the commands"));
    copies->setObjectName(u"copyCommands"_s);
    QToolButton *saves = button(u"terminal"_s, tr("Save as script…"));
    saves->setObjectName(u"saveScript"_s);
    connect(copies, &QToolButton::clicked, this, &CommandCard::copy);
    connect(saves, &QToolButton::clicked, this, &CommandCard::save);
    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(heading);
    head->addStretch(1);
    head->addWidget(copies);
    head->addWidget(saves);
    auto *box = new Card({}, this);
    box->column()->setContentsMargins(1, 1, 1, 1);
    box->column()->addWidget(m_view);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(box, 1);
}

void CommandCard::setPlan(const Plan &plan)
{
    m_plan = plan;
    m_view->setPlan(plan);
}

void CommandCard::copy() const
{
    QStringList lines;
    for (const Step &step : m_plan.steps)
        lines << shellLine(openstackCommand(step));
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void CommandCard::save()
{
    const QString about = m_plan.host.isEmpty() ? m_plan.steps.value(0).serverName : m_plan.host.value;
    askAndSave(this, tr("Save the commands as a script"), u"%1-%2.sh"_s.arg(intentWord(m_plan.intent), about),
               shellScript(m_plan).toUtf8());
}

} // namespace drover
