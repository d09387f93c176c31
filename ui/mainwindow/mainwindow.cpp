// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "ui/connect/welcomepage.h"
#include "ui/errors/errorview.h"
#include "ui/inventory/treepanel.h"
#include "ui/mainwindow/operations.h"
#include "ui/mainwindow/shortcutspage.h"
#include "ui/mainwindow/statusline.h"
#include "ui/runs/taskspane.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/confirmation.h"
#include "ui/widgets/droverstyle.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/factsheet.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/saving.h"
#include "ui/widgets/tablepanel.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/type.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QFutureWatcher>
#include <QHash>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QResizeEvent>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

// Below these widths a pane takes more than it gives.
constexpr int widthForInspector = 1200;
constexpr int widthForTree = 1100;

} // namespace

MainWindow::MainWindow(CloudFeed &feed, QSettings &settings, QWidget *parent)
    : QMainWindow(parent), m_feed(feed), m_settings(settings), m_known(KnownClouds {}),
      m_stack(new QStackedWidget(this)), m_welcome(new WelcomePage(this)),
      m_status(new StatusLine(feed, this)), m_history {Scope {}}
{
    setWindowTitle(u"Drover"_s);
    setMinimumSize(1024, 680);
    makeWorkspace();
    makeProblemPage();
    m_connecting = new QWidget(this);
    m_connectingText = new InkLabel(InkLabel::Ink::Secondary, m_connecting);
    m_connectingText->setAlignment(Qt::AlignCenter);
    m_connecting->setAutoFillBackground(true);
    m_connecting->setBackgroundRole(QPalette::Base);
    auto *middle = new QVBoxLayout(m_connecting);
    middle->addWidget(m_connectingText);

    m_stack->addWidget(m_welcome);
    m_stack->addWidget(m_connecting);
    m_stack->addWidget(m_problemPage);
    m_stack->addWidget(m_workspace);
    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    column->addWidget(m_status);
    setCentralWidget(central);

    m_actions.fill(*menuBar());
    makeToolBar();
    wireActions();
    wireLooks();
    wireOperations();
    restoreState();

    connect(m_welcome, &WelcomePage::chooseAsked, this, &MainWindow::chooseCloudAsked);
    connect(m_welcome, &WelcomePage::rereadAsked, this, &MainWindow::rereadAsked);
    connect(m_welcome, &WelcomePage::demoAsked, this, &MainWindow::demoAsked);
    connect(&feed, &CloudFeed::connectionChanged, this, &MainWindow::refreshConnection);
    refreshConnection();
    refreshInspector();
    m_tree->setFocus();
}

MainWindow::~MainWindow()
{
    saveState();
}

void MainWindow::setKnownClouds(const Result<KnownClouds> &known)
{
    m_known = known;
    m_welcome->setClouds(known);
    fillCloudMenu();
}

void MainWindow::setOtherClouds(const QList<OtherCloud> &others)
{
    if (m_others == others)
        return;
    m_others = others;
    fillCloudMenu();
}

void MainWindow::goTo(const Scope &scope)
{
    m_tree->goTo(scope);
}

void MainWindow::makeWorkspace()
{
    m_workspace = new QSplitter(Qt::Vertical, this);
    m_upper = new QSplitter(Qt::Horizontal, m_workspace);
    m_tree = new TreePanel(m_feed, m_settings, m_upper);
    m_tree->setMinimumWidth(180);
    m_page = new ScopePage(m_feed, m_actions, m_settings, m_upper);
    m_page->setMinimumWidth(480);

    m_inspector = new QWidget(m_upper);
    m_inspector->setObjectName(u"inspector"_s);
    m_inspector->setAutoFillBackground(true);
    m_inspector->setBackgroundRole(QPalette::AlternateBase);
    m_inspector->setMinimumWidth(220);
    m_sheet = new FactSheetView(m_inspector);
    m_sheet->setAccessibleName(tr("Inspector"));
    auto *inside = new QVBoxLayout(m_inspector);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(m_sheet);

    m_tasks = new TasksPane(m_feed, m_settings, m_workspace);
    m_upper->setStretchFactor(1, 1);
    m_workspace->setStretchFactor(0, 1);
    for (QSplitter *splitter : {m_workspace, m_upper})
        splitter->setChildrenCollapsible(false);

    connect(m_tree, &TreePanel::scopeChanged, this, [this](const Scope &scope) {
        m_page->setScope(scope);
        if (m_history[m_place] != scope) {
            m_history.resize(m_place + 1);
            m_history.push_back(scope);
            m_place = m_history.size() - 1;
        }
        m_lastScopes.insert(m_shown, scope);
        refreshWalking();
    });
    connect(m_page, &ScopePage::scopeAsked, this, &MainWindow::goTo);
    connect(m_page, &ScopePage::sheetChanged, this, &MainWindow::refreshInspector);
    connect(m_page, &ScopePage::summaryChanged, this, &MainWindow::refreshSummary);
}

