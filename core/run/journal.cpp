// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/journal.h"

#include "core/plan/planjson.h"

#include <QCoroFuture>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// 2 has the event `canceled`. A journal of 1 has none yet; all else is the same.
constexpr int schemaVersion = 2;
constexpr int applicationId =
    0x44524f56; // "DROV" in SQLite's header: tells a journal from any other database.

constexpr std::array schema {
    "CREATE TABLE runs(id INTEGER PRIMARY KEY AUTOINCREMENT, cloud TEXT NOT NULL, plan TEXT NOT NULL,"
    " hash TEXT NOT NULL, begun_at TEXT NOT NULL, ended_at TEXT, state TEXT NOT NULL)"_L1,
    "CREATE TABLE entries(sequence INTEGER PRIMARY KEY AUTOINCREMENT, run INTEGER NOT NULL REFERENCES "
    "runs(id),"
    " at TEXT NOT NULL, step INTEGER NOT NULL, event TEXT NOT NULL, act TEXT NOT NULL, outcome TEXT NOT NULL,"
    " sentence TEXT NOT NULL, request_id TEXT NOT NULL, facts TEXT NOT NULL)"_L1,
    "CREATE INDEX entries_of_run ON entries(run, sequence)"_L1,
};

constexpr std::array states {
    std::pair {RunRecord::State::Unfinished, "unfinished"_L1},
    std::pair {RunRecord::State::Done, "done"_L1},
    std::pair {RunRecord::State::Failed, "failed"_L1},
    std::pair {RunRecord::State::Canceled, "canceled"_L1},
    std::pair {RunRecord::State::Abandoned, "abandoned"_L1},
};

constexpr std::array events {
    std::pair {JournalEntry::Event::Begun, "begun"_L1},
    std::pair {JournalEntry::Event::Intends, "intends"_L1},
    std::pair {JournalEntry::Event::Accepted, "accepted"_L1},
    std::pair {JournalEntry::Event::Refused, "refused"_L1},
    std::pair {JournalEntry::Event::Noted, "noted"_L1},
    std::pair {JournalEntry::Event::Ended, "ended"_L1},
    std::pair {JournalEntry::Event::Canceled, "canceled"_L1},
};

template<typename Words, typename Value>
QString wordOf(const Words &words, Value value)
{
    for (const auto &[known, word] : words) {
        if (known == value)
            return word;
    }
    return {};
}

