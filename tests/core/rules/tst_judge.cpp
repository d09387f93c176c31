// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/cases.h"

#include "core/rules/judge.h"
#include "core/rules/novareleases.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Repair = Finding::Repair;

QList<Row> rows()
{
    return {
        {"the scheduler finds a host", live, [](Case &c) { c.move.destination.reset(); }, u"scheduler"_s,
         passes, u"1 of 1 hosts can take it (in the way: nothing; not known: nothing)"_s},
        {"the scheduler finds none", live,
         [](Case &c) {
             c.move.destination.reset();
             c.to.service.state = ComputeService::State::Down;
         },
         u"scheduler"_s, blocks, u"None of 1 hosts can take it (in the way: destination 1"_s},
        {"of the only host too little is known", live,
         [](Case &c) {
             c.move.destination.reset();
             c.to.facts.cpu.reset();
         },
         u"scheduler"_s, unknown, u"not known: cpu 1"_s},
        {"no such instance", live,
         [](Case &c) {
             c.move.server = ServerId(u"nobody"_s);
             c.server.id = c.move.server;
             c.move.server = ServerId(u"db-9"_s);
             c.move.destination.reset();
         },
         u"server"_s, unknown, u"There is no instance db-9"_s},
    };
}

} // namespace

class TestJudge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data() { addRows(rows()); }
    void says() { verify(rows()); }

    void nothingIsInTheWayOfACaseOfWhichAllIsKnown()
    {
        for (const auto kind : {live, cold}) {
            const Case good(kind);
            const Snapshot snapshot = good.snapshot();
            for (const Finding &finding : judge(snapshot, good.move)) {
                QVERIFY2(finding.verdict == passes, qPrintable(finding.sentence));
                QVERIFY2(finding.repair == Repair::None, qPrintable(finding.sentence));
            }
        }
    }

    void aCloudThatToldNothingBlocksNothing()
    {
        for (const auto kind : {live, cold, evacuate}) {
            Case bare(kind);
            bare.instanceFactsRead = false;
            bare.hostFactsRead = false;
            bare.placementRead = false;
            bare.server.imageProperties.reset();
            const Snapshot snapshot = bare.snapshot();
            const QList<Finding> findings = judge(snapshot, bare.move);
            QVERIFY(std::ranges::none_of(findings, [](const Finding &f) { return f.verdict == blocks; }));
            QVERIFY(std::ranges::any_of(findings, [](const Finding &f) { return f.verdict == unknown; }));
        }
    }

    void theMatrixHasARowForEachServer()
    {
        Case good(live);
        good.others = {otherServer(u"off"_s, u"cmp1"_s)};
        good.others[0].status = ServerStatus::Shutoff;
        const Snapshot snapshot = good.snapshot();
        const QList<HostName> hosts {HostName(u"cmp1"_s), HostName(u"cmp2"_s)};
        const MoveMatrix matrix =
            judgeAll(snapshot, live, {good.server.id, ServerId(u"off"_s), ServerId(u"gone"_s)}, hosts);
        QCOMPARE(matrix.verdicts, (QList {blocks, passes, blocks, blocks, unknown, unknown}));
    }

    void releasesFollowFromTheApi_data()
    {
        QTest::addColumn<int>("minor");
        QTest::addColumn<int>("least");
        QTest::addColumn<bool>("below31");
        QTest::newRow("Train") << 79 << 20 << true;
        QTest::newRow("between two releases") << 80 << 21 << true;
        QTest::newRow("Zed") << 93 << 26 << true;
        QTest::newRow("Bobcat or Antelope") << 95 << 27 << true;
        QTest::newRow("the newest that Drover speaks, or newer") << 100 << 31 << false;
        QTest::newRow("newer than all known") << 200 << 33 << false;
    }
    void releasesFollowFromTheApi()
    {
        QFETCH(const int, minor);
        QFETCH(const int, least);
        QFETCH(const bool, below31);
        const NovaReleases releases = novaReleases(Microversion {2, minor});
        QVERIFY(releases.atLeast(least));
        QVERIFY(!releases.atLeast(least + 1));
        QCOMPARE(releases.below(31), below31);
        QVERIFY(!releases.below(least));
    }
    void withoutAnApiEveryReleaseIsPossible()
    {
        QVERIFY(!novaReleases({}).atLeast(1));
        QVERIFY(!novaReleases({}).below(99));
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestJudge)
#include "tst_judge.moc"
