// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/openstack/nova/nova.h"
#include "core/run/journal.h"
#include "core/run/stepstate.h"

#include <QCoroTask>

#include <QMap>
#include <QObject>

#include <chrono>
#include <memory>
#include <stop_token>

namespace drover {

/// How patiently a run looks at the cloud.
struct RunTimes {
    std::chrono::milliseconds poll{1500};      ///< Between two looks at something under way.
    std::chrono::seconds grace{15};            ///< How long an order may take to show in the cloud (see Step procedures).
    std::chrono::seconds recordDelay{60};      ///< How long a record may lag behind its server, or not appear.
    std::chrono::seconds abortDelay{300};      ///< How long an abort or a force-complete may take to show.
    std::chrono::seconds unreachable{600};     ///< After that long without an answer a run is interrupted.
};

/// The execution of one plan: takes up steps as their needs and the limits allow, journals each before it acts,
/// and believes only what the cloud shows. The window and the command line subscribe to it and ask it; neither
/// owns the work.
class Run final : public QObject {
    Q_OBJECT

public:
    /// A new run. Errors: Rejected when the plan is for another cloud, or an unfinished run is about the same
    /// host or server; Local from the journal. All references outlive the run.
    [[nodiscard]] static QCoro::Task<Result<std::unique_ptr<Run>>> begin(Nova &nova, Journal &journal, Clock &clock,
                                                                         Plan plan, QString cloud,
                                                                         RunTimes times = {});
    /// Takes up an unfinished run again. Each step that was under way is observed before anything is asked.
    /// Errors: Rejected when it has ended, is executed by another program, or is of another cloud.
    [[nodiscard]] static QCoro::Task<Result<std::unique_ptr<Run>>> resume(Nova &nova, Journal &journal,
                                                                          Clock &clock, qint64 id, QString cloud,
                                                                          RunTimes times = {});
    ~Run() override;

    [[nodiscard]] qint64 id() const { return m_id; }
    [[nodiscard]] const Plan &plan() const { return m_plan; }
    [[nodiscard]] const StepState &state(int step) const;
    [[nodiscard]] bool held() const { return m_held; }
    /// Unfinished until execute() has come to the end.
    [[nodiscard]] RunRecord::State outcome() const { return m_outcome; }
    /// Why the run could not go on (the journal, the network); empty otherwise.
    [[nodiscard]] const QString &interruption() const { return m_interruption; }

    /// Executes until every step has ended. On @p stop it stops watching at once and leaves the run unfinished:
    /// what was accepted goes on in the cloud, and resume() finds it.
    [[nodiscard]] QCoro::Task<RunRecord::State> execute(std::stop_token stop);

    /// No further step is taken up until release(). What is under way goes on.
    void hold();
    void release();
    /// No further step is taken up; when what is under way has ended the run ends as Canceled.
    void cancel();

Q_SIGNALS:
    void stepChanged(int step);
    void ended();

private:
    class Log;
    Run(Nova &nova, Journal &journal, Clock &clock, Plan plan, RunTimes times);

    void takeUpHistory(const QList<JournalEntry> &entries);
    void takeUpWhatCan(std::stop_token stop);
    [[nodiscard]] bool mayBegin(const Step &step) const;
    [[nodiscard]] bool withinLimits(const Step &step) const;
    void skipWhatCannot();
    [[nodiscard]] QCoro::Task<void> executeStep(Step step, std::stop_token stop);
    [[nodiscard]] QCoro::Task<void> finish(int step, StepEnd end);
    void wake();

    Nova &m_nova;
    Journal &m_journal;
    Clock &m_clock;
    Plan m_plan;
    RunTimes m_times;
    qint64 m_id = 0;
    std::unique_ptr<RunLock> m_lock;
    QMap<int, StepState> m_states;
    QMap<int, QList<JournalEntry>> m_histories; ///< What an earlier execution journalled of unfinished steps.
    std::unique_ptr<QPromise<void>> m_wake;
    bool m_held = false;
    bool m_canceled = false;
    bool m_failedOnce = false;
    QString m_interruption;
    RunRecord::State m_outcome = RunRecord::State::Unfinished;
};

} // namespace drover