template<typename Value, typename Words>
std::optional<Value> valueOf(const Words &words, const QString &word)
{
    for (const auto &[value, known] : words) {
        if (word == known)
            return value;
    }
    return {};
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime timeOf(const QVariant &text)
{
    return QDateTime::fromString(text.toString(), Qt::ISODateWithMs).toUTC();
}

/// An open file, to be used on the thread that opened it. Two journals of one program may be of the same
/// file.
struct Connection {
    QString name;
    QString file;

    [[nodiscard]] QSqlDatabase database() const { return QSqlDatabase::database(name, false); }
};

tl::unexpected<Error> sqlProblem(const Connection &db, const QSqlError &error)
{
    return localProblem(u"The journal cannot be used: %1"_s.arg(
                            error.databaseText().isEmpty() ? error.driverText() : error.databaseText()),
                        db.file);
}

Result<QSqlQuery> query(const Connection &db, const QString &sql, const QVariantList &values = {})
{
    QSqlQuery query(db.database());
    if (!query.prepare(sql))
        return sqlProblem(db, query.lastError());
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return sqlProblem(db, query.lastError());
    return query;
}

Result<qint64> number(const Connection &db, const QString &sql)
{
    auto answer = query(db, sql);
    if (!answer)
        return failure(answer);
    return answer->next() ? answer->value(0).toLongLong() : 0;
}

/// Makes the schema, unless another program has done so between our look at the file and this.
Result<void> makeSchema(const Connection &db)
{
    if (const auto version = number(db, u"PRAGMA user_version"_s); !version || *version != 0)
        return version ? Result<void>() : failure(version);
    for (const QString &sql : {u"PRAGMA application_id = %1"_s.arg(applicationId),
                               u"PRAGMA user_version = %1"_s.arg(schemaVersion)}) {
        if (const auto done = query(db, sql); !done)
            return failure(done);
    }
    for (const QLatin1StringView sql : schema) {
        if (const auto done = query(db, sql); !done)
            return failure(done);
    }
    return {};
}

/// Raises an earlier format to this one, unless another program has done so, or more, meanwhile.
Result<void> raiseSchema(const Connection &db)
{
    if (const auto version = number(db, u"PRAGMA user_version"_s); !version || *version != 1)
        return version ? Result<void>() : failure(version);
    if (const auto done = query(db, u"PRAGMA user_version = %1"_s.arg(schemaVersion)); !done)
        return failure(done);
    return {};
}

Result<void> inTransaction(const Connection &db, Result<void> (*change)(const Connection &))
{
    if (const auto begun = query(db, u"BEGIN IMMEDIATE"_s); !begun)
        return failure(begun);
    const auto changed = change(db);
    const auto closed = query(db, changed ? u"COMMIT"_s : u"ROLLBACK"_s);
    if (changed && !closed)
        return failure(closed);
    return changed;
}

/// Whether what is in the file is a journal that this version reads; makes the schema in a new file.
Result<void> checkSchema(const Connection &db, bool isNew)
{
    // A file that is no database, or a damaged one, shows here. Not quick_check, which does not compare the
    // index with the entries: an entry that is not found would be an order that is given again.
    auto sound = query(db, u"PRAGMA integrity_check(1)"_s);
    if (!sound)
        return localProblem(
            u"This is not a journal of Drover, or it is damaged (%1). It was left as it is; move it "
            "away to begin a new one"_s.arg(sound.error().detail.section(u": "_s, 1)),
            db.file);
    if (sound->next() && sound->value(0).toString() != "ok"_L1) {
        return localProblem(
            u"The journal is damaged (%1). It was left as it is; move it away to begin a new one"_s.arg(
                sound->value(0).toString()),
            db.file);
    }
    sound->finish();
    if (isNew) {
        if (const auto created = inTransaction(db, makeSchema); !created)
            return created;
    }
    const auto application = number(db, u"PRAGMA application_id"_s);
    auto version = number(db, u"PRAGMA user_version"_s);
    if (!application || !version)
        return failure(application ? version : application);
    if (*application != applicationId)
        return localProblem(u"This is an SQLite file, but not a journal of Drover. It was left as it is"_s,
                            db.file);
    if (*version == 1) {
        if (const auto raised = inTransaction(db, raiseSchema); !raised)
            return raised;
        version = number(db, u"PRAGMA user_version"_s);
        if (!version)
            return failure(version);
    }
    if (*version != schemaVersion) {
        return localProblem(
            u"The journal has format %1; this Drover reads formats 1 to %2. It was left as it is"_s
                .arg(*version)
                .arg(schemaVersion),
            db.file);
    }
    return {};
}

Result<void> openOnThread(const Connection &db)
{
    const QFileInfo info(db.file);
    const bool isNew = !info.exists() || info.size() == 0;
    if (!QDir().mkpath(info.absolutePath()))
        return localProblem(u"The folder of the journal cannot be made"_s, info.absolutePath());
    QSqlDatabase opening = QSqlDatabase::addDatabase(u"QSQLITE"_s, db.name);
    opening.setDatabaseName(db.file);
    opening.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    if (!opening.open())
        return localProblem(u"The journal cannot be opened: %1"_s.arg(opening.lastError().databaseText()),
                            db.file);
    if (isNew) // Hosts, instances and reasons are nobody else's business.
        QFile::setPermissions(db.file, QFile::ReadOwner | QFile::WriteOwner);
    if (const auto checked = checkSchema(db, isNew); !checked)
        return checked;
    for (const QString &pragma : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s}) {
        if (const auto set = query(db, pragma); !set)
            return failure(set);
    }
    return {};
}

