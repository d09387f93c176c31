// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/serverstate.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

Server serverIn(ServerStatus status)
{
    Server server;
    server.status = status;
    server.statusText = statusWord(status);
    return server;
}

} // namespace

class TestServerState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatNovaTakes_data()
    {
        QTest::addColumn<ServerStatus>("status");
        QTest::addColumn<bool>("live");
        QTest::addColumn<bool>("cold");
        QTest::newRow("ACTIVE") << ServerStatus::Active << true << true;
        QTest::newRow("PAUSED") << ServerStatus::Paused << true << false;
        QTest::newRow("SHUTOFF") << ServerStatus::Shutoff << false << true;
        for (const ServerStatus status :
             {ServerStatus::Build, ServerStatus::Deleted, ServerStatus::Error, ServerStatus::HardReboot,
              ServerStatus::Migrating, ServerStatus::Password, ServerStatus::Reboot, ServerStatus::Rebuild,
              ServerStatus::Rescue, ServerStatus::Resize, ServerStatus::RevertResize, ServerStatus::Shelved,
              ServerStatus::ShelvedOffloaded, ServerStatus::SoftDeleted, ServerStatus::Suspended,
              ServerStatus::VerifyResize, ServerStatus::Unknown})
            QTest::newRow(qPrintable(statusWord(status))) << status << false << false;
    }
    void whatNovaTakes()
    {
        QFETCH(const ServerStatus, status);
        QFETCH(const bool, live);
        QFETCH(const bool, cold);
        const Server server = serverIn(status);
        QCOMPARE(mayLiveMigrate(server).verdict, live ? Finding::Verdict::Passes : Finding::Verdict::Blocks);
        QCOMPARE(mayColdMigrate(server).verdict, cold ? Finding::Verdict::Passes : Finding::Verdict::Blocks);
        QVERIFY(mayLiveMigrate(server).sentence.contains(statusWord(status)));
    }
    void taskUnderWayBlocksAndIsNamed()
    {
        Server server = serverIn(ServerStatus::Active);
        server.taskState = u"image_snapshot"_s;
        for (const Finding &finding : {mayLiveMigrate(server), mayColdMigrate(server)}) {
            QCOMPARE(finding.verdict, Finding::Verdict::Blocks);
            QVERIFY2(finding.sentence.contains(u"image_snapshot"_s), qPrintable(finding.sentence));
        }
    }
    void verifyResizeAsksForADecision()
    {
        QVERIFY(
            mayLiveMigrate(serverIn(ServerStatus::VerifyResize)).sentence.contains(u"confirm or revert"_s));
    }
    void lockWarnsAndDoesNotBlock()
    {
        Server server = serverIn(ServerStatus::Active);
        QCOMPARE(lockOf(server).verdict, Finding::Verdict::Passes);
        server.locked = false;
        QCOMPARE(lockOf(server).verdict, Finding::Verdict::Passes);
        server.locked = true;
        QCOMPARE(lockOf(server).verdict, Finding::Verdict::Warns);
    }
    void deviceOfTheHostIsNamed()
    {
        Server server = serverIn(ServerStatus::Active);
        server.flavor.extraSpecs.insert(u"hw:cpu_policy"_s, u"dedicated"_s);
        QCOMPARE(passthroughOf(server).verdict, Finding::Verdict::Passes);
        server.flavor.extraSpecs.insert(u"pci_passthrough:alias"_s, u"a100:2"_s);
        QCOMPARE(passthroughOf(server).verdict, Finding::Verdict::Blocks);
        QVERIFY(passthroughOf(server).sentence.contains(u"a100:2"_s));
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestServerState)
#include "tst_serverstate.moc"
