// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/picture.h"
#include "ui/wizards/drainrow.h"
#include "ui/wizards/wizardpage.h"

class QComboBox;
class QHBoxLayout;
class QLabel;

namespace drover {

class Chip;
class ChoiceModel;
class ChoiceTable;
struct Choice;
struct ChoiceRow;
class DrainDraft;
class NoteBar;
class SearchField;

/// What becomes of each instance of the host: grouped by what is in its way, and decided row by row.
class DrainPage final : public WizardPage {
    Q_OBJECT

public:
    /// @p draft outlives it.
    explicit DrainPage(DrainDraft &draft, QWidget *parent = nullptr);

    void arrive() override;

Q_SIGNALS:
    /// The operator wants the facts read anew.
    void checkAsked();

private:
    void makeBar(QHBoxLayout &bar);
    void refresh() override;
    void showRows();
    void showHead(const Plan &plan);
    [[nodiscard]] ChoiceRow shown(const DrainRow &row) const;
    [[nodiscard]] const DrainRow *row(const QString &key) const;
    void choose(const QString &key, int column, int choice);
    void repair(const QString &key, int link);
    void showFault(const DrainRow &row);

    DrainDraft &m_draft;
    SnapshotPtr m_shown; ///< What the rows point into.
    QList<DrainRow> m_rows;
    QList<HostName> m_destinations; ///< Which may receive.
    QList<Choice> m_destinationChoices; ///< The scheduler, then these.
    std::optional<Finding::Verdict> m_facet;
    QString m_search;
    SearchField *m_field;
    QList<Chip *> m_chips;
    QLabel *m_hidden;
    QComboBox *m_onFailure;
    NoteBar *m_notes;
    ChoiceModel *m_model;
    ChoiceTable *m_table;
};

} // namespace drover
