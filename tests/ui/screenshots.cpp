// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the pictures of the documentation: screenshots DIRECTORY [SNAPSHOT]
// SNAPSHOT is what `droverctl snapshot` prints; without one the example cloud is drawn.
#include "core/domain/snapshotjson.h"
#include "tests/core/run/scene.h"
#include "tests/support/examplecloud.h"
#include "tests/support/turnedclock.h"
#include "ui/connect/connectdialog.h"
#include "ui/inventory/treepanel.h"
#include "ui/mainwindow/language.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/scopepage.h"
#include "ui/migrations/migrationchart.h"
#include "ui/migrations/migrationspanel.h"
#include "ui/widgets/tablepanel.h"
#include "ui/widgets/theme.h"
#include "ui/wizards/entermaintenance.h"
#include "ui/wizards/exitmaintenance.h"
#include "ui/wizards/movedialog.h"
#include "ui/wizards/runprogress.h"

#include <QCoroTask>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace drover;

namespace {

struct Album {
    QString directory;
    QString theme;

    void save(QWidget &widget, const QString &name) const
    {
        QTest::qWait(50); // Layouts settle and hidden tables are filled.
        widget.grab().save(u"%1/%2-%3.png"_s.arg(directory, name, theme));
    }
};

std::shared_ptr<const Snapshot> snapshotIn(const QString &path, const QDateTime &now)
{
    if (path.isEmpty())
        return exampleCloud(now.addSecs(-4));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    auto read = snapshotFromJson(file.readAll(), path);
    if (!read) {
        QTextStream(stderr) << describe(read.error()) << '\n';
        return nullptr;
    }
    return std::make_shared<const Snapshot>(std::move(*read));
}

KnownClouds knownClouds()
{
    KnownClouds known;
    const auto add = [&known](const QString &name, const QString &url, const QString &source,
                              AuthConfig::Method method) {
        CloudConfig cloud;
        cloud.name = name;
        cloud.source = source;
        cloud.auth.authUrl = url;
        cloud.auth.method = method;
        cloud.auth.username = u"j.moreau"_s;
        cloud.auth.userDomainName = u"ops"_s;
        cloud.auth.projectName = u"admin"_s;
        cloud.auth.applicationCredentialId = u"lab-reader"_s;
        cloud.auth.applicationCredentialSecret = Secret(u"kept"_s);
        cloud.auth.token = Secret(u"kept"_s);
        known.clouds << cloud;
    };
    const QString file = u"~/.config/openstack/clouds.yaml"_s;
    add(u"fra1-prod"_s, u"https://keystone.fra1.example:5000/v3"_s, file, AuthConfig::Method::Password);
    add(u"fra1-lab"_s, u"http://10.20.0.11:5000/v3"_s, file, AuthConfig::Method::ApplicationCredential);
    add(u"ber2-prod"_s, u"https://keystone.ber2.example:5000/v3"_s, file, AuthConfig::Method::Password);
    add(u"envvars"_s, u"https://keystone.ams.example/v3"_s, u"OS_* variables"_s, AuthConfig::Method::Token);
    known.warnings
        << u"~/.config/openstack/secure.yaml, line 9: a tab is used for indentation. The file was left out."_s;
    return known;
}

/// The host with the most to see: disabled, and not empty yet.
HostName hostToShow(const CloudFeed &feed)
{
    HostName best = feed.hosts()->empty() ? HostName() : feed.hosts()->front()->host();
    for (const auto &row : *feed.hosts()) {
        if (row->closedByRun && row->instances > 0)
            best = row->host();
    }
    return best;
}

void showRuns(CloudFeed &feed, bool all)
{
    QList<RunView> runs;
    for (const RunRecord &record : exampleRuns(feed.now()))
        runs << viewOf(record, exampleEntries(record, feed.now()), all);
    feed.takeRuns(runs);
}

void drawMigrations(const Album &album, MainWindow &window, CloudFeed &feed, bool isExample)
{
    Scene scene;
    Runs runs(scene.nova, *scene.journal, scene.clock, scene.cloud.snapshot().cloud.key());
    feed.setExecutor(&runs);
    const SnapshotPtr before = feed.snapshot();
    if (isExample) {
        const SnapshotPtr moving = movingCloud(before->takenAt);
        feed.take(moving);
        feed.takeTraces(movingTraces(*moving));
    }
    window.actions()[Act::AllMigrations]->trigger();
    // The mock-up has neither pane: the view needs the room, and F9, Ctrl I and Ctrl J give it.
    window.actions()[Act::ShowInspector]->setChecked(false);
    window.actions()[Act::ShowTasks]->setChecked(false);
    auto &page = *window.findChild<ScopePage *>();
    auto &panel = *window.findChild<MigrationsPanel *>();
    if (isExample) {
        panel.model().setFacet(1);
        page.panel()->table().goTo(QString::number(neverEndingMigration));
    } else {
        page.panel()->table().setCurrentIndex(page.panel()->table().model()->index(0, 0));
    }
    QTest::qWait(100);
    window.findChild<MigrationChart *>()->setCursorSample(91);
    album.save(window, u"migrations"_s);
    panel.model().setFacet(0);
    feed.setExecutor(nullptr);
    feed.take(before);
    window.actions()[Act::ShowInspector]->setChecked(true);
    window.actions()[Act::ShowTasks]->setChecked(true);
}

/// What was asked of an instance: a move that was refused, and one that went well.
std::vector<InstanceAction> someActions(const QDateTime &now)
{
    const auto part = [](const char *name, const QDateTime &at, int seconds, const char *result,
                         const char *host, const char *details) {
        return ActionEvent {QString::fromLatin1(name), at,
                            at.addSecs(seconds),       QString::fromLatin1(result),
                            QString::fromLatin1(host), QString::fromLatin1(details)};
    };
    const QDateTime refused = now.addSecs(-5400);
    const QDateTime moved = now.addSecs(-600);
    return {{RequestId(u"req-5b0d6c1e"_s),
             u"live-migration"_s,
             {},
             moved,
             {part("conductor_live_migrate_instance", moved, 3, "Success", "ctl-1", ""),
              part("compute_check_can_live_migrate_destination", moved.addSecs(1), 1, "Success", "compute-03",
                   ""),
              part("compute_live_migration", moved.addSecs(3), 210, "Success", "compute-07", "")}},
            {RequestId(u"req-1f72a9c4"_s),
             u"live-migration"_s,
             u"Error"_s,
             refused,
             {part("conductor_live_migrate_instance", refused, 2, "Error", "ctl-1",
                   "No valid host was found. There are not enough hosts available."),
              part("compute_check_can_live_migrate_destination", refused.addSecs(1), 1, "Error", "compute-12",
                   "Unacceptable CPU info: CPU doesn't have compatibility.")}},
            {RequestId(u"req-0a11c2d3"_s), u"create"_s, {}, now.addDays(-40), {}}};
}

void drawOtherTabs(const Album &album, MainWindow &window, CloudFeed &feed)
{
    auto &page = *window.findChild<ScopePage *>();
    window.goTo({});
    page.setTab(ScopePage::Tab::Summary);
    album.save(window, u"summary"_s);
    page.setTab(ScopePage::Tab::Runs);
    page.panel()->table().setCurrentIndex(page.panel()->table().model()->index(0, 0));
    album.save(window, u"runs"_s);
    const HostName host = hostToShow(feed);
    window.goTo(Scope::ofHost(host));
    page.setTab(ScopePage::Tab::Summary);
    album.save(window, u"host-summary"_s);
    const auto servers = feed.snapshot()->serversOn(host);
    if (servers.isEmpty())
        return;
    window.goTo(Scope::ofInstance(servers.first()->id, host));
    album.save(window, u"instance-summary"_s);
    page.setTab(ScopePage::Tab::Events);
    feed.takeHistory({servers.first()->id, Reading::Complete, someActions(feed.now()), {}});
    page.panel()->table().setCurrentIndex(page.panel()->table().model()->index(4, 0));
    album.save(window, u"events"_s);
    window.goTo(Scope::ofHost(host));
}

void drawWindow(const Album &album, const SnapshotPtr &snapshot, TurnedClock &clock, QSettings &settings,
                bool isExample)
{
    CloudFeed feed(clock);
    MainWindow window(feed, settings);
    window.setKnownClouds(KnownClouds {});
    window.resize(1440, 900);
    window.show();
    album.save(window, u"first-run"_s);
    window.setKnownClouds(knownClouds());

    Connection connection;
    connection.identity.name = snapshot->cloud.name;
    connection.problem = Error {.kind = Error::Kind::Unreachable,
                                .where = u"POST %1/auth/tokens"_s.arg(snapshot->cloud.authUrl),
                                .detail = u"Connection refused"_s};
    feed.setConnection(connection);
    album.save(window, u"not-connected"_s);

    connection = {
        Connection::State::Connected, snapshot->cloud, feed.now().addSecs(3 * 3600 + 40 * 60), true, {}};
    feed.take(snapshot);
    if (isExample)
        showRuns(feed, true);
    feed.setConnection(connection);
    window.findChild<QWidget *>(u"hosts"_s)->setFocus();
    album.save(window, u"cloud"_s);

    window.goTo(Scope::ofHost(hostToShow(feed)));
    auto &page = *window.findChild<ScopePage *>();
    // Trouble comes first; the third row of the example is the one that moves.
    page.panel()->table().setCurrentIndex(page.panel()->table().model()->index(isExample ? 2 : 0, 0));
    album.save(window, u"main"_s);

    drawMigrations(album, window, feed, isExample);
    drawOtherTabs(album, window, feed);

    if (!isExample)
        return;
    showRuns(feed, false);
    clock.advance(std::chrono::seconds(260));
    Q_EMIT feed.ticked();
    window.goTo(Scope {Scope::Kind::Zone, u"az1"_s, {}, {}});
    page.setTab(ScopePage::Tab::Hosts);
    album.save(window, u"stale"_s);
}

/// What the example's runs would have moved: instances that are on other hosts now.
QList<RunView> runsWithMoves(const Snapshot &snapshot, const QDateTime &now, const HostName &host)
{
    QList<RunView> runs;
    for (RunRecord record : exampleRuns(now)) {
        qsizetype next = 0;
        QList<const Server *> elsewhere = snapshot.serversOn(HostName(u"compute-03"_s));
        for (Step &step : record.plan.steps) {
            if (record.plan.host != host || step.server.isEmpty() || next == elsewhere.size())
                continue;
            step.server = elsewhere.at(next)->id;
            step.serverName = elsewhere.at(next++)->name;
        }
        QList<JournalEntry> entries = exampleEntries(record, now);
        for (JournalEntry &entry : entries)
            entry.outcome = outcomeWord(Outcome::Done);
        runs << viewOf(record, entries, true);
    }
    return runs;
}

void leaf(WizardFrame &wizard, int pages)
{
    for (int i = 0; i < pages; ++i)
        wizard.primaryButton()->click();
}

void drawWizards(const Album &album, const SnapshotPtr &snapshot, TurnedClock &clock, QSettings &settings)
{
    CloudFeed feed(clock);
    feed.take(snapshot);
    const HostName host(u"compute-07"_s);
    feed.takeRuns(runsWithMoves(*snapshot, clock.now(), host));
    Connection connection {
        Connection::State::Connected, snapshot->cloud, clock.now().addSecs(3 * 3600 + 40 * 60), true, {}};
    feed.setConnection(connection);
    Scene scene;
    Runs runs(scene.nova, *scene.journal, scene.clock, scene.cloud.snapshot().cloud.key());
    feed.setExecutor(&runs);

    settings.setValue(u"wizards/reasons"_s, QStringList {u"CHG-20871 kernel update"_s, u"DIMM replaced"_s});
    auto *reason = new EnterMaintenance(feed, HostName(u"compute-05"_s), settings);
    reason->show();
    QTest::keyClicks(reason->findChild<QLineEdit *>(u"reason"_s), u"CHG-20874 firmware of the NICs"_s);
    album.save(*reason, u"maintenance-reason"_s);
    delete reason;

    auto *enter = new EnterMaintenance(feed, host, settings);
    enter->show();
    leaf(*enter, 1);
    album.save(*enter, u"maintenance-instances"_s);
    leaf(*enter, 1);
    album.save(*enter, u"maintenance-destinations"_s);
    leaf(*enter, 1);
    album.save(*enter, u"maintenance-options"_s);
    leaf(*enter, 1);
    album.save(*enter, u"maintenance-summary"_s);
    delete enter;

    auto *exit = new ExitMaintenance(feed, host, settings);
    exit->show();
    album.save(*exit, u"exit-maintenance"_s);
    leaf(*exit, 1);
    exit->findChild<QPushButton *>(u"tickAll"_s)->click();
    album.save(*exit, u"exit-maintenance-home"_s);
    leaf(*exit, 1);
    album.save(*exit, u"exit-maintenance-summary"_s);
    delete exit;

    QList<ServerId> movers;
    for (const Server *server : snapshot->serversOn(HostName(u"compute-03"_s)).mid(0, 3))
        movers << server->id;
    auto *move = new MoveDialog(feed, movers, MoveKind::Live, settings);
    move->show();
    album.save(*move, u"move"_s);
    delete move;
    feed.setExecutor(nullptr);
}

/// A run half-way: some have moved, two are under way.
void drawProgress(const Album &album, QSettings &settings)
{
    Scene scene;
    scene.clock = TurnedClock(TurnedClock::Kind::Standing);
    LivelyCloud &cloud = scene.cloud;
    for (const QString &host : {u"compute-07"_s, u"compute-01"_s, u"compute-05"_s, u"compute-08"_s})
        cloud.addHost(host);
    LivelyCloud::Manner fails;
    fails.live = LivelyCloud::Live::FailsHalfWay;
    LivelyCloud::Manner long30;
    long30.liveTakes = std::chrono::seconds(45);
    cloud.addServer(u"api-gateway-3"_s, u"compute-07"_s);
    cloud.addServer(u"db-ledger-1"_s, u"compute-07"_s, ServerStatus::Active, fails);
    cloud.addServer(u"kafka-07"_s, u"compute-07"_s, ServerStatus::Active, long30);
    cloud.addServer(u"redis-cart-1"_s, u"compute-07"_s);
    cloud.addServer(u"web-shop-14"_s, u"compute-07"_s);
    cloud.addServer(u"ci-runner-22"_s, u"compute-07"_s, ServerStatus::Shutoff);
    cloud.addServer(u"legacy-erp"_s, u"compute-07"_s, ServerStatus::Error);

    CloudFeed feed(scene.clock);
    Runs runs(scene.nova, *scene.journal, scene.clock, cloud.snapshot().cloud.key());
    feed.setExecutor(&runs);
    feed.take(std::make_shared<const Snapshot>(cloud.snapshot()));
    EnterMaintenance wizard(feed, HostName(u"compute-07"_s), settings);
    wizard.setAttribute(Qt::WA_DeleteOnClose, false);
    wizard.show();
    wizard.findChild<QLineEdit *>(u"reason"_s)->setText(u"CHG-20871 kernel update"_s);
    leaf(wizard, 5);
    for (int second = 0; second < 75; ++second) {
        QTest::qWait(2);
        scene.clock.advance(std::chrono::seconds(1));
        QTest::qWait(2);
    }
    feed.take(std::make_shared<const Snapshot>(cloud.snapshot()));
    album.save(wizard, u"maintenance-progress"_s);
    bool left = false;
    QCoro::connect(runs.leave(), &wizard, [&left] { left = true; });
    while (!left) {
        scene.clock.advance(std::chrono::seconds(1));
        QTest::qWait(2);
    }
    feed.setExecutor(nullptr);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    speak(QLocale::system());
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2 || !QDir().mkpath(arguments[1])) {
        QTextStream(stderr) << "screenshots DIRECTORY [SNAPSHOT]\n";
        return 2;
    }
    for (const auto &[choice, name] :
         {std::pair {Theme::Choice::Light, u"light"_s}, {Theme::Choice::Dark, u"dark"_s}}) {
        TurnedClock clock(TurnedClock::Kind::Standing, QDateTime::currentDateTimeUtc());
        const auto snapshot = snapshotIn(arguments.value(2), clock.now());
        if (!snapshot)
            return 1;
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"drover.ini"_s), QSettings::IniFormat);
        Theme::instance().choose(choice);
        if (choice == Theme::Choice::Light)
            Theme::instance().install();
        const Album album {arguments[1], name};
        drawWindow(album, snapshot, clock, settings, arguments.size() < 3);
        ConnectDialog dialog(knownClouds(), u"fra1-prod"_s, {}, settings);
        dialog.show();
        album.save(dialog, u"connect"_s);
        if (arguments.size() < 3) {
            drawWizards(album, exampleCloud(clock.now().addSecs(-6)), clock, settings);
            drawProgress(album, settings);
        }
    }
    return 0;
}
