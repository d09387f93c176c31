// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/journal.h"
#include "tests/core/run/scene.h"

#include <QCoroTask>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>
#include <QTimeZone>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

const QDateTime at(QDate(2026, 11, 17), QTime(2, 0), QTimeZone::utc());

Result<std::unique_ptr<Journal>> open(const QString &file)
{
    return QCoro::waitFor(Journal::open(file));
}

Plan drainOf(const QString &host)
{
    Plan plan = planOf({hostStep(StepKind::DisableService, host, u"fans"_s),
                        serverStep(StepKind::LiveMigrate, u"db-1"_s, host)});
    plan.intent = Plan::Intent::Drain;
    plan.host = HostName(host);
    return plan;
}

JournalEntry entry(JournalEntry::Event event, const QString &act = {})
{
    JournalEntry entry;
    entry.at = at;
    entry.step = 1;
    entry.event = event;
    entry.act = act;
    return entry;
}

/// A journal of one unfinished run with two entries, closed again.
void makeJournal(const QString &file)
{
    const auto journal = open(file);
    QVERIFY(journal);
    const auto run = QCoro::waitFor((*journal)->begin(drainOf(u"cmp1"_s), at));
    QVERIFY(run);
    QVERIFY(QCoro::waitFor((*journal)->append(*run, entry(JournalEntry::Event::Begun))));
    QVERIFY(QCoro::waitFor((*journal)->append(*run, entry(JournalEntry::Event::Intends, u"disable"_s))));
}

/// Changes a file behind the journal's back.
void executeSql(const QString &file, const QStringList &statements)
{
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"behind"_s);
        db.setDatabaseName(file);
        QVERIFY(db.open());
        for (const QString &statement : statements) {
            QSqlQuery query(db);
            QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
        }
    }
    QSqlDatabase::removeDatabase(u"behind"_s);
}

/// The user_version in the header of a journal that is closed.
int formatOf(const QString &file)
{
    QFile bytes(file);
    return bytes.open(QFile::ReadOnly) && bytes.seek(60) ? qFromBigEndian<int>(bytes.read(4).constData())
                                                         : -1;
}

QByteArray bytesOf(const QString &file)
{
    QFile bytes(file);
    return bytes.open(QFile::ReadOnly) ? bytes.readAll() : QByteArray();
}

