// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/domain/instanceaction.h"
#include "core/domain/migrationtrace.h"
#include "core/run/runs.h"
#include "ui/inventory/picture.h"

#include <QDateTime>
#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <optional>

namespace drover {

/// How the window stands with its cloud.
struct Connection {
    enum class State { None, Connecting, Connected };

    State state = State::None;
    CloudIdentity identity;
    QDateTime tokenExpiresAt;
    bool tlsVerified = true;
    std::optional<Error> problem; ///< Why there is no connection.
};

/// What was asked of one instance over time, as far as it has been read.
struct InstanceHistory {
    ServerId server; ///< Empty: of none.
    Reading reading = Reading::Never;
    std::vector<InstanceAction> actions =
        {}; ///< Newest first; those of which the parts are read have events.
    std::optional<Error> problem = {}; ///< Why not all could be read.
};

/// All that a window is told about its cloud, and all that it may ask. The program fills it from core; views
/// subscribe to it, and know nothing of networks, journals or files.
class CloudFeed final : public QObject {
    Q_OBJECT

public:
    /// @p clock outlives the feed.
    explicit CloudFeed(Clock &clock, QObject *parent = nullptr);

    /// Older figures than this are stale: three times the interval at which services are read.
    static constexpr std::chrono::seconds staleAfter {30};

    /// Shown at once, or as soon as another thread has looked through it when it is large. When pictures come
    /// faster than that the newest counts.
    void take(const SnapshotPtr &snapshot);
    void takeRuns(const QList<RunView> &runs);
    void takeTraces(const MigrationTraces &traces);
    void takeHistory(const InstanceHistory &history);
    /// What executes plans in this cloud; null while nothing can. It outlives its time here.
    void setExecutor(Runs *runs);
    /// Why runs cannot be shown; nothing when they can.
    void setJournalProblem(const std::optional<Error> &problem);
    /// Why a password could not be kept.
    void setKeychainProblem(const std::optional<Error> &problem);
    void setConnection(const Connection &connection);
    /// Another cloud, or none: everything known is forgotten.
    void forget();

    /// Never null.
    [[nodiscard]] const PicturePtr &picture() const { return m_picture; }
    [[nodiscard]] const SnapshotPtr &snapshot() const { return m_picture->snapshot; }
    [[nodiscard]] const HostRowsPtr &hosts() const { return m_picture->hosts; }
    [[nodiscard]] const MigrationRowsPtr &migrations() const { return m_picture->migrations; }
    /// Null when there is none.
    [[nodiscard]] const HostRow *host(const HostName &name) const;
    [[nodiscard]] const QList<RunView> &runs() const { return m_runs; }
    /// Byte counts of live migrations over time.
    [[nodiscard]] const MigrationTraces &traces() const { return m_traces; }
    /// Of the instance that it was asked of last.
    [[nodiscard]] const InstanceHistory &history() const { return m_history; }
    /// What begins plans and steers runs; null while nothing can be done in this cloud.
    [[nodiscard]] Runs *executor() const { return m_executor; }
    [[nodiscard]] const std::optional<Error> &journalProblem() const { return m_journalProblem; }
    [[nodiscard]] const std::optional<Error> &keychainProblem() const { return m_keychainProblem; }
    [[nodiscard]] const Connection &connection() const { return m_connection; }

    [[nodiscard]] QDateTime now() const { return m_clock.now(); }
    /// How old the figures are; nothing before the first.
    [[nodiscard]] std::optional<std::chrono::seconds> age() const;
    [[nodiscard]] bool isStale() const;
    /// Why the last refresh failed; nothing when it did not.
    [[nodiscard]] std::optional<Error> refreshProblem() const;

    /// The operator wants everything anew (F5).
    void askRefresh() { Q_EMIT refreshAsked(); }
    /// Somebody looks at what was asked of an instance: it is read anew.
    void askHistory(const ServerId &server);

Q_SIGNALS:
    void pictureChanged();
    void runsChanged();
    void tracesChanged();
    void historyChanged();
    void connectionChanged();
    /// Once a second: ages and durations are other ones.
    void ticked();
    void refreshAsked();
    void historyAsked(const drover::ServerId &server);

private:
    void derive();
    void show(const PicturePtr &picture);

    Clock &m_clock;
    PicturePtr m_picture;
    SnapshotPtr m_latest;
    bool m_again = false; ///< Something newer came while a picture was being made.
    QFutureWatcher<PicturePtr> m_deriving;
    QList<RunView> m_runs;
    MigrationTraces m_traces;
    InstanceHistory m_history;
    QPointer<Runs> m_executor;
    std::optional<Error> m_journalProblem;
    std::optional<Error> m_keychainProblem;
    Connection m_connection;
    QTimer m_second;
};

} // namespace drover
