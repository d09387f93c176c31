// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizards/wizardpage.h"

#include <QList>

class QPushButton;
class QStackedWidget;

namespace drover {

class ChoiceModel;
class ChoiceTable;
class EmptyState;
class NoteBar;
class ReturnDraft;

/// Which of the instances that were moved away are brought home.
class HomePage final : public WizardPage {
    Q_OBJECT

public:
    /// @p draft outlives it.
    explicit HomePage(ReturnDraft &draft, QWidget *parent = nullptr);

    void arrive() override;

private:
    void refresh() override;
    void tickAll(bool on);

    ReturnDraft &m_draft;
    NoteBar *m_notes;
    QWidget *m_bar;
    QStackedWidget *m_stack;
    ChoiceModel *m_model;
    ChoiceTable *m_table;
    EmptyState *m_empty;
};

} // namespace drover