void MainWindow::makeProblemPage()
{
    m_problemPage = new QWidget(this);
    m_problemPage->setAutoFillBackground(true);
    m_problemPage->setBackgroundRole(QPalette::Base);
    m_problem = new ErrorView(m_problemPage);
    m_problem->setFixedWidth(640);
    auto *again = new QPushButton(tr("Try again"), m_problemPage);
    again->setProperty(DroverStyle::primary, true);
    auto *other = new QPushButton(tr("Choose another cloud…"), m_problemPage);
    connect(again, &QPushButton::clicked, this, &MainWindow::retryAsked);
    connect(other, &QPushButton::clicked, this, &MainWindow::chooseCloudAsked);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(again);
    buttons->addWidget(other);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(24);
    column->addStretch(2);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    column->addStretch(3);
    auto *row = new QHBoxLayout(m_problemPage);
    row->addStretch(1);
    row->addLayout(column);
    row->addStretch(1);
}

void MainWindow::makeToolBar()
{
    auto *bar = addToolBar(tr("Tools"));
    bar->setObjectName(u"toolbar"_s);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addAction(m_actions[Act::Back]);
    bar->addAction(m_actions[Act::Forward]);
    m_cloud = new QPushButton(icon(u"cloud"_s, IconInk::Secondary), {}, bar);
    m_cloud->setObjectName(u"cloud"_s);
    m_cloud->setMenu(new QMenu(m_cloud));
    m_cloud->setToolTip(tr("Choose a cloud"));
    bar->addWidget(m_cloud);
    bar->addSeparator();
    for (const Act act : {Act::EnterMaintenance, Act::LiveMigrate}) {
        auto *button = new ActionButton(m_actions[act], bar);
        button->setObjectName(act == Act::LiveMigrate ? u"liveMigrate"_s : u"enterMaintenance"_s);
        bar->addWidget(button);
    }
    m_migrationTools << bar->addSeparator();
    for (const Act act : {Act::AbortMigration, Act::ForceComplete}) {
        auto *button = new ActionButton(m_actions[act], bar);
        button->setProperty(DroverStyle::destructive, act == Act::AbortMigration);
        m_migrationTools << bar->addWidget(button);
    }
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    m_palette = new QPushButton(icon(u"search"_s, IconInk::Secondary), {}, bar);
    m_palette->setObjectName(u"goTo"_s);
    m_palette->setAutoDefault(false);
    connect(m_palette, &QPushButton::clicked, m_actions[Act::GoTo], &QAction::trigger);
    bar->addWidget(m_palette);
    labelPalette();
    bar->addAction(m_actions[Act::Refresh]);
    for (const Act act : {Act::ShowTree, Act::ShowTasks, Act::ShowInspector})
        bar->addAction(m_actions[act]);
    m_actions[Act::Back]->setEnabled(false);
    m_actions[Act::Forward]->setEnabled(false);
}

