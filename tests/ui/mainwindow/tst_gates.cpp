// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/scene.h"
#include "tests/support/examplecloud.h"
#include "tests/support/turnedclock.h"
#include "ui/mainwindow/gates.h"
#include "ui/mainwindow/gotopalette.h"
#include "ui/mainwindow/language.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace drover;

namespace {

/// A feed on the example cloud in which plans can be executed.
struct Connected {
    Scene scene;
    CloudFeed feed {scene.clock};
    Runs runs;

    Connected() : runs(scene.nova, *scene.journal, scene.clock, exampleCloud(scene.clock.now())->cloud.key())
    {
        feed.take(exampleCloud(scene.clock.now()));
        feed.setConnection({Connection::State::Connected, feed.snapshot()->cloud, {}, true, {}});
        feed.setExecutor(&runs);
    }

    /// The one of this name, else the first whose name begins so.
    [[nodiscard]] Subject instance(const QString &name) const
    {
        const auto &all = feed.snapshot()->servers.values;
        auto found = std::ranges::find(all, name, [](const auto &server) { return server->name; });
        if (found == all.end())
            found = std::ranges::find_if(
                all, [&name](const auto &server) { return server->name.startsWith(name); });
        Subject subject;
        if (found != all.end())
            subject.servers << (*found)->id;
        return subject;
    }
    [[nodiscard]] QString why(Act act, const Subject &subject) const { return obstacle(act, subject, feed); }
};

Subject host(const QString &name)
{
    Subject subject;
    subject.host = HostName(name);
    return subject;
}

RunView drainOf(const QString &name, const Snapshot &snapshot, bool executed)
{
    RunView run;
    run.record.id = 42;
    run.record.plan.cloud = snapshot.cloud.key();
    run.record.plan.intent = Plan::Intent::Drain;
    run.record.plan.host = HostName(name);
    run.executed = executed;
    return run;
}

} // namespace

class TestGates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { speak(QLocale(QLocale::English)); }

    void nothingIsOfferedThatCannotBeRemembered()
    {
        Connected connected;
        connected.feed.setExecutor(nullptr);
        for (const Act act : {Act::EnterMaintenance, Act::LiveMigrate, Act::AbortMigration, Act::ResumeRun})
            QVERIFY(connected.why(act, host(u"compute-01"_s)).startsWith(u"The journal is not open"_s));
    }

    void withoutAConnectionThatIsTheReason()
    {
        Connected connected;
        connected.feed.setConnection({});
        QCOMPARE(connected.why(Act::EnterMaintenance, host(u"compute-01"_s)),
                 u"There is no connection to a cloud."_s);
    }

    void aHostIsTakenOutOfServiceOnce()
    {
        Connected connected;
        QCOMPARE(connected.why(Act::EnterMaintenance, host(u"compute-01"_s)), QString());
        QCOMPARE(connected.why(Act::EnterMaintenance, {}), u"Choose a host first."_s);
        connected.feed.takeRuns({drainOf(u"compute-01"_s, *connected.feed.snapshot(), true)});
        QCOMPARE(connected.why(Act::EnterMaintenance, host(u"compute-01"_s)),
                 u"Run 42 takes compute-01 out of service already."_s);
    }

    void onlyADisabledHostIsPutBack()
    {
        Connected connected;
        QCOMPARE(connected.why(Act::ExitMaintenance, host(u"compute-01"_s)), u"compute-01 is enabled."_s);
        QCOMPARE(connected.why(Act::ExitMaintenance, host(u"compute-07"_s)), QString());
    }

    void whatNovaRefusesIsGreyedWithTheReason()
    {
        Connected connected;
        QCOMPARE(connected.why(Act::LiveMigrate, {}), u"Choose an instance first."_s);
        const QString error = connected.why(Act::LiveMigrate, connected.instance(u"legacy-erp"_s));
        QVERIFY2(error.startsWith(u"legacy-erp: "_s) && error.contains(u"ERROR"_s), qPrintable(error));
        QCOMPARE(connected.why(Act::LiveMigrate, connected.instance(u"db-ledger"_s)), QString());
    }

    void ofSeveralOneThatCanMoveIsEnough()
    {
        Connected connected;
        Subject both = connected.instance(u"legacy-erp"_s);
        both.servers << connected.instance(u"db-ledger"_s).servers;
        QCOMPARE(connected.why(Act::LiveMigrate, both), QString());
    }

    void onlyWhatWaitsIsConfirmed()
    {
        Connected connected;
        QCOMPARE(connected.why(Act::ConfirmMove, connected.instance(u"report-gen-5"_s)), QString());
        QCOMPARE(connected.why(Act::RevertMove, connected.instance(u"db-ledger"_s)),
                 u"Only an instance in VERIFY_RESIZE can be confirmed or reverted."_s);
    }

    void onlyWhatIsUnderWayIsAborted()
    {
        Connected connected;
        QCOMPARE(connected.why(Act::AbortMigration, connected.instance(u"kafka-07"_s)), QString());
        QCOMPARE(connected.why(Act::ForceComplete, connected.instance(u"db-ledger"_s)),
                 u"No live migration of it is under way."_s);
    }

    void aRunIsSteeredByTheProgramThatExecutesIt()
    {
        Connected connected;
        Subject run;
        run.run = 42;
        QCOMPARE(connected.why(Act::HoldRun, run), u"Choose a run in the tasks first."_s);
        connected.feed.takeRuns({drainOf(u"compute-01"_s, *connected.feed.snapshot(), true)});
        QCOMPARE(connected.why(Act::HoldRun, run), u"Another program executes run 42."_s);
        QCOMPARE(connected.why(Act::ResumeRun, run), u"Run 42 is under way."_s);
        QCOMPARE(connected.why(Act::ShowRun, run), QString());
        connected.feed.takeRuns({drainOf(u"compute-01"_s, *connected.feed.snapshot(), false)});
        QCOMPARE(connected.why(Act::ResumeRun, run), QString());
        QVERIFY(connected.why(Act::CancelRun, run).startsWith(u"Nobody executes run 42"_s));
    }

    void whatBeginsWithTheTextIsFoundFirst()
    {
        Connected connected;
        const Actions actions;
        const QList<Place> found = placesFor(u"compute-1"_s, connected.feed, actions);
        QCOMPARE(found.first().kind, Place::Kind::Host);
        QCOMPARE(found.first().text, u"compute-10"_s);
        const QList<Place> instances = placesFor(u"LEDGER"_s, connected.feed, actions);
        QVERIFY(instances.first().text.startsWith(u"db-ledger"_s));
        QCOMPARE(instances.first().kind, Place::Kind::Instance);
        QVERIFY(placesFor(u"no such thing anywhere"_s, connected.feed, actions).isEmpty());
    }

    void anActionIsFoundByItsWords()
    {
        Connected connected;
        const Actions actions;
        const QList<Place> found = placesFor(u"enter maint"_s, connected.feed, actions);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().act, Act::EnterMaintenance);
    }
};

QTEST_MAIN(TestGates)
#include "tst_gates.moc"
