// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/inventory/scope.h"
#include "ui/inventory/subject.h"
#include "ui/runs/taskrow.h"
#include "ui/widgets/factsheet.h"

#include <QWidget>

#include <map>

class QLabel;
class QSettings;
class QStackedWidget;
class QTabBar;

namespace drover {

class ActionButton;
class Actions;
class NoteBar;
class Pill;
class RunsTab;
class ScopeTab;
class TablePanel;

/// The middle of the window: what the chosen scope is, in one head, and the tabs that ask about it.
class ScopePage final : public QWidget {
    Q_OBJECT

public:
    enum class Tab { Summary, Hosts, Instances, Migrations, Runs, Events };

    /// All outlive it.
    ScopePage(CloudFeed &feed, const Actions &actions, QSettings &settings, QWidget *parent = nullptr);

    void setScope(const Scope &scope);
    [[nodiscard]] const Scope &scope() const { return m_scope; }

    void setTab(Tab tab);
    [[nodiscard]] Tab tab() const { return m_tab; }
    /// The tabs of this scope, from the left.
    [[nodiscard]] QList<Tab> tabs() const;

    /// The table of the tab, with what stands above it; null where it has none.
    [[nodiscard]] TablePanel *panel() const;
    /// What is known of what is current in the tab; empty when nothing is.
    [[nodiscard]] FactSheet sheet() const;
    [[nodiscard]] bool wantsInspector() const;
    /// The name that the cloud has for what is current: host, server id, number of the record.
    [[nodiscard]] QString currentId() const;
    /// What is chosen here: rows of the tab, else what the page is about.
    [[nodiscard]] Subject subject() const;
    /// "11 instances · 68 vCPU · 272 GiB RAM".
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void sheetChanged();
    void subjectChanged();
    /// A button of a note above the page was pressed: "resume/42" or "abandon/42".
    void notePressed(const QString &button);
    /// A button of a run was pressed; see taskbutton.
    void runPressed(const drover::TaskRow &run, const QString &button);
    /// The operator wants the menu of the rows that are selected.
    void menuAsked(drover::ScopePage::Tab tab, const QPoint &globalPosition);
    void summaryChanged();
    /// A row was opened: the operator wants to go there.
    void scopeAsked(const drover::Scope &scope);

private:
    void makeTabs(QSettings &settings);
    void makeHead(const Actions &actions);
    void refresh();
    void refreshHead();
    void refreshTabs();
    void setHead(const QString &title, const QList<Mark> &marks, const QStringList &facts);
    void headOfCloud();
    void headOfGroup();
    void headOfHost(const HostName &name);
    void headOfInstance(const ServerId &id);
    [[nodiscard]] ScopeTab &view() const { return *m_views.at(m_tab); }

    CloudFeed &m_feed;
    Scope m_scope;
    Tab m_tab = Tab::Hosts;
    bool m_settingTabs = false; ///< The bar is being changed from here, not by the operator.

    NoteBar *m_notes;
    QLabel *m_title;
    QList<Pill *> m_pills;
    ActionButton *m_enter = nullptr;
    ActionButton *m_exit = nullptr;
    QLabel *m_facts;
    QTabBar *m_bar;
    QStackedWidget *m_stack;
    std::map<Tab, ScopeTab *> m_views;
};

} // namespace drover
