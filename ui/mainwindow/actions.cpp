// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/actions.h"

#include "ui/widgets/icons.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

#include <iterator>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

enum class Menu { Cloud, Edit, Host, Instance, Run, View, Go, Help };

/// How an action is ticked.
enum class Ticked { Never, ByItself, OneOfItsGroup };

struct Entry {
    Act act;
    Menu menu;
    int group; ///< Groups are parted by a line; OneOfItsGroup excludes the others of its group.
    const char *text;
    const char *icon;
    QList<QKeySequence> keys;
    Ticked ticked = Ticked::Never;
};

QList<QKeySequence> keys(const char *text)
{
    return {QKeySequence(QString::fromLatin1(text))};
}

// clang-format off: a table, one line per entry where it fits.
const QList<Entry> &entries()
{
    using enum Act;
    static const QList<Entry> table {
        {Connect, Menu::Cloud, 0, QT_TRANSLATE_NOOP("drover::Actions", "&Connect to a cloud…"), "plug",
         keys("Ctrl+O")},
        {Disconnect, Menu::Cloud, 0, QT_TRANSLATE_NOOP("drover::Actions", "&Disconnect"), "unplug", {}},
        {Refresh, Menu::Cloud, 0, QT_TRANSLATE_NOOP("drover::Actions", "&Refresh now"), "refresh-cw",
         keys("F5")},
        {Quit, Menu::Cloud, 1, QT_TRANSLATE_NOOP("drover::Actions", "&Quit"), "", keys("Ctrl+Q")},

        {CopyRow, Menu::Edit, 0, QT_TRANSLATE_NOOP("drover::Actions", "&Copy row"), "copy", keys("Ctrl+C")},
        {CopyId, Menu::Edit, 0, QT_TRANSLATE_NOOP("drover::Actions", "Copy &ID"), "", keys("Ctrl+Shift+I")},
        {SaveTable,
         Menu::Edit,
         0,
         QT_TRANSLATE_NOOP("drover::Actions", "Sa&ve table as CSV…"),
         "download",
         {}},
        {SearchTree, Menu::Edit, 1, QT_TRANSLATE_NOOP("drover::Actions", "&Search in the tree"), "search",
         keys("Ctrl+F")},
        {FilterTable, Menu::Edit, 1, QT_TRANSLATE_NOOP("drover::Actions", "&Filter this table"),
         "list-filter", keys("/")},

        {EnterMaintenance, Menu::Host, 0, QT_TRANSLATE_NOOP("drover::Actions", "&Enter maintenance…"),
         "wrench", keys("Ctrl+E")},
        {ExitMaintenance, Menu::Host, 0, QT_TRANSLATE_NOOP("drover::Actions", "E&xit maintenance…"), "play",
         keys("Ctrl+Shift+E")},

        {LiveMigrate, Menu::Instance, 0, QT_TRANSLATE_NOOP("drover::Actions", "&Live migrate…"), "zap",
         keys("Ctrl+L")},
        {ColdMigrate, Menu::Instance, 0, QT_TRANSLATE_NOOP("drover::Actions", "&Cold migrate…"), "power-off",
         keys("Ctrl+Shift+C")},
        {ConfirmMove, Menu::Instance, 1, QT_TRANSLATE_NOOP("drover::Actions", "C&onfirm…"), "check", {}},
        {RevertMove, Menu::Instance, 1, QT_TRANSLATE_NOOP("drover::Actions", "&Revert…"), "rotate-ccw", {}},
        {AbortMigration,
         Menu::Instance,
         2,
         QT_TRANSLATE_NOOP("drover::Actions", "&Abort migration…"),
         "circle-stop",
         {}},
        {ForceComplete,
         Menu::Instance,
         2,
         QT_TRANSLATE_NOOP("drover::Actions", "&Force complete…"),
         "chevrons-right",
         {}},

        {ShowRun, Menu::Run, 0, QT_TRANSLATE_NOOP("drover::Actions", "&Show progress"), "clipboard-list", {}},
        {HoldRun, Menu::Run, 1, QT_TRANSLATE_NOOP("drover::Actions", "&Hold run"), "circle-pause",
         keys("Ctrl+."), Ticked::ByItself},
        {CancelRun, Menu::Run, 1, QT_TRANSLATE_NOOP("drover::Actions", "&Cancel run…"), "x", {}},
        {ResumeRun, Menu::Run, 2, QT_TRANSLATE_NOOP("drover::Actions", "&Take up again"), "play", {}},
        {AbandonRun, Menu::Run, 2, QT_TRANSLATE_NOOP("drover::Actions", "&Leave as it is…"), "x", {}},

        {ShowTree, Menu::View, 0, QT_TRANSLATE_NOOP("drover::Actions", "&Tree"), "panel-left", keys("F9"),
         Ticked::ByItself},
        {ShowInspector, Menu::View, 0, QT_TRANSLATE_NOOP("drover::Actions", "&Inspector"), "panel-right",
         keys("Ctrl+I"), Ticked::ByItself},
        {ShowTasks, Menu::View, 0, QT_TRANSLATE_NOOP("drover::Actions", "T&asks"), "panel-bottom",
         keys("Ctrl+J"), Ticked::ByItself},
        {GroupByZone,
         Menu::View,
         1,
         QT_TRANSLATE_NOOP("drover::Actions", "Group by &zone"),
         "",
         {},
         Ticked::OneOfItsGroup},
        {GroupByAggregate,
         Menu::View,
         1,
         QT_TRANSLATE_NOOP("drover::Actions", "Group by a&ggregate"),
         "",
         {},
         Ticked::OneOfItsGroup},
        {LookSystem,
         Menu::View,
         2,
         QT_TRANSLATE_NOOP("drover::Actions", "Theme of the &system"),
         "",
         {},
         Ticked::OneOfItsGroup},
        {LookLight,
         Menu::View,
         2,
         QT_TRANSLATE_NOOP("drover::Actions", "&Light theme"),
         "",
         {},
         Ticked::OneOfItsGroup},
        {LookDark,
         Menu::View,
         2,
         QT_TRANSLATE_NOOP("drover::Actions", "&Dark theme"),
         "",
         {},
         Ticked::OneOfItsGroup},
        {LookHighContrast,
         Menu::View,
         2,
         QT_TRANSLATE_NOOP("drover::Actions", "&High contrast"),
         "",
         {},
         Ticked::OneOfItsGroup},
        {RowsCompact,
         Menu::View,
         3,
         QT_TRANSLATE_NOOP("drover::Actions", "&Compact rows"),
         "",
         {},
         Ticked::OneOfItsGroup},
        {RowsNormal,
         Menu::View,
         3,
         QT_TRANSLATE_NOOP("drover::Actions", "&Normal rows"),
         "",
         {},
         Ticked::OneOfItsGroup},
        {RowsRoomy,
         Menu::View,
         3,
         QT_TRANSLATE_NOOP("drover::Actions", "&Roomy rows"),
         "",
         {},
         Ticked::OneOfItsGroup},

        {GoTo, Menu::Go, 0, QT_TRANSLATE_NOOP("drover::Actions", "&Go to host, instance, run or action"),
         "search", keys("Ctrl+K")},
        {Back, Menu::Go, 0, QT_TRANSLATE_NOOP("drover::Actions", "&Back"), "arrow-left", keys("Alt+Left")},
        {Forward, Menu::Go, 0, QT_TRANSLATE_NOOP("drover::Actions", "&Forward"), "arrow-right",
         keys("Alt+Right")},
        {FirstTab, Menu::Go, 1, QT_TRANSLATE_NOOP("drover::Actions", "F&irst tab"), "", keys("Ctrl+1")},
        {SecondTab, Menu::Go, 1, QT_TRANSLATE_NOOP("drover::Actions", "&Second tab"), "", keys("Ctrl+2")},
        {ThirdTab, Menu::Go, 1, QT_TRANSLATE_NOOP("drover::Actions", "&Third tab"), "", keys("Ctrl+3")},
        {FourthTab, Menu::Go, 1, QT_TRANSLATE_NOOP("drover::Actions", "F&ourth tab"), "", keys("Ctrl+4")},
        {FifthTab, Menu::Go, 1, QT_TRANSLATE_NOOP("drover::Actions", "Fift&h tab"), "", keys("Ctrl+5")},
        {AllMigrations, Menu::Go, 1, QT_TRANSLATE_NOOP("drover::Actions", "All &migrations"), "move-right",
         keys("Ctrl+Shift+M")},
        {NextPane, Menu::Go, 2, QT_TRANSLATE_NOOP("drover::Actions", "&Next pane"), "", keys("F6")},
        {PreviousPane, Menu::Go, 2, QT_TRANSLATE_NOOP("drover::Actions", "&Previous pane"), "",
         keys("Shift+F6")},

        {Shortcuts, Menu::Help, 0, QT_TRANSLATE_NOOP("drover::Actions", "&Keyboard shortcuts"), "",
         keys("Ctrl+/")},
        {About, Menu::Help, 0, QT_TRANSLATE_NOOP("drover::Actions", "&About Drover"), "", {}},
    };
    return table;
}
// clang-format on