void MainWindow::wireActions()
{
    const auto on = [this](Act act, auto slot) { connect(m_actions[act], &QAction::triggered, this, slot); };
    on(Act::Connect, [this] { Q_EMIT chooseCloudAsked(); });
    on(Act::Disconnect, [this] { Q_EMIT disconnectAsked(); });
    on(Act::Refresh, [this] { m_feed.askRefresh(); });
    on(Act::Quit, [this] { close(); });
    on(Act::CopyRow, [this] {
        if (const TableView *table = tableInUse())
            QApplication::clipboard()->setText(table->rowText());
    });
    on(Act::CopyId, [this] { QApplication::clipboard()->setText(m_page->currentId()); });
    on(Act::SaveTable, [this] { saveTable(); });
    on(Act::GoTo, [this] { showPalette(); });
    on(Act::SearchTree, [this] {
        m_tree->show();
        m_tree->focusSearch();
    });
    on(Act::FilterTable, [this] {
        if (TablePanel *panel = m_page->panel())
            panel->focusSearch();
    });
    on(Act::GroupByZone, [this] { m_tree->setGrouping(InventoryTree::Grouping::Zone); });
    on(Act::GroupByAggregate, [this] { m_tree->setGrouping(InventoryTree::Grouping::Aggregate); });
    on(Act::Back, [this] { walk(-1); });
    on(Act::Forward, [this] { walk(1); });
    on(Act::FirstTab, [this] { setTab(0); });
    on(Act::SecondTab, [this] { setTab(1); });
    on(Act::ThirdTab, [this] { setTab(2); });
    on(Act::FourthTab, [this] { setTab(3); });
    on(Act::FifthTab, [this] { setTab(4); });
    on(Act::AllMigrations, [this] {
        goTo(Scope {});
        m_page->setTab(ScopePage::Tab::Migrations);
    });
    on(Act::NextPane, [this] { focusPane(1); });
    on(Act::PreviousPane, [this] { focusPane(-1); });
    on(Act::Shortcuts, [this] { showShortcuts(); });
    on(Act::About, [this] { showAbout(); });

    connect(m_actions[Act::ShowTree], &QAction::toggled, m_tree, &QWidget::setVisible);
    connect(m_actions[Act::ShowInspector], &QAction::toggled, this, &MainWindow::refreshSubject);
    connect(m_actions[Act::ShowTasks], &QAction::toggled, this,
            [this](bool open) { m_tasks->setFolded(!open); });
    connect(m_tasks, &TasksPane::foldedChanged, this, [this](bool folded) {
        m_actions[Act::ShowTasks]->setChecked(!folded);
        // A splitter gives room back only when it is told to.
        if (folded)
            m_tasksHeight = m_workspace->sizes().last();
        const int tasks = folded ? m_tasks->maximumHeight() : m_tasksHeight;
        m_workspace->setSizes({m_workspace->height() - tasks, tasks});
    });
}

void MainWindow::wireOperations()
{
    m_operations = new Operations(m_feed, m_actions, m_settings, this);
    connect(m_page, &ScopePage::subjectChanged, this, &MainWindow::refreshSubject);
    connect(&m_feed, &CloudFeed::pictureChanged, this, &MainWindow::refreshSubject);
    connect(m_tasks, &TasksPane::chosen, this, &MainWindow::refreshSubject);
    connect(m_page, &ScopePage::menuAsked, this, [this](ScopePage::Tab tab, const QPoint &at) {
        switch (tab) {
        case ScopePage::Tab::Hosts:
            return popUp(Operations::ofHosts(), at);
        case ScopePage::Tab::Instances:
            return popUp(Operations::ofInstances(), at);
        case ScopePage::Tab::Migrations:
            return popUp(Operations::ofMigrations(), at);
        case ScopePage::Tab::Runs:
            return popUp(Operations::ofRuns(), at);
        case ScopePage::Tab::Summary:
        case ScopePage::Tab::Events:
            return popUp({}, at);
        }
    });
    connect(m_tasks, &TasksPane::menuAsked, this,
            [this](const QPoint &at) { popUp(Operations::ofRuns() + Operations::ofMigrations(), at); });
    connect(m_tasks, &TasksPane::pressed, this, &MainWindow::performOn);
    connect(m_page, &ScopePage::runPressed, this, &MainWindow::performOn);
    connect(m_page, &ScopePage::notePressed, this, [this](const QString &button) {
        Subject subject;
        subject.run = button.section(u'/', 1).toLongLong();
        m_operations->perform(button.startsWith(u"resume"_s) ? Act::ResumeRun : Act::AbandonRun, subject);
    });
    refreshSubject();
}

void MainWindow::refreshSubject()
{
    Subject subject = m_page->subject();
    if (const TaskRow *task = m_tasks->current()) {
        const QWidget *focused = focusWidget();
        const bool inUse = focused && m_tasks->isAncestorOf(focused);
        if (inUse || !subject.run)
            subject.run = task->run;
        if (task->migration && inUse) {
            subject.migration = task->migration;
            subject.servers = {task->server};
        }
    }
    m_operations->setSubject(subject);
    for (QAction *tool : std::as_const(m_migrationTools))
        tool->setVisible(m_page->tab() == ScopePage::Tab::Migrations);
    m_inspector->setVisible(m_actions[Act::ShowInspector]->isChecked() && m_page->wantsInspector());
}

