// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/scopepage.h"

#include "ui/hosts/hostsheet.h"
#include "ui/instances/instancemarks.h"
#include "ui/instances/instancesheet.h"
#include "ui/inventory/notes.h"
#include "ui/migrations/migrationsheet.h"
#include "ui/migrations/migrationspanel.h"
#include "ui/migrations/steering.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inklabel.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/tablepanel.h"
#include "ui/widgets/type.h"
#include "ui/widgets/words.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr int mostPills = 3;

/// A section of the snapshot as the rows of a table: shared, not copied.
template<typename T>
std::shared_ptr<const std::vector<std::shared_ptr<const T>>> rowsOf(const SnapshotPtr &snapshot,
                                                                    Section<T> Snapshot::*section)
{
    return {snapshot, &(snapshot.get()->*section).values};
}

/// What some hosts have been given to do, and which of them need a look.
struct HostSums {
    qint64 vcpus = 0;
    qint64 memoryMiB = 0;
    int down = 0;
    int disabled = 0;

    void add(const HostRow &row)
    {
        vcpus += row.vcpus;
        memoryMiB += row.memoryMiB;
        down += row.isDown() ? 1 : 0;
        disabled += row.isDisabled() ? 1 : 0;
    }
    [[nodiscard]] QList<Mark> marks() const
    {
        QList<Mark> trouble;
        if (down > 0)
            trouble << Mark {
                Glyph::ArrowDown, ScopePage::tr("%n host(s) down", nullptr, down), Tone::Block, {}};
        if (disabled > 0) {
            trouble << Mark {
                Glyph::BarredCircle, ScopePage::tr("%n host(s) disabled", nullptr, disabled), Tone::Warn, {}};
        }
        return trouble;
    }
};

} // namespace

ScopePage::ScopePage(CloudFeed &feed, const Actions &actions, QSettings &settings, QWidget *parent)
    : QWidget(parent), m_feed(feed), m_hosts(hostTable()), m_instances(instanceTable()),
      m_notes(new NoteBar(this)), m_title(new InkLabel(InkLabel::Ink::Text, this)),
      m_enter(new ActionButton(actions[Act::EnterMaintenance], this)),
      m_exit(new ActionButton(actions[Act::ExitMaintenance], this)),
      m_facts(new InkLabel(InkLabel::Ink::Secondary, this)), m_bar(new QTabBar(this)),
      m_stack(new QStackedWidget(this)), m_hostPanel(new TablePanel(m_hosts, u"hosts"_s, settings, this)),
      m_instancePanel(new TablePanel(m_instances, u"instances"_s, settings, this)),
      m_migrations(new MigrationsPanel(feed, settings, this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_title->setObjectName(u"title"_s);
    m_title->setFont(titleFont());
    m_facts->setObjectName(u"facts"_s);
    m_facts->setFont(smallFont());
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // Long facts do not widen the page.
    m_bar->setObjectName(u"tabs"_s);
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setAccessibleName(tr("What to see of it"));

    auto *titles = new QHBoxLayout;
    titles->setSpacing(8);
    titles->addWidget(m_title);
    titles->addSpacing(8);
    for (int i = 0; i < mostPills; ++i) {
        m_pills << new Pill(this);
        titles->addWidget(m_pills.last());
    }
    titles->addStretch(1);
    titles->addWidget(m_enter);
    titles->addWidget(m_exit);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(16, 12, 16, 0);
    head->setSpacing(4);
    head->addLayout(titles);
    head->addWidget(m_facts);
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(8, 4, 8, 0);
    tabRow->addWidget(m_bar);
    tabRow->addStretch(1);
    auto *line = new QFrame(this);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);

    for (const Tab tab : {Tab::Hosts, Tab::Instances, Tab::Migrations})
        m_stack->addWidget(viewOf(tab));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notes);
    column->addLayout(head);
    column->addLayout(tabRow);
    column->addWidget(line);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_stack);

    for (const Tab tab : {Tab::Hosts, Tab::Instances, Tab::Migrations}) {
        TablePanel *panel = panelOf(tab);
        connect(&panel->table(), &TableView::chosen, this, &ScopePage::sheetChanged);
        connect(&panel->table(), &TableView::selectionChosen, this, &ScopePage::subjectChanged);
        connect(&panel->table(), &TableView::menuAsked, this,
                [this, tab](const QPoint &at) { Q_EMIT menuAsked(tab, at); });
        connect(&panel->table(), &TableView::opened, this,
                [this, tab](const QString &key) { open(tab, key); });
    }
    for (TableModelBase *model : models()) {
        connect(model, &TableModelBase::ordered, this, &ScopePage::refreshTabs);
        connect(model, &TableModelBase::ordered, this, &ScopePage::summaryChanged);
    }
    connect(m_bar, &QTabBar::currentChanged, this, [this](int index) {
        if (!m_settingTabs && index >= 0 && index < tabs().size())
            setTab(tabs().at(index));
    });
    connect(m_notes, &NoteBar::pressed, this, &ScopePage::notePressed);
    connect(&feed, &CloudFeed::pictureChanged, this, &ScopePage::refresh);
    connect(&feed, &CloudFeed::ticked, this, [this] {
        m_notes->setNotes(notesOf(m_feed));
        for (TableModelBase *model : models())
            model->setStale(m_feed.isStale());
    });
    m_hostPanel->table().setAccessibleName(tr("Hosts"));
    m_instancePanel->table().setAccessibleName(tr("Instances"));
    connect(m_migrations, &MigrationsPanel::abortAsked, this,
            [this](qint64 migration) { askToSteer(Steer::Abort, m_feed, migration, this); });
    connect(m_migrations, &MigrationsPanel::forceCompleteAsked, this,
            [this](qint64 migration) { askToSteer(Steer::ForceComplete, m_feed, migration, this); });
    setUpEmptyWords();
    applyScope();
    refresh();
}

