// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/cloudsfile.h"
#include "ui/inventory/cloudfeed.h"
#include "ui/inventory/scope.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/gotopalette.h"
#include "ui/mainwindow/scopepage.h"

#include <QHash>
#include <QMainWindow>

#include <vector>

class QLabel;
class QPushButton;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace drover {

class ErrorView;
class FactSheetView;
class Operations;
class StatusLine;
class TableView;
class TasksPane;
struct TaskRow;
class TreePanel;
class WelcomePage;

/// A cloud that the window does not look at now, and that stays connected.
struct OtherCloud {
    QString name; ///< As in the configuration.
    int runsUnderWay = 0;

    bool operator==(const OtherCloud &) const = default;
};

/// The window: tree, page, inspector and tasks around one cloud. It subscribes to the feed and asks it;
/// closing it stops no work.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// Feed and settings outlive the window.
    MainWindow(CloudFeed &feed, QSettings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// What the configuration has: for the cloud button and the page that is shown without a cloud.
    void setKnownClouds(const Result<KnownClouds> &known);
    /// Those that are one click away: the cloud button names them, and closing thinks of their runs.
    void setOtherClouds(const QList<OtherCloud> &others);

    [[nodiscard]] const Actions &actions() const { return m_actions; }
    void goTo(const Scope &scope);

Q_SIGNALS:
    /// The operator wants to choose a cloud.
    void chooseCloudAsked();
    /// The operator chose this one, by its name in the configuration.
    void cloudAsked(const QString &name);
    /// The operator is done with the cloud that the window looks at.
    void disconnectAsked();
    /// The files of clouds may have changed.
    void rereadAsked();
    /// The operator wants to try Drover on a simulated cloud.
    void demoAsked();
    /// Once more, after a failure.
    void retryAsked();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeWorkspace();
    void makeProblemPage();
    void makeToolBar();
    void wireActions();
    void wireLooks();
    void wireOperations();
    void refreshSubject();
    void popUp(const QList<Act> &acts, const QPoint &globalPosition);
    void performOn(const TaskRow &task, const QString &button);
    void showPalette();
    void go(const Place &place);
    /// Where the focus is, else that of the page; null where the tab has none.
    [[nodiscard]] const TableView *tableInUse() const;
    void saveTable();
    void refreshConnection();
    void refreshInspector();
    void refreshSummary();
    void fillCloudMenu();
    void labelPalette();
    /// Where the operator was in this cloud is shown again.
    void returnToCloud(const QString &name);
    void refreshWalking();
    void walk(int direction);
    void focusPane(int direction);
    void setTab(int number);
    void showShortcuts();
    void showAbout();
    void saveState() const;
    void restoreState();

    CloudFeed &m_feed;
    QSettings &m_settings;
    Actions m_actions;
    Result<KnownClouds> m_known;
    QList<OtherCloud> m_others;

    QStackedWidget *m_stack;
    WelcomePage *m_welcome;
    QWidget *m_connecting = nullptr;
    QLabel *m_connectingText = nullptr;
    QWidget *m_problemPage = nullptr;
    ErrorView *m_problem = nullptr;
    QSplitter *m_workspace = nullptr;
    QSplitter *m_upper = nullptr;
    QPushButton *m_cloud = nullptr;
    QPushButton *m_palette = nullptr;
    TreePanel *m_tree = nullptr;
    ScopePage *m_page = nullptr;
    QWidget *m_inspector = nullptr;
    FactSheetView *m_sheet = nullptr;
    TasksPane *m_tasks = nullptr;
    int m_tasksHeight = 196; ///< What it had before it was folded.
    StatusLine *m_status;
    Operations *m_operations = nullptr;
    QList<QAction *> m_migrationTools; ///< In the toolbar while migrations are looked at.
    bool m_closing = false; ///< The operator has said that runs may be left.

    QString m_shown; ///< The cloud that was shown last, by its name.
    QHash<QString, Scope> m_lastScopes; ///< Of each cloud, where the operator was.
    std::vector<Scope> m_history; ///< Where the operator was in this cloud, oldest first.
    size_t m_place = 0; ///< Where in it the window is.
};

} // namespace drover
