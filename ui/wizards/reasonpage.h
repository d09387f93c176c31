// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizards/wizardpage.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QSettings;
class QVBoxLayout;

namespace drover {

class DrainDraft;
class NoteBar;

/// Why a host is taken out: what others read beside "disabled". Where the host cannot be drained at all, this
/// page says why, and the wizard ends here.
class ReasonPage final : public WizardPage {
    Q_OBJECT

public:
    /// @p draft and @p settings outlive it.
    ReasonPage(DrainDraft &draft, QSettings &settings, QWidget *parent = nullptr);

    void arrive() override;
    /// The reason was used: it is offered the next time.
    void remember();

private:
    void makeField(QVBoxLayout &column);
    void offerEarlier(QVBoxLayout &column);
    void refresh() override;
    void sayWhatIsWrong();
    void takeOthers(bool keep);

    DrainDraft &m_draft;
    QSettings &m_settings;
    NoteBar *m_notes;
    QWidget *m_form;
    QLineEdit *m_reason;
    QLabel *m_count;
    QLabel *m_wrong;
    QLabel *m_preview;
    QWidget *m_earlier;
    QCheckBox *m_keep;
    bool m_typed = false; ///< Nothing is wrong with a field that nobody has touched.
};

} // namespace drover
