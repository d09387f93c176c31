// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QWidget>

namespace drover {

/// One page of a wizard: what it is called, what it says above its fields, and what its button says. It shows
/// a value made elsewhere and changes wishes; it decides nothing.
class WizardPage : public QWidget {
    Q_OBJECT

public:
    /// @p step is its name in the list of steps, and on the button of the page before.
    explicit WizardPage(QString step, QWidget *parent = nullptr);

    [[nodiscard]] const QString &step() const { return m_step; }
    [[nodiscard]] const QString &title() const { return m_title; }
    [[nodiscard]] const QString &sentence() const { return m_sentence; }
    /// What the bar at the bottom says beside the buttons: what has not happened yet, or why one cannot go
    /// on.
    [[nodiscard]] const QString &aside() const { return m_aside; }
    /// The verb of the button, where this page ends with an act; empty where another page follows.
    [[nodiscard]] const QString &verb() const { return m_verb; }
    [[nodiscard]] const QString &verbIcon() const { return m_verbIcon; }
    /// Whether one can go on from here.
    [[nodiscard]] bool isComplete() const { return m_complete; }
    /// Whether one can come back to it from a later page.
    [[nodiscard]] bool isFinal() const { return m_final; }

    /// It is shown now: the field that the operator works with first takes the focus.
    virtual void arrive() { setFocus(Qt::OtherFocusReason); }
    /// What its verb asks for was refused, and nothing was changed. What the operator has chosen stays.
    virtual void showRefusal(const Error &) { }

    /// What it shows is another one: it is shown at once, or when the page is.
    void refreshWhenShown();

Q_SIGNALS:
    /// Something that the frame shows of it is another one.
    void changed();

protected:
    /// Shows what there is now.
    virtual void refresh() { }
    void showEvent(QShowEvent *event) override;

    void setHead(const QString &title, const QString &sentence);
    void setAside(const QString &aside);
    void setVerb(const QString &verb, const QString &icon);
    void setComplete(bool complete);
    /// No page follows, and none before can be gone back to: what was wished is under way.
    void setFinal() { m_final = true; }

private:
    QString m_step;
    QString m_title;
    QString m_sentence;
    QString m_aside;
    QString m_verb;
    QString m_verbIcon;
    bool m_complete = true;
    bool m_final = false;
    bool m_outdated = false;
};

} // namespace drover
