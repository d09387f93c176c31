// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/csv.h"

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// Names are chosen by the users of a cloud, and this file is opened by its administrator.
bool looksLikeFormula(const QString &cell)
{
    return !cell.isEmpty() && u"=+-@\t\r"_s.contains(cell.at(0));
}

} // namespace

QByteArray csvLine(const QStringList &cells)
{
    QStringList quoted;
    for (QString cell : cells) {
        if (looksLikeFormula(cell))
            cell.prepend(u'\'');
        quoted << u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
    }
    return quoted.join(u',').toUtf8() + "\r\n";
}

} // namespace drover