QString titleOf(Menu menu)
{
    switch (menu) {
    case Menu::Cloud:
        return Actions::tr("&Cloud");
    case Menu::Edit:
        return Actions::tr("&Edit");
    case Menu::Host:
        return Actions::tr("&Host");
    case Menu::Instance:
        return Actions::tr("&Instance");
    case Menu::Run:
        return Actions::tr("&Run");
    case Menu::View:
        return Actions::tr("&View");
    case Menu::Go:
        return Actions::tr("&Go");
    case Menu::Help:
        return Actions::tr("&Help");
    }
    return {};
}

QString withoutMnemonic(QString text)
{
    return text.remove(u'&').remove(u'…');
}

} // namespace

Actions::Actions(QObject *parent) : QObject(parent)
{
    std::map<std::pair<Menu, int>, QActionGroup *> exclusive;
    for (const Entry &entry : entries()) {
        auto *action = new QAction(tr(entry.text), this);
        if (*entry.icon)
            action->setIcon(icon(QString::fromLatin1(entry.icon)));
        action->setShortcuts(entry.keys);
        action->setCheckable(entry.ticked != Ticked::Never);
        action->setToolTip(words(*action));
        if (entry.ticked == Ticked::OneOfItsGroup) {
            QActionGroup *&group = exclusive[{entry.menu, entry.group}];
            if (!group)
                group = new QActionGroup(this);
            group->addAction(action);
        }
        m_actions.emplace(entry.act, action);
    }
}

