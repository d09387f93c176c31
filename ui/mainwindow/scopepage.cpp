// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/scopepage.h"

#include "ui/instances/instancemarks.h"
#include "ui/inventory/notes.h"
#include "ui/mainwindow/actions.h"
#include "ui/tabs/eventstab.h"
#include "ui/tabs/hoststab.h"
#include "ui/tabs/instancestab.h"
#include "ui/tabs/migrationstab.h"
#include "ui/tabs/runstab.h"
#include "ui/tabs/summarytab.h"
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

/// What is in the way of moving an instance, as short as a pill is; the sentence is its tip.
Mark inShort(const Finding &finding)
{
    Mark mark = findingMark(finding);
    mark.tip = finding.sentence;
    mark.word = finding.verdict == Finding::Verdict::Blocks ? ScopePage::tr("Cannot be moved now")
        : finding.verdict == Finding::Verdict::Warns        ? ScopePage::tr("Moves with a side effect")
                                                            : ScopePage::tr("Not known whether it can move");
    return mark;
}

} // namespace

ScopePage::ScopePage(CloudFeed &feed, const Actions &actions, QSettings &settings, QWidget *parent)
    : QWidget(parent), m_feed(feed), m_notes(new NoteBar(this)),
      m_title(new InkLabel(InkLabel::Ink::Text, this)), m_facts(new InkLabel(InkLabel::Ink::Secondary, this)),
      m_bar(new QTabBar(this)), m_stack(new QStackedWidget(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    makeTabs(settings);
    makeHead(actions);
    setFocusProxy(m_stack);

    connect(m_bar, &QTabBar::currentChanged, this, [this](int index) {
        if (!m_settingTabs && index >= 0 && index < tabs().size())
            setTab(tabs().at(index));
    });
    connect(m_notes, &NoteBar::pressed, this, &ScopePage::notePressed);
    connect(&feed, &CloudFeed::pictureChanged, this, &ScopePage::refresh);
    connect(&feed, &CloudFeed::ticked, this, [this] {
        m_notes->setNotes(notesOf(m_feed));
        for (const auto &[tab, view] : m_views)
            view->setStale(m_feed.isStale());
    });
    for (const auto &[tab, view] : m_views)
        view->setScope(m_scope);
    refresh();
    refreshTabs();
}

void ScopePage::makeTabs(QSettings &settings)
{
    auto *runs = new RunsTab(m_feed, settings, this);
    connect(runs, &RunsTab::pressed, this, &ScopePage::runPressed);
    m_views = {{Tab::Summary, new SummaryTab(m_feed, this)},
               {Tab::Hosts, new HostsTab(m_feed, settings, this)},
               {Tab::Instances, new InstancesTab(m_feed, settings, this)},
               {Tab::Migrations, new MigrationsTab(m_feed, settings, this)},
               {Tab::Runs, runs},
               {Tab::Events, new EventsTab(m_feed, settings, this)}};
    for (const auto &[tab, view] : m_views) {
        m_stack->addWidget(view);
        connect(view, &ScopeTab::titleChanged, this, &ScopePage::refreshTabs);
        connect(view, &ScopeTab::sheetChanged, this, &ScopePage::sheetChanged);
        connect(view, &ScopeTab::subjectChanged, this, &ScopePage::subjectChanged);
        connect(view, &ScopeTab::summaryChanged, this, &ScopePage::summaryChanged);
        connect(view, &ScopeTab::scopeAsked, this, &ScopePage::scopeAsked);
        connect(view, &ScopeTab::menuAsked, this,
                [this, tab = tab](const QPoint &at) { Q_EMIT menuAsked(tab, at); });
    }
}

void ScopePage::makeHead(const Actions &actions)
{
    m_enter = new ActionButton(actions[Act::EnterMaintenance], this);
    m_exit = new ActionButton(actions[Act::ExitMaintenance], this);
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
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notes);
    column->addLayout(head);
    column->addLayout(tabRow);
    column->addWidget(line);
    column->addWidget(m_stack, 1);
}