void write(const QString &file, const QByteArray &bytes)
{
    QFile target(file);
    QVERIFY(target.open(QFile::WriteOnly));
    QCOMPARE(target.write(bytes), bytes.size());
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newJournalIsTheOwnersAlone()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"a/new/folder/journal.sqlite"_s);
        makeJournal(file);
        const auto journal = open(file);
        QVERIFY(journal);
        QVERIFY(QCoro::waitFor((*journal)->append(1, entry(JournalEntry::Event::Noted))));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const QString &part : {file, file + "-wal"_L1, file + "-shm"_L1})
            QVERIFY2(QFile::exists(part) && !(QFile::permissions(part) & others), qPrintable(part));
    }
    void everyCommitIsSynced()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        makeJournal(file);
        QCOMPARE(bytesOf(file).mid(18, 2), QByteArray("\2\2")); // WAL, in the header of the file.
    }
    void whatWasEnteredIsReadBack()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        JournalEntry full = entry(JournalEntry::Event::Accepted, u"live-migrate"_s);
        full.outcome = u"done"_s;
        full.sentence = u"über %1 \"quoted\"\nnext line"_s;
        full.requestId = RequestId(u"req-1"_s);
        full.facts = {{u"newest_migration"_s, qint64(9007199254740993)}, {u"host"_s, u"cmp1"_s}};
        {
            const auto journal = open(file);
            QVERIFY(journal);
            QCOMPARE(QCoro::waitFor((*journal)->begin(drainOf(u"cmp1"_s), at)), Result<qint64>(1));
            QVERIFY(QCoro::waitFor((*journal)->append(1, entry(JournalEntry::Event::Begun))));
            QVERIFY(QCoro::waitFor((*journal)->append(1, full)));
            QVERIFY(QCoro::waitFor((*journal)->end(1, RunRecord::State::Failed, at.addSecs(60))));
            QCOMPARE(QCoro::waitFor((*journal)->begin(drainOf(u"cmp2"_s), at.addSecs(90))),
                     Result<qint64>(2));
        }
        const auto journal = open(file);
        QVERIFY(journal);
        const auto runs = QCoro::waitFor((*journal)->runs());
        QVERIFY(runs);
        QCOMPARE(runs->size(), 2);
        QCOMPARE(runs->first().id, 2); // Newest first.
        QCOMPARE(runs->first().state, RunRecord::State::Unfinished);
        QVERIFY(!runs->first().endedAt);
        QCOMPARE(runs->last().plan, drainOf(u"cmp1"_s));
        QCOMPARE(runs->last().state, RunRecord::State::Failed);
        QCOMPARE(runs->last().begunAt, at);
        QCOMPARE(runs->last().endedAt, at.addSecs(60));
        const auto entries = QCoro::waitFor((*journal)->entries(1));
        QVERIFY(entries);
        QCOMPARE(entries->size(), 2);
        QVERIFY(entries->first().sequence < entries->last().sequence);
        QCOMPARE(entries->last().event, full.event);
        QCOMPARE(entries->last().at, full.at);
        QCOMPARE(entries->last().act, full.act);
        QCOMPARE(entries->last().outcome, full.outcome);
        QCOMPARE(entries->last().sentence, full.sentence);
        QCOMPARE(entries->last().requestId, full.requestId);
        QCOMPARE(entries->last().facts, full.facts);
        QCOMPARE(QCoro::waitFor((*journal)->entries(2))->size(), 0);
    }
    void runThatIsNotThereIsRejected()
    {
        const QTemporaryDir folder;
        const auto journal = open(folder.filePath(u"journal.sqlite"_s));
        const auto record = QCoro::waitFor((*journal)->run(7));
        QVERIFY(!record);
        QCOMPARE(record.error().kind, Error::Kind::Rejected);
    }
    void runEndsOnce()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        makeJournal(file);
        const auto journal = open(file);
        QVERIFY(QCoro::waitFor((*journal)->end(1, RunRecord::State::Abandoned, at)));
        const auto again = QCoro::waitFor((*journal)->end(1, RunRecord::State::Done, at));
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Error::Kind::Rejected);
        QCOMPARE(QCoro::waitFor((*journal)->run(1))->state, RunRecord::State::Abandoned);
    }

    void secondRunAboutTheSameIsRejected_data()
    {
        QTest::addColumn<Plan>("second");
        QTest::addColumn<bool>("rejected");
        QTest::newRow("the same host") << drainOf(u"cmp1"_s) << true;
        QTest::newRow("one of its servers")
            << planOf({serverStep(StepKind::LiveMigrate, u"db-1"_s, u"cmp1"_s)}) << true;
        QTest::newRow("opening the host") << planOf({hostStep(StepKind::EnableService, u"cmp1"_s)}) << true;
        Plan disguised = planOf({serverStep(StepKind::LiveMigrate, u"db-1"_s, u"cmp1"_s)});
        disguised.intent = Plan::Intent::Abort;
        QTest::newRow("a move that calls itself an abort") << disguised << true;
        QTest::newRow("another host's other server")
            << planOf({serverStep(StepKind::LiveMigrate, u"db-2"_s, u"cmp2"_s)}) << false;
        Step abort = serverStep(StepKind::AbortMigration, u"db-1"_s, u"cmp1"_s);
        abort.migration = 7;
        Plan aborting = planOf({abort});
        aborting.intent = Plan::Intent::Abort;
        QTest::newRow("aborting beside it") << aborting << false;
        Plan elsewhere = drainOf(u"cmp1"_s);
        elsewhere.cloud = u"https://other.example|"_s;
        QTest::newRow("a host of that name in another cloud") << elsewhere << false;
    }
    void secondRunAboutTheSameIsRejected()
    {
        QFETCH(const Plan, second);
        QFETCH(const bool, rejected);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        Plan first = drainOf(u"cmp1"_s);
        first.steps << hostStep(StepKind::VerifyHostEmpty, u"cmp1"_s);
        first.steps.last().id = 3;
        const auto journal = open(file);
        QVERIFY(QCoro::waitFor((*journal)->begin(first, at)));
        // Another program, with a connection of its own.
        const auto other = open(file);
        QVERIFY(other);
        for (const auto &asked : {std::cref(*journal), std::cref(*other)}) {
            const auto begun = QCoro::waitFor(asked.get()->begin(second, at.addSecs(5)));
            if (!rejected) {
                QVERIFY2(begun, begun ? "" : qPrintable(describe(begun.error())));
                return;
            }
            QVERIFY(!begun);
            QCOMPARE(begun.error().kind, Error::Kind::Rejected);
            QVERIFY2(begun.error().detail.startsWith(u"Run 1 (drain cmp1)"_s),
                     qPrintable(begun.error().detail));
        }
        QCOMPARE(QCoro::waitFor((*journal)->runs())->size(), 1);
    }
    void endedRunIsNoLongerInTheWay()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        makeJournal(file);
        const auto journal = open(file);
        QVERIFY(QCoro::waitFor((*journal)->end(1, RunRecord::State::Canceled, at)));
        QVERIFY(QCoro::waitFor((*journal)->begin(drainOf(u"cmp1"_s), at)));
    }
    /// It would lock the journal: read again, it is an error for every later run.
    void planThatCannotBeReadBackIsNotEntered()
    {
        const QTemporaryDir folder;
        const auto journal = open(folder.filePath(u"journal.sqlite"_s));
        Plan noHost = drainOf(u"cmp1"_s);
        noHost.steps[1].host = {};
        Plan noTime = drainOf(u"cmp1"_s);
        noTime.madeAt = {};
        Plan circle = drainOf(u"cmp1"_s);
        circle.steps[0].needs = {2};
        Plan still = drainOf(u"cmp1"_s);
        still.policy.perSource = 0;
        for (const Plan &plan : {noHost, noTime, circle, still}) {
            const auto begun = QCoro::waitFor((*journal)->begin(plan, at));
            QVERIFY(!begun);
            QCOMPARE(begun.error().kind, Error::Kind::Rejected);
        }
        QVERIFY(QCoro::waitFor((*journal)->begin(drainOf(u"cmp1"_s), at)));
    }
    void planOfAnotherTimeZoneIsReadBack()
    {
        const QTemporaryDir folder;
        const auto journal = open(folder.filePath(u"journal.sqlite"_s));
        Plan plan = drainOf(u"cmp1"_s);
        plan.madeAt = plan.madeAt.toOffsetFromUtc(3600);
        QVERIFY(QCoro::waitFor((*journal)->begin(plan, at)));
        const auto record = QCoro::waitFor((*journal)->run(1));
        QVERIFY2(record, record ? "" : qPrintable(describe(record.error())));
    }

    void whatIsNoJournalIsLeftAsItIs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("sql");
        QTest::addColumn<QString>("words");
        const QStringList none;
        QTest::newRow("a text") << QByteArray("cloud: prod\n") << none << u"not a journal of Drover"_s;
        QTest::newRow("garbage") << QByteArray(5000, '\xa7') << none << u"not a journal of Drover"_s;
        QTest::newRow("SQLite's first words only")
            << QByteArray("SQLite format 3\0", 16) << none << u"not a journal of Drover"_s;
        QTest::newRow("another program's database")
            << QByteArray()
            << QStringList {u"CREATE TABLE runs(id INTEGER)"_s, u"INSERT INTO runs VALUES(1)"_s}
            << u"SQLite file, but not a journal"_s;
        QTest::newRow("another program's database, WAL")
            << QByteArray()
            << QStringList {u"PRAGMA journal_mode = WAL"_s, u"CREATE TABLE runs(id INTEGER)"_s}
            << u"SQLite file, but not a journal"_s;
        QTest::newRow("a newer format") << QByteArray("journal") << QStringList {u"PRAGMA user_version = 3"_s}
                                        << u"has format 3; this Drover reads formats 1 to 2"_s;
        QTest::newRow("an older format")
            << QByteArray("journal") << QStringList {u"PRAGMA user_version = 0"_s}
            << u"has format 0; this Drover reads formats 1 to 2"_s;
    }
    void whatIsNoJournalIsLeftAsItIs()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QStringList, sql);
        QFETCH(const QString, words);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        if (bytes == "journal")
            makeJournal(file);
        else if (!bytes.isEmpty())
            write(file, bytes);
        if (!sql.isEmpty())
            executeSql(file, sql);
        const QByteArray before = bytesOf(file);
        const auto permissions = QFile::permissions(file);
        QVERIFY(!before.isEmpty());
        const auto opened = open(file);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::Local);
        QCOMPARE(opened.error().where, file);
        QVERIFY2(opened.error().detail.contains(words), qPrintable(opened.error().detail));
        QVERIFY(!opened.error().detail.contains(u'\n'));
        QCOMPARE(bytesOf(file), before);
        QCOMPARE(QFile::permissions(file), permissions);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList {u"journal.sqlite"_s});
    }
    /// Format 1 knew no cancel. It keeps all that it has; a Drover that reads only format 1 would pass over a
    /// cancel, so that it must refuse the file from now on.
    void journalOfFormat1IsReadAndRaised()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        makeJournal(file);
        executeSql(file, {u"PRAGMA user_version = 1"_s});
        {
            const auto journal = open(file);
            QVERIFY2(journal, journal ? "" : qPrintable(describe(journal.error())));
            QCOMPARE(QCoro::waitFor((*journal)->run(1))->plan, drainOf(u"cmp1"_s));
            QCOMPARE(QCoro::waitFor((*journal)->entries(1))->size(), 2);
            QVERIFY(QCoro::waitFor((*journal)->append(1, entry(JournalEntry::Event::Canceled))));
        }
        QCOMPARE(formatOf(file), 2);
        const auto journal = open(file);
        QVERIFY(journal);
        QCOMPARE(QCoro::waitFor((*journal)->entries(1))->last().event, JournalEntry::Event::Canceled);
    }
    void truncatedJournalIsLeftAsItIs()
    {
        const QTemporaryDir folder;
        const QString whole = folder.filePath(u"whole.sqlite"_s);
        makeJournal(whole);
        const QByteArray bytes = bytesOf(whole);
        for (const qsizetype length :
             {qsizetype(1), qsizetype(99), qsizetype(100), qsizetype(512), qsizetype(4095), qsizetype(4096),
              qsizetype(8192), qsizetype(9000), bytes.size() - 1}) {
            const QString file = folder.filePath(u"%1.sqlite"_s.arg(length));
            write(file, bytes.left(length));
            const auto opened = open(file);
            QVERIFY2(!opened, QByteArray::number(length).constData());
            QCOMPARE(opened.error().kind, Error::Kind::Local);
            QCOMPARE(opened.error().where, file);
            QCOMPARE(bytesOf(file), bytes.left(length));
        }
    }
    void placeThatCannotBeUsedIsNamed_data()
    {
        QTest::addColumn<QString>("place");
        QTest::newRow("a folder") << u"folder"_s;
        QTest::newRow("below a file") << u"file/journal.sqlite"_s;
        QTest::newRow("where nothing can be made") << u"/proc/drover-journal.sqlite"_s;
        QTest::newRow("below what cannot be made") << u"/proc/drover/journal.sqlite"_s;
        QTest::newRow("full") << u"/dev/full"_s;
    }
    void placeThatCannotBeUsedIsNamed()
    {
        QFETCH(const QString, place);
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"folder"_s));
        write(folder.filePath(u"file"_s), "text");
        const QString file = QDir(folder.path()).absoluteFilePath(place);
        const auto opened = open(file);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::Local);
        QVERIFY2(file.startsWith(opened.error().where), qPrintable(opened.error().where));
        QVERIFY(!opened.error().detail.isEmpty());
        QCOMPARE(bytesOf(folder.filePath(u"file"_s)), "text");
    }

    void changedPlanIsNotExecuted_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("another host") << u"UPDATE runs SET plan = replace(plan, 'cmp1', 'cmp7')"_s
                                      << Error::Kind::Local << u"its hash differs"_s;
        QTest::newRow("another hash")
            << u"UPDATE runs SET hash = 'x'"_s << Error::Kind::Local << u"its hash differs"_s;
        QTest::newRow("no plan") << u"UPDATE runs SET plan = 'x'"_s << Error::Kind::Malformed
                                 << u"not JSON"_s;
        QTest::newRow("a state of the future") << u"UPDATE runs SET state = 'paused'"_s << Error::Kind::Local
                                               << u"a state that this Drover does not know"_s;
    }
    void changedPlanIsNotExecuted()
    {
        QFETCH(const QString, sql);
        QFETCH(const Error::Kind, kind);
        QFETCH(const QString, words);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        makeJournal(file);
        executeSql(file, {sql});
        const auto journal = open(file);
        QVERIFY(journal);
        const auto record = QCoro::waitFor((*journal)->run(1));
        QVERIFY(!record);
        QCOMPARE(record.error().kind, kind);
        QVERIFY2(describe(record.error()).contains(words), qPrintable(describe(record.error())));
        QVERIFY2(describe(record.error()).contains(u"un 1"_s), qPrintable(describe(record.error())));
        QVERIFY(describe(record.error()).contains(file));
        QVERIFY(!QCoro::waitFor((*journal)->runs()));
    }
    void changedEntryIsNotExecuted()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        makeJournal(file);
        for (const QString &sql : {u"UPDATE entries SET event = 'dreamt' WHERE sequence = 2"_s,
                                   u"UPDATE entries SET event = 'intends', facts = '{' WHERE sequence = 2"_s,
                                   u"UPDATE entries SET facts = '{}', at = 'late' WHERE sequence = 2"_s}) {
            executeSql(file, {sql});
            const auto journal = open(file);
            const auto entries = QCoro::waitFor((*journal)->entries(1));
            QVERIFY(!entries);
            QCOMPARE(entries.error().kind, Error::Kind::Local);
            QVERIFY(entries.error().detail.contains(u"Line 2"_s));
        }
    }
    /// Each changed byte gives values or one sentence; nothing crashes, nothing hangs.
    void damagedJournalGivesValuesOrASentence()
    {
        const QTemporaryDir folder;
        const QString whole = folder.filePath(u"whole.sqlite"_s);
        makeJournal(whole);
        const QByteArray bytes = bytesOf(whole);
        const QString file = folder.filePath(u"journal.sqlite"_s);
        int failures = 0;
        for (qsizetype position = 0; position < bytes.size(); position += position < 120 ? 1 : 331) {
            QByteArray damaged = bytes;
            damaged[position] = char(damaged[position] ^ 0xff);
            for (const QString &part : {file, file + "-wal"_L1, file + "-shm"_L1})
                QFile::remove(part);
            write(file, damaged);
            const auto journal = open(file);
            const auto runs = journal ? QCoro::waitFor((*journal)->runs()) : Result<QList<RunRecord>>();
            const auto entries =
                journal ? QCoro::waitFor((*journal)->entries(1)) : Result<QList<JournalEntry>>();
            for (const Error *error : {journal ? nullptr : &journal.error(), runs ? nullptr : &runs.error(),
                                       entries ? nullptr : &entries.error()}) {
                failures += error != nullptr;
                QVERIFY(!error || !error->detail.isEmpty());
            }
        }
        QVERIFY(failures > 10);
    }

    void runIsLockedOnce()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        makeJournal(file);
        const auto journal = open(file);
        const auto other = open(file);
        auto held = (*journal)->lock(1);
        QVERIFY(held);
        const auto second = (*other)->lock(1);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, Error::Kind::Rejected);
        QVERIFY(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
        QVERIFY((*other)->lock(2)); // Another run is another lock.
        held->reset();
        QVERIFY((*other)->lock(1));
    }
    void lockThatCannotBeMadeIsToldAsSuch()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        makeJournal(file);
        const auto journal = open(file);
        QVERIFY(QDir(folder.path()).mkpath(u"journal.sqlite.run-1.lock/in the way"_s));
        const auto held = (*journal)->lock(1);
        QVERIFY(!held);
        QVERIFY2(held.error().kind == Error::Kind::Local, qPrintable(describe(held.error())));
    }

    void twoProgramsMakeOneJournalTogether()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        std::vector<std::unique_ptr<QProcess>> programs;
        for (int i = 0; i < 4; ++i) {
            programs.push_back(std::make_unique<QProcess>());
            programs.back()->start(QCoreApplication::applicationFilePath(),
                                   {u"--enter"_s, file, u"cmp%1"_s.arg(i)});
        }
        for (const auto &program : programs) {
            QVERIFY(program->waitForFinished());
            QCOMPARE(program->readAllStandardError(), QByteArray());
            QCOMPARE(program->exitCode(), 0);
        }
        const auto journal = open(file);
        QVERIFY(journal);
        QCOMPARE(QCoro::waitFor((*journal)->runs())->size(), 4);
    }
    /// A real kill -9 while a program writes: what it had been told was written is there, and its lock is
    /// free.
    void killedProgramLeavesWhatItWrote()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {u"--write"_s, file});
        int told = 0;
        while (told < 20) {
            QVERIFY2(program.canReadLine() || program.waitForReadyRead(),
                     program.readAllStandardError().constData());
            while (program.canReadLine())
                told = program.readLine().trimmed().toInt();
        }
        const auto journal = open(file);
        QVERIFY(journal);
        const auto early = (*journal)->lock(1);
        QVERIFY(!early); // It lives, and holds its run.
        QVERIFY2(early.error().detail.contains(QString::number(program.processId())),
                 qPrintable(early.error().detail));
        program.kill();
        QVERIFY(program.waitForFinished());
        while (program.canReadLine())
            told = program.readLine().trimmed().toInt();
        const auto entries = QCoro::waitFor((*journal)->entries(1));
        QVERIFY(entries);
        QVERIFY(entries->size() >= told);
        for (qsizetype i = 0; i < entries->size(); ++i)
            QCOMPARE(entries->at(i).facts.value("number"_L1).toInt(), int(i) + 1);
        QCOMPARE(QCoro::waitFor((*journal)->run(1))->state, RunRecord::State::Unfinished);
        const auto late = (*journal)->lock(1);
        QVERIFY2(late, late ? "" : qPrintable(describe(late.error())));
    }
};

