// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizards/wizardpage.h"

class QCheckBox;

namespace drover {

class Card;
struct Choice;
class ChoiceModel;
class ChoiceTable;
class CommandCard;
class ErrorView;
class ForecastCard;
class MoveDraft;
class NoteBar;

/// Which instances are moved, where to, the commands that would do the same, and how long it takes.
class MovePage final : public WizardPage {
    Q_OBJECT

public:
    /// @p draft outlives it.
    explicit MovePage(MoveDraft &draft, QWidget *parent = nullptr);

    void arrive() override;
    void showRefusal(const Error &error) override;

private:
    [[nodiscard]] QWidget *makeFoot();
    void refresh() override;
    void refreshRows();
    void refreshVerb();

    MoveDraft &m_draft;
    QList<QString> m_destinations;
    NoteBar *m_notes;
    ErrorView *m_error;
    Card *m_errorCard;
    ChoiceModel *m_model;
    ChoiceTable *m_table;
    QCheckBox *m_confirm;
    CommandCard *m_commands;
    ForecastCard *m_forecast;
};

} // namespace drover
