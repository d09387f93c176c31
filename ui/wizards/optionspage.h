// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizards/wizardpage.h"

class QComboBox;
class QRadioButton;
class QVBoxLayout;

namespace drover {

class DrainDraft;

/// How the run goes about it: how many at once, and what becomes of what fails or does not end.
class OptionsPage final : public WizardPage {
    Q_OBJECT

public:
    /// @p draft outlives it.
    explicit OptionsPage(DrainDraft &draft, QWidget *parent = nullptr);

    void arrive() override;

private:
    void makeLimits(QVBoxLayout &column);
    void makeFailure(QVBoxLayout &column);
    void makeEndless(QVBoxLayout &column);
    void takeEndless();
    void refresh() override;

    DrainDraft &m_draft;
    QComboBox *m_perSource;
    QComboBox *m_perDestination;
    QComboBox *m_overall;
    QRadioButton *m_goOn;
    QRadioButton *m_stop;
    QRadioButton *m_ask;
    QRadioButton *m_abort;
    QRadioButton *m_force;
    QComboBox *m_abortAfter;
    QComboBox *m_forceAfter;
};

} // namespace drover
