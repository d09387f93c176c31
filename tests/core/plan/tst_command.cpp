// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/command.h"
#include "tests/core/plan/sampleplan.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct Ran {
    int exitCode = -1;
    QString output;
    QStringList asked; ///< What `openstack` was called with, a line each.
};

/// Runs a script with an `openstack` that notes its words in a file and answers by @p answers, the body of a
/// shell script.
Ran runScript(const QString &script, const QString &answers)
{
    const QTemporaryDir folder;
    QFile openstack(folder.filePath(u"openstack"_s));
    if (!openstack.open(QFile::WriteOnly))
        return {};
    openstack.write("#!/bin/sh\necho \"$*\" >> '" + folder.filePath(u"asked"_s).toUtf8() + "'\n"
                    + answers.toUtf8());
    openstack.close();
    openstack.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, folder.path() + u':' + environment.value(u"PATH"_s));
    shell.setProcessEnvironment(environment);
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start(u"sh"_s, {u"-s"_s});
    shell.write(script.toUtf8());
    shell.closeWriteChannel();
    if (!shell.waitForFinished())
        return {};
    Ran ran {shell.exitCode(), QString::fromUtf8(shell.readAll()), {}};
    if (QFile asked(folder.filePath(u"asked"_s)); asked.open(QFile::ReadOnly))
        ran.asked = QString::fromUtf8(asked.readAll()).split(u'\n', Qt::SkipEmptyParts);
    return ran;
}

/// The words of a line as a shell reads them.
QStringList wordsInShell(const QString &line)
{
    QProcess shell;
    shell.start(u"sh"_s, {u"-s"_s});
    shell.write("set -- " + line.toUtf8() + "\nfor word; do printf '%s\\0' \"$word\"; done\n");
    shell.closeWriteChannel();
    if (!shell.waitForFinished())
        return {};
    QStringList words = QString::fromUtf8(shell.readAllStandardOutput()).split(QChar(0));
    words.removeLast();
    return words;
}

Plan only(StepKind kind)
{
    Plan plan = samplePlan();
    plan.steps.removeIf([kind](const Step &step) { return step.kind != kind; });
    plan.steps.resize(1);
    return plan;
}

} // namespace

class TestCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commandOfEachKind_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<QString>("line");
        QTest::newRow("disable")
            << 1
            << u"openstack compute service set --disable --disable-reason 'new fans, ticket 4711' "
               "cmp1 nova-compute"_s;
        QTest::newRow("live")
            << 2
            << u"openstack --os-compute-api-version 2.56 server migrate --live-migration --host cmp2 "
               "--wait id-db-1"_s;
        QTest::newRow("cold") << 3
                              << u"openstack --os-compute-api-version 2.56 server migrate --wait id-off-1"_s;
        QTest::newRow("confirm") << 4 << u"openstack server resize confirm id-off-1"_s;
        QTest::newRow("revert") << 5 << u"openstack server resize revert id-w-1"_s;
        QTest::newRow("start") << 6 << u"openstack server start id-off-1"_s;
        QTest::newRow("abort")
            << 7 << u"openstack --os-compute-api-version 2.65 server migration abort id-busy-1 41"_s;
        QTest::newRow("force")
            << 8 << u"openstack --os-compute-api-version 2.22 server migration force complete id-busy-2 42"_s;
        QTest::newRow("verify") << 9 << u"openstack server list --all-projects --host cmp1"_s;
        QTest::newRow("enable") << 10 << u"openstack compute service set --enable cmp1 nova-compute"_s;
    }
    void commandOfEachKind()
    {
        QFETCH(const int, id);
        const Plan plan = samplePlan();
        QTEST(shellLine(openstackCommand(*plan.step(id))), "line");
    }

    void everyWordReachesTheCommandAsItIs_data()
    {
        QTest::addColumn<QString>("word");
        int number = 0;
        for (const QString &word :
             {u"plain"_s, u""_s,      u" "_s,           u"two words"_s,  u"it's"_s,      u"'"_s,
              u"''"_s,    u"\""_s,    u"$(touch x)"_s,  u"`id`"_s,       u"a;b"_s,       u"a&b"_s,
              u"a|b"_s,   u"a>b"_s,   u"#no comment"_s, u"*"_s,          u"~"_s,         u"~root"_s,
              u"!"_s,     u"\\"_s,    u"a\\"_s,         u"{a,b}"_s,      u"newline\n"_s, u"\nnewline"_s,
              u"a\nb"_s,  u"tab\t"_s, u"grün"_s,        u"\U0001F984"_s, u"a=b"_s,       u"%1"_s,
              u"-n"_s,    u"\r"_s})
            QTest::addRow("word %d", ++number) << word;
    }
    void everyWordReachesTheCommandAsItIs()
    {
        QFETCH(const QString, word);
        QCOMPARE(wordsInShell(shellLine({u"first"_s, word, u"last"_s})),
                 (QStringList {u"first"_s, word, u"last"_s}));
    }

    void scriptIsAScript()
    {
        QProcess shell;
        shell.start(u"sh"_s, {u"-n"_s});
        shell.write(shellScript(samplePlan()).toUtf8());
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished());
        QCOMPARE(QString::fromUtf8(shell.readAllStandardError()), QString());
        QCOMPARE(shell.exitCode(), 0);
    }
    /// Whatever a server, a host or a reason is called, the script calls nothing but `openstack`.
    void hostileNamesRunNothing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("newline") << u"x\ntouch \"$WITNESS\"\n"_s;
        QTest::newRow("carriage return") << u"x\r\ntouch \"$WITNESS\"\r\n"_s;
        QTest::newRow("substitution") << u"$(touch \"$WITNESS\")"_s;
        QTest::newRow("quotes") << u"'; touch \"$WITNESS\"; '"_s;
        QTest::newRow("newline at the end") << u"touch\n"_s;
    }
    void hostileNamesRunNothing()
    {
        QFETCH(const QString, name);
        Plan plan = samplePlan();
        plan.host = HostName(name);
        for (Step &step : plan.steps) {
            step.host = HostName(name);
            step.serverName = name;
            if (!step.server.isEmpty())
                step.server = ServerId(name);
            if (!step.reason.isEmpty())
                step.reason = name;
            if (step.destination)
                step.destination = HostName(name);
        }
        plan.stays[0].serverName = name;
        plan.stays[0].why.sentence = name;
        const QTemporaryDir folder;
        const QString witness = folder.filePath(u"witness"_s);
        qputenv("WITNESS", witness.toUtf8());
        const Ran ran = runScript(shellScript(plan), u"case \"$*\" in *list*) ;; *) echo ACTIVE ;; esac\n"_s);
        QVERIFY(!QFile::exists(witness));
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.output));
        QVERIFY2(!ran.output.contains(u"not found"_s) && !ran.output.contains(u"missing"_s),
                 qPrintable(ran.output));
    }

    void scriptDoesEveryStep()
    {
        const Ran ran =
            runScript(shellScript(samplePlan()),
                      u"case \"$*\" in *list*) ;; *status*) echo SHUTOFF ;; *) echo cmp2 ;; esac\n"_s);
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.output));
        for (const QString &words :
             {u"service set --disable"_s, u"--live-migration"_s, u"resize confirm id-off-1"_s,
              u"resize revert id-w-1"_s, u"server start id-off-1"_s, u"abort id-busy-1 41"_s,
              u"force complete id-busy-2 42"_s, u"list --all-projects --host cmp1"_s,
              u"service set --enable cmp1"_s})
            QVERIFY2(ran.asked.filter(words).size() == 1, qPrintable(words + u'\n' + ran.asked.join(u'\n')));
    }
    void scriptStops_data()
    {
        QTest::addColumn<StepKind>("kind");
        QTest::addColumn<QString>("answers");
        QTest::addColumn<QString>("words");
        QTest::newRow("still there, though --wait said Complete")
            << StepKind::LiveMigrate << u"echo cmp1\n"_s << u"id-db-1 is still on cmp1"_s;
        QTest::newRow("where it is cannot be read")
            << StepKind::LiveMigrate << u"case \"$*\" in *show*) exit 1 ;; esac\n"_s << QString();
        QTest::newRow("the move is refused") << StepKind::ColdMigrate << u"exit 1\n"_s << QString();
        QTest::newRow("a confirm ends in ERROR")
            << StepKind::ConfirmResize << u"echo ERROR\n"_s << u"id-off-1 is in ERROR"_s;
        QTest::newRow("a revert cannot be watched")
            << StepKind::RevertResize << u"case \"$*\" in *show*) exit 1 ;; esac\n"_s << QString();
        QTest::newRow("the host is not empty")
            << StepKind::VerifyHostEmpty << u"echo id-left\n"_s << u"cmp1 is not empty: id-left"_s;
        QTest::newRow("the host cannot be listed") << StepKind::VerifyHostEmpty << u"exit 1\n"_s << QString();
    }
    void scriptStops()
    {
        QFETCH(const StepKind, kind);
        QFETCH(const QString, answers);
        QFETCH(const QString, words);
        Plan plan = only(kind);
        Step next;
        next.kind = StepKind::EnableService;
        next.id = 99;
        next.host = HostName(u"cmp9"_s);
        plan.steps << next;
        const Ran ran = runScript(shellScript(plan), answers);
        QVERIFY(ran.exitCode != 0);
        QVERIFY2(ran.output.contains(words), qPrintable(ran.output));
        QVERIFY(!ran.asked.isEmpty());
        QCOMPARE(ran.asked.filter(u"cmp9"_s), QStringList());
    }
    /// Nova shows REVERT_RESIZE for some seconds; a start would be refused until it is over.
    void scriptWaitsForTheEndOfARevert()
    {
        Plan plan = only(StepKind::RevertResize);
        Step start = plan.steps.first();
        start.kind = StepKind::StartServer;
        start.id = 99;
        plan.steps << start;
        const QString answers =
            u"n=$(grep -c status \"$(dirname \"$0\")/asked\")\n"
            "case \"$*:$n\" in *status*:1) echo REVERT_RESIZE ;; *status*) echo SHUTOFF ;; esac\n"_s;
        const Ran ran = runScript(shellScript(plan), answers);
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.output));
        QVERIFY2(ran.asked.filter(u"status"_s).size() == 3, qPrintable(ran.asked.join(u'\n')));
        QVERIFY(ran.asked.last().contains(u"server start"_s));
    }
    void whatRunsIsNotStarted()
    {
        const Ran ran = runScript(shellScript(only(StepKind::StartServer)), u"echo ACTIVE\n"_s);
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.output));
        QCOMPARE(ran.asked.filter(u"server start"_s), QStringList());
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestCommand)
#include "tst_command.moc"
