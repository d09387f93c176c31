// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runs.h"
#include "tests/core/run/scene.h"

#include <QCoroTask>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

namespace {

/// Two hosts, a server to be moved, and what executes plans.
class Console : public Scene {
public:
    Console()
    {
        for (const QString &host : {u"cmp1"_s, u"cmp2"_s})
            cloud.addHost(host);
        cloud.addServer(u"web-1"_s, u"cmp1"_s);
    }
    ~Console() { QCoro::waitFor(runs.leave()); }
    Q_DISABLE_COPY_MOVE(Console)

    [[nodiscard]] Result<std::shared_ptr<Run>> begin(const Plan &plan)
    {
        return QCoro::waitFor(runs.begin(plan));
    }
    [[nodiscard]] Plan moving() const
    {
        return planOf({serverStep(StepKind::LiveMigrate, u"web-1"_s, u"cmp1"_s, u"cmp2"_s)});
    }

    Runs runs {nova, *journal, clock, planOf({}).cloud};
};

} // namespace

class TestRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunGoesOnThoughNobodyHoldsIt()
    {
        Console console;
        const QSignalSpy changed(&console.runs, &Runs::changed);
        const qint64 id = (*console.begin(console.moving()))->id();
        QCOMPARE(console.runs.underWay(), 1);
        QTRY_COMPARE(console.runs.underWay(), 0);
        QCOMPARE(console.runs.run(id)->outcome(), RunRecord::State::Done);
        QCOMPARE(console.cloud.server(u"web-1"_s)->host, HostName(u"cmp2"_s));
        QVERIFY(changed.count() > 2);
    }

    void whatIsRefusedIsNotKept()
    {
        Console console;
        Plan elsewhere = console.moving();
        elsewhere.cloud = u"https://elsewhere.example|"_s;
        QVERIFY(!console.begin(elsewhere));
        QCOMPARE(console.runs.underWay(), 0);
        QVERIFY(console.cloud.orders().isEmpty());
    }

    void steeringIsTold()
    {
        Console console;
        const auto run = *console.begin(console.moving());
        QSignalSpy changed(&console.runs, &Runs::changed);
        run->hold();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toLongLong(), run->id());
        run->release();
        QCOMPARE(changed.count(), 2);
        QTRY_COMPARE(console.runs.underWay(), 0);
    }

    void whatIsLeftCanBeTakenUpAgain()
    {
        Console console;
        const qint64 id = (*console.begin(console.moving()))->id();
        QCoro::waitFor(console.runs.leave());
        QCOMPARE(console.runs.run(id)->outcome(), RunRecord::State::Unfinished);
        Runs later(console.nova, *console.journal, console.clock, planOf({}).cloud);
        QVERIFY(QCoro::waitFor(later.resume(id)));
        QTRY_COMPARE(later.underWay(), 0);
        QCOMPARE(later.run(id)->outcome(), RunRecord::State::Done);
        QCOMPARE(console.cloud.orders().count(u"live-migrate web-1 to cmp2"_s), 1);
    }

    void onlyWhatNobodyExecutesIsAbandoned()
    {
        Console console;
        const qint64 id = (*console.begin(console.moving()))->id();
        QVERIFY(!QCoro::waitFor(console.runs.abandon(id)));
        QCoro::waitFor(console.runs.leave());
        QVERIFY(QCoro::waitFor(console.runs.abandon(id)));
        const auto again = QCoro::waitFor(console.runs.abandon(id));
        QVERIFY(!again);
        QVERIFY2(again.error().detail.contains(u"has ended"_s), qPrintable(again.error().detail));
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestRuns)
#include "tst_runs.moc"