void closeOnThread(const Connection &db)
{
    db.database().close();
    QSqlDatabase::removeDatabase(db.name);
}

Result<RunRecord> readRun(const Connection &db, const QSqlQuery &row)
{
    RunRecord record;
    record.id = row.value(0).toLongLong();
    const auto plan = planFromJson(row.value(1).toByteArray(), u"%1, run %2"_s.arg(db.file).arg(record.id));
    if (!plan)
        return failure(plan);
    record.plan = *plan;
    if (planHash(*plan) != row.value(2).toString()) {
        return localProblem(
            u"The plan of run %1 is not the one that was entered: its hash differs"_s.arg(record.id),
            db.file);
    }
    record.begunAt = timeOf(row.value(3));
    if (!row.value(4).isNull())
        record.endedAt = timeOf(row.value(4));
    const auto state = valueOf<RunRecord::State>(states, row.value(5).toString());
    if (!state)
        return localProblem(u"Run %1 has a state that this Drover does not know"_s.arg(record.id), db.file);
    record.state = *state;
    return record;
}

constexpr QLatin1StringView runColumns = "SELECT id, plan, hash, begun_at, ended_at, state FROM runs "_L1;

Result<QList<RunRecord>> readRuns(const Connection &db, const QString &where, const QVariantList &values = {})
{
    auto rows = query(db, runColumns + where, values);
    if (!rows)
        return failure(rows);
    QList<RunRecord> records;
    while (rows->next()) {
        const auto record = readRun(db, *rows);
        if (!record)
            return failure(record);
        records << *record;
    }
    return records;
}

QSet<QString> concerns(const Plan &plan)
{
    QSet<QString> things;
    if (!plan.host.isEmpty())
        things << "host "_L1 + plan.host.value;
    for (const Step &step : plan.steps)
        things << (step.server.isEmpty() ? "host "_L1 + step.host.value : "server "_L1 + step.server.value);
    return things;
}

/// By what it does, not by what it calls itself: a plan may come from a file.
bool besideOthers(const Plan &plan)
{
    return !plan.steps.isEmpty() && std::ranges::all_of(plan.steps, [](const Step &step) {
        return step.kind == StepKind::AbortMigration || step.kind == StepKind::ForceComplete;
    });
}

/// The unfinished run that stands in the way of @p plan.
Result<std::optional<RunRecord>> conflict(const Connection &db, const Plan &plan)
{
    if (besideOthers(plan))
        return std::optional<RunRecord>();
    const auto unfinished = readRuns(db, u"WHERE state = 'unfinished' AND cloud = ?"_s, {plan.cloud});
    if (!unfinished)
        return failure(unfinished);
    const QSet<QString> mine = concerns(plan);
    for (const RunRecord &other : *unfinished) {
        if (!besideOthers(other.plan) && concerns(other.plan).intersects(mine))
            return std::optional(other);
    }
    return std::optional<RunRecord>();
}

Result<qint64> enter(const Connection &db, const Plan &plan, const QDateTime &at)
{
    const auto other = conflict(db, plan);
    if (!other)
        return failure(other);
    if (*other) {
        return rejected(
            u"Run %1 (%2), begun %3, is not finished and is about the same host or instances. Nothing was "
            "begun. See it with \"runs show %1\"; take it up with \"runs resume %1\", or give it up with "
            "\"runs abandon %1\""_s.arg((*other)->id)
                .arg(describe((*other)->plan), timeText((*other)->begunAt)));
    }
    const QByteArray json = QJsonDocument(toJson(plan)).toJson(QJsonDocument::Compact);
    // What could not be read back would lock the journal: it could be neither taken up nor given up.
    const auto readBack = planFromJson(json, u"The plan"_s);
    if (!readBack)
        return rejected(u"%1. Nothing was begun"_s.arg(describe(readBack.error())));
    auto added =
        query(db, u"INSERT INTO runs(cloud, plan, hash, begun_at, state) VALUES(?, ?, ?, ?, 'unfinished')"_s,
              {plan.cloud, QString::fromUtf8(json), planHash(plan), timeText(at)});
    if (!added)
        return failure(added);
    return added->lastInsertId().toLongLong();
}

