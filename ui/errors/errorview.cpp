// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errors/errorview.h"

#include "ui/errors/errortext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/type.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QLabel *labelled(const QString &label, QLabel *text, int row, QGridLayout &grid, QWidget *parent)
{
    auto *name = new InkLabel(InkLabel::Ink::Secondary, parent);
    name->setFont(captionFont());
    name->setText(label);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid.addWidget(name, row, 0, Qt::AlignTop);
    grid.addWidget(text, row, 1);
    return name;
}

} // namespace

ErrorView::ErrorView(QWidget *parent)
    : QWidget(parent), m_heading(new InkLabel(InkLabel::Ink::Text, this)),
      m_happened(new InkLabel(InkLabel::Ink::Text, this)), m_means(new InkLabel(InkLabel::Ink::Text, this)),
      m_toDo(new InkLabel(InkLabel::Ink::Text, this)), m_fold(new QToolButton(this)),
      m_copy(new QToolButton(this)), m_details(new QPlainTextEdit(this))
{
    m_heading->setObjectName(u"heading"_s);
    m_heading->setFont(titleFont());
    m_heading->setWordWrap(true);
    m_details->setObjectName(u"details"_s);
    m_details->setReadOnly(true);
    m_details->setFont(monoFont());
    m_details->setAccessibleName(tr("The service's own words"));
    m_details->setTabChangesFocus(true);
    m_details->setFixedHeight(6 * QFontMetrics(monoFont()).lineSpacing() + 16);
    m_fold->setText(tr("Details"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setAutoRaise(true);
    m_fold->setCheckable(true);
    m_copy->setText(tr("Copy all"));
    m_copy->setIcon(icon(u"copy"_s, IconInk::Accent));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setAutoRaise(true);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(12);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_heading, 0, 0, 1, 2);
    labelled(tr("What happened"), m_happened, 1, *grid, this);
    m_meansLabel = labelled(tr("What it means"), m_means, 2, *grid, this);
    m_toDoLabel = labelled(tr("What to do"), m_toDo, 3, *grid, this);
    grid->addWidget(m_fold, 4, 0, Qt::AlignLeft);
    grid->addWidget(m_copy, 4, 1, Qt::AlignRight);
    grid->addWidget(m_details, 5, 0, 1, 2);

    connect(m_fold, &QToolButton::toggled, this, &ErrorView::setOpen);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_details->toPlainText()); });
    setOpen(false);
}

void ErrorView::show(const QString &heading, const Error &error)
{
    const ErrorText text = errorText(error);
    m_heading->setText(heading);
    m_happened->setText(text.happened);
    m_means->setText(text.means);
    m_toDo->setText(text.toDo);
    m_meansLabel->setVisible(!text.means.isEmpty());
    m_toDoLabel->setVisible(!text.toDo.isEmpty());
    m_details->setPlainText(text.details);
    m_fold->setVisible(!text.details.isEmpty());
    m_copy->setVisible(!text.details.isEmpty());
}

void ErrorView::setOpen(bool open)
{
    m_fold->setIcon(icon(open ? u"chevron-down"_s : u"chevron-right"_s));
    m_details->setVisible(open);
}

} // namespace drover
