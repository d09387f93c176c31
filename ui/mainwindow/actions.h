// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <map>

class QMenuBar;

namespace drover {

/// Everything the window can be asked for.
enum class Act {
    Connect,
    Disconnect,
    Refresh,
    Quit,
    CopyRow,
    CopyId,
    SaveTable,
    SearchTree,
    FilterTable,
    ShowTree,
    ShowInspector,
    ShowTasks,
    GroupByZone,
    GroupByAggregate,
    LookSystem,
    LookLight,
    LookDark,
    LookHighContrast,
    RowsCompact,
    RowsNormal,
    RowsRoomy,
    EnterMaintenance,
    ExitMaintenance,
    LiveMigrate,
    ColdMigrate,
    ConfirmMove,
    RevertMove,
    AbortMigration,
    ForceComplete,
    ShowRun,
    HoldRun,
    CancelRun,
    ResumeRun,
    AbandonRun,
    GoTo,
    Back,
    Forward,
    FirstTab,
    SecondTab,
    ThirdTab,
    FourthTab,
    FifthTab,
    AllMigrations,
    NextPane,
    PreviousPane,
    Shortcuts,
    About,
};

/// The one table of actions. Menus, toolbar and the page of shortcuts are made of it, so that they cannot
/// differ.
class Actions final : public QObject {
    Q_OBJECT

public:
    explicit Actions(QObject *parent = nullptr);

    [[nodiscard]] QAction *operator[](Act act) const { return m_actions.at(act); }

    void fill(QMenuBar &bar) const;
    /// An action's text without its mnemonic, and its keys: what a tip says.
    [[nodiscard]] static QString words(const QAction &action);
    /// What can be done with a host, an instance, a migration or a run: all acts that change a cloud.
    [[nodiscard]] static const QList<Act> &operations();
    /// Every action with its menu, for a search by name. In the order of the menus.
    struct Named {
        Act act;
        QString menu;
        QString text; ///< Without mnemonic.
    };
    [[nodiscard]] QList<Named> all() const;

    /// What the page of shortcuts shows.
    struct Shortcut {
        QString menu;
        QString text;
        QString keys;
    };
    [[nodiscard]] QList<Shortcut> shortcuts() const;

private:
    std::map<Act, QAction *> m_actions;
};

} // namespace drover
