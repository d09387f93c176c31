// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>
#include <QStringList>

class QPushButton;

namespace drover {

/// Asks once before an act: its title is verb and object, its buttons are verbs, and its sentences say what
/// happens, what it costs and what stays. It does not block: it says accepted() and is gone.
class Confirmation final : public QDialog {
    Q_OBJECT

public:
    struct Words {
        QString question; ///< "Abort the migration of db-billing-3?"
        QStringList sentences; ///< What, what it costs, what stays: one idea each.
        QString act; ///< "Abort migration"
        QString leave; ///< "Keep copying"
        QString icon = {}; ///< Of the act, of resources/icons.
        bool destructive =
            false; ///< There is no way back: nothing is the default, and the focus is on leaving.
    };

    Confirmation(const Words &words, QWidget *parent);

    [[nodiscard]] QPushButton *actButton() const { return m_act; }
    [[nodiscard]] QPushButton *leaveButton() const { return m_leave; }

private:
    QPushButton *m_act;
    QPushButton *m_leave;
};

} // namespace drover
