// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drover/console.h"

#include "ui/connect/cloudwords.h"
#include "ui/connect/connectdialog.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// The secret that a configuration has, wherever its method keeps it.
const Secret &secretOf(const AuthConfig &auth)
{
    switch (auth.method) {
    case AuthConfig::Method::Password:
        return auth.password;
    case AuthConfig::Method::Token:
        return auth.token;
    case AuthConfig::Method::ApplicationCredential:
        break;
    }
    return auth.applicationCredentialSecret;
}

} // namespace

Console::Console(QSettings &settings, const QString &journalFile)
    : m_settings(settings), m_places(ConfigPlaces::ofThisProcess()), m_feed(m_clock),
      m_journal(journalFile, m_feed), m_window(m_feed, settings), m_known(KnownClouds {}),
      m_journalFile(journalFile)
{
    connect(&m_window, &MainWindow::chooseCloudAsked, this, [this] { ask(m_chosen, {}); });
    connect(&m_window, &MainWindow::cloudAsked, this, &Console::choose);
    connect(&m_window, &MainWindow::disconnectAsked, this, &Console::disconnectCloud);
    connect(&m_window, &MainWindow::retryAsked, this, [this] {
        readConfiguration();
        choose(m_chosen);
    });
    connect(&m_window, &MainWindow::rereadAsked, this, [this] {
        readConfiguration();
        choose({});
    });
    connect(&m_window, &MainWindow::demoAsked, this, [this] { const auto detached = openDemo({}); });
    connect(&m_feed, &CloudFeed::historyAsked, this,
            [this](const ServerId &server) { const auto detached = readHistory(server); });
    connect(&m_feed, &CloudFeed::refreshAsked, this, [this] {
        if (m_link && m_link->inventory)
            m_link->inventory->refreshNow();
    });
}

Console::~Console()
{
    m_demoStop.request_stop();
    leave();
    for (const auto &link : std::as_const(m_others))
        link->stop.request_stop();
}

void Console::start(const QString &cloudName)
{
    readConfiguration();
    m_window.show();
    choose(cloudName);
}

void Console::startDemo(const DemoWish &wish)
{
    m_window.show();
    const auto detached = openDemo(wish);
}

void Console::readConfiguration()
{
    m_known = readClouds(m_places);
    m_window.setKnownClouds(m_known);
}

void Console::choose(const QString &name)
{
    if (!m_known || m_known->clouds.isEmpty())
        return; // The window says what is wrong, or where a cloud is described.
    const QString last = m_settings.value(u"connect/last"_s).toString();
    const auto config = chooseCloud(*m_known, name);
    if (!config) {
        ask(name.isEmpty() ? last : name, name.isEmpty() ? QString() : config.error().detail);
        return;
    }
    const auto detached = open(*config, false);
}

void Console::ask(const QString &name, const QString &sentence)
{
    readConfiguration();
    if (!m_known)
        return;
    auto *dialog = new ConnectDialog(*m_known, name, sentence, m_settings, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectDialog::connectAsked, this,
            [this](const CloudConfig &config, bool keep) { const auto detached = open(config, keep); });
    dialog->open();
}

QCoro::Task<void> Console::openDemo(DemoWish wish)
{
    leave();
    // Clouds of the configuration cannot be come back to from here. What was under way in an earlier
    // simulated one ends with it.
    for (const auto &link : std::as_const(m_others)) {
        link->unwanted = true;
        if (link->simulated)
            link->stop.request_stop();
    }
    m_others.removeIf([](const auto &link) { return link->simulated; });
    tendOthers();
    m_demo = std::make_unique<DemoCloud>(wish);
    m_places = m_demo->places();
    m_journalFile = m_demo->journalFile();
    m_journal.watch(m_journalFile);
    showConnecting(tr("the simulated cloud"));
    const auto started = co_await m_demo->start(m_demoStop.get_token());
    if (!started) {
        showProblem(tr("the simulated cloud"), started.error());
        co_return;
    }
    readConfiguration();
    choose({});
}

QCoro::Task<void> Console::open(CloudConfig config, bool keep)
{
    leave();
    m_chosen = config.name;
    const auto same =
        std::ranges::find_if(m_others, [&config](const auto &other) { return other->name == config.name; });
    if (same != m_others.end()) {
        show(m_others.takeAt(same - m_others.begin()));
        co_return;
    }
    const auto link = std::make_shared<Link>();
    link->name = config.name;
    link->simulated = m_demo != nullptr;
    m_link = link;
    showConnecting(config.name);

    if (lacksSecret(config.auth)) {
        const auto kept = co_await m_keychain.read(keychainKey(config.auth));
        if (m_link != link)
            co_return; // Another cloud was chosen meanwhile.
        if (!kept || !*kept) {
            m_feed.setConnection({});
            ask(config.name, {});
            co_return;
        }
        setSecret(config.auth, **kept);
    }

    auto opened = co_await Cloud::open(config, m_clock, link->stop.get_token());
    if (m_link != link)
        co_return;
    if (!opened) {
        showProblem(config.name, opened.error());
        co_return;
    }
    link->cloud = std::move(*opened);
    m_settings.setValue(u"connect/last"_s, config.name);
    if (keep) {
        const auto detached = keepSecret(config.auth, secretOf(config.auth));
    }
    link->inventory = std::make_unique<Inventory>(link->cloud->nova(), link->cloud->identity(), m_clock);
    link->migrations = std::make_unique<MigrationWatch>(link->cloud->nova(), m_clock);
    connect(link->inventory.get(), &Inventory::changed, this,
            [this, raw = link.get()](const SnapshotPtr &snapshot) {
                raw->migrations->follow(snapshot);
                if (m_link.get() != raw)
                    return;
                m_feed.take(snapshot);
                if (m_feed.connection().tokenExpiresAt != raw->cloud->tokenExpiresAt())
                    showConnected();
            });
    connect(link->migrations.get(), &MigrationWatch::changed, this, [this, raw = link.get()] {
        if (m_link.get() == raw)
            m_feed.takeTraces(raw->migrations->traces());
    });
    show(link);
    const auto fresh = keepFresh(link);
    co_await openJournal(link);
}

