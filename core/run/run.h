// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/openstack/nova/nova.h"
#include "core/run/journal.h"
#include "core/run/runtimes.h"
#include "core/run/stepstate.h"

#include <QCoroTask>

#include <QMap>
#include <QObject>
#include <QPromise>

#include <memory>
#include <stop_token>

namespace drover {

/// The execution of one plan: takes up steps as their needs and the limits allow, journals each before it
/// acts, and believes only what the cloud shows. The window and the command line subscribe to it and ask it;
/// neither owns the work.
class Run final : public QObject {
    Q_OBJECT

public:
    /// A new run. @p cloud is the CloudIdentity::key() of the cloud behind @p nova.
    /// Errors: Rejected when the plan is for another cloud, or when an unfinished run is about the same host
    /// or server; Local from the journal. All references outlive the run.
    [[nodiscard]] static QCoro::Task<Result<std::unique_ptr<Run>>>
    begin(Nova &nova, Journal &journal, Clock &clock, Plan plan, QString cloud, RunTimes times = {});
    /// Takes up an unfinished run again. Each step that was under way is observed before anything is asked.
    /// Errors: Rejected when it has ended, is executed by another program, or is of another cloud.
    [[nodiscard]] static QCoro::Task<Result<std::unique_ptr<Run>>>
    resume(Nova &nova, Journal &journal, Clock &clock, qint64 id, QString cloud, RunTimes times = {});
    ~Run() override;

    [[nodiscard]] qint64 id() const { return m_id; }
    [[nodiscard]] const Plan &plan() const { return m_plan; }
    [[nodiscard]] StepState state(int step) const { return m_states.value(step); }
    [[nodiscard]] bool held() const { return m_held; }
    /// A cancel was asked for; what was begun before may still be under way.
    [[nodiscard]] bool canceling() const { return m_cancelAsked; }
    /// Unfinished until execute() has come to the end.
    [[nodiscard]] RunRecord::State outcome() const { return m_outcome; }
    /// Why the run could not go on (the journal, the network), although it is unfinished; empty otherwise.
    [[nodiscard]] const QString &interruption() const { return m_interruption; }

    /// Executes until every step has ended. On @p stop it stops watching at once and leaves the run
    /// unfinished: what was accepted goes on in the cloud, and resume() finds it. Called once.
    [[nodiscard]] QCoro::Task<RunRecord::State> execute(std::stop_token stop);

    /// No further step is taken up until release(). What is under way goes on.
    void hold();
    void release();
    /// Nothing new is begun; when what was begun has ended the run ends as Canceled. An instance that has
    /// been moved is still confirmed and started: half-way is not where a cancel leaves it. Journalled before
    /// any step is skipped for it: a run that is taken up again stays canceled.
    void cancel();

Q_SIGNALS:
    void stepChanged(int step);
    /// It was held, released or cancelled.
    void steered();
    void ended();

private:
    class Log;

    Run(Nova &nova, Journal &journal, Clock &clock, Plan plan, RunTimes times);

    void takeUpHistory(const QList<JournalEntry> &entries);
    void takeUpWhatWasBegun(std::stop_token stop);
    void beginWhatMay(std::stop_token stop);
    void take(const Step &step, std::stop_token stop);
    [[nodiscard]] bool mayBegin(const Step &step) const;
    [[nodiscard]] bool withinLimits(const Step &step) const;
    /// Whether a step brings to its end, at once or after others, what an earlier one has begun with the same
    /// server.
    [[nodiscard]] bool completesWhatWasBegun(const Step &step) const;
    /// Why a waiting step will never begin; empty when it still may.
    [[nodiscard]] QString hopeless(const Step &step) const;
    [[nodiscard]] QCoro::Task<void> journalCancel();
    [[nodiscard]] QCoro::Task<void> skipWhatCannot();
    [[nodiscard]] QCoro::Task<void> executeStep(Step step, std::stop_token stop);
    [[nodiscard]] QCoro::Task<void> finish(int step, StepEnd end);
    [[nodiscard]] QCoro::Task<void> close();
    [[nodiscard]] bool anyFailed() const;
    [[nodiscard]] int count(StepState::Phase phase) const;
    void wake();

    Nova &m_nova;
    Journal &m_journal;
    Clock &m_clock;
    Plan m_plan;
    RunTimes m_times;
    qint64 m_id = 0;
    std::unique_ptr<RunLock> m_lock;
    QMap<int, StepState> m_states;
    QMap<int, QList<JournalEntry>>
        m_histories; ///< What was journalled of each step, also by an earlier execution.
    std::unique_ptr<QPromise<void>> m_wake; ///< Finished when execute() has to look again.
    bool m_held = false;
    bool m_cancelAsked = false; ///< Nothing new is begun.
    bool m_canceled = false; ///< It is in the journal: what is not begun is skipped.
    QString m_interruption;
    RunRecord::State m_outcome = RunRecord::State::Unfinished;
};

} // namespace drover