void ScopePage::setScope(const Scope &scope)
{
    m_scope = scope;
    if (!tabs().contains(m_tab))
        m_tab = Tab::Instances;
    if (scope.kind == Scope::Kind::Instance) {
        m_tab = Tab::Instances;
        m_instancePanel->table().goTo(scope.server.value);
    }
    applyScope();
    refreshHead();
    refreshTabs();
    Q_EMIT sheetChanged();
    Q_EMIT subjectChanged();
    Q_EMIT summaryChanged();
}

QList<ScopePage::Tab> ScopePage::tabs() const
{
    if (m_scope.kind == Scope::Kind::Host || m_scope.kind == Scope::Kind::Instance)
        return {Tab::Instances, Tab::Migrations};
    return {Tab::Hosts, Tab::Instances, Tab::Migrations};
}

void ScopePage::setTab(Tab tab)
{
    if (!tabs().contains(tab) || tab == m_tab)
        return;
    m_tab = tab;
    refreshTabs();
    Q_EMIT sheetChanged();
    Q_EMIT subjectChanged();
    Q_EMIT summaryChanged();
}

QList<TableModelBase *> ScopePage::models()
{
    return {&m_hosts, &m_instances, &m_migrations->model()};
}

TablePanel *ScopePage::panelOf(Tab tab) const
{
    switch (tab) {
    case Tab::Hosts:
        return m_hostPanel;
    case Tab::Instances:
        return m_instancePanel;
    case Tab::Migrations:
        break;
    }
    return &m_migrations->tablePanel();
}

QWidget *ScopePage::viewOf(Tab tab) const
{
    return tab == Tab::Migrations ? static_cast<QWidget *>(m_migrations) : panelOf(tab);
}

TablePanel &ScopePage::panel() const
{
    return *panelOf(m_tab);
}

QString ScopePage::currentId() const
{
    return panel().table().currentKey();
}

FactSheet ScopePage::sheet() const
{
    const QString key = currentId();
    const int row = panel().table().currentIndex().row();
    if (key.isEmpty())
        return {};
    switch (m_tab) {
    case Tab::Hosts:
        return hostSheet(m_hosts.at(row));
    case Tab::Instances:
        return instanceSheet(m_instances.at(row), *m_feed.snapshot(), m_feed.now());
    case Tab::Migrations:
        break;
    }
    return migrationSheet(m_migrations->model().at(row), m_feed.now());
}

Subject ScopePage::subject() const
{
    Subject subject;
    if (m_scope.kind == Scope::Kind::Host)
        subject.host = m_scope.host;
    if (m_scope.kind == Scope::Kind::Instance) {
        const Server *server = m_feed.snapshot()->server(m_scope.server);
        subject.host = server ? server->host : m_scope.host;
    }
    switch (m_tab) {
    case Tab::Hosts:
        if (const QString key = currentId(); !key.isEmpty())
            subject.host = HostName(key);
        break;
    case Tab::Instances:
        subject.tooMany = panel().table().selectedCount() > mostInstances;
        if (!subject.tooMany) {
            for (const QString &key : panel().table().selectedKeys())
                subject.servers << ServerId(key);
        }
        break;
    case Tab::Migrations:
        if (const int row = panel().table().currentIndex().row(); row >= 0) {
            subject.migration = m_migrations->model().at(row).migration->id;
            subject.servers << m_migrations->model().at(row).migration->serverId;
        }
        break;
    }
    if (subject.servers.isEmpty() && !subject.tooMany && m_scope.kind == Scope::Kind::Instance)
        subject.servers << m_scope.server;
    return subject;
}

