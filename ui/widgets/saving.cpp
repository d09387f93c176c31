// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/saving.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct SavingWords {
    Q_DECLARE_TR_FUNCTIONS(SavingWords)
};

void save(QWidget *parent, const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return;
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(SavingWords::tr("Nothing was saved"));
    box->setText(SavingWords::tr("%1 was not written.").arg(QDir::toNativeSeparators(path)));
    box->setInformativeText(file.errorString());
    box->addButton(SavingWords::tr("Close"), QMessageBox::RejectRole);
    box->open();
}

} // namespace

void askAndSave(QWidget *parent, const QString &title, const QString &suggestedName,
                const QByteArray &content)
{
    auto *dialog = new QFileDialog(parent, title, QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [parent, content](const QString &path) { save(parent, path, content); });
    dialog->open();
}

} // namespace drover