/// Another program: enters a run about a host, or writes to a run and tells each line once it is written.
int anotherProgram(const QStringList &arguments)
{
    const auto complain = [](const Error &error) {
        qWarning("%s", qPrintable(describe(error)));
        return 1;
    };
    const auto journal = open(arguments.value(2));
    if (!journal)
        return complain(journal.error());
    const auto run = QCoro::waitFor(
        (*journal)->begin(planOf({hostStep(StepKind::EnableService, arguments.value(3, u"cmp1"_s))}), at));
    if (!run)
        return complain(run.error());
    if (arguments.value(1) == "--enter"_L1)
        return 0;
    const auto lock = (*journal)->lock(*run);
    if (!lock)
        return complain(lock.error());
    for (int number = 1; number < 100'000; ++number) {
        JournalEntry line = entry(JournalEntry::Event::Noted);
        line.facts.insert(u"number"_s, number);
        if (const auto written = QCoro::waitFor((*journal)->append(*run, line)); !written)
            return complain(written.error());
        printf("%d\n", number);
        fflush(stdout);
    }
    return 0;
}

} // namespace drover

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (const QStringList arguments = app.arguments();
        arguments.value(1) == "--enter"_L1 || arguments.value(1) == "--write"_L1)
        return drover::anotherProgram(arguments);
    drover::TestJournal test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_journal.moc"