void MainWindow::popUp(const QList<Act> &acts, const QPoint &globalPosition)
{
    refreshSubject();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true); // They say why something is greyed.
    for (const Act act : acts)
        menu->addAction(m_actions[act]);
    if (!acts.isEmpty())
        menu->addSeparator();
    menu->addAction(m_actions[Act::CopyRow]);
    menu->addAction(m_actions[Act::CopyId]);
    menu->popup(globalPosition);
}

void MainWindow::performOn(const TaskRow &task, const QString &button)
{
    static const QHash<QString, Act> acts {
        {QString::fromLatin1(taskbutton::show), Act::ShowRun},
        {QString::fromLatin1(taskbutton::hold), Act::HoldRun},
        {QString::fromLatin1(taskbutton::cancel), Act::CancelRun},
        {QString::fromLatin1(taskbutton::resume), Act::ResumeRun},
        {QString::fromLatin1(taskbutton::abandon), Act::AbandonRun},
        {QString::fromLatin1(taskbutton::abort), Act::AbortMigration},
        {QString::fromLatin1(taskbutton::forceComplete), Act::ForceComplete},
        {QString::fromLatin1(taskbutton::confirm), Act::ConfirmMove},
        {QString::fromLatin1(taskbutton::revert), Act::RevertMove},
    };
    Subject subject;
    subject.run = task.run;
    subject.migration = task.migration;
    if (!task.server.isEmpty())
        subject.servers << task.server;
    if (const auto act = acts.constFind(button); act != acts.cend())
        m_operations->perform(*act, subject);
}

void MainWindow::showPalette()
{
    auto *palette = new GoToPalette(m_feed, m_actions, this);
    connect(palette, &GoToPalette::chosen, this, &MainWindow::go);
    palette->open();
}

void MainWindow::go(const Place &place)
{
    switch (place.kind) {
    case Place::Kind::Host:
    case Place::Kind::Instance:
        return goTo(place.scope);
    case Place::Kind::Run: {
        Subject subject;
        subject.run = place.run;
        return m_operations->perform(Act::ShowRun, subject);
    }
    case Place::Kind::Action:
        return m_actions[place.act]->trigger();
    }
}

const TableView *MainWindow::tableInUse() const
{
    if (m_tasks->isAncestorOf(focusWidget()))
        return &m_tasks->table();
    return m_page->panel() ? &m_page->panel()->table() : nullptr;
}

void MainWindow::saveTable()
{
    const TableView *table = tableInUse();
    if (!table)
        return;
    auto *made = new QFutureWatcher<QByteArray>(this);
    connect(made, &QFutureWatcher<QByteArray>::finished, this, [this, made, name = table->objectName()] {
        askAndSave(this, tr("Save table as CSV"), name + u".csv"_s, made->result());
        made->deleteLater();
    });
    made->setFuture(QtConcurrent::run(table->csvMaker()));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    int runs = m_feed.executor() ? m_feed.executor()->underWay() : 0;
    for (const OtherCloud &other : std::as_const(m_others))
        runs += other.runsUnderWay;
    if (runs == 0 || m_closing)
        return QMainWindow::closeEvent(event);
    event->ignore();
    auto *asked = new Confirmation(
        {.question = tr("Close Drover while %n run(s) are under way?", nullptr, runs),
         .sentences =
             {tr("What the cloud has accepted goes on by itself."),
              tr("The steps after that wait until Drover is open again: it offers to take them up.")},
         .act = tr("Close Drover"),
         .leave = tr("Keep it open")},
        this);
    connect(asked, &QDialog::accepted, this, [this] {
        m_closing = true;
        close();
    });
    asked->open();
}

