// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace drover {

/// The runs that this program executes in one cloud. A view begins one, asks it and subscribes to it; the run
/// belongs to no view and goes on when all of them are closed.
class Runs final : public QObject {
    Q_OBJECT

public:
    /// @p cloud is the CloudIdentity::key() of the cloud behind @p nova. All references outlive the runs.
    Runs(Nova &nova, Journal &journal, Clock &clock, QString cloud, RunTimes times = {},
         QObject *parent = nullptr);
    /// None may be under way: await leave() first.
    ~Runs() override;

    /// Enters a plan into the journal and executes it from now on. Errors: those of Run::begin.
    [[nodiscard]] QCoro::Task<Result<std::shared_ptr<Run>>> begin(Plan plan);
    /// Takes up a run whose program ended before it did. Errors: those of Run::resume.
    [[nodiscard]] QCoro::Task<Result<std::shared_ptr<Run>>> resume(qint64 id);
    /// Leaves such a run as it is, for good. Errors: Rejected when it has ended or some program executes it;
    /// Local from the journal.
    [[nodiscard]] QCoro::Task<Result<void>> abandon(qint64 id);

    /// Null for a run that this program does not execute and has not executed.
    [[nodiscard]] std::shared_ptr<Run> run(qint64 id) const { return m_runs.value(id); }
    /// How many are executed now.
    [[nodiscard]] int underWay() const { return m_underWay; }

    /// Stops watching all of them; each is left unfinished, to be resumed. Nothing can be begun afterwards.
    [[nodiscard]] QCoro::Task<void> leave();

Q_SIGNALS:
    /// A step of it stands otherwise than before, or it was begun, held, released, cancelled, or has ended.
    void changed(qint64 run);

private:
    void take(const std::shared_ptr<Run> &run);
    [[nodiscard]] QCoro::Task<void> execute(std::shared_ptr<Run> run);

    Nova &m_nova;
    Journal &m_journal;
    Clock &m_clock;
    QString m_cloud;
    RunTimes m_times;
    QHash<qint64, std::shared_ptr<Run>> m_runs;
    std::stop_source m_stop;
    int m_underWay = 0;
    std::unique_ptr<QPromise<void>> m_left; ///< Finished when the last has ended; set by leave().
};

} // namespace drover
