// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/democloud.h"
#include "app/drover/journalwatch.h"
#include "core/base/clock.h"
#include "core/config/cloudsfile.h"
#include "core/config/systemkeychain.h"
#include "core/inventory/inventory.h"
#include "core/inventory/migrationwatch.h"
#include "core/openstack/cloud.h"
#include "core/run/runs.h"
#include "ui/inventory/cloudfeed.h"
#include "ui/mainwindow/mainwindow.h"

#include <QObject>
#include <QSettings>

#include <memory>
#include <optional>
#include <stop_token>

namespace drover {

/// The program around the window: finds the configuration, opens a cloud, keeps its picture fresh, and tells
/// the window. The only place that knows all of them.
class Console final : public QObject {
    Q_OBJECT

public:
    Console(QSettings &settings, const QString &journalFile);
    ~Console() override;

    /// Opens the window, and the cloud that @p cloudName or the environment chooses; empty: the one there is.
    void start(const QString &cloudName);
    /// Opens the window on a simulated cloud of its own.
    void startDemo(const DemoWish &wish);

private:
    /// One cloud for as long as it is connected. Its tasks hold it, so that it outlives them.
    struct Link {
        QString name; ///< As in the configuration.
        bool simulated = false; ///< It ends with its DemoCloud.
        bool unwanted = false; ///< It ends with its last run.
        std::unique_ptr<Cloud> cloud;
        std::unique_ptr<Inventory> inventory;
        std::unique_ptr<MigrationWatch> migrations;
        std::unique_ptr<Journal> journal; ///< Null when it could not be opened: then nothing can be done.
        std::unique_ptr<Runs> runs;
        std::stop_source stop;
    };

    void readConfiguration();
    void choose(const QString &name);
    void ask(const QString &name, const QString &sentence);
    /// Leaves the configured clouds for a simulated one.
    [[nodiscard]] QCoro::Task<void> openDemo(DemoWish wish);
    [[nodiscard]] QCoro::Task<void> open(CloudConfig config, bool keep);
    [[nodiscard]] QCoro::Task<void> keepSecret(AuthConfig auth, Secret secret);
    /// Opens the journal and what executes plans. A failure is shown, and the cloud can still be looked at.
    [[nodiscard]] QCoro::Task<void> openJournal(std::shared_ptr<Link> link);
    /// Tells the window what was asked of an instance: first what, and then the parts of the newest.
    [[nodiscard]] QCoro::Task<void> readHistory(ServerId server);
    [[nodiscard]] static QCoro::Task<void> keepFresh(std::shared_ptr<Link> link);
    /// The window looks at this cloud from now on.
    void show(const std::shared_ptr<Link> &link);
    /// The window does not look at its cloud any more. It stays connected, and runs in it go on.
    void leave();
    /// The operator is done with the cloud that the window looks at.
    void disconnectCloud();
    /// Ends what is unwanted and has no run, and tells the window of the rest.
    void tendOthers();
    void runChanged(const std::weak_ptr<Link> &changed);
    void showConnecting(const QString &cloud);
    void showConnected();
    void showProblem(const QString &cloud, const Error &problem);

    SystemClock m_clock;
    SystemKeychain m_keychain;
    QSettings &m_settings;
    ConfigPlaces m_places;
    std::unique_ptr<DemoCloud> m_demo;
    std::stop_source m_demoStop;
    CloudFeed m_feed;
    JournalWatch m_journal;
    MainWindow m_window;
    Result<KnownClouds> m_known;
    QString m_chosen; ///< The cloud that was chosen last.
    QString m_journalFile;
    quint64 m_historyReading = 0; ///< The newest; those before it come to nothing.
    std::shared_ptr<Link> m_link; ///< The cloud that the window looks at.
    QList<std::shared_ptr<Link>> m_others; ///< Those that it does not look at now.
};

} // namespace drover
