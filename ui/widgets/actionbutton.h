// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QAction;

namespace drover {

/// A button that is an action: its text, icon and tip, enabled as the action is.
class ActionButton final : public QPushButton {
    Q_OBJECT

public:
    /// @p action outlives it.
    explicit ActionButton(QAction *action, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();

    QAction *m_action;
};

} // namespace drover
