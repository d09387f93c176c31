// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drover/journalwatch.h"

#include <QHash>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace drover {

namespace {

constexpr std::chrono::milliseconds usually = 3s;
constexpr std::chrono::milliseconds soon = 200ms;

} // namespace

/// A journal that is watched, and what has been read of it.
struct JournalWatch::Watched {
    QString file;
    std::unique_ptr<Journal> journal;
    QHash<qint64, RunView> ended; ///< Nothing is added to the lines of a run that has ended.
};

JournalWatch::JournalWatch(const QString &file, CloudFeed &feed, QObject *parent)
    : QObject(parent), m_feed(feed), m_watched(std::make_shared<Watched>())
{
    m_watched->file = file;
    m_again.setSingleShot(true);
    const auto again = [this] { const auto detached = read(); };
    connect(&m_again, &QTimer::timeout, this, again);
    QTimer::singleShot(0, this, again);
}

JournalWatch::~JournalWatch() = default;

void JournalWatch::watch(const QString &file)
{
    m_watched = std::make_shared<Watched>();
    m_watched->file = file;
    m_feed.takeRuns({});
}

void JournalWatch::readSoon()
{
    if (m_again.isActive())
        m_again.start(std::min(m_again.remainingTimeAsDuration(), soon));
    else
        m_soon = true; // It is being read now, perhaps without the newest.
}

QCoro::Task<void> JournalWatch::read()
{
    const std::shared_ptr<Watched> watched = m_watched;
    const auto runs = co_await views(watched);
    if (watched == m_watched) {
        if (!runs)
            m_feed.setJournalProblem(runs.error());
        else if (m_feed.journalProblem())
            m_feed.setJournalProblem({});
        if (runs)
            m_feed.takeRuns(*runs);
    }
    m_again.start(std::exchange(m_soon, false) ? soon : usually);
}

QCoro::Task<Result<QList<RunView>>> JournalWatch::views(std::shared_ptr<Watched> watched)
{
    if (!watched->journal) {
        auto opened = co_await Journal::open(watched->file);
        if (!opened)
            co_return failure(opened);
        watched->journal = std::move(*opened);
    }
    const auto records = co_await watched->journal->runs();
    if (!records)
        co_return failure(records);
    QList<RunView> made;
    for (const RunRecord &record : *records) {
        const bool ended = record.state != RunRecord::State::Unfinished;
        if (ended && watched->ended.contains(record.id)) {
            made << watched->ended.value(record.id);
            continue;
        }
        const auto entries = co_await watched->journal->entries(record.id);
        if (!entries)
            co_return failure(entries);
        // Held for a moment only: it says whether some program has it.
        const bool executed = !ended && !watched->journal->lock(record.id);
        made << viewOf(record, *entries, executed);
        if (ended)
            watched->ended.insert(record.id, made.last());
    }
    co_return Result<QList<RunView>>(made);
}

} // namespace drover
