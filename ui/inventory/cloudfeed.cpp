// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/cloudfeed.h"

#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace drover {

namespace {

/// Measured: looking through this many instances takes some 3 ms.
constexpr size_t inPlaceBelow = 4000;

} // namespace

CloudFeed::CloudFeed(Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_picture(std::make_shared<const Picture>()),
      m_latest(m_picture->snapshot)
{
    connect(&m_deriving, &QFutureWatcher<PicturePtr>::finished, this, [this] {
        if (m_deriving.future().resultCount() > 0)
            show(m_deriving.result());
        if (std::exchange(m_again, false))
            derive();
    });
    connect(&m_second, &QTimer::timeout, this, &CloudFeed::ticked);
    m_second.start(1s);
}

void CloudFeed::take(const SnapshotPtr &snapshot)
{
    m_latest = snapshot;
    derive();
}

void CloudFeed::takeRuns(const QList<RunView> &runs)
{
    m_runs = runs;
    Q_EMIT runsChanged();
    derive(); // A run of ours may be why a host is disabled.
}

void CloudFeed::takeTraces(const MigrationTraces &traces)
{
    m_traces = traces;
    Q_EMIT tracesChanged();
}

void CloudFeed::askHistory(const ServerId &server)
{
    if (m_history.server != server) {
        m_history = {.server = server};
        Q_EMIT historyChanged();
    }
    Q_EMIT historyAsked(server);
}

void CloudFeed::takeHistory(const InstanceHistory &history)
{
    if (history.server != m_history.server)
        return; // Nobody looks at it any more.
    m_history = history;
    Q_EMIT historyChanged();
}

void CloudFeed::setExecutor(Runs *runs)
{
    m_executor = runs;
    Q_EMIT connectionChanged();
}

void CloudFeed::setJournalProblem(const std::optional<Error> &problem)
{
    m_journalProblem = problem;
    Q_EMIT runsChanged();
}

void CloudFeed::setKeychainProblem(const std::optional<Error> &problem)
{
    m_keychainProblem = problem;
    Q_EMIT connectionChanged();
}

void CloudFeed::derive()
{
    if (m_deriving.isRunning()) {
        m_again = true;
        return;
    }
    if (m_latest->servers.values.size() < inPlaceBelow) {
        show(pictureOf(m_latest, m_runs, *m_picture));
        return;
    }
    m_deriving.setFuture(QtConcurrent::run([snapshot = m_latest, runs = m_runs, before = m_picture] {
        return pictureOf(snapshot, runs, *before);
    }));
}

void CloudFeed::show(const PicturePtr &picture)
{
    PicturePtr before = std::exchange(m_picture, picture);
    Q_EMIT pictureChanged();
    // To let go of a hundred thousand instances takes longer than a frame has.
    QThreadPool::globalInstance()->start([before = std::move(before)] {});
}

void CloudFeed::setConnection(const Connection &connection)
{
    m_connection = connection;
    Q_EMIT connectionChanged();
}

void CloudFeed::forget()
{
    m_deriving.setFuture({}); // A picture that is being made comes to nothing.
    m_again = false;
    m_connection = {};
    m_keychainProblem.reset();
    m_executor.clear();
    m_traces.clear();
    m_history = {};
    Q_EMIT connectionChanged();
    Q_EMIT tracesChanged();
    Q_EMIT historyChanged();
    show(std::make_shared<const Picture>());
    m_latest = m_picture->snapshot;
}

const HostRow *CloudFeed::host(const HostName &name) const
{
    const auto at = std::ranges::lower_bound(*hosts(), name, {},
                                             [](const auto &row) -> const HostName & { return row->host(); });
    return at != hosts()->end() && (*at)->host() == name ? at->get() : nullptr;
}

std::optional<std::chrono::seconds> CloudFeed::age() const
{
    if (!snapshot()->takenAt.isValid())
        return {};
    return std::chrono::seconds(std::max<qint64>(0, snapshot()->takenAt.secsTo(now())));
}

bool CloudFeed::isStale() const
{
    return age().value_or(0s) > staleAfter;
}

std::optional<Error> CloudFeed::refreshProblem() const
{
    return snapshot()->services.problem ? snapshot()->services.problem : snapshot()->servers.problem;
}

} // namespace drover
