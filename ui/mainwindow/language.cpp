// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace drover {

void speak(const QLocale &locale)
{
    QLocale::setDefault(locale);
    // Qt's own words: the menu of an input field, for instance.
    auto *qt = new QTranslator(QCoreApplication::instance());
    if (qt->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
    auto *ours = new QTranslator(QCoreApplication::instance());
    // English has a file too: of its plurals.
    if (ours->load(locale, u"drover"_s, u"_"_s, u":/i18n"_s) || ours->load(u":/i18n/drover_en.qm"_s))
        QCoreApplication::installTranslator(ours);
}

} // namespace drover
