// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/plan/plan.h"

#include <QCoroTask>

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace drover {

/// One line of the journal of a run. Lines are only ever added.
struct JournalEntry {
    enum class Event {
        Begun, ///< The step is taken up.
        Intends, ///< It is about to ask the cloud for `act`; `facts` says what was true just before.
        Accepted, ///< The cloud took `act`; `requestId` is the instance action it began.
        Refused, ///< The cloud said no to `act`; `sentence` has its words.
        Noted, ///< Something worth remembering.
        Ended, ///< The step has its outcome; nothing follows.
        Canceled, ///< Of the run, step 0: nothing new is begun from here on, whoever executes it.
    };

    qint64 sequence = 0;
    QDateTime at;
    int step = 0; ///< 0: the run itself.
    Event event = Event::Noted;
    QString act; ///< "live-migrate", "abort", …: a step may act more than once.
    QString outcome; ///< With Ended: an outcomeWord().
    QString sentence; ///< For the operator.
    RequestId requestId;
    QJsonObject facts;
};

/// One execution of a plan, as the journal knows it.
struct RunRecord {
    enum class State {
        Unfinished, ///< Under way, or its program ended before it did.
        Done, ///< Every step came true.
        Failed, ///< It went to its end, and not everything came true.
        Canceled, ///< Ended on request; what had been accepted went on.
        Abandoned, ///< Left as it was, after its program had ended.
    };

    qint64 id = 0;
    Plan plan;
    QDateTime begunAt;
    std::optional<QDateTime> endedAt;
    State state = State::Unfinished;
};

[[nodiscard]] QString stateWord(RunRecord::State state);
[[nodiscard]] QString eventWord(JournalEntry::Event event);

/// Held while a program executes a run: no other takes it up. Released when the program ends, however it
/// does.
class RunLock {
public:
    virtual ~RunLock() = default;
};

/// What was intended and what came of it, on disk before each act: an SQLite file (WAL, every commit synced).
/// It answers on the caller's thread and works on one of its own. It holds no secrets.
class Journal {
public:
    /// Where it is unless the operator says otherwise: drover/journal.sqlite in the user's data directory.
    [[nodiscard]] static QString usualFile();

    /// Makes the file when there is none. Errors: Local, naming the file, when it cannot be read or written,
    /// is not an SQLite file, is damaged, or is not a journal that this version reads; it is left untouched.
    /// A journal of an earlier format keeps all that it has and is of this one from then on: an earlier
    /// Drover refuses it.
    [[nodiscard]] static QCoro::Task<Result<std::unique_ptr<Journal>>> open(QString file);
    ~Journal();

    [[nodiscard]] const QString &file() const { return m_file; }

    /// Enters a new run, unless an unfinished one in the same cloud is about the same host or server: then
    /// Rejected, naming it. Aborting and force-completing are let through: they are what one does beside a
    /// run. Rejected also for a plan that planFromJson() would not read.
    [[nodiscard]] QCoro::Task<Result<qint64>> begin(Plan plan, QDateTime at);
    [[nodiscard]] QCoro::Task<Result<void>> append(qint64 run, JournalEntry entry);
    [[nodiscard]] QCoro::Task<Result<void>> end(qint64 run, RunRecord::State state, QDateTime at);

    /// Newest first. Errors: Local, naming file and run, for a plan that cannot be read.
    [[nodiscard]] QCoro::Task<Result<QList<RunRecord>>> runs();
    /// Errors: Rejected when there is no such run.
    [[nodiscard]] QCoro::Task<Result<RunRecord>> run(qint64 id);
    [[nodiscard]] QCoro::Task<Result<QList<JournalEntry>>> entries(qint64 run);

    /// Errors: Rejected when another program executes this run now; Local when the lock cannot be made.
    [[nodiscard]] Result<std::unique_ptr<RunLock>> lock(qint64 run) const;

private:
    explicit Journal(QString file);

    QString m_file;
    QString m_connection; ///< Qt's name for the open file.
    mutable QThreadPool m_thread; ///< One thread: an SQLite connection belongs to the thread that opened it.
};

} // namespace drover
