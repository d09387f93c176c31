// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/steps/livemigration.h"
#include "tests/core/run/scene.h"

#include <QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

using Live = LivelyCloud::Live;
using Cold = LivelyCloud::Cold;
using Decision = LivelyCloud::Decision;
using Manner = LivelyCloud::Manner;

namespace {

/// cmp1 with one server, and cmp2 to go to.
class OneServer : public Scene {
public:
    explicit OneServer(ServerStatus status = ServerStatus::Active, const Manner &manner = {})
    {
        cloud.addHost(u"cmp1"_s);
        cloud.addHost(u"cmp2"_s);
        cloud.addServer(u"db-1"_s, u"cmp1"_s, status, manner);
    }

    [[nodiscard]] StepEnd live(const RunPolicy &policy = {}, std::optional<QString> to = {})
    {
        return perform(serverStep(StepKind::LiveMigrate, u"db-1"_s, u"cmp1"_s, std::move(to)), policy);
    }
    [[nodiscard]] StepEnd act(StepKind kind) { return perform(serverStep(kind, u"db-1"_s, u"cmp1"_s)); }
    [[nodiscard]] QString where() { return cloud.state().first(); }
};

/// The same with db-1 in VERIFY_RESIZE on cmp2, from cmp1.
class OneWaiting : public Scene {
public:
    explicit OneWaiting(PowerState power = PowerState::Running)
    {
        cloud.addHost(u"cmp1"_s);
        cloud.addHost(u"cmp2"_s);
        cloud.addWaiting(u"db-1"_s, u"cmp1"_s, u"cmp2"_s, power);
    }
    [[nodiscard]] StepEnd act(StepKind kind) { return perform(serverStep(kind, u"db-1"_s, u"cmp2"_s)); }
    [[nodiscard]] QString where() { return cloud.state().first(); }
};

Manner refusedFor(const QString &reason)
{
    Manner manner;
    manner.live = Live::Refused;
    manner.reason = reason;
    return manner;
}

Manner lively(Live live)
{
    Manner manner;
    manner.live = live;
    return manner;
}

/// Its record stays `migrating`.
Manner hung()
{
    Manner manner;
    manner.cold = Cold::Hangs;
    return manner;
}

RunPolicy after(std::chrono::seconds timeout, RunPolicy::OnTimeout choice)
{
    RunPolicy policy;
    policy.migrationTimeout = timeout;
    policy.onTimeout = choice;
    return policy;
}

void pass(Scene &scene, std::chrono::seconds time)
{
    scene.cloud.passTo(scene.cloud.now().addSecs(time.count()));
    scene.clock.advance(time);
}

/// A migration that runs, for abort and force-complete to be about.
qint64 runningMigration(OneServer &scene)
{
    if (!scene.cloud.liveMigrate(ServerId(u"id-db-1"_s), {}))
        qFatal("the migration was not taken");
    pass(scene, 5s);
    return scene.cloud.record(u"db-1"_s)->id;
}

} // namespace

#define COMPARE_END(actual, wanted, words)                                                                   \
    do {                                                                                                     \
        const StepEnd compared = (actual);                                                                   \
        QVERIFY2(compared.outcome == (wanted),                                                               \
                 qPrintable(outcomeWord(compared.outcome) + u": "_s + compared.sentence));                   \
        QVERIFY2(compared.sentence.contains(words), qPrintable(compared.sentence));                          \
    } while (false)

