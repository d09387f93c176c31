// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/plandraft.h"

#include "core/run/operatorstamp.h"

namespace drover {

namespace {

/// A plan that differs from the one before only in when it was made is the one before: its hash stays.
bool saysTheSame(Plan now, const Plan &before)
{
    now.madeAt = before.madeAt;
    now.snapshotTakenAt = before.snapshotTakenAt;
    return now == before;
}

} // namespace

PlanDraft::PlanDraft(CloudFeed &feed)
    : m_feed(feed), m_cloud(feed.snapshot()->cloud.key()), m_snapshot(feed.snapshot()),
      m_stamp(operatorStamp(feed.now())), m_plan(Plan())
{
    connect(&feed, &CloudFeed::pictureChanged, this, [this] {
        if (m_feed.snapshot()->cloud.key() == m_cloud)
            m_snapshot = m_feed.snapshot();
        replan();
    });
    connect(&feed, &CloudFeed::runsChanged, this, &PlanDraft::changed);
    // Whether something can be begun may be another answer.
    connect(&feed, &CloudFeed::connectionChanged, this, &PlanDraft::changed);
}

QString PlanDraft::obstacle() const
{
    if (m_feed.snapshot()->cloud.key() != m_cloud)
        return tr("Drover shows another cloud now. Nothing was changed in this one.");
    if (m_feed.executor())
        return {};
    if (const auto &problem = m_feed.journalProblem())
        return tr("Nothing can be begun: the journal of runs cannot be used. %1").arg(describe(*problem));
    return tr("Nothing can be begun: Drover is not connected to the cloud.");
}

void PlanDraft::replan()
{
    m_stamp.madeAt = m_feed.now();
    Result<Plan> made = make(*m_snapshot, m_stamp);
    if (!made || !m_plan || !saysTheSame(*made, *m_plan))
        m_plan = std::move(made);
    m_forecast.reset();
    Q_EMIT changed();
}

const Forecast &PlanDraft::forecast() const
{
    if (!m_forecast)
        m_forecast = m_plan ? drover::forecast(*m_snapshot, *m_plan) : Forecast();
    return *m_forecast;
}

void PlanDraft::close()
{
    disconnect(&m_feed, nullptr, this, nullptr);
}

} // namespace drover