Result<qint64> beginOnThread(const Connection &db, const Plan &plan, const QDateTime &at)
{
    // One transaction, so that of two programs only one can enter a run about the same host.
    if (const auto begun = query(db, u"BEGIN IMMEDIATE"_s); !begun)
        return failure(begun);
    const auto entered = enter(db, plan, at);
    const auto closed = query(db, entered ? u"COMMIT"_s : u"ROLLBACK"_s);
    if (entered && !closed)
        return failure(closed);
    return entered;
}

Result<void> appendOnThread(const Connection &db, qint64 run, const JournalEntry &entry)
{
    const auto added = query(
        db,
        u"INSERT INTO entries(run, at, step, event, act, outcome, sentence, request_id, facts) VALUES(?,?,?,?,?,?,?,?,?)"_s,
        {run, timeText(entry.at), entry.step, eventWord(entry.event), entry.act.isNull() ? u""_s : entry.act,
         entry.outcome.isNull() ? u""_s : entry.outcome, entry.sentence.isNull() ? u""_s : entry.sentence,
         entry.requestId.value.isNull() ? u""_s : entry.requestId.value,
         QString::fromUtf8(QJsonDocument(entry.facts).toJson(QJsonDocument::Compact))});
    if (!added)
        return failure(added);
    return {};
}

Result<void> endOnThread(const Connection &db, qint64 run, RunRecord::State state, const QDateTime &at)
{
    const auto set =
        query(db, u"UPDATE runs SET state = ?, ended_at = ? WHERE id = ? AND state = 'unfinished'"_s,
              {stateWord(state), timeText(at), run});
    if (!set)
        return failure(set);
    if (set->numRowsAffected() != 1)
        return rejected(u"Run %1 has ended already"_s.arg(run), db.file);
    return {};
}

Result<QList<JournalEntry>> entriesOnThread(const Connection &db, qint64 run)
{
    auto rows =
        query(db,
              u"SELECT sequence, at, step, event, act, outcome, sentence, request_id, facts FROM entries "
              "WHERE run = ? ORDER BY sequence"_s,
              {run});
    if (!rows)
        return failure(rows);
    QList<JournalEntry> entries;
    while (rows->next()) {
        JournalEntry entry;
        entry.sequence = rows->value(0).toLongLong();
        entry.at = timeOf(rows->value(1));
        entry.step = rows->value(2).toInt();
        const auto event = valueOf<JournalEntry::Event>(events, rows->value(3).toString());
        QJsonParseError problem;
        entry.facts = QJsonDocument::fromJson(rows->value(8).toByteArray(), &problem).object();
        if (!event || !entry.at.isValid() || problem.error != QJsonParseError::NoError) {
            return localProblem(
                u"Line %1 of the journal (run %2) cannot be read"_s.arg(entry.sequence).arg(run), db.file);
        }
        entry.event = *event;
        entry.act = rows->value(4).toString();
        entry.outcome = rows->value(5).toString();
        entry.sentence = rows->value(6).toString();
        entry.requestId = RequestId(rows->value(7).toString());
        entries << entry;
    }
    return entries;
}

} // namespace

QString stateWord(RunRecord::State state)
{
    return wordOf(states, state);
}

QString eventWord(JournalEntry::Event event)
{
    return wordOf(events, event);
}

QString Journal::usualFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + "/drover/journal.sqlite"_L1;
}

