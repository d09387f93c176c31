// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizards/wizardpage.h"

class QRadioButton;

namespace drover {

class ChoiceModel;
class ChoiceTable;
class DrainDraft;

/// Where the instances go: wherever the scheduler decides, or to hosts that the operator ticks.
class DestinationsPage final : public WizardPage {
    Q_OBJECT

public:
    /// @p draft outlives it.
    explicit DestinationsPage(DrainDraft &draft, QWidget *parent = nullptr);

    void arrive() override;

private:
    void refresh() override;
    void refreshRows();
    void setTicked(const QString &host, bool on);

    DrainDraft &m_draft;
    QList<QString> m_ticked; ///< In the order of ticking; kept while the scheduler decides.
    QRadioButton *m_scheduler;
    QRadioButton *m_these;
    ChoiceModel *m_model;
    ChoiceTable *m_table;
};

} // namespace drover
