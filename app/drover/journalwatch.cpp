// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drover/journalwatch.h"

#include <chrono>

using namespace std::chrono_literals;

namespace drover {

JournalWatch::JournalWatch(QString file, CloudFeed &feed, QObject *parent)
    : QObject(parent), m_file(std::move(file)), m_feed(feed)
{
    m_again.setSingleShot(true);
    m_again.setInterval(3s);
    const auto again = [this] { const auto detached = read(); };
    connect(&m_again, &QTimer::timeout, this, again);
    QTimer::singleShot(0, this, again);
}

JournalWatch::~JournalWatch() = default;

QCoro::Task<void> JournalWatch::read()
{
    const auto runs = co_await views();
    if (runs) {
        if (m_feed.journalProblem())
            m_feed.setJournalProblem({});
        m_feed.takeRuns(*runs);
    } else {
        m_feed.setJournalProblem(runs.error());
    }
    m_again.start();
}

QCoro::Task<Result<QList<RunView>>> JournalWatch::views()
{
    if (!m_journal) {
        auto opened = co_await Journal::open(m_file);
        if (!opened)
            co_return failure(opened);
        m_journal = std::move(*opened);
    }
    const auto records = co_await m_journal->runs();
    if (!records)
        co_return failure(records);
    QList<RunView> made;
    for (const RunRecord &record : *records) {
        const bool ended = record.state != RunRecord::State::Unfinished;
        if (ended && m_ended.contains(record.id)) {
            made << m_ended.value(record.id);
            continue;
        }
        const auto entries = co_await m_journal->entries(record.id);
        if (!entries)
            co_return failure(entries);
        // Held for a moment only: it says whether some program has it.
        const bool executed = !ended && !m_journal->lock(record.id);
        made << viewOf(record, *entries, executed);
        if (ended)
            m_ended.insert(record.id, made.last());
    }
    co_return Result<QList<RunView>>(made);
}

} // namespace drover
