// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errors/errordialog.h"

#include "ui/errors/errorview.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace drover {

ErrorDialog::ErrorDialog(const QString &heading, const Error &error, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"error"_s);
    setWindowTitle(heading);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *view = new ErrorView(this);
    view->show(heading, error);
    view->setMinimumWidth(fontMetrics().averageCharWidth() * 72);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addWidget(view);
    column->addWidget(buttons);
}

} // namespace drover
