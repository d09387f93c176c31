// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/planning/forecast.h"
#include "core/planning/planstamp.h"
#include "ui/inventory/cloudfeed.h"

#include <QObject>

#include <optional>

namespace drover {

/// What a wizard is about to begin: a wish, and the plan that the planner makes of it, anew whenever the wish
/// or the picture of the cloud is another one.
class PlanDraft : public QObject {
    Q_OBJECT

public:
    /// @p feed outlives it.
    explicit PlanDraft(CloudFeed &feed);

    [[nodiscard]] const CloudFeed &feed() const { return m_feed; }
    /// The picture that the plan was made on; never null.
    [[nodiscard]] const SnapshotPtr &picture() const { return m_snapshot; }
    [[nodiscard]] const Snapshot &snapshot() const { return *m_snapshot; }
    /// The plan, or the sentence that says why there is none.
    [[nodiscard]] const Result<Plan> &plan() const { return m_plan; }
    [[nodiscard]] const Forecast &forecast() const;
    /// Why nothing can be begun in this cloud now, whatever is wished; empty when it can.
    [[nodiscard]] QString obstacle() const;

    /// Makes the plan anew.
    void replan();
    /// What it is about is under way: it follows the cloud no more.
    void close();

Q_SIGNALS:
    void changed();

protected:
    [[nodiscard]] virtual Result<Plan> make(const Snapshot &snapshot, const PlanStamp &stamp) const = 0;

private:
    CloudFeed &m_feed;
    QString m_cloud; ///< The key of the cloud that it was opened in.
    SnapshotPtr m_snapshot;
    PlanStamp m_stamp;
    Result<Plan> m_plan;
    mutable std::optional<Forecast>
        m_forecast; ///< Made when it is first asked for: it takes longer than a plan.
};

} // namespace drover
