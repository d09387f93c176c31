// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizards/wizardpage.h"

class QLabel;
class QVBoxLayout;

namespace drover {

class Card;
class CommandCard;
class ErrorView;
class ForecastCard;
class NoteBar;
class PlanDraft;
struct Plan;

/// What the plan does, the commands that would do the same, and how long it takes: the last look before the
/// first change.
class SummaryPage final : public WizardPage {
    Q_OBJECT

public:
    /// @p verb and @p icon are those of its button. @p draft outlives it.
    SummaryPage(PlanDraft &draft, const QString &verb, const QString &icon, QWidget *parent = nullptr);

    void arrive() override;
    void showRefusal(const Error &error) override;

private:
    [[nodiscard]] QWidget *makeSide();
    void refresh() override;
    void showStory(const Plan &plan);
    void showTerms(const Plan &plan);
    void showToken();

    PlanDraft &m_draft;
    ErrorView *m_error;
    Card *m_errorCard;
    QVBoxLayout *m_story;
    QWidget *m_storyHolder = nullptr;
    CommandCard *m_commands;
    ForecastCard *m_forecast;
    Card *m_termsCard;
    QLabel *m_terms;
    NoteBar *m_token;
    bool m_refused = false;
};

} // namespace drover