void MainWindow::wireLooks()
{
    Theme &theme = Theme::instance();
    const std::array choices {std::pair {Act::LookSystem, Theme::Choice::System},
                              std::pair {Act::LookLight, Theme::Choice::Light},
                              std::pair {Act::LookDark, Theme::Choice::Dark},
                              std::pair {Act::LookHighContrast, Theme::Choice::HighContrast}};
    for (const auto &[act, choice] : choices) {
        connect(m_actions[act], &QAction::triggered, this, [this, choice = choice] {
            Theme::instance().choose(choice);
            m_settings.setValue(u"look/theme"_s, int(choice));
        });
        m_actions[act]->setChecked(theme.choice() == choice);
    }
    const std::array densities {std::pair {Act::RowsCompact, Theme::Density::Compact},
                                std::pair {Act::RowsNormal, Theme::Density::Normal},
                                std::pair {Act::RowsRoomy, Theme::Density::Roomy}};
    for (const auto &[act, density] : densities) {
        connect(m_actions[act], &QAction::triggered, this, [this, density = density] {
            Theme::instance().setDensity(density);
            m_settings.setValue(u"look/density"_s, int(density));
        });
        m_actions[act]->setChecked(theme.density() == density);
    }
    const bool byZone = m_settings.value(u"tree/grouping"_s).toInt() == 0;
    m_actions[byZone ? Act::GroupByZone : Act::GroupByAggregate]->setChecked(true);
}

void MainWindow::refreshConnection()
{
    const Connection &connection = m_feed.connection();
    const QString &name = connection.identity.name;
    m_cloud->setText(name.isEmpty() ? tr("No cloud") : name);
    setWindowTitle(name.isEmpty() ? u"Drover"_s : tr("%1 – Drover", "cloud").arg(name));
    const bool connected = connection.state == Connection::State::Connected;
    for (const Act act :
         {Act::Disconnect,  Act::Refresh,     Act::CopyRow,          Act::CopyId,        Act::SaveTable,
          Act::GoTo,        Act::SearchTree,  Act::FilterTable,      Act::ShowTree,      Act::ShowInspector,
          Act::ShowTasks,   Act::GroupByZone, Act::GroupByAggregate, Act::FirstTab,      Act::SecondTab,
          Act::ThirdTab,    Act::FourthTab,   Act::FifthTab,         Act::AllMigrations, Act::NextPane,
          Act::PreviousPane})
        m_actions[act]->setEnabled(connected);
    if (connected) {
        returnToCloud(name);
        m_stack->setCurrentWidget(m_workspace);
    } else if (connection.state == Connection::State::Connecting) {
        m_connectingText->setText(tr("Connecting to %1", "cloud").arg(name));
        m_stack->setCurrentWidget(m_connecting);
    } else if (connection.problem) {
        m_problem->show(tr("%1 is not connected", "cloud").arg(name), *connection.problem);
        m_stack->setCurrentWidget(m_problemPage);
    } else {
        m_stack->setCurrentWidget(m_welcome);
    }
    refreshSummary();
    fillCloudMenu();
}

void MainWindow::refreshSummary()
{
    const bool connected = m_feed.connection().state == Connection::State::Connected;
    m_status->setSummary(connected ? m_page->summary() : QString());
}

void MainWindow::refreshInspector()
{
    FactSheet sheet = m_page->sheet();
    if (sheet.isEmpty())
        sheet = {{.word = tr("Nothing is selected")},
                 tr("Choose a row, and what is known of it stands here."),
                 {}};
    m_sheet->setSheet(sheet);
}

void MainWindow::fillCloudMenu()
{
    QMenu *menu = m_cloud->menu();
    menu->clear();
    if (m_known) {
        for (const CloudConfig &cloud : m_known->clouds) {
            const auto other = std::ranges::find(m_others, cloud.name, &OtherCloud::name);
            QAction *action = menu->addAction(
                other == m_others.end() ? cloud.name
                    : other->runsUnderWay == 0
                    ? tr("%1 · connected", "cloud").arg(cloud.name)
                    : tr("%1 · %n run(s) under way", "cloud", other->runsUnderWay).arg(cloud.name));
            action->setCheckable(true);
            action->setChecked(cloud.name == m_feed.connection().identity.name);
            connect(action, &QAction::triggered, this,
                    [this, name = cloud.name] { Q_EMIT cloudAsked(name); });
        }
        menu->addSeparator();
    }
    menu->addAction(m_actions[Act::Connect]);
}

void MainWindow::returnToCloud(const QString &name)
{
    if (name == m_shown)
        return;
    m_shown = name;
    const Scope scope = m_lastScopes.value(name);
    m_history = {scope};
    m_place = 0;
    refreshWalking();
    goTo(scope);
}