QString Actions::words(const QAction &action)
{
    const QString text = withoutMnemonic(action.text());
    const QString keysText = action.shortcut().toString(QKeySequence::NativeText);
    return keysText.isEmpty() ? text : tr("%1 (%2)", "action, its keys").arg(text, keysText);
}

void Actions::fill(QMenuBar &bar) const
{
    std::map<Menu, QMenu *> menus;
    std::map<Menu, int> lastGroup;
    for (const Entry &entry : entries()) {
        QMenu *&menu = menus[entry.menu];
        if (!menu)
            menu = bar.addMenu(titleOf(entry.menu));
        else if (lastGroup[entry.menu] != entry.group)
            menu->addSeparator();
        lastGroup[entry.menu] = entry.group;
        menu->addAction(m_actions.at(entry.act));
    }
}

const QList<Act> &Actions::operations()
{
    static const QList<Act> acts = [] {
        QList<Act> found;
        for (const Entry &entry : entries()) {
            if (entry.menu == Menu::Host || entry.menu == Menu::Instance || entry.menu == Menu::Run)
                found << entry.act;
        }
        return found;
    }();
    return acts;
}

QList<Actions::Named> Actions::all() const
{
    QList<Named> named;
    for (const Entry &entry : entries())
        named << Named {entry.act, withoutMnemonic(titleOf(entry.menu)), withoutMnemonic(tr(entry.text))};
    return named;
}

QList<Actions::Shortcut> Actions::shortcuts() const
{
    QList<Shortcut> all;
    for (const Entry &entry : entries()) {
        const QAction *action = m_actions.at(entry.act);
        if (!action->shortcut().isEmpty())
            all << Shortcut {withoutMnemonic(titleOf(entry.menu)), withoutMnemonic(action->text()),
                             action->shortcut().toString(QKeySequence::NativeText)};
    }
    return all;
}

} // namespace drover
