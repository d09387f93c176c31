// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizards/wizardpage.h"

class QLabel;

namespace drover {

class NoteBar;
class ReturnDraft;

/// Whose word it was that the host takes no new instance, and how it stands now.
class HostPage final : public WizardPage {
    Q_OBJECT

public:
    /// @p draft outlives it.
    explicit HostPage(ReturnDraft &draft, QWidget *parent = nullptr);

    void arrive() override;

private:
    void refresh() override;

    ReturnDraft &m_draft;
    NoteBar *m_notes;
    QLabel *m_what;
};

} // namespace drover
