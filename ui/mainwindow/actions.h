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
    Refresh,
    Quit,
    CopyRow,
    CopyId,
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
    RowsCompact,
    RowsNormal,
    RowsRoomy,
    Back,
    Forward,
    FirstTab,
    SecondTab,
    ThirdTab,
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
