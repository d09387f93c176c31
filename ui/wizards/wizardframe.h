// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"

#include <QDialog>
#include <QList>

class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace drover {

class PlanDraft;
class ProgressPage;
class StepMark;
class WizardPage;

/// What all wizards look like: steps at the left with the facts of what they are about, the page in the
/// middle, and a bar with the buttons. Its last page but one has the button that begins the plan, the last
/// shows the run. It blocks nothing and is gone when it is closed; what was begun goes on.
class WizardFrame : public QDialog {
    Q_OBJECT

public:
    /// @p feed outlives it. @p draft becomes its child.
    WizardFrame(CloudFeed &feed, PlanDraft *draft, QWidget *parent);

    [[nodiscard]] WizardPage *page() const;
    [[nodiscard]] QPushButton *primaryButton() const { return m_next; }

protected:
    /// Appended as the last step; owned by the frame.
    void addPage(WizardPage *page);
    /// Appended after all others: the run, once it was begun.
    void addProgress();
    /// One line each, under the steps. The age of the figures follows by itself.
    void setFacts(const QStringList &facts);
    /// A run of the plan was begun.
    virtual void begun() { }

    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

    CloudFeed &m_feed;

private:
    void makeSide(QWidget *side);
    void makeBar(QWidget *bar);
    void go(int index);
    void forward();
    void back();
    void refresh();
    void refreshAge();
    void savePlan();
    void commit();

    PlanDraft *m_draft;
    ProgressPage *m_progress = nullptr;
    QList<WizardPage *> m_pages;
    QList<StepMark *> m_steps;
    bool m_committing = false;
    bool m_placed = false;
    QVBoxLayout *m_stepColumn;
    QLabel *m_facts;
    QLabel *m_age;
    QLabel *m_title;
    QLabel *m_sentence;
    QStackedWidget *m_stack;
    QPushButton *m_save;
    QLabel *m_hash;
    QWidget *m_asideMark = nullptr;
    QLabel *m_aside;
    QPushButton *m_cancel;
    QPushButton *m_back;
    QPushButton *m_next;
};

} // namespace drover