void Console::show(const std::shared_ptr<Link> &link)
{
    m_link = link;
    link->unwanted = false;
    tendOthers();
    m_feed.take(link->inventory->snapshot());
    m_feed.takeTraces(link->migrations->traces());
    m_feed.setExecutor(link->runs.get());
    showConnected();
}

QCoro::Task<void> Console::openJournal(std::shared_ptr<Link> link)
{
    auto journal = co_await Journal::open(m_journalFile);
    if (!journal)
        co_return; // The watch of the journal says why.
    link->journal = std::move(*journal);
    link->runs =
        std::make_unique<Runs>(link->cloud->nova(), *link->journal, m_clock, link->cloud->identity().key());
    connect(link->runs.get(), &Runs::changed, this,
            [this, changed = std::weak_ptr(link)] { runChanged(changed); });
    if (m_link == link)
        m_feed.setExecutor(link->runs.get());
}

void Console::runChanged(const std::weak_ptr<Link> &changed)
{
    m_journal.readSoon();
    const auto link = changed.lock();
    if (link)
        link->inventory->keepClose(link->runs->underWay() > 0);
    tendOthers();
}

QCoro::Task<void> Console::keepSecret(AuthConfig auth, Secret secret)
{
    const auto kept = co_await m_keychain.write(keychainKey(auth), secret);
    if (!kept)
        m_feed.setKeychainProblem(kept.error());
}

QCoro::Task<void> Console::readHistory(ServerId server)
{
    constexpr int detailed = 20;
    const auto link = m_link;
    if (!link || !link->cloud)
        co_return;
    const quint64 mine = ++m_historyReading;
    const auto isWanted = [&] { return m_historyReading == mine && m_link == link; };
    InstanceHistory history {.server = server, .reading = Reading::Partial};
    const auto actions = co_await link->cloud->nova().actions(server, link->stop.get_token());
    if (!isWanted())
        co_return;
    if (!actions) {
        history.actions = m_feed.history().actions;
        history.problem = actions.error();
        m_feed.takeHistory(history);
        co_return;
    }
    history.actions = *actions;
    // What has ended does not change any more.
    for (InstanceAction &action : history.actions) {
        for (const InstanceAction &known : m_feed.history().actions) {
            if (known.requestId == action.requestId
                && std::ranges::all_of(known.events,
                                       [](const auto &event) { return event.finished.has_value(); }))
                action.events = known.events;
        }
    }
    m_feed.takeHistory(history);
    for (size_t at = 0; at < std::min<size_t>(detailed, history.actions.size()); ++at) {
        if (!history.actions[at].events.isEmpty())
            continue;
        const auto action = co_await link->cloud->nova().action(server, history.actions[at].requestId,
                                                                link->stop.get_token());
        if (!isWanted())
            co_return;
        if (!action) {
            history.problem = action.error();
            break;
        }
        history.actions[at].events = action->events;
    }
    history.reading = Reading::Complete;
    m_feed.takeHistory(history);
}

QCoro::Task<void> Console::keepFresh(std::shared_ptr<Link> link)
{
    const auto watched = link->migrations->keepWatching(link->stop.get_token());
    co_await link->inventory->keepFresh(link->stop.get_token());
    co_await watched;
}

void Console::leave()
{
    if (!m_link)
        return;
    if (m_link->inventory)
        m_others << m_link;
    else
        m_link->stop.request_stop(); // It was not reached yet.
    m_link.reset();
    m_feed.forget();
    tendOthers();
}

void Console::disconnectCloud()
{
    if (!m_link)
        return;
    m_link->unwanted = true;
    leave();
    m_feed.setConnection({});
}

void Console::tendOthers()
{
    const auto runsUnderWay = [](const Link &link) { return link.runs ? link.runs->underWay() : 0; };
    m_others.removeIf([&](const auto &link) {
        const bool ends = link->unwanted && runsUnderWay(*link) == 0;
        if (ends)
            link->stop.request_stop();
        return ends;
    });
    QList<OtherCloud> others;
    for (const auto &link : std::as_const(m_others))
        others << OtherCloud {link->name, runsUnderWay(*link)};
    m_window.setOtherClouds(others);
}

void Console::showConnecting(const QString &cloud)
{
    Connection connection;
    connection.state = Connection::State::Connecting;
    connection.identity.name = cloud;
    m_feed.setConnection(connection);
}

void Console::showConnected()
{
    Connection connection;
    connection.state = Connection::State::Connected;
    connection.identity = m_link->cloud->identity();
    connection.tokenExpiresAt = m_link->cloud->tokenExpiresAt();
    connection.tlsVerified = m_link->cloud->tlsVerified();
    m_feed.setConnection(connection);
}

void Console::showProblem(const QString &cloud, const Error &problem)
{
    Connection connection;
    connection.identity.name = cloud;
    connection.problem = problem;
    m_feed.setConnection(connection);
}

} // namespace drover
