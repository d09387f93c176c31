// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/scene.h"

#include <QCoroTask>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

namespace {

/// cmp1 and cmp2 with servers, and cmp3 and cmp4 to go to.
class Fleet : public Scene {
public:
    Fleet()
    {
        for (const QString &host : {u"cmp1"_s, u"cmp2"_s, u"cmp3"_s, u"cmp4"_s})
            cloud.addHost(host);
        cloud.setLiveAtOnce(100);
    }

    /// Adds a server and returns the step that moves it.
    [[nodiscard]] Step mover(const QString &name, const QString &from, std::optional<QString> to,
                             LivelyCloud::Live live = LivelyCloud::Live::EndsWell,
                             std::chrono::seconds takes = 20s)
    {
        LivelyCloud::Manner manner;
        manner.live = live;
        manner.liveTakes = takes;
        manner.reason = u"because"_s;
        cloud.addServer(name, from, ServerStatus::Active, manner);
        return serverStep(StepKind::LiveMigrate, name, from, std::move(to));
    }
};

/// The most moves that were under way together, of those that a predicate counts.
class Peak {
public:
    Peak(const Run &run, std::function<bool(const Step &)> counts)
    {
        QObject::connect(&run, &Run::stepChanged, &run, [this, &run, counts] {
            int now = 0;
            for (const Step &step : run.plan().steps)
                now += run.state(step.id).phase == StepState::Phase::UnderWay && counts(step);
            most = std::max(most, now);
        });
    }
    int most = 0;
};

bool any(const Step &)
{
    return true;
}

Step needing(Step step, QList<int> needs, QList<int> after = {})
{
    step.needs = std::move(needs);
    step.after = std::move(after);
    return step;
}

} // namespace

class TestRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void planOfNoStepsIsDone()
    {
        Fleet scene;
        const auto run = scene.execute(planOf({}));
        QCOMPARE(run->outcome(), RunRecord::State::Done);
    }
    void everyStepIsJournalledBeforeItActs()
    {
        Fleet scene;
        const Step move = scene.mover(u"web-1"_s, u"cmp1"_s, {});
        const auto run = scene.execute(planOf({move}));
        QCOMPARE(run->outcome(), RunRecord::State::Done);
        QStringList events;
        for (const JournalEntry &entry : scene.entries(run->id()))
            events << eventWord(entry.event) + u' ' + entry.act;
        QCOMPARE(
            events,
            (QStringList {u"begun "_s, u"intends live-migrate"_s, u"accepted live-migrate"_s, u"ended "_s}));
        const auto record = QCoro::waitFor(scene.journal->run(run->id()));
        QVERIFY(record);
        QCOMPARE(record->state, RunRecord::State::Done);
        QVERIFY(record->endedAt.has_value());
    }
    void intentIsOnDiskBeforeTheOrderArrives()
    {
        Fleet scene;
        const Step move = scene.mover(u"web-1"_s, u"cmp1"_s, {});
        const auto run = scene.begin(planOf({move}));
        // The program ends with the order on its way: what the journal then knows is all that counts.
        scene.nova.faults.lostAnswers = {1};
        scene.nova.touched = [&scene] {
            if (!scene.cloud.orders().isEmpty())
                scene.stop.request_stop();
        };
        QCoro::waitFor(run->execute(scene.stop.get_token()));
        QCOMPARE(run->outcome(), RunRecord::State::Unfinished);
        const QList<JournalEntry> entries = scene.entries(run->id());
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries.last().event, JournalEntry::Event::Intends);
        QCOMPARE(entries.last().facts.value("newest_action"_L1).toString(), u"req-1"_s);
    }

    void needsHaveToComeTrue()
    {
        Fleet scene;
        const Step refused = scene.mover(u"web-1"_s, u"cmp1"_s, {}, LivelyCloud::Live::Refused);
        const Step follows = scene.mover(u"web-2"_s, u"cmp2"_s, {});
        const Step farther = scene.mover(u"web-3"_s, u"cmp2"_s, {});
        const Step free = scene.mover(u"web-4"_s, u"cmp2"_s, {});
        const auto run = scene.execute(planOf({refused, needing(follows, {1}), needing(farther, {2}), free}));
        QCOMPARE(outcomes(*run), (QStringList {u"1 failed"_s, u"2 skipped"_s, u"3 skipped"_s, u"4 done"_s}));
        QCOMPARE(run->state(2).end.sentence, u"Not begun: it needs step 1, which did not come true"_s);
        QCOMPARE(run->outcome(), RunRecord::State::Failed);
        QVERIFY(!scene.cloud.orders().contains(u"live-migrate web-2"_s));
    }
    void afterWaitsForTheEndWellOrNot()
    {
        Fleet scene;
        const Step refused = scene.mover(u"web-1"_s, u"cmp1"_s, {}, LivelyCloud::Live::Refused);
        const auto run = scene.execute(
            planOf({refused, needing(hostStep(StepKind::VerifyHostEmpty, u"cmp1"_s), {}, {1})}));
        QCOMPARE(outcomes(*run), (QStringList {u"1 failed"_s, u"2 failed"_s}));
        QVERIFY2(run->state(2).end.sentence.contains(u"web-1 (ACTIVE)"_s),
                 qPrintable(run->state(2).end.sentence));
    }
    void verifyingSeesTheHostAfterTheLastMove()
    {
        Fleet scene;
        const Step move = scene.mover(u"web-1"_s, u"cmp1"_s, {});
        const auto run =
            scene.execute(planOf({move, needing(hostStep(StepKind::VerifyHostEmpty, u"cmp1"_s), {}, {1})}));
        QCOMPARE(outcomes(*run), (QStringList {u"1 done"_s, u"2 done"_s}));
    }

    void limitsHold_data()
    {
        QTest::addColumn<int>("perSource");
        QTest::addColumn<int>("perDestination");
        QTest::addColumn<int>("overall");
        QTest::addColumn<int>("mostFromCmp1");
        QTest::addColumn<int>("mostToCmp3");
        QTest::addColumn<int>("mostAtAll");
        QTest::newRow("one of each source") << 1 << 100 << 100 << 1 << 2 << 2;
        QTest::newRow("two to each destination") << 100 << 2 << 100 << 2 << 2 << 4;
        QTest::newRow("three at all") << 100 << 100 << 3 << 2 << 2 << 3;
        QTest::newRow("no limit in reach") << 100 << 100 << 100 << 3 << 4 << 6;
    }
    void limitsHold()
    {
        QFETCH(const int, perSource);
        QFETCH(const int, perDestination);
        QFETCH(const int, overall);
        Fleet scene;
        QList<Step> steps;
        // Those of one host end before those of the other: what ends at once is seen in any order, and so is
        // what begins in its place.
        for (int i = 0; i < 6; ++i)
            steps << scene.mover(u"web-%1"_s.arg(i), i % 2 ? u"cmp2"_s : u"cmp1"_s,
                                 i % 3 ? u"cmp3"_s : u"cmp4"_s, LivelyCloud::Live::EndsWell,
                                 i % 2 ? 40s : 20s);
        RunPolicy policy;
        policy.perSource = perSource;
        policy.perDestination = perDestination;
        policy.overall = overall;
        const auto run = scene.begin(planOf(steps, policy));
        const Peak ofSource(*run, [](const Step &step) { return step.host.value == "cmp1"_L1; });
        const Peak ofDestination(*run, [](const Step &step) { return step.destination->value == "cmp3"_L1; });
        const Peak atAll(*run, any);
        QCoro::waitFor(run->execute({}));
        QCOMPARE(run->outcome(), RunRecord::State::Done);
        QTEST(ofSource.most, "mostFromCmp1");
        QTEST(ofDestination.most, "mostToCmp3");
        QTEST(atAll.most, "mostAtAll");
    }

    void failureGoesOnWithTheOthers()
    {
        Fleet scene;
        const Step refused = scene.mover(u"web-1"_s, u"cmp1"_s, {}, LivelyCloud::Live::Refused);
        const Step next = scene.mover(u"web-2"_s, u"cmp1"_s, {});
        const auto run = scene.execute(planOf({refused, next}));
        QCOMPARE(outcomes(*run), (QStringList {u"1 failed"_s, u"2 done"_s}));
    }
    void failureStopsWhereThePolicySaysSo()
    {
        Fleet scene;
        RunPolicy policy;
        policy.onFailure = RunPolicy::OnFailure::Stop;
        policy.perSource = 2;
        const Step refused = scene.mover(u"web-1"_s, u"cmp1"_s, {}, LivelyCloud::Live::Refused);
        const Step underWay = scene.mover(u"web-2"_s, u"cmp1"_s, {});
        const Step next = scene.mover(u"web-3"_s, u"cmp1"_s, {});
        const auto run = scene.execute(planOf({refused, underWay, next}, policy));
        QCOMPARE(outcomes(*run), (QStringList {u"1 failed"_s, u"2 done"_s, u"3 skipped"_s}));
        QCOMPARE(run->state(3).end.sentence, u"Not begun: the run stops at the first failure"_s);
        QCOMPARE(run->outcome(), RunRecord::State::Failed);
    }

    void heldRunTakesUpNothingUntilItIsReleased()
    {
        Fleet scene;
        const Step first = scene.mover(u"web-1"_s, u"cmp1"_s, {});
        const Step second = scene.mover(u"web-2"_s, u"cmp1"_s, {});
        const auto run = scene.begin(planOf({first, second}));
        const auto connection = connect(run.get(), &Run::stepChanged, run.get(), [&run](int step) {
            if (step == 1)
                run->hold();
        });
        auto execution = run->execute({});
        QTRY_COMPARE(run->state(1).phase, StepState::Phase::Ended);
        disconnect(connection);
        for (int turns = 0; turns < 100; ++turns)
            QCoreApplication::processEvents();
        QVERIFY(run->held());
        QCOMPARE(run->state(2).phase, StepState::Phase::Waiting);
        QCOMPARE(run->outcome(), RunRecord::State::Unfinished);
        run->release();
        QCoro::waitFor(execution);
        QCOMPARE(run->outcome(), RunRecord::State::Done);
    }
    void canceledRunEndsWhatIsUnderWay()
    {
        Fleet scene;
        const Step first = scene.mover(u"web-1"_s, u"cmp1"_s, {});
        const Step second = scene.mover(u"web-2"_s, u"cmp1"_s, {});
        const auto run = scene.begin(planOf({first, second}));
        connect(run.get(), &Run::stepChanged, run.get(), [&run] { run->cancel(); });
        QCoro::waitFor(run->execute({}));
        QCOMPARE(outcomes(*run), (QStringList {u"1 done"_s, u"2 skipped"_s}));
        QCOMPARE(run->outcome(), RunRecord::State::Canceled);
        QCOMPARE(QCoro::waitFor(scene.journal->run(run->id()))->state, RunRecord::State::Canceled);
    }
    void canceledRunLeavesNoInstanceHalfWay()
    {
        Fleet scene;
        scene.cloud.addServer(u"off-1"_s, u"cmp1"_s, ServerStatus::Shutoff);
        const Step moved = serverStep(StepKind::ColdMigrate, u"off-1"_s, u"cmp1"_s, std::nullopt);
        const Step confirmed =
            needing(serverStep(StepKind::ConfirmResize, u"off-1"_s, u"cmp1"_s, std::nullopt), {1});
        const Step other = scene.mover(u"web-1"_s, u"cmp1"_s, {});
        const auto run = scene.begin(planOf({moved, confirmed, other}));
        connect(run.get(), &Run::stepChanged, run.get(), [&run] { run->cancel(); });
        QCoro::waitFor(run->execute({}));
        QCOMPARE(outcomes(*run), (QStringList {u"1 done"_s, u"2 done"_s, u"3 skipped"_s}));
    }
    /// A start waits for its confirm, which waits for the move.
    void canceledRunAlsoStartsWhatItMoved()
    {
        Fleet scene;
        scene.cloud.addServer(u"off-1"_s, u"cmp1"_s, ServerStatus::Shutoff);
        const Step moved = serverStep(StepKind::ColdMigrate, u"off-1"_s, u"cmp1"_s);
        const Step confirmed = needing(serverStep(StepKind::ConfirmResize, u"off-1"_s, u"cmp1"_s), {1});
        const Step started = needing(serverStep(StepKind::StartServer, u"off-1"_s, u"cmp1"_s), {2});
        const auto run = scene.begin(planOf({moved, confirmed, started}));
        connect(run.get(), &Run::stepChanged, run.get(), [&run] { run->cancel(); });
        QCoro::waitFor(run->execute({}));
        QCOMPARE(outcomes(*run), (QStringList {u"1 done"_s, u"2 done"_s, u"3 done"_s}));
        QCOMPARE(run->outcome(), RunRecord::State::Canceled);
    }
    void cancelIsJournalledBeforeAnythingIsSkippedForIt()
    {
        Fleet scene;
        const Step first = scene.mover(u"web-1"_s, u"cmp1"_s, {});
        const Step second = scene.mover(u"web-2"_s, u"cmp1"_s, {});
        const auto run = scene.begin(planOf({first, second}));
        run->cancel();
        QCoro::waitFor(run->execute({}));
        QStringList lines;
        for (const JournalEntry &entry : scene.entries(run->id()))
            lines << u"%1 %2 %3"_s.arg(entry.step).arg(eventWord(entry.event), entry.outcome);
        QCOMPARE(lines, (QStringList {u"0 canceled "_s, u"1 ended skipped"_s, u"2 ended skipped"_s}));
    }
    void cancelThatCannotBeJournalledInterrupts()
    {
        Fleet scene;
        const auto run = scene.begin(planOf({scene.mover(u"web-1"_s, u"cmp1"_s, {})}));
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"behind"_s);
            db.setDatabaseName(scene.journal->file());
            QVERIFY(db.open());
            QSqlQuery dropped(db);
            QVERIFY(dropped.exec(u"DROP TABLE entries"_s));
        }
        QSqlDatabase::removeDatabase(u"behind"_s);
        run->cancel();
        QCoro::waitFor(run->execute({}));
        QCOMPARE(run->outcome(), RunRecord::State::Unfinished);
        QVERIFY2(run->interruption().contains(u"The journal cannot be used"_s),
                 qPrintable(run->interruption()));
        QCOMPARE(run->state(1).phase, StepState::Phase::Waiting);
        QCOMPARE(scene.cloud.orders(), QStringList());
    }
    /// Ctrl-C, and again at once: nothing is watched any more, and nothing new is begun when it is taken up.
    void canceledRunThatIsStoppedAtOnceStaysCanceled()
    {
        Fleet scene;
        const Step first = scene.mover(u"web-1"_s, u"cmp1"_s, {});
        const Step second = scene.mover(u"web-2"_s, u"cmp1"_s, {});
        const auto run = scene.begin(planOf({first, second}));
        scene.nova.touched = [&scene, &run] {
            if (!scene.cloud.orders().isEmpty()) {
                run->cancel();
                scene.stop.request_stop();
            }
        };
        QCoro::waitFor(run->execute(scene.stop.get_token()));
        QCOMPARE(run->outcome(), RunRecord::State::Unfinished);
        scene.stop = std::stop_source();
        scene.nova.touched = nullptr;
        const auto resumed = scene.resume(run->id());
        QVERIFY(resumed);
        QCOMPARE(outcomes(*resumed), (QStringList {u"1 done"_s, u"2 skipped"_s}));
        QCOMPARE(resumed->state(2).end.sentence, u"Not begun: the run was canceled"_s);
        QCOMPARE(resumed->outcome(), RunRecord::State::Canceled);
    }
    void heldRunCanBeCanceled()
    {
        Fleet scene;
        const Step first = scene.mover(u"web-1"_s, u"cmp1"_s, {});
        const auto run = scene.begin(planOf({first}));
        run->hold();
        auto execution = run->execute({});
        for (int turns = 0; turns < 100; ++turns)
            QCoreApplication::processEvents();
        run->cancel();
        QCoro::waitFor(execution);
        QCOMPARE(outcomes(*run), QStringList {u"1 skipped"_s});
        QCOMPARE(run->outcome(), RunRecord::State::Canceled);
        QCOMPARE(scene.cloud.orders(), QStringList());
    }

    void stoppedRunCanBeTakenUp()
    {
        Fleet scene;
        const Step first = scene.mover(u"web-1"_s, u"cmp1"_s, {});
        const Step second = scene.mover(u"web-2"_s, u"cmp1"_s, {});
        const auto run = scene.begin(planOf({first, second}));
        QSignalSpy ended(run.get(), &Run::ended);
        scene.nova.touched = [&scene] {
            if (scene.cloud.record(u"web-1"_s) && scene.cloud.record(u"web-1"_s)->status == "running"_L1)
                scene.stop.request_stop();
        };
        QCoro::waitFor(run->execute(scene.stop.get_token()));
        QCOMPARE(ended.size(), 1);
        QCOMPARE(run->outcome(), RunRecord::State::Unfinished);
        QCOMPARE(run->state(1).end.outcome, Outcome::Interrupted);
        QCOMPARE(run->state(2).phase, StepState::Phase::Waiting);
        QVERIFY(!run->interruption().isEmpty());
        // It was only watched no more; the cloud goes on.
        scene.stop = std::stop_source();
        scene.nova.touched = nullptr;
        const auto resumed = scene.resume(run->id());
        QVERIFY(resumed);
        QCOMPARE(outcomes(*resumed), (QStringList {u"1 done"_s, u"2 done"_s}));
        QCOMPARE(scene.cloud.orders(), (QStringList {u"live-migrate web-1"_s, u"live-migrate web-2"_s}));
    }
    void stopBeforeTheStartBeginsNothing()
    {
        Fleet scene;
        const Step first = scene.mover(u"web-1"_s, u"cmp1"_s, {});
        scene.stop.request_stop();
        const auto run = scene.execute(planOf({first}));
        QCOMPARE(run->outcome(), RunRecord::State::Unfinished);
        QCOMPARE(scene.entries(run->id()).size(), 0);
        QCOMPARE(scene.cloud.orders(), QStringList());
    }
    void interruptedRunBeginsNoFurtherStep_data()
    {
        QTest::addColumn<bool>("login");
        QTest::newRow("the cloud does not answer any more") << false;
        QTest::newRow("the login is not taken any more") << true;
    }
    void interruptedRunBeginsNoFurtherStep()
    {
        QFETCH(const bool, login);
        Fleet scene;
        const Step first = scene.mover(u"web-1"_s, u"cmp1"_s, {});
        const Step second = scene.mover(u"web-2"_s, u"cmp1"_s, {});
        (login ? scene.nova.faults.unauthorizedFrom : scene.nova.faults.downFrom) =
            scene.clock.now().addSecs(10);
        const auto run = scene.execute(planOf({first, second}));
        QCOMPARE(run->outcome(), RunRecord::State::Unfinished);
        QVERIFY2(run->interruption().contains(login ? u"401"_s : u"503"_s), qPrintable(run->interruption()));
        QCOMPARE(run->state(2).phase, StepState::Phase::Waiting);
        scene.nova.faults = {};
        const auto resumed = scene.resume(run->id());
        QVERIFY(resumed);
        QCOMPARE(outcomes(*resumed), (QStringList {u"1 done"_s, u"2 done"_s}));
        QCOMPARE(scene.cloud.orders(), (QStringList {u"live-migrate web-1"_s, u"live-migrate web-2"_s}));
    }

    void planOfAnotherCloudIsRejected()
    {
        Fleet scene;
        Plan plan = planOf({scene.mover(u"web-1"_s, u"cmp1"_s, {})});
        plan.cloud = u"https://other.example/v3|RegionOne"_s;
        const auto begun = QCoro::waitFor(
            Run::begin(scene.nova, *scene.journal, scene.clock, plan, scene.cloud.snapshot().cloud.key()));
        QVERIFY(!begun);
        QCOMPARE(begun.error().kind, Error::Kind::Rejected);
        QCOMPARE(QCoro::waitFor(scene.journal->runs())->size(), 0);
    }
    void endedRunIsNotTakenUp()
    {
        Fleet scene;
        const auto run = scene.execute(planOf({scene.mover(u"web-1"_s, u"cmp1"_s, {})}));
        const auto again = QCoro::waitFor(Run::resume(scene.nova, *scene.journal, scene.clock, run->id(),
                                                      scene.cloud.snapshot().cloud.key()));
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Error::Kind::Rejected);
        QVERIFY2(again.error().detail.contains(u"has ended (done)"_s), qPrintable(again.error().detail));
    }
    void runUnderWayIsNotTakenUp()
    {
        Fleet scene;
        const auto run = scene.begin(planOf({scene.mover(u"web-1"_s, u"cmp1"_s, {})}));
        const auto again = QCoro::waitFor(Run::resume(scene.nova, *scene.journal, scene.clock, run->id(),
                                                      scene.cloud.snapshot().cloud.key()));
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Error::Kind::Rejected);
        QVERIFY2(again.error().detail.contains(u"is being executed"_s), qPrintable(again.error().detail));
    }
    void runOfAnotherCloudIsNotTakenUp()
    {
        Fleet scene;
        qint64 id = 0;
        {
            const auto run = scene.begin(planOf({scene.mover(u"web-1"_s, u"cmp1"_s, {})}));
            id = run->id();
        }
        const auto again =
            QCoro::waitFor(Run::resume(scene.nova, *scene.journal, scene.clock, id, u"other|"_s));
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Error::Kind::Rejected);
    }
    void progressShowsTheFigures()
    {
        Fleet scene;
        const auto run = scene.begin(planOf({scene.mover(u"web-1"_s, u"cmp1"_s, {})}));
        QStringList shown;
        connect(run.get(), &Run::stepChanged, run.get(), [&](int step) {
            const QString sentence = run->state(step).progress.sentence;
            if (!shown.contains(sentence))
                shown << sentence;
        });
        QCoro::waitFor(run->execute({}));
        QVERIFY2(shown.contains(u"running, 0.80 GB of 2.00 GB left in this pass"_s),
                 qPrintable(shown.join(u'\n')));
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestRun)
#include "tst_run.moc"
