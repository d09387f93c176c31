// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/emptystate.h"
#include "ui/widgets/tableview.h"

#include <QWidget>

#include <functional>

class QLabel;
class QStackedWidget;

namespace drover {

class Chip;
class SearchField;

/// A table with what stands above it: a field that filters, chips with counts, and the choice of columns.
/// Where nothing is left it says why.
class TablePanel final : public QWidget {
    Q_OBJECT

public:
    /// What to say when there are no rows at all; a filter that hides all rows is spoken of here.
    using EmptyWords = std::function<EmptyState::Words()>;

    TablePanel(TableModelBase &model, const QString &name, QSettings &settings, QWidget *parent = nullptr);

    [[nodiscard]] TableView &table() const { return *m_table; }
    void setEmptyWords(EmptyWords words);
    void focusSearch();
    /// Counts, chips and the empty state, anew.
    void refresh();

private:
    void makeChips(QWidget *bar, QLayout &into);
    void clearFilter();

    TableModelBase &m_model;
    SearchField *m_search;
    QList<Chip *> m_chips;
    QLabel *m_hidden;
    QStackedWidget *m_stack;
    TableView *m_table;
    EmptyState *m_empty;
    EmptyWords m_emptyWords;
};

} // namespace drover
