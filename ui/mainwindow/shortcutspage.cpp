// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/shortcutspage.h"

#include "ui/widgets/inklabel.h"
#include "ui/widgets/type.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace drover {

ShortcutsPage::ShortcutsPage(const QList<Actions::Shortcut> &shortcuts, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    int row = 0;
    QString menu;
    for (const Actions::Shortcut &shortcut : shortcuts) {
        if (shortcut.menu != menu) {
            menu = shortcut.menu;
            auto *title = new InkLabel(InkLabel::Ink::Secondary, this);
            title->setFont(captionFont());
            title->setText(menu);
            title->setContentsMargins(0, row == 0 ? 0 : 12, 0, 0);
            grid->addWidget(title, row++, 0, 1, 2);
        }
        auto *text = new InkLabel(InkLabel::Ink::Text, this);
        text->setText(shortcut.text);
        auto *keys = new InkLabel(InkLabel::Ink::Secondary, this);
        keys->setFont(monoFont());
        keys->setText(shortcut.keys);
        grid->addWidget(text, row, 0);
        grid->addWidget(keys, row++, 1, Qt::AlignRight);
    }
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(16);
    column->addLayout(grid);
    column->addWidget(buttons);
}

} // namespace drover