QString ScopePage::summary() const
{
    const QLocale locale;
    if (m_tab == Tab::Hosts)
        return tr("%n host(s)", nullptr, m_hosts.rowCount());
    if (m_tab == Tab::Migrations)
        return tr("%n migration(s)", nullptr, m_migrations->model().rowCount());
    const QList<qint64> &sums = m_instances.sums();
    return tr("%1 · %2 vCPU · %3 GiB RAM", "instances and their size")
        .arg(tr("%n instance(s)", nullptr, m_instances.rowCount()), locale.toString(sums[0]),
             gibText(sums[1]));
}

void ScopePage::refresh()
{
    m_hosts.setRows(m_feed.hosts());
    m_instances.setRows(rowsOf(m_feed.snapshot(), &Snapshot::servers));
    m_migrations->refresh();
    if (m_scope.kind != Scope::Kind::Cloud && m_scope.kind != Scope::Kind::Host)
        applyScope(); // Which hosts are in it may have changed.
    m_notes->setNotes(notesOf(m_feed));
    refreshHead();
    Q_EMIT sheetChanged();
}

void ScopePage::applyScope()
{
    if (m_scope.kind == Scope::Kind::Cloud) {
        m_hosts.setScope({});
        m_instances.setScope({});
        m_migrations->setScope({});
        return;
    }
    const QSet<HostName> in = m_scope.hosts(*m_feed.snapshot());
    m_hosts.setScope([in](const HostRow &row) { return in.contains(row.host()); });
    m_instances.setScope([in](const Server &server) { return in.contains(server.host); });
    m_migrations->setScope([in](const MigrationRow &row) {
        return in.contains(row.migration->source)
            || in.contains(row.migration->destination.value_or(HostName()));
    });
}

void ScopePage::refreshTabs()
{
    const QList<Tab> shown = tabs();
    const QScopedValueRollback<bool> quiet(m_settingTabs, true);
    while (m_bar->count() > shown.size())
        m_bar->removeTab(m_bar->count() - 1);
    while (m_bar->count() < shown.size())
        m_bar->addTab({});
    const QLocale locale;
    for (int i = 0; i < shown.size(); ++i) {
        switch (shown[i]) {
        case Tab::Hosts:
            m_bar->setTabText(i, tr("Hosts  %1").arg(locale.toString(m_hosts.scopeCount())));
            break;
        case Tab::Instances:
            m_bar->setTabText(i, tr("Instances  %1").arg(locale.toString(m_instances.scopeCount())));
            break;
        case Tab::Migrations:
            m_bar->setTabText(i,
                              tr("Migrations  %1").arg(locale.toString(m_migrations->model().scopeCount())));
            break;
        }
    }
    m_bar->setCurrentIndex(int(shown.indexOf(m_tab)));
    const QWidget *focused = focusWidget();
    const bool tableHadFocus = focused && m_stack->isAncestorOf(focused);
    if (m_stack->currentWidget() == viewOf(m_tab))
        return;
    m_stack->setCurrentWidget(viewOf(m_tab));
    if (tableHadFocus)
        panel().table().setFocus();
}

void ScopePage::refreshHead()
{
    // What the page is about can be taken out of service from here, or be put back.
    const HostName host = m_scope.kind == Scope::Kind::Host ? m_scope.host : HostName();
    const HostRow *row = m_feed.host(host);
    m_enter->setVisible(row && !row->isDisabled());
    m_exit->setVisible(row && row->isDisabled());
    switch (m_scope.kind) {
    case Scope::Kind::Cloud:
        headOfCloud();
        break;
    case Scope::Kind::Zone:
    case Scope::Kind::Aggregate:
        headOfGroup();
        break;
    case Scope::Kind::Host:
        headOfHost(m_scope.host);
        break;
    case Scope::Kind::Instance: {
        const Server *server = m_feed.snapshot()->server(m_scope.server);
        headOfHost(server ? server->host : m_scope.host);
        break;
    }
    }
}

void ScopePage::setHead(const QString &title, const QList<Mark> &marks, const QStringList &facts)
{
    m_title->setText(title);
    for (int i = 0; i < mostPills; ++i) {
        m_pills[i]->setVisible(i < marks.size());
        if (i < marks.size())
            m_pills[i]->setMark(marks[i]);
    }
    m_facts->setText(facts.join(u"    "_s));
}