class TestProcedures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void disableClosesTheHost()
    {
        OneServer scene;
        const StepEnd end = scene.perform(hostStep(StepKind::DisableService, u"cmp1"_s, u"fans"_s));
        COMPARE_END(end, Outcome::Done, u"cmp1 is disabled: \"fans\""_s);
        QCOMPARE(scene.cloud.orders(), QStringList {u"disable cmp1: fans"_s});
    }
    void disableOfADisabledHostAsksNothing()
    {
        OneServer scene;
        QVERIFY(scene.cloud.setScheduling(HostName(u"cmp1"_s), false, u"fans"_s));
        COMPARE_END(scene.perform(hostStep(StepKind::DisableService, u"cmp1"_s, u"fans"_s)), Outcome::Done,
                    u"fans"_s);
        QCOMPARE(scene.cloud.orders().size(), 1);
    }
    void disableKeepsAnothersReason()
    {
        OneServer scene;
        QVERIFY(scene.cloud.setScheduling(HostName(u"cmp1"_s), false, u"broken disk"_s));
        COMPARE_END(scene.perform(hostStep(StepKind::DisableService, u"cmp1"_s, u"fans"_s)), Outcome::Failed,
                    u"broken disk"_s);
        QCOMPARE(scene.cloud.service(u"cmp1"_s)->disabledReason, u"broken disk"_s);
    }
    void disableIsNotGivenAgainOverAnothersReason()
    {
        OneServer scene;
        scene.nova.faults.lostOrders = {1};
        scene.cloud.later(1s, [](LivelyCloud &cloud) {
            cloud.service(u"cmp1"_s)->status = ComputeService::Status::Disabled;
            cloud.service(u"cmp1"_s)->disabledReason = u"broken disk"_s;
        });
        COMPARE_END(scene.perform(hostStep(StepKind::DisableService, u"cmp1"_s, u"fans"_s)), Outcome::Failed,
                    u"broken disk"_s);
        QCOMPARE(scene.cloud.orders(), QStringList());
    }
    void disableWhoseAnswerIsLostIsNotGivenAgain()
    {
        OneServer scene;
        scene.nova.faults.lostAnswers = {1};
        COMPARE_END(scene.perform(hostStep(StepKind::DisableService, u"cmp1"_s, u"fans"_s)), Outcome::Done,
                    u"fans"_s);
        QCOMPARE(scene.cloud.orders().size(), 1);
    }
    void disableThatIsLostIsGivenAgain()
    {
        OneServer scene;
        scene.nova.faults.lostOrders = {1, 2};
        COMPARE_END(scene.perform(hostStep(StepKind::DisableService, u"cmp1"_s, u"fans"_s)), Outcome::Done,
                    u"fans"_s);
        QCOMPARE(scene.cloud.orders().size(), 1);
    }
    void disableOfAVanishedHostFails()
    {
        OneServer scene;
        COMPARE_END(scene.perform(hostStep(StepKind::DisableService, u"cmp7"_s, u"fans"_s)), Outcome::Failed,
                    u"cmp7"_s);
    }
    void enableOpensTheHost()
    {
        OneServer scene;
        QVERIFY(scene.cloud.setScheduling(HostName(u"cmp1"_s), false, u"fans"_s));
        COMPARE_END(scene.perform(hostStep(StepKind::EnableService, u"cmp1"_s)), Outcome::Done,
                    u"cmp1 is enabled"_s);
        QCOMPARE(scene.cloud.service(u"cmp1"_s)->status, ComputeService::Status::Enabled);
    }

    void liveMigrationEndsOnTheOtherHost_data()
    {
        QTest::addColumn<ServerStatus>("status");
        QTest::newRow("running") << ServerStatus::Active;
        QTest::newRow("paused") << ServerStatus::Paused;
    }
    void liveMigrationEndsOnTheOtherHost()
    {
        QFETCH(const ServerStatus, status);
        OneServer scene(status);
        const StepEnd end = scene.live();
        COMPARE_END(end, Outcome::Done, statusWord(status) + u" on cmp2"_s);
        QCOMPARE(end.requestId, RequestId(u"req-2"_s));
        // Not before the record says so: the server arrives earlier.
        QCOMPARE(scene.cloud.record(u"db-1"_s)->status, u"completed"_s);
        QCOMPARE(scene.cloud.orders(), QStringList {u"live-migrate db-1"_s});
    }
    /// Neither side alone tells: a server arrives before its record says so, and a record fails before its
    /// server is at rest again.
    void liveMigrationIsJudgedFromBothSides_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<ServerStatus>("status");
        QTest::addColumn<bool>("atRest");
        QTest::addColumn<QString>("record");
        QTest::addColumn<bool>("lagging");
        QTest::addColumn<QString>("end");
        const auto row = [](const char *name, const QString &host, ServerStatus status, bool atRest,
                            const QString &record, bool lagging, const QString &end) {
            QTest::newRow(name) << host << status << atRest << record << lagging << end;
        };
        using Status = ServerStatus;
        const QString source = u"cmp1"_s;
        const QString other = u"cmp2"_s;
        row("just accepted", source, Status::Active, true, {}, false, {});
        row("accepted, the host does not know yet", source, Status::Active, true, u"accepted"_s, false, {});
        row("the same for a minute", source, Status::Active, true, u"accepted"_s, true, {});
        row("running", source, Status::Migrating, false, u"running"_s, false, {});
        row("arrived, the record lags", other, Status::Active, true, u"running"_s, false, {});
        row("arrived, post-copy, the record lags", other, Status::Active, true, u"running (post-copy)"_s,
            false, {});
        row("arrived", other, Status::Active, true, u"completed"_s, false, u"done"_s);
        row("arrived paused", other, Status::Paused, true, u"completed"_s, false, u"done"_s);
        row("arrived, the record never follows", other, Status::Active, true, u"running"_s, true, u"done"_s);
        row("arrived, the record fails in the last step", other, Status::Active, true, u"error"_s, false,
            u"done"_s);
        row("failed, the server lags", source, Status::Migrating, false, u"failed"_s, false, {});
        row("failed", source, Status::Active, true, u"failed"_s, false, u"failed"_s);
        row("at rest again, the record lags", source, Status::Active, true, u"running"_s, false, {});
        row("refused", source, Status::Active, true, u"error"_s, false, u"failed"_s);
        row("canceled", source, Status::Active, true, u"cancelled"_s, false, u"failed"_s);
        row("never begun", source, Status::Active, true, {}, true, u"failed"_s);
        row("broken where it was", source, Status::Error, true, u"error"_s, false, u"failed"_s);
        row("broken where it went", other, Status::Error, true, u"error"_s, false, u"failed"_s);
        row("a word of the future", source, Status::Migrating, false, u"pondering"_s, false, {});
    }
    void liveMigrationIsJudgedFromBothSides()
    {
        QFETCH(const QString, host);
        QFETCH(const ServerStatus, status);
        QFETCH(const bool, atRest);
        QFETCH(const QString, record);
        QFETCH(const bool, lagging);
        Look seen;
        seen.server.host = HostName(host);
        seen.server.status = status;
        seen.server.statusText = statusWord(status);
        if (!atRest)
            seen.server.taskState = u"migrating"_s;
        if (!record.isEmpty()) {
            seen.record = Migration();
            seen.record->type = Migration::Type::Live;
            seen.record->status = record;
        }
        const auto end = liveMigrationEnd(seen, HostName(u"cmp1"_s), lagging);
        QTEST(end ? outcomeWord(end->outcome) : QString(), "end");
    }
    void liveMigrationGoesWhereItWasTold()
    {
        OneServer scene;
        scene.cloud.addHost(u"cmp3"_s);
        COMPARE_END(scene.live({}, u"cmp3"_s), Outcome::Done, u"on cmp3"_s);
    }
    void whoHasLeftIsNotMoved()
    {
        OneServer scene;
        scene.cloud.server(u"db-1"_s)->host = HostName(u"cmp2"_s);
        COMPARE_END(scene.live(), Outcome::Done, u"It has left cmp1 already"_s);
        QCOMPARE(scene.cloud.orders(), QStringList());
    }
    void whoWasMovedElsewhereIsNotMovedBack()
    {
        OneServer scene;
        scene.cloud.addHost(u"cmp3"_s);
        scene.cloud.server(u"db-1"_s)->host = HostName(u"cmp2"_s);
        COMPARE_END(scene.live({}, u"cmp3"_s), Outcome::Failed, u"moved to cmp2 by somebody else"_s);
        QCOMPARE(scene.cloud.orders(), QStringList());
    }
    void whoIsBusyIsNotAsked()
    {
        OneServer scene;
        scene.cloud.server(u"db-1"_s)->taskState = u"rebooting"_s;
        COMPARE_END(scene.live(), Outcome::Failed, u"rebooting"_s);
        QCOMPARE(scene.cloud.orders(), QStringList());
    }
    void whoStoppedMeanwhileIsNotMovedLive()
    {
        OneServer scene(ServerStatus::Shutoff);
        COMPARE_END(scene.live(), Outcome::Failed, u"SHUTOFF on cmp1"_s);
        QCOMPARE(scene.cloud.orders(), QStringList());
    }
    void refusalAtOnceHasNovasWords()
    {
        OneServer scene;
        const StepEnd end = scene.live({}, u"nowhere"_s);
        COMPARE_END(end, Outcome::Failed, u"Compute host nowhere could not be found."_s);
        QCOMPARE(end.requestId, RequestId(u"req-refused"_s));
    }
    /// Accepted with a 202, and failed a second later: the reason is found in the events of the action, which
    /// have their results only after the server is at rest.
    void lateRefusalHasItsReason()
    {
        OneServer scene(ServerStatus::Active,
                        refusedFor(u"Unacceptable CPU info: CPU doesn't have compatibility."_s));
        COMPARE_END(scene.live(), Outcome::Failed, u"cmp2: Unacceptable CPU info"_s);
        QCOMPARE(scene.where(), u"db-1 ACTIVE on cmp1"_s);
        QCOMPARE(scene.cloud.orders().size(), 1);
    }
    void withoutAHostItFails()
    {
        OneServer scene;
        QVERIFY(scene.cloud.setScheduling(HostName(u"cmp2"_s), false, u"full"_s));
        COMPARE_END(scene.live(), Outcome::Failed, u"No valid host was found"_s);
    }
    void failureHalfWaySaysWhereToLook()
    {
        OneServer scene(ServerStatus::Active, lively(Live::FailsHalfWay));
        COMPARE_END(scene.live(), Outcome::Failed, u"Look in the log of nova-compute on cmp1"_s);
        QCOMPARE(scene.where(), u"db-1 ACTIVE on cmp1"_s);
    }
    void failureInPreparationHasItsReason()
    {
        Manner manner = lively(Live::FailsBefore);
        manner.reason = u"The supplied disk path already exists"_s;
        OneServer scene(ServerStatus::Active, manner);
        COMPARE_END(scene.live(), Outcome::Failed, manner.reason);
    }
    void crashIsAFailure()
    {
        OneServer scene(ServerStatus::Active, lively(Live::Crashes));
        COMPARE_END(scene.live(), Outcome::Failed, u"It is in ERROR on cmp1"_s);
    }
    void whoIsDeletedOnTheWayHasFailed()
    {
        Manner manner;
        manner.vanishes = true;
        OneServer scene(ServerStatus::Active, manner);
        COMPARE_END(scene.live(), Outcome::Failed, u"db-1 does not exist any more"_s);
    }
    void anotherOneIsQueuedAndNotForgotten()
    {
        OneServer scene;
        scene.cloud.addServer(u"web-1"_s, u"cmp1"_s);
        QVERIFY(scene.cloud.liveMigrate(ServerId(u"id-web-1"_s), {}));
        COMPARE_END(scene.live(), Outcome::Done, u"on cmp2"_s);
    }
    void abortBySomebodyElseIsAFailure()
    {
        OneServer scene(ServerStatus::Active, lively(Live::NeverEnds));
        scene.cloud.later(60s, [](LivelyCloud &cloud) {
            QVERIFY(cloud.abortMigration(ServerId(u"id-db-1"_s), cloud.record(u"db-1"_s)->id));
        });
        COMPARE_END(scene.live(), Outcome::Failed, u"cancelled"_s);
    }

    void timeUpLeavesItRunning()
    {
        OneServer scene(ServerStatus::Active, lively(Live::NeverEnds));
        COMPARE_END(scene.live(after(120s, RunPolicy::OnTimeout::Leave)), Outcome::Left,
                    u"Still running after 120 s"_s);
        QCOMPARE(scene.cloud.orders(), QStringList {u"live-migrate db-1"_s});
        QCOMPARE(scene.cloud.record(u"db-1"_s)->status, u"running"_s);
    }
    void timeUpAborts()
    {
        OneServer scene(ServerStatus::Active, lively(Live::NeverEnds));
        COMPARE_END(scene.live(after(120s, RunPolicy::OnTimeout::Abort)), Outcome::Failed,
                    u"Aborted after 120 s"_s);
        QCOMPARE(scene.cloud.orders(), (QStringList {u"live-migrate db-1"_s, u"abort db-1"_s}));
        QCOMPARE(scene.where(), u"db-1 ACTIVE on cmp1"_s);
    }
    void timeUpForces()
    {
        OneServer scene(ServerStatus::Active, lively(Live::NeverEnds));
        COMPARE_END(scene.live(after(120s, RunPolicy::OnTimeout::ForceComplete)), Outcome::Done,
                    u"ACTIVE on cmp2"_s);
        QCOMPARE(scene.cloud.orders(), (QStringList {u"live-migrate db-1"_s, u"force-complete db-1"_s}));
    }
    /// Nova takes a force-complete of a running guest only; saying "taken" of a refused one would be a lie.
    void refusedForceIsToldAsRefused()
    {
        OneServer scene(ServerStatus::Paused, lively(Live::NeverEnds));
        const StepEnd end = scene.live(after(600s, RunPolicy::OnTimeout::ForceComplete));
        COMPARE_END(end, Outcome::Left, u"invalid state for 'force_complete'"_s);
        QVERIFY2(!end.sentence.contains(u"was taken"_s), qPrintable(end.sentence));
        QCOMPARE(scene.cloud.orders().count(u"force-complete db-1"_s), 1);
    }
    void abortThatDoesNotShowIsLeft()
    {
        Manner manner = lively(Live::NeverEnds);
        manner.ignoresAbort = true;
        OneServer scene(ServerStatus::Active, manner);
        COMPARE_END(scene.live(after(600s, RunPolicy::OnTimeout::Abort)), Outcome::Left,
                    u"The abort was taken 300 s ago and does not show"_s);
        QCOMPARE(scene.cloud.orders().count(u"abort db-1"_s), 1);
    }
    void lostAbortIsGivenAgainOnceItIsCertain()
    {
        OneServer scene(ServerStatus::Active, lively(Live::NeverEnds));
        scene.nova.faults.lostOrders = {2};
        scene.nova.faults.lostAnswers = {3};
        COMPARE_END(scene.live(after(120s, RunPolicy::OnTimeout::Abort)), Outcome::Failed, u"Aborted"_s);
        QCOMPARE(scene.cloud.orders(), (QStringList {u"live-migrate db-1"_s, u"abort db-1"_s}));
    }

    void lostAnswersAndOrdersDoNothingTwice_data()
    {
        QTest::addColumn<StepKind>("kind");
        QTest::addColumn<ServerStatus>("status");
        QTest::addColumn<QString>("order");
        QTest::newRow("live") << StepKind::LiveMigrate << ServerStatus::Active << u"live-migrate db-1"_s;
        QTest::newRow("cold") << StepKind::ColdMigrate << ServerStatus::Shutoff << u"cold-migrate db-1"_s;
        QTest::newRow("start") << StepKind::StartServer << ServerStatus::Shutoff << u"start db-1"_s;
    }
    void lostAnswersAndOrdersDoNothingTwice()
    {
        QFETCH(const StepKind, kind);
        QFETCH(const ServerStatus, status);
        QFETCH(const QString, order);
        for (const auto &[lostAnswers, lostOrders, unavailable] :
             {std::tuple(QSet<int> {1}, QSet<int> {}, QSet<int> {}),
              std::tuple(QSet<int> {}, QSet<int> {1, 2}, QSet<int> {}),
              std::tuple(QSet<int> {3}, QSet<int> {1}, QSet<int> {2})}) {
            OneServer scene(status);
            scene.nova.faults.lostAnswers = lostAnswers;
            scene.nova.faults.lostOrders = lostOrders;
            scene.nova.faults.unavailable = unavailable;
            const StepEnd end = scene.act(kind);
            COMPARE_END(end, Outcome::Done, QString());
            QCOMPARE(scene.cloud.orders(), QStringList {order});
        }
    }
    /// While it was not known whether the order had arrived, somebody else moved the server: it is not moved
    /// on.
    void lostOrderIsNotGivenToAServerThatHasChanged()
    {
        OneServer scene;
        scene.cloud.addHost(u"cmp3"_s);
        scene.nova.faults.lostOrders = {1};
        scene.cloud.later(5s,
                          [](LivelyCloud &cloud) { cloud.server(u"db-1"_s)->host = HostName(u"cmp3"_s); });
        COMPARE_END(scene.live(), Outcome::Failed, u"it is ACTIVE on cmp3 now"_s);
        QCOMPARE(scene.cloud.orders(), QStringList());
    }
    void endlessSilenceInterrupts()
    {
        OneServer scene;
        scene.nova.faults.lostOrders = {1, 2, 3, 4, 5};
        COMPARE_END(scene.live(), Outcome::Interrupted, u"did not answer, 5 times"_s);
        QCOMPARE(scene.cloud.orders(), QStringList());
    }

    void coldMigrationWaitsForADecision_data()
    {
        QTest::addColumn<ServerStatus>("status");
        QTest::newRow("off") << ServerStatus::Shutoff;
        QTest::newRow("running") << ServerStatus::Active;
    }
    void coldMigrationWaitsForADecision()
    {
        QFETCH(const ServerStatus, status);
        OneServer scene(status);
        COMPARE_END(scene.act(StepKind::ColdMigrate), Outcome::Done,
                    u"waits on cmp2 for confirm or revert"_s);
        QCOMPARE(scene.where(), u"db-1 VERIFY_RESIZE on cmp2"_s);
    }
    void coldMigrationFails_data()
    {
        QTest::addColumn<Cold>("cold");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("where");
        QTest::newRow("no host") << Cold::NoValidHost << u"No valid host was found"_s
                                 << u"db-1 SHUTOFF on cmp1"_s;
        QTest::newRow("source") << Cold::FailsAtSource << u"could not copy the disk"_s
                                << u"db-1 SHUTOFF on cmp1"_s;
        QTest::newRow("destination") << Cold::FailsAtDestination << u"could not copy the disk"_s
                                     << u"db-1 ERROR on cmp2"_s;
    }
    void coldMigrationFails()
    {
        QFETCH(const Cold, cold);
        QFETCH(const QString, words);
        QFETCH(const QString, where);
        Manner manner;
        manner.cold = cold;
        manner.reason = u"could not copy the disk"_s;
        OneServer scene(ServerStatus::Shutoff, manner);
        COMPARE_END(scene.act(StepKind::ColdMigrate), Outcome::Failed, words);
        QCOMPARE(scene.where(), where);
    }
    void whoWasStartedMeanwhileIsNotShutDown()
    {
        OneServer scene;
        Step step = serverStep(StepKind::ColdMigrate, u"db-1"_s, u"cmp1"_s);
        step.statusBefore = ServerStatus::Shutoff;
        COMPARE_END(scene.perform(step), Outcome::Failed, u"It was started meanwhile"_s);
        QCOMPARE(scene.cloud.orders(), QStringList());
    }
    /// Its state was reset by hand while nobody watched: the record has ended, so nothing will follow.
    void coldMigrationOfAResetServerEnds()
    {
        Manner manner;
        manner.cold = Cold::FailsAtDestination;
        OneServer scene(ServerStatus::Shutoff, manner);
        scene.cloud.later(7s, [](LivelyCloud &cloud) {
            Server *server = cloud.server(u"db-1"_s);
            QCOMPARE(server->status, ServerStatus::Error);
            server->status = ServerStatus::Active;
            server->statusText = u"ACTIVE"_s;
        });
        COMPARE_END(scene.act(StepKind::ColdMigrate), Outcome::Failed,
                    u"ended as error; it is ACTIVE on cmp2"_s);
    }
    void coldMigrationThatNovaConfirmsByItselfIsDone()
    {
        OneServer scene(ServerStatus::Shutoff);
        // Between two looks: resize_confirm_window is short.
        scene.cloud.later(6500ms,
                          [](LivelyCloud &cloud) { QVERIFY(cloud.confirmResize(ServerId(u"id-db-1"_s))); });
        const auto run = scene.execute(planOf({serverStep(StepKind::ColdMigrate, u"db-1"_s, u"cmp1"_s),
                                               serverStep(StepKind::ConfirmResize, u"db-1"_s, u"cmp1"_s)}));
        COMPARE_END(run->state(1).end, Outcome::Done, QString());
    }

    /// Nova has no abort for it, and an operator has to know what to do once it arrives.
    void hungColdMigrationIsLeft()
    {
        OneServer scene(ServerStatus::Shutoff, hung());
        const QDateTime begun = scene.clock.now();
        const StepEnd end = scene.perform(serverStep(StepKind::ColdMigrate, u"db-1"_s, u"cmp1"_s),
                                          after(120s, RunPolicy::OnTimeout::Abort));
        COMPARE_END(end, Outcome::Left, u"Nova took the order 120 s ago, and it has not come true"_s);
        const auto took = begun.secsTo(scene.clock.now());
        QVERIFY2(took >= 120 && took < 130, QByteArray::number(took).constData());
        for (const QString &words : {u"it is RESIZE on cmp1. It goes on in Nova, which has no abort"_s,
                                     u"\"droverctl confirm db-1\""_s, u"\"droverctl revert db-1\""_s,
                                     u"log of nova-compute on cmp1 for id-db-1"_s})
            QVERIFY2(end.sentence.contains(words), qPrintable(end.sentence));
        QCOMPARE(end.requestId, RequestId(u"req-2"_s));
        QCOMPARE(scene.cloud.orders(), QStringList {u"cold-migrate db-1"_s});
    }
    void withoutATimeInThePlanAColdMigrationHasADay()
    {
        OneServer scene(ServerStatus::Shutoff, hung());
        const QDateTime begun = scene.clock.now();
        scene.nova.touched = [&scene] { scene.clock.advance(60s); };
        COMPARE_END(scene.act(StepKind::ColdMigrate), Outcome::Left, u"Nova took the order 86400 s ago"_s);
        const auto took = begun.secsTo(scene.clock.now());
        QVERIFY2(took >= 86400 && took < 88000, QByteArray::number(took).constData());
    }
    /// The time runs on while nobody watches, but what has arrived by then is not left.
    void coldMigrationThatWasNotWatchedIsJudgedBeforeItsTime_data()
    {
        QTest::addColumn<bool>("arrives");
        QTest::addColumn<Outcome>("outcome");
        QTest::newRow("arrived") << true << Outcome::Done;
        QTest::newRow("hangs") << false << Outcome::Left;
    }
    void coldMigrationThatWasNotWatchedIsJudgedBeforeItsTime()
    {
        QFETCH(const bool, arrives);
        QFETCH(const Outcome, outcome);
        OneServer scene(ServerStatus::Shutoff, arrives ? Manner() : hung());
        scene.nova.touched = [&scene] {
            if (scene.cloud.record(u"db-1"_s) && scene.cloud.record(u"db-1"_s)->status == "migrating"_L1)
                scene.stop.request_stop();
        };
        const auto run = scene.execute(planOf({serverStep(StepKind::ColdMigrate, u"db-1"_s, u"cmp1"_s)},
                                              after(120s, RunPolicy::OnTimeout::Leave)));
        QCOMPARE(run->state(1).end.outcome, Outcome::Interrupted);
        scene.nova.touched = nullptr;
        scene.stop = std::stop_source();
        pass(scene, 3600s);
        const QDateTime begun = scene.clock.now();
        const auto resumed = scene.resume(run->id());
        QVERIFY(resumed);
        COMPARE_END(resumed->state(1).end, outcome, QString());
        QVERIFY(begun.secsTo(scene.clock.now()) < 10);
    }
    /// It arrives while the run still goes on, and nobody has watched how: confirming it is the operator's
    /// decision.
    void whoArrivesAfterItWasLeftIsNotConfirmed()
    {
        OneServer scene(ServerStatus::Shutoff, hung());
        scene.cloud.addServer(u"web-1"_s, u"cmp2"_s);
        scene.cloud.later(30s, [](LivelyCloud &cloud) {
            cloud.record(u"db-1"_s)->status = u"finished"_s;
            Server *server = cloud.server(u"db-1"_s);
            server->host = HostName(u"cmp2"_s);
            server->taskState.reset();
            server->status = ServerStatus::VerifyResize;
        });
        Step confirm = serverStep(StepKind::ConfirmResize, u"db-1"_s, u"cmp1"_s);
        confirm.needs = {1};
        Step later = serverStep(StepKind::LiveMigrate, u"web-1"_s, u"cmp2"_s);
        later.after = {1};
        Step verify = hostStep(StepKind::VerifyHostEmpty, u"cmp1"_s);
        verify.after = {1, 2, 3};
        const auto run = scene.execute(
            planOf({serverStep(StepKind::ColdMigrate, u"db-1"_s, u"cmp1"_s), confirm, later, verify},
                   after(20s, RunPolicy::OnTimeout::Leave)));
        QCOMPARE(outcomes(*run), (QStringList {u"1 left"_s, u"2 skipped"_s, u"3 left"_s, u"4 failed"_s}));
        QVERIFY2(run->state(4).end.sentence.contains(u"db-1 (waits on cmp2 for confirm or revert)"_s),
                 qPrintable(run->state(4).end.sentence));
        QCOMPARE(scene.cloud.orders().filter(u"confirm"_s), QStringList());
    }

    void confirmEndsWhereItIs()
    {
        OneWaiting scene;
        COMPARE_END(scene.act(StepKind::ConfirmResize), Outcome::Done, u"ACTIVE on cmp2"_s);
        QCOMPARE(scene.cloud.record(u"db-1"_s)->status, u"confirmed"_s);
    }
    void confirmOfOneThatIsOffEndsOff()
    {
        OneWaiting scene(PowerState::Shutdown);
        COMPARE_END(scene.act(StepKind::ConfirmResize), Outcome::Done, u"SHUTOFF on cmp2"_s);
    }
    void confirmedAlreadyAsksNothing()
    {
        OneWaiting scene;
        QVERIFY(scene.cloud.confirmResize(ServerId(u"id-db-1"_s)));
        scene.cloud.passTo(scene.cloud.now().addSecs(10));
        COMPARE_END(scene.act(StepKind::ConfirmResize), Outcome::Done, u"confirmed already"_s);
        QCOMPARE(scene.cloud.orders().size(), 1);
    }
    void confirmOfOneThatDoesNotWaitAsksNothing()
    {
        OneServer scene;
        COMPARE_END(scene.act(StepKind::ConfirmResize), Outcome::Failed, u"does not wait for a decision"_s);
        QCOMPARE(scene.cloud.orders(), QStringList());
    }
    void confirmThatFailsHasItsReason()
    {
        Manner manner;
        manner.confirm = Decision::Fails;
        manner.reason = u"could not remove the old disk"_s;
        OneServer scene(ServerStatus::Shutoff, manner);
        const auto run = scene.execute(planOf({serverStep(StepKind::ColdMigrate, u"db-1"_s, u"cmp1"_s)}));
        COMPARE_END(scene.act(StepKind::ConfirmResize), Outcome::Failed, manner.reason);
    }
    void confirmThatDoesNotShowIsLeft()
    {
        Manner manner;
        manner.confirm = Decision::NeverShows;
        OneServer scene(ServerStatus::Shutoff, manner);
        const auto run = scene.execute(planOf({serverStep(StepKind::ColdMigrate, u"db-1"_s, u"cmp1"_s)}));
        COMPARE_END(scene.act(StepKind::ConfirmResize), Outcome::Left, u"300 s ago"_s);
    }
    void confirmWhoseAnswerIsLostIsNotGivenAgain()
    {
        OneWaiting scene;
        scene.nova.faults.lostAnswers = {1};
        COMPARE_END(scene.act(StepKind::ConfirmResize), Outcome::Done, u"ACTIVE on cmp2"_s);
        QCOMPARE(scene.cloud.orders(), QStringList {u"confirm db-1"_s});
    }
    /// The order was lost, and before it could be given again somebody else decided otherwise.
    void confirmOfOneThatSomebodyRevertedFails()
    {
        OneWaiting scene;
        scene.nova.faults.lostOrders = {1};
        scene.cloud.later(3s,
                          [](LivelyCloud &cloud) { QVERIFY(cloud.revertResize(ServerId(u"id-db-1"_s))); });
        const StepEnd end = scene.act(StepKind::ConfirmResize);
        QCOMPARE(end.outcome, Outcome::Failed);
        QCOMPARE(scene.cloud.orders(), QStringList {u"revert db-1"_s});
    }
    void revertGoesBack()
    {
        OneWaiting scene;
        COMPARE_END(scene.act(StepKind::RevertResize), Outcome::Done, u"ACTIVE on cmp1"_s);
        QCOMPARE(scene.cloud.record(u"db-1"_s)->status, u"reverted"_s);
    }
    void revertThatFailsHasItsReason()
    {
        Manner manner;
        manner.revert = Decision::Fails;
        manner.reason = u"the old disk is damaged"_s;
        OneServer scene(ServerStatus::Shutoff, manner);
        const auto run = scene.execute(planOf({serverStep(StepKind::ColdMigrate, u"db-1"_s, u"cmp1"_s)}));
        COMPARE_END(scene.act(StepKind::RevertResize), Outcome::Failed, manner.reason);
    }

    void startStarts()
    {
        OneServer scene(ServerStatus::Shutoff);
        COMPARE_END(scene.act(StepKind::StartServer), Outcome::Done, u"ACTIVE on cmp1"_s);
    }
    void startOfARunningOneAsksNothing()
    {
        OneServer scene;
        COMPARE_END(scene.act(StepKind::StartServer), Outcome::Done, u"It runs"_s);
        QCOMPARE(scene.cloud.orders(), QStringList());
    }
    void startThatFailsIsTold()
    {
        Manner manner;
        manner.startFails = true;
        OneServer scene(ServerStatus::Shutoff, manner);
        COMPARE_END(scene.act(StepKind::StartServer), Outcome::Failed, u"It did not start"_s);
    }

    void abortStopsAMigration()
    {
        OneServer scene(ServerStatus::Active, lively(Live::NeverEnds));
        Step step = serverStep(StepKind::AbortMigration, u"db-1"_s, u"cmp1"_s);
        step.migration = runningMigration(scene);
        COMPARE_END(scene.perform(step), Outcome::Done, u"Aborted"_s);
        QCOMPARE(scene.where(), u"db-1 ACTIVE on cmp1"_s);
    }
    void abortOfAnEndedMigrationAsksNothing()
    {
        OneServer scene;
        Step step = serverStep(StepKind::AbortMigration, u"db-1"_s, u"cmp1"_s);
        step.migration = runningMigration(scene);
        scene.cloud.passTo(scene.cloud.now().addSecs(60));
        scene.clock.advance(60s);
        COMPARE_END(scene.perform(step), Outcome::Failed, u"has ended meanwhile"_s);
        QCOMPARE(scene.cloud.orders().count(u"abort db-1"_s), 0);
    }
    void abortOfAnotherMigrationThanTheOneMeantAsksNothing()
    {
        OneServer scene;
        Step step = serverStep(StepKind::AbortMigration, u"db-1"_s, u"cmp1"_s);
        step.migration = runningMigration(scene);
        scene.cloud.passTo(scene.cloud.now().addSecs(60));
        scene.clock.advance(60s);
        QVERIFY(scene.cloud.liveMigrate(ServerId(u"id-db-1"_s), {}));
        scene.cloud.passTo(scene.cloud.now().addSecs(5));
        scene.clock.advance(5s);
        COMPARE_END(scene.perform(step), Outcome::Failed, u"has ended meanwhile"_s);
        QCOMPARE(scene.cloud.orders().count(u"abort db-1"_s), 0);
    }
    void abortThatDoesNotShowIsToldAsLeft()
    {
        Manner manner = lively(Live::NeverEnds);
        manner.ignoresAbort = true;
        OneServer scene(ServerStatus::Active, manner);
        Step step = serverStep(StepKind::AbortMigration, u"db-1"_s, u"cmp1"_s);
        step.migration = runningMigration(scene);
        COMPARE_END(scene.perform(step), Outcome::Left, u"300 s ago"_s);
    }
    void forceCompleteFinishesAMigration()
    {
        OneServer scene(ServerStatus::Active, lively(Live::NeverEnds));
        Step step = serverStep(StepKind::ForceComplete, u"db-1"_s, u"cmp1"_s);
        step.migration = runningMigration(scene);
        COMPARE_END(scene.perform(step), Outcome::Done, u"ACTIVE on cmp2"_s);
    }
    void forceCompleteOfAQueuedOneAsksNothing()
    {
        OneServer scene(ServerStatus::Active, lively(Live::NeverEnds));
        scene.cloud.setLiveAtOnce(0);
        Step step = serverStep(StepKind::ForceComplete, u"db-1"_s, u"cmp1"_s);
        step.migration = runningMigration(scene);
        QCOMPARE(scene.cloud.record(u"db-1"_s)->status, u"queued"_s);
        COMPARE_END(scene.perform(step), Outcome::Failed, u"\"queued\" cannot be forced"_s);
        QCOMPARE(scene.cloud.orders().count(u"force-complete db-1"_s), 0);
    }

    void emptyHostIsEmpty()
    {
        OneServer scene;
        COMPARE_END(scene.perform(hostStep(StepKind::VerifyHostEmpty, u"cmp2"_s)), Outcome::Done,
                    u"No instance is left on cmp2"_s);
    }
    void everybodyLeftIsNamed()
    {
        OneServer scene;
        for (const QString &name : {u"web-1"_s, u"web-2"_s, u"web-3"_s, u"web-4"_s})
            scene.cloud.addServer(name, u"cmp1"_s, ServerStatus::Shutoff);
        const StepEnd end = scene.perform(hostStep(StepKind::VerifyHostEmpty, u"cmp1"_s));
        COMPARE_END(end, Outcome::Failed, u"cmp1 is not empty, 5 left: db-1 (ACTIVE), web-1 (SHUTOFF)"_s);
        QVERIFY(end.sentence.contains(u"web-4"_s)); // From the last page.
    }
    void whoMovedAwayAndWaitsStillOccupies()
    {
        OneWaiting scene;
        COMPARE_END(scene.perform(hostStep(StepKind::VerifyHostEmpty, u"cmp1"_s)), Outcome::Failed,
                    u"db-1 (waits on cmp2 for confirm or revert)"_s);
    }
    void whoIsOnTheWayIsNamedWithItsOrigin_data()
    {
        QTest::addColumn<StepKind>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("live")
            << StepKind::LiveMigrate
            << u"cmp2 is not empty, 1 on the way to it: db-1 (from cmp1, live-migration running)"_s;
        QTest::newRow("cold")
            << StepKind::ColdMigrate
            << u"cmp2 is not empty, 1 on the way to it: db-1 (from cmp1, migration migrating)"_s;
    }
    void whoIsOnTheWayIsNamedWithItsOrigin()
    {
        QFETCH(const StepKind, kind);
        QFETCH(const QString, words);
        OneServer scene;
        const ServerId id(u"id-db-1"_s);
        QVERIFY(kind == StepKind::LiveMigrate ? scene.cloud.liveMigrate(id, {})
                                              : scene.cloud.coldMigrate(id, {}));
        pass(scene, kind == StepKind::LiveMigrate ? 5s : 2s);
        COMPARE_END(scene.perform(hostStep(StepKind::VerifyHostEmpty, u"cmp2"_s)), Outcome::Failed, words);
    }
    /// Nova 31 shows it at rest on its old host for a moment while it is rebuilt on the new one.
    void whoIsEvacuatedToTheHostIsOnItsWay()
    {
        OneServer scene;
        scene.cloud.addRecord(u"db-1"_s, Migration::Type::Evacuation, u"pre-migrating"_s, u"cmp1"_s,
                              u"cmp2"_s);
        COMPARE_END(scene.perform(hostStep(StepKind::VerifyHostEmpty, u"cmp2"_s)), Outcome::Failed,
                    u"db-1 (from cmp1, evacuation pre-migrating)"_s);
        scene.cloud.record(u"db-1"_s)->status = u"failed"_s;
        COMPARE_END(scene.perform(hostStep(StepKind::VerifyHostEmpty, u"cmp2"_s)), Outcome::Done, QString());
    }
    void whoIsRevertedComesBack()
    {
        OneWaiting scene;
        QVERIFY(scene.cloud.revertResize(ServerId(u"id-db-1"_s)));
        COMPARE_END(scene.perform(hostStep(StepKind::VerifyHostEmpty, u"cmp1"_s)), Outcome::Failed,
                    u"cmp1 is not empty, 1 on the way to it: db-1 (back from cmp2, reverting)"_s);
    }
    void whoIsBeingConfirmedStillOccupies()
    {
        OneWaiting scene;
        QVERIFY(scene.cloud.confirmResize(ServerId(u"id-db-1"_s)));
        COMPARE_END(scene.perform(hostStep(StepKind::VerifyHostEmpty, u"cmp1"_s)), Outcome::Failed,
                    u"1 left: db-1 (VERIFY_RESIZE on cmp2, confirming)"_s);
    }
    /// Were the servers listed first, it would not be there yet, and then its record would have ended.
    void whoArrivesBetweenTwoLooksIsSeen()
    {
        for (int moment = 1; moment < 5; ++moment) {
            OneServer scene;
            QVERIFY(scene.cloud.liveMigrate(ServerId(u"id-db-1"_s), {}));
            pass(scene, 5s);
            int touched = 0;
            scene.nova.touched = [&scene, &touched, moment] {
                if (++touched == moment)
                    pass(scene, 60s);
            };
            COMPARE_END(scene.perform(hostStep(StepKind::VerifyHostEmpty, u"cmp2"_s)), Outcome::Failed,
                        u"db-1 ("_s);
        }
    }
    /// A record that its nova-compute left behind when it died: nobody moves the server any more.
    void recordThatWasLeftBehindMovesNobody()
    {
        OneServer scene;
        scene.cloud.addRecord(u"db-1"_s, Migration::Type::Live, u"running"_s, u"cmp1"_s, u"cmp2"_s);
        COMPARE_END(scene.perform(hostStep(StepKind::VerifyHostEmpty, u"cmp2"_s)), Outcome::Done,
                    u"none is on its way to it"_s);
    }
    void whoHungForLongIsSeenBehindManyOthers()
    {
        OneServer scene(ServerStatus::Active, lively(Live::NeverEnds));
        QVERIFY(scene.cloud.liveMigrate(ServerId(u"id-db-1"_s), {}));
        pass(scene, 5s);
        scene.cloud.addServer(u"web-1"_s, u"cmp1"_s);
        for (int i = 0; i < 1001; ++i)
            scene.cloud.addRecord(u"web-1"_s, Migration::Type::Live, u"completed"_s, u"cmp2"_s, u"cmp1"_s);
        COMPARE_END(scene.perform(hostStep(StepKind::VerifyHostEmpty, u"cmp2"_s)), Outcome::Failed,
                    u"db-1 (from cmp1, live-migration running)"_s);
    }

    void outageIsWaitedThrough()
    {
        OneServer scene;
        scene.nova.faults.downFrom = scene.clock.now().addSecs(10);
        scene.nova.faults.downUntil = scene.clock.now().addSecs(300);
        COMPARE_END(scene.live(), Outcome::Done, u"ACTIVE on cmp2"_s);
        QCOMPARE(scene.cloud.orders().size(), 1);
    }
    void deadCloudInterrupts()
    {
        OneServer scene;
        scene.nova.faults.downFrom = scene.clock.now().addSecs(10);
        COMPARE_END(scene.live(), Outcome::Interrupted, u"503"_s);
    }
    void expiredLoginInterrupts_data()
    {
        QTest::addColumn<StepKind>("kind");
        QTest::addColumn<int>("seconds");
        QTest::newRow("live, before") << StepKind::LiveMigrate << 0;
        QTest::newRow("live, while it runs") << StepKind::LiveMigrate << 10;
        QTest::newRow("disable") << StepKind::DisableService << 0;
    }
    void expiredLoginInterrupts()
    {
        QFETCH(const StepKind, kind);
        QFETCH(const int, seconds);
        OneServer scene;
        scene.nova.faults.unauthorizedFrom = scene.clock.now().addSecs(seconds);
        const StepEnd end =
            scene.perform(kind == StepKind::DisableService ? hostStep(kind, u"cmp1"_s, u"fans"_s)
                                                           : serverStep(kind, u"db-1"_s, u"cmp1"_s));
        COMPARE_END(end, Outcome::Interrupted, u"401"_s);
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestProcedures)
#include "tst_procedures.moc"
