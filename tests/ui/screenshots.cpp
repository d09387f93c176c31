// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the pictures of the documentation: screenshots DIRECTORY [SNAPSHOT]
// SNAPSHOT is what `droverctl snapshot` prints; without one the example cloud is drawn.
#include "core/domain/snapshotjson.h"
#include "tests/support/examplecloud.h"
#include "tests/support/turnedclock.h"
#include "ui/connect/connectdialog.h"
#include "ui/inventory/treepanel.h"
#include "ui/mainwindow/language.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/scopepage.h"
#include "ui/widgets/tablepanel.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
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
    page.panel().table().setCurrentIndex(page.panel().table().model()->index(isExample ? 2 : 0, 0));
    album.save(window, u"main"_s);

    window.actions()[Act::AllMigrations]->trigger();
    page.panel().table().setCurrentIndex(page.panel().table().model()->index(1, 0));
    album.save(window, u"migrations"_s);

    if (!isExample)
        return;
    showRuns(feed, false);
    clock.advance(std::chrono::seconds(260));
    Q_EMIT feed.ticked();
    window.goTo(Scope {Scope::Kind::Zone, u"az1"_s, {}, {}});
    page.setTab(ScopePage::Tab::Hosts);
    album.save(window, u"stale"_s);
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
    }
    return 0;
}