void ScopePage::headOfCloud()
{
    const CloudIdentity &cloud = m_feed.snapshot()->cloud;
    HostSums sums;
    for (const auto &row : *m_feed.hosts())
        sums.add(*row);
    const auto &servers = m_feed.snapshot()->servers.values;
    const auto broken =
        std::ranges::count_if(servers, [](const auto &server) { return needsSomebody(*server); });
    QList<Mark> marks = sums.marks();
    if (broken > 0)
        marks << Mark {Glyph::Hand, tr("%n instance(s) need you", nullptr, int(broken)), Tone::Warn, {}};
    QStringList facts;
    if (!cloud.region.isEmpty())
        facts << cloud.region;
    facts << cloud.authUrl;
    setHead(cloud.name, marks, facts);
}

void ScopePage::headOfGroup()
{
    const QSet<HostName> in = m_scope.hosts(*m_feed.snapshot());
    HostSums sums;
    for (const auto &row : *m_feed.hosts()) {
        if (in.contains(row->host()))
            sums.add(*row);
    }
    const QString kind = m_scope.kind == Scope::Kind::Zone ? tr("Availability zone") : tr("Host aggregate");
    setHead(m_scope.name, sums.marks(),
            {kind, tr("%n host(s)", nullptr, int(in.size())),
             tr("%1 vCPU given").arg(QLocale().toString(sums.vcpus)),
             tr("%1 GiB RAM given").arg(gibText(sums.memoryMiB))});
}

void ScopePage::headOfHost(const HostName &name)
{
    const HostRow *row = m_feed.host(name);
    if (!row) {
        setHead(name.isEmpty() ? tr("On no host") : name.value, {},
                {tr("Nova lists no compute service of this name.")});
        return;
    }
    QStringList facts {row->service->zone};
    if (!row->aggregates.isEmpty())
        facts << row->aggregates.join(u", "_s);
    if (!row->service->disabledReason.isEmpty())
        facts << tr("Reason: %1").arg(row->service->disabledReason);
    facts << tr("%1 vCPU").arg(vcpuText(*row)) << tr("%1 GiB RAM").arg(memoryText(*row));
    if (const QString version = hypervisorVersion(*row); !version.isEmpty())
        facts << tr("%1 %2", "hypervisor, version").arg(row->hypervisor->type, version);
    setHead(name.value, {statusMark(*row), stateMark(*row), loadMark(*row)}, facts);
}

void ScopePage::setUpEmptyWords()
{
    const auto reading = [](Reading state, const EmptyState::Words &none) -> EmptyState::Words {
        switch (state) {
        case Reading::Never:
        case Reading::Partial:
            return {u"refresh-cw"_s, tr("Reading"), tr("Rows appear as they arrive."), {}};
        case Reading::Forbidden:
            return {u"key-round"_s,
                    tr("Not to be seen with this role"),
                    tr("The cloud does not show these to the user you signed in as. That is not the same as "
                       "none."),
                    {}};
        case Reading::Complete:
            break;
        }
        return none;
    };
    m_hostPanel->setEmptyWords([this, reading] {
        return reading(
            m_feed.snapshot()->services.reading,
            {u"server"_s, tr("No compute host"), tr("This cloud has no nova-compute service."), {}});
    });
    m_instancePanel->setEmptyWords([this, reading] {
        return reading(m_feed.snapshot()->servers.reading,
                       {u"box"_s, tr("No instance is here"), tr("Nothing would be moved from here."), {}});
    });
    m_migrations->tablePanel().setEmptyWords([this, reading] {
        return reading(m_feed.snapshot()->migrations.reading,
                       {u"move-right"_s,
                        tr("No migration is known"),
                        tr("When one starts it appears here within half a minute, whoever started it."),
                        {}});
    });
}

void ScopePage::open(Tab tab, const QString &key)
{
    if (key.isEmpty())
        return;
    switch (tab) {
    case Tab::Hosts:
        Q_EMIT scopeAsked(Scope::ofHost(HostName(key)));
        return;
    case Tab::Instances: {
        const Server *server = m_feed.snapshot()->server(ServerId(key));
        if (server && !server->host.isEmpty())
            Q_EMIT scopeAsked(Scope::ofInstance(server->id, server->host));
        return;
    }
    case Tab::Migrations: {
        const Migration &migration =
            *m_migrations->model().at(panel().table().currentIndex().row()).migration;
        const Server *server = m_feed.snapshot()->server(migration.serverId);
        if (server && !server->host.isEmpty())
            Q_EMIT scopeAsked(Scope::ofInstance(server->id, server->host));
        return;
    }
    }
}

} // namespace drover
