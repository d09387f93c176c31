// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runs.h"

#include <QCoroFuture>

using namespace Qt::StringLiterals;

namespace drover {

Runs::Runs(Nova &nova, Journal &journal, Clock &clock, QString cloud, RunTimes times, QObject *parent)
    : QObject(parent), m_nova(nova), m_journal(journal), m_clock(clock), m_cloud(std::move(cloud)),
      m_times(times)
{
}

Runs::~Runs()
{
    Q_ASSERT_X(m_underWay == 0, "Runs", "destroyed while some are under way");
}

QCoro::Task<Result<std::shared_ptr<Run>>> Runs::begin(Plan plan)
{
    auto begun = co_await Run::begin(m_nova, m_journal, m_clock, plan, m_cloud, m_times);
    if (!begun)
        co_return failure(begun);
    const std::shared_ptr<Run> run = std::move(*begun);
    take(run);
    co_return Result<std::shared_ptr<Run>>(run);
}

QCoro::Task<Result<std::shared_ptr<Run>>> Runs::resume(qint64 id)
{
    auto resumed = co_await Run::resume(m_nova, m_journal, m_clock, id, m_cloud, m_times);
    if (!resumed)
        co_return failure(resumed);
    const std::shared_ptr<Run> run = std::move(*resumed);
    take(run);
    co_return Result<std::shared_ptr<Run>>(run);
}

QCoro::Task<Result<void>> Runs::abandon(qint64 id)
{
    const auto lock = m_journal.lock(id);
    if (!lock)
        co_return failure(lock);
    const auto record = co_await m_journal.run(id);
    if (!record)
        co_return failure(record);
    if (record->state != RunRecord::State::Unfinished)
        co_return rejected(
            u"Run %1 has ended (%2): there is nothing to abandon"_s.arg(id).arg(stateWord(record->state)));
    co_return co_await m_journal.end(id, RunRecord::State::Abandoned, m_clock.now());
}

void Runs::take(const std::shared_ptr<Run> &run)
{
    const qint64 id = run->id();
    m_runs.insert(id, run);
    for (const auto signal : {&Run::steered, &Run::ended})
        connect(run.get(), signal, this, [this, id] { Q_EMIT changed(id); });
    connect(run.get(), &Run::stepChanged, this, [this, id] { Q_EMIT changed(id); });
    const auto detached = execute(run); // It holds the run, and says so at its end.
    Q_EMIT changed(id);
}

QCoro::Task<void> Runs::execute(std::shared_ptr<Run> run)
{
    ++m_underWay;
    co_await run->execute(m_stop.get_token());
    --m_underWay;
    Q_EMIT changed(run->id());
    if (m_left && m_underWay == 0)
        m_left->finish();
}

QCoro::Task<void> Runs::leave()
{
    m_stop.request_stop();
    if (m_underWay == 0)
        co_return;
    m_left = std::make_unique<QPromise<void>>();
    m_left->start();
    const QFuture<void> left = m_left->future();
    co_await left;
}

} // namespace drover