Journal::Journal(QString file) : m_file(std::move(file))
{
    static std::atomic<int> opened = 0;
    m_connection = u"journal-%1"_s.arg(++opened);
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);
}

Journal::~Journal()
{
    // Not QFuture::waitForFinished(): it would take a task that has not begun and run it on this thread.
    m_thread.start([db = Connection {m_connection, m_file}] { closeOnThread(db); });
    m_thread.waitForDone();
}

QCoro::Task<Result<std::unique_ptr<Journal>>> Journal::open(QString file)
{
    std::unique_ptr<Journal> journal(new Journal(QFileInfo(file).absoluteFilePath()));
    const Connection db {journal->m_connection, journal->m_file};
    const QFuture<Result<void>> opening = QtConcurrent::run(&journal->m_thread, openOnThread, db);
    const auto opened = co_await opening;
    if (!opened)
        co_return failure(opened);
    co_return std::move(journal);
}

QCoro::Task<Result<qint64>> Journal::begin(Plan plan, QDateTime at)
{
    const Connection db {m_connection, m_file};
    const QFuture<Result<qint64>> working = QtConcurrent::run(&m_thread, beginOnThread, db, plan, at);
    co_return co_await working;
}

QCoro::Task<Result<void>> Journal::append(qint64 run, JournalEntry entry)
{
    const Connection db {m_connection, m_file};
    const QFuture<Result<void>> working = QtConcurrent::run(&m_thread, appendOnThread, db, run, entry);
    co_return co_await working;
}

QCoro::Task<Result<void>> Journal::end(qint64 run, RunRecord::State state, QDateTime at)
{
    const Connection db {m_connection, m_file};
    const QFuture<Result<void>> working = QtConcurrent::run(&m_thread, endOnThread, db, run, state, at);
    co_return co_await working;
}

QCoro::Task<Result<QList<RunRecord>>> Journal::runs()
{
    const QVariantList all;
    const Connection db {m_connection, m_file};
    const QFuture<Result<QList<RunRecord>>> working =
        QtConcurrent::run(&m_thread, readRuns, db, u"ORDER BY id DESC"_s, all);
    co_return co_await working;
}

QCoro::Task<Result<RunRecord>> Journal::run(qint64 id)
{
    const QVariantList values {id};
    const Connection db {m_connection, m_file};
    const QFuture<Result<QList<RunRecord>>> working =
        QtConcurrent::run(&m_thread, readRuns, db, u"WHERE id = ?"_s, values);
    const auto found = co_await working;
    if (!found)
        co_return failure(found);
    if (found->isEmpty())
        co_return rejected(u"There is no run %1 in the journal"_s.arg(id), m_file);
    co_return RunRecord(found->first());
}

QCoro::Task<Result<QList<JournalEntry>>> Journal::entries(qint64 run)
{
    const Connection db {m_connection, m_file};
    const QFuture<Result<QList<JournalEntry>>> working =
        QtConcurrent::run(&m_thread, entriesOnThread, db, run);
    co_return co_await working;
}

Result<std::unique_ptr<RunLock>> Journal::lock(qint64 run) const
{
    class FileLock final : public RunLock {
    public:
        explicit FileLock(const QString &file) : lock(file) { lock.setStaleLockTime(0); }
        QLockFile lock;
    };
    auto held = std::make_unique<FileLock>(u"%1.run-%2.lock"_s.arg(m_file).arg(run));
    if (!held->lock.tryLock()) {
        qint64 pid = 0;
        QString host;
        QString program;
        if (held->lock.error() != QLockFile::LockFailedError
            || !held->lock.getLockInfo(&pid, &host, &program))
            return localProblem(u"The lock of run %1 cannot be made beside the journal"_s.arg(run), m_file);
        return rejected(
            u"Run %1 is being executed by %2, process %3 on %4"_s.arg(run).arg(program).arg(pid).arg(host));
    }
    return held;
}

} // namespace drover