void ScopePage::setScope(const Scope &scope)
{
    m_scope = scope;
    if (!tabs().contains(m_tab))
        m_tab = scope.kind == Scope::Kind::Instance ? Tab::Summary : Tab::Instances;
    for (const auto &[tab, view] : m_views)
        view->setScope(scope);
    refreshHead();
    refreshTabs();
    Q_EMIT sheetChanged();
    Q_EMIT subjectChanged();
    Q_EMIT summaryChanged();
}

QList<ScopePage::Tab> ScopePage::tabs() const
{
    switch (m_scope.kind) {
    case Scope::Kind::Cloud:
        return {Tab::Summary, Tab::Hosts, Tab::Instances, Tab::Migrations, Tab::Runs};
    case Scope::Kind::Zone:
    case Scope::Kind::Aggregate:
        return {Tab::Summary, Tab::Hosts, Tab::Instances, Tab::Migrations};
    case Scope::Kind::Host:
        return {Tab::Summary, Tab::Instances, Tab::Migrations, Tab::Runs};
    case Scope::Kind::Instance:
        break;
    }
    return {Tab::Summary, Tab::Migrations, Tab::Events};
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

TablePanel *ScopePage::panel() const
{
    return view().panel();
}

bool ScopePage::wantsInspector() const
{
    return view().wantsInspector();
}

QString ScopePage::currentId() const
{
    return view().currentId();
}

FactSheet ScopePage::sheet() const
{
    return view().sheet();
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
    view().addTo(subject);
    if (subject.servers.isEmpty() && !subject.tooMany && m_scope.kind == Scope::Kind::Instance)
        subject.servers << m_scope.server;
    return subject;
}

QString ScopePage::summary() const
{
    return view().summary();
}

void ScopePage::refresh()
{
    for (const auto &[tab, view] : m_views) {
        view->refresh();
        // Which hosts are in it may have changed.
        if (m_scope.kind == Scope::Kind::Zone || m_scope.kind == Scope::Kind::Aggregate)
            view->setScope(m_scope);
    }
    m_notes->setNotes(notesOf(m_feed));
    refreshHead();
    Q_EMIT sheetChanged();
}

void ScopePage::refreshTabs()
{
    const QList<Tab> shown = tabs();
    const QScopedValueRollback<bool> quiet(m_settingTabs, true);
    while (m_bar->count() > shown.size())
        m_bar->removeTab(m_bar->count() - 1);
    while (m_bar->count() < shown.size())
        m_bar->addTab({});
    for (int i = 0; i < shown.size(); ++i)
        m_bar->setTabText(i, m_views.at(shown[i])->title());
    m_bar->setCurrentIndex(int(shown.indexOf(m_tab)));
    const QWidget *focused = focusWidget();
    const bool tabHadFocus = focused && m_stack->isAncestorOf(focused);
    if (m_stack->currentWidget() == &view())
        return;
    m_stack->setCurrentWidget(&view());
    if (tabHadFocus)
        view().setFocus();
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
        return headOfCloud();
    case Scope::Kind::Zone:
    case Scope::Kind::Aggregate:
        return headOfGroup();
    case Scope::Kind::Host:
        return headOfHost(m_scope.host);
    case Scope::Kind::Instance:
        return headOfInstance(m_scope.server);
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

void ScopePage::headOfInstance(const ServerId &id)
{
    const Server *server = m_feed.snapshot()->server(id);
    if (!server)
        return setHead(id.value, {}, {tr("Nova lists no instance with this id.")});
    QStringList facts {server->host.isEmpty() ? tr("On no host")
                                              : tr("On %1", "host").arg(server->host.value),
                       tr("%1: %2 vCPU, %3 GiB RAM", "flavor and its size")
                           .arg(orUnknown(server->flavor.name), QLocale().toString(server->flavor.vcpus),
                                gibText(server->flavor.memoryMiB))};
    if (!server->zone.isEmpty())
        facts << server->zone;
    QList<Mark> marks {statusMark(*server)};
    if (const Finding finding = foremostFinding(*server); finding.verdict != Finding::Verdict::Passes)
        marks << inShort(finding);
    setHead(server->name, marks, facts);
}

} // namespace drover