void MainWindow::refreshWalking()
{
    m_actions[Act::Back]->setEnabled(m_place > 0);
    m_actions[Act::Forward]->setEnabled(m_place + 1 < m_history.size());
}

void MainWindow::walk(int direction)
{
    const qsizetype next = qsizetype(m_place) + direction;
    if (next < 0 || next >= qsizetype(m_history.size()))
        return;
    m_place = size_t(next);
    goTo(m_history[m_place]);
}

void MainWindow::focusPane(int direction)
{
    const std::array<QWidget *, 4> panes {m_tree, m_page, m_sheet, m_tasks};
    const auto holdsFocus = [](const QWidget *pane) {
        const QWidget *focused = QApplication::focusWidget();
        return focused && (pane == focused || pane->isAncestorOf(focused));
    };
    const int count = int(panes.size());
    int at = 0;
    while (at < count && !holdsFocus(panes[size_t(at)]))
        ++at;
    for (int step = 1; step <= count; ++step) {
        QWidget *pane = panes[size_t(((at % count) + direction * step + count * 2) % count)];
        if (pane->isVisible()) {
            pane->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void MainWindow::setTab(int number)
{
    const auto tabs = m_page->tabs();
    if (number < tabs.size())
        m_page->setTab(tabs[number]);
}

void MainWindow::showShortcuts()
{
    auto *page = new ShortcutsPage(m_actions.shortcuts(), this);
    page->setAttribute(Qt::WA_DeleteOnClose);
    page->show();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Drover"));
    box->setText(tr("Drover %1").arg(QStringLiteral(DROVER_VERSION)));
    box->setInformativeText(
        tr("An operations console for OpenStack compute hosts. Free software under the GNU General "
           "Public License, version 3 or later. Icons by the Lucide contributors, ISC licence."));
    box->addButton(tr("Close"), QMessageBox::AcceptRole);
    box->open();
}

/// Says where one can go, as far as the window has room for it.
void MainWindow::labelPalette()
{
    const QString keys = m_actions[Act::GoTo]->shortcut().toString(QKeySequence::NativeText);
    const QString whole = tr("Go to host, instance, run… (%1)").arg(keys);
    m_palette->setText(width() < grown(widthForInspector) ? tr("Go to… (%1)").arg(keys) : whole);
    m_palette->setToolTip(whole);
    m_palette->setAccessibleName(whole);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    // Only when a border is crossed: what the operator opened in a narrow window stays open.
    const auto crossed = [event](int border) {
        return event->oldSize().isValid()
            && (event->oldSize().width() < border) != (event->size().width() < border);
    };
    if (crossed(widthForInspector))
        m_actions[Act::ShowInspector]->setChecked(event->size().width() >= widthForInspector);
    if (crossed(widthForTree))
        m_actions[Act::ShowTree]->setChecked(event->size().width() >= widthForTree);
    labelPalette();
}

void MainWindow::saveState() const
{
    m_settings.setValue(u"window/geometry"_s, saveGeometry());
    m_settings.setValue(u"window/upper"_s, m_upper->saveState());
    m_settings.setValue(u"window/workspace"_s, m_workspace->saveState());
    m_settings.setValue(u"window/tree"_s, m_actions[Act::ShowTree]->isChecked());
    m_settings.setValue(u"window/inspector"_s, m_actions[Act::ShowInspector]->isChecked());
    m_settings.setValue(u"window/tasksFolded"_s, m_tasks->isFolded());
}

void MainWindow::restoreState()
{
    resize(1440, 900);
    m_upper->setSizes({grown(238), width() - grown(238) - grown(280), grown(280)});
    m_workspace->setSizes({600, 196});
    restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
    m_upper->restoreState(m_settings.value(u"window/upper"_s).toByteArray());
    m_workspace->restoreState(m_settings.value(u"window/workspace"_s).toByteArray());
    m_actions[Act::ShowTree]->setChecked(m_settings.value(u"window/tree"_s, true).toBool());
    m_actions[Act::ShowInspector]->setChecked(m_settings.value(u"window/inspector"_s, true).toBool());
    m_actions[Act::ShowTasks]->setChecked(!m_tasks->isFolded());
    m_tree->setVisible(m_actions[Act::ShowTree]->isChecked());
    refreshSubject();
}

} // namespace drover
