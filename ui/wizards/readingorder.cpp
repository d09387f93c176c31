// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/readingorder.h"

#include <QLayout>
#include <QScrollArea>

namespace drover {

namespace {

void collect(QLayout &layout, QList<QWidget *> &found);

void collect(QWidget &widget, QList<QWidget *> &found)
{
    // setTabOrder() passes over those without focus, and what would follow.
    if (widget.focusPolicy() != Qt::NoFocus)
        found << &widget;
    if (const auto *area = qobject_cast<QScrollArea *>(&widget); area && area->widget())
        collect(*area->widget(), found);
    else if (widget.layout())
        collect(*widget.layout(), found);
}

void collect(QLayout &layout, QList<QWidget *> &found)
{
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem *item = layout.itemAt(i);
        if (item->widget())
            collect(*item->widget(), found);
        else if (item->layout())
            collect(*item->layout(), found);
    }
}

} // namespace

void chainInReadingOrder(QWidget &window)
{
    QList<QWidget *> found;
    if (window.layout())
        collect(*window.layout(), found);
    for (qsizetype i = 1; i < found.size(); ++i)
        QWidget::setTabOrder(found.at(i - 1), found.at(i));
}

} // namespace drover
