// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/drain.h"
#include "tests/core/run/scene.h"

#include <QCoroTask>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

namespace {

/// What a program that was killed leaves behind: the journal's files as they were on disk, and the cloud,
/// which goes on without it. Nothing that the program did later has any effect on either.
struct Remains {
    QString journal;
    LivelyCloud cloud;
    QDateTime at;
    int sequence = 0;
};

/// Takes the remains at every moment at which a run touches the world. A run does so through Nova, the clock
/// and the journal; and it looks at the clock before each line that it writes. Moments that differ in nothing
/// that has an effect (the journal, the orders that have arrived) are one.
class Camera {
public:
    /// Takes at most @p most, and never more than 64 MiB of them: a run that does not end must not fill the
    /// disk.
    Camera(const Journal &journal, const LivelyCloud &cloud, const Clock &clock, const QString &folder,
           size_t most)
        : m_journal(journal.file()), m_cloud(cloud), m_clock(clock), m_folder(folder), m_most(most)
    {
        QSqlDatabase watching = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"camera"_s);
        watching.setDatabaseName(m_journal);
        if (!watching.open())
            qFatal("The journal cannot be watched");
    }
    ~Camera()
    {
        QSqlDatabase::database(u"camera"_s, false).close();
        QSqlDatabase::removeDatabase(u"camera"_s);
    }
    Q_DISABLE_COPY(Camera)

    void shoot()
    {
        // data_version changes with every commit of another connection.
        QSqlQuery version(u"PRAGMA data_version"_s, QSqlDatabase::database(u"camera"_s, false));
        const std::pair<qint64, qsizetype> seen(version.next() ? version.value(0).toLongLong() : -1,
                                                m_cloud.orders().size());
        if (seen == m_seen || m_remains.size() >= m_most)
            return;
        m_seen = seen;
        m_bytes += QFileInfo(m_journal).size() + QFileInfo(m_journal + "-wal"_L1).size();
        if (m_bytes > 64 * 1024 * 1024)
            qFatal("The remains of one run take more than 64 MiB");
        const QString copy = u"%1/%2.sqlite"_s.arg(m_folder).arg(m_remains.size());
        QFile::remove(copy);
        QFile::remove(copy + "-wal"_L1);
        QVERIFY(QFile::copy(m_journal, copy));
        QVERIFY(QFile::copy(m_journal + "-wal"_L1, copy + "-wal"_L1));
        m_remains.push_back({copy, m_cloud, m_clock.now(), int(m_remains.size())});
    }

    [[nodiscard]] const std::vector<Remains> &remains() const { return m_remains; }

private:
    QString m_journal;
    const LivelyCloud &m_cloud;
    const Clock &m_clock;
    QString m_folder;
    size_t m_most;
    qint64 m_bytes = 0;
    std::pair<qint64, qsizetype> m_seen;
    std::vector<Remains> m_remains;
};

/// A clock that lets a camera know when somebody looks at it.
class WatchedClock final : public Clock {
public:
    explicit WatchedClock(Clock &clock) : m_clock(clock) { }

    std::function<void()> touched;

    [[nodiscard]] QDateTime now() const override
    {
        if (touched)
            touched();
        return m_clock.now();
    }
    [[nodiscard]] QCoro::Task<void> sleep(std::chrono::milliseconds duration, std::stop_token stop) override
    {
        if (touched)
            touched();
        return m_clock.sleep(duration, stop);
    }

private:
    Clock &m_clock;
};

/// How it all ended: what must not depend on when a program was killed.
struct Ending {
    QStringList cloud;
    QStringList orders;
    QStringList steps;
    RunRecord::State state = RunRecord::State::Unfinished;
    std::vector<Remains> remains; ///< Along the way.
};

/// One life of the program: executes a new run of a plan, or takes up the run that is in the remains.
Ending live(const Remains &start, const std::optional<Plan> &plan, const LivelyFaults &faults,
            const QString &folder, size_t most = 1000,
            const std::function<void(Run &, int step)> &onStep = {})
{
    Ending ending;
    LivelyCloud cloud = start.cloud;
    TurnedClock clock(TurnedClock::Kind::Flowing, start.at);
    WatchedClock watched(clock);
    LivelyNova nova(cloud, clock);
    nova.faults = faults;
    auto journal = QCoro::waitFor(Journal::open(start.journal));
    if (!journal) {
        qWarning("%s", qPrintable(describe(journal.error())));
        return ending;
    }
    const QString key = cloud.snapshot().cloud.key();
    auto run = plan ? QCoro::waitFor(Run::begin(nova, **journal, watched, *plan, key))
                    : QCoro::waitFor(Run::resume(nova, **journal, watched, 1, key));
    if (!run) {
        qWarning("%s", qPrintable(describe(run.error())));
        return ending;
    }
    if (onStep) {
        Run &running = **run;
        QObject::connect(&running, &Run::stepChanged, &running,
                         [&running, onStep](int step) { onStep(running, step); });
    }
    std::optional<Camera> camera;
    if (!folder.isEmpty()) {
        camera.emplace(**journal, cloud, clock, folder, most);
        camera->shoot();
        nova.touched = [&camera] { camera->shoot(); };
        watched.touched = nova.touched;
    }
    ending.state = QCoro::waitFor((*run)->execute({}));
    watched.touched = nullptr;
    cloud.passTo(clock.now().addSecs(3600));
    ending.cloud = cloud.state();
    ending.orders = sorted(cloud.orders());
    ending.steps = outcomes(**run);
    if (camera)
        ending.remains = camera->remains();
    return ending;
}

/// What a program that is killed now has on disk.
QList<JournalEntry> linesOf(const Remains &remains)
{
    // Of a copy: opening a journal writes to its files.
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"journal.sqlite"_s);
    if (!QFile::copy(remains.journal, copy) || !QFile::copy(remains.journal + "-wal"_L1, copy + "-wal"_L1))
        qFatal("The remains cannot be copied");
    const auto journal = QCoro::waitFor(Journal::open(copy));
    return journal ? QCoro::waitFor((*journal)->entries(1)).value_or(QList<JournalEntry>())
                   : QList<JournalEntry>();
}

QString difference(const QStringList &actual, const QStringList &expected)
{
    return actual.join(" | "_L1) + "\n   instead of "_L1 + expected.join(" | "_L1);
}

/// Servers of every kind that a drain meets, on cmp1, and two hosts to go to.
LivelyCloud herd(const QDateTime &now)
{
    using Live = LivelyCloud::Live;
    LivelyCloud cloud(now);
    cloud.setLiveAtOnce(10); // Else whoever queues behind busy-1 would run out of time with it.
    for (const QString &host : {u"cmp1"_s, u"cmp2"_s, u"cmp3"_s})
        cloud.addHost(host);
    LivelyCloud::Manner quick;
    quick.liveTakes = 5s;
    cloud.addServer(u"web-1"_s, u"cmp1"_s, ServerStatus::Active, quick);
    cloud.addServer(u"web-2"_s, u"cmp1"_s, ServerStatus::Active, quick);
    cloud.addServer(u"paused-1"_s, u"cmp1"_s, ServerStatus::Paused, quick);
    cloud.addServer(u"off-1"_s, u"cmp1"_s, ServerStatus::Shutoff);
    LivelyCloud::Manner bad = quick;
    bad.live = Live::Refused;
    bad.reason = u"Migration pre-check error: Unacceptable CPU info"_s;
    cloud.addServer(u"refused-1"_s, u"cmp1"_s, ServerStatus::Active, bad);
    bad.live = Live::NeverEnds;
    cloud.addServer(u"busy-1"_s, u"cmp1"_s, ServerStatus::Active, bad);
    bad.live = Live::Crashes;
    cloud.addServer(u"crash-1"_s, u"cmp1"_s, ServerStatus::Active, bad);
    LivelyCloud::Manner gone;
    gone.vanishes = true;
    cloud.addServer(u"gone-1"_s, u"cmp1"_s, ServerStatus::Active, gone);
    LivelyCloud::Manner sticky;
    sticky.confirm = LivelyCloud::Decision::Fails;
    cloud.addServer(u"sticky-1"_s, u"cmp1"_s, ServerStatus::Shutoff, sticky);
    cloud.addWaiting(u"resized-1"_s, u"cmp1"_s, u"cmp2"_s);
    cloud.addWaiting(u"resized-2"_s, u"cmp3"_s, u"cmp1"_s);
    return cloud;
}

Result<Plan> drain(const LivelyCloud &cloud, RunPolicy::OnTimeout onTimeout, int atOnce)
{
    DrainWish wish;
    wish.host = HostName(u"cmp1"_s);
    wish.reason = u"new fans, ticket 4711"_s;
    wish.destinations = {HostName(u"cmp2"_s), HostName(u"cmp3"_s)};
    wish.pendingResize = PendingResize::Confirm;
    wish.policy.migrationTimeout = 600s;
    wish.policy.onTimeout = onTimeout;
    wish.policy.perSource = atOnce;
    return planDrain(cloud.snapshot(), wish,
                     {u"5f0e0000-0000-4000-8000-000000000001"_s, cloud.now(), u"ops"_s});
}

} // namespace

class TestResume : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedAtEveryMoment_data();
    void killedAtEveryMoment();
    void killedAfterEverySingleEffect();
    void endedBeforeItsTimeAndKilledAtEveryMoment_data();
    void endedBeforeItsTimeAndKilledAtEveryMoment();
};

void TestResume::killedAtEveryMoment_data()
{
    QTest::addColumn<int>("onTimeout");
    QTest::addColumn<int>("atOnce");
    QTest::addColumn<bool>("badNetwork");
    QTest::addColumn<int>("secondsDead");
    const auto row = [](const char *name, RunPolicy::OnTimeout choice, int atOnce, bool badNetwork,
                        int dead) { QTest::newRow(name) << int(choice) << atOnce << badNetwork << dead; };
    row("one at a time, taken up at once", RunPolicy::OnTimeout::Abort, 1, false, 0);
    row("one at a time, taken up an hour later", RunPolicy::OnTimeout::Abort, 1, false, 3600);
    row("three at a time, taken up at once", RunPolicy::OnTimeout::ForceComplete, 3, false, 0);
    row("three at a time, taken up a minute later", RunPolicy::OnTimeout::ForceComplete, 3, false, 60);
    row("answers and orders are lost besides", RunPolicy::OnTimeout::Abort, 2, true, 0);
}

/// Wherever a program is killed, another one that takes up the run brings it to the same end, and the orders
/// that reach the cloud are the same: nothing is done twice, nothing is left out.
void TestResume::killedAtEveryMoment()
{
    QFETCH(const int, onTimeout);
    QFETCH(const int, atOnce);
    QFETCH(const bool, badNetwork);
    QFETCH(const int, secondsDead);
    const QTemporaryDir folder;
    const TurnedClock start;
    const LivelyCloud before = herd(start.now());
    const auto plan = drain(before, RunPolicy::OnTimeout(onTimeout), atOnce);
    QVERIFY(plan);
    LivelyFaults faults;
    if (badNetwork) {
        faults.lostAnswers = {1, 3, 6, 9, 12};
        faults.lostOrders = {4, 10};
        faults.unavailable = {5, 14};
    }
    const Remains birth {folder.filePath(u"journal.sqlite"_s), before, start.now()};
    const Ending whole = live(birth, *plan, faults, folder.path());
    QCOMPARE(whole.state, RunRecord::State::Failed);
    QVERIFY2(whole.orders.contains(u"live-migrate web-1 to cmp3"_s)
                 || whole.orders.contains(u"live-migrate web-1 to cmp2"_s),
             qPrintable(whole.orders.join(u'\n')));
    QVERIFY(whole.cloud.contains(u"cmp1 disabled: new fans, ticket 4711"_s));
    // At least each line of the journal and each order is a moment of its own.
    QVERIFY(qsizetype(whole.remains.size()) > 3 * plan->steps.size());

    for (Remains remains : whole.remains) {
        remains.at = remains.at.addSecs(secondsDead);
        const Ending resumed = live(remains, {}, {}, {});
        const QString moment =
            u"killed at moment %1 of %2: "_s.arg(remains.sequence).arg(whole.remains.size());
        QVERIFY2(resumed.orders == whole.orders,
                 qPrintable(moment + difference(resumed.orders, whole.orders)));
        QVERIFY2(resumed.cloud == whole.cloud, qPrintable(moment + difference(resumed.cloud, whole.cloud)));
        QVERIFY2(resumed.steps == whole.steps, qPrintable(moment + difference(resumed.steps, whole.steps)));
        QCOMPARE(resumed.state, whole.state);
    }
}

/// A program that dies after each single thing that it does still comes to the end, and does nothing twice.
void TestResume::killedAfterEverySingleEffect()
{
    const QTemporaryDir folder;
    const TurnedClock start;
    const LivelyCloud before = herd(start.now());
    const auto plan = drain(before, RunPolicy::OnTimeout::Abort, 1);
    QVERIFY(plan);
    const Remains birth {folder.filePath(u"journal.sqlite"_s), before, start.now()};
    QVERIFY(QDir().mkpath(folder.filePath(u"lives"_s)));
    const Ending whole = live(birth, *plan, {}, folder.filePath(u"lives"_s), 2);
    Ending life = whole;
    int lives = 1;
    while (life.remains.size() > 1) {
        // [0] is how this life began, [1] is its first effect, and the program dies of it.
        const Remains remains = life.remains[1];
        const QTemporaryDir next;
        const Remains moved {next.filePath(u"journal.sqlite"_s), remains.cloud, remains.at};
        QVERIFY(QFile::rename(remains.journal, moved.journal));
        QVERIFY(QFile::rename(remains.journal + "-wal"_L1, moved.journal + "-wal"_L1));
        life = live(moved, {}, {}, folder.filePath(u"lives"_s), 2);
        ++lives;
        QVERIFY2(life.orders == whole.orders,
                 qPrintable(u"life %1: "_s.arg(lives) + difference(life.orders, whole.orders)));
        QVERIFY2(lives < 200, "it does not come to an end");
    }
    QCOMPARE(life.cloud, whole.cloud);
    QCOMPARE(life.steps, whole.steps);
    QVERIFY2(lives > 2 * plan->steps.size(), qPrintable(QString::number(lives)));
}

void TestResume::endedBeforeItsTimeAndKilledAtEveryMoment_data()
{
    QTest::addColumn<bool>("canceled");
    QTest::addColumn<int>("secondsDead");
    QTest::newRow("canceled, taken up at once") << true << 0;
    QTest::newRow("canceled, taken up an hour later") << true << 3600;
    QTest::newRow("stopped at a failure, taken up at once") << false << 0;
    QTest::newRow("stopped at a failure, taken up an hour later") << false << 3600;
}

/// A run that was canceled, or that stops at its first failure, begins nothing new whenever its program is
/// killed: what it had begun comes to the same end, and what it had moved is confirmed.
void TestResume::endedBeforeItsTimeAndKilledAtEveryMoment()
{
    QFETCH(const bool, canceled);
    QFETCH(const int, secondsDead);
    const QTemporaryDir folder;
    const TurnedClock start;
    const LivelyCloud before = herd(start.now());
    // Canceled with others waiting; stopped while the moves are under way, and what completes them waits.
    const int atOnce = canceled ? 5 : 100;
    auto plan = drain(before, RunPolicy::OnTimeout::Abort, atOnce);
    QVERIFY(plan);
    plan->policy.perDestination = atOnce;
    plan->policy.overall = atOnce;
    plan->policy.onFailure = canceled ? RunPolicy::OnFailure::Continue : RunPolicy::OnFailure::Stop;
    const auto cancelWithTheFirstColdMove = [canceled](Run &run, int step) {
        if (canceled && run.plan().step(step)->kind == StepKind::ColdMigrate)
            run.cancel();
    };
    const Remains birth {folder.filePath(u"journal.sqlite"_s), before, start.now()};
    const Ending whole = live(birth, *plan, {}, folder.path(), 1000, cancelWithTheFirstColdMove);
    QCOMPARE(whole.state, canceled ? RunRecord::State::Canceled : RunRecord::State::Failed);
    QVERIFY2(whole.orders.contains(u"confirm off-1"_s), qPrintable(whole.orders.join(u'\n')));
    QVERIFY(!whole.steps.filter(u"skipped"_s).isEmpty());

    const QString why =
        canceled ? u"Not begun: the run was canceled"_s : u"Not begun: the run stops at the first failure"_s;
    const auto decides = [canceled](const JournalEntry &entry) {
        return canceled ? entry.event == JournalEntry::Event::Canceled : entry.outcome == "failed"_L1;
    };
    int compared = 0;
    for (Remains remains : whole.remains) {
        const QList<JournalEntry> lines = linesOf(remains);
        if (std::ranges::none_of(lines, decides)) {
            QVERIFY(std::ranges::none_of(lines,
                                         [&](const JournalEntry &entry) { return entry.sentence == why; }));
            continue;
        }
        ++compared;
        remains.at = remains.at.addSecs(secondsDead);
        const Ending resumed = live(remains, {}, {}, {});
        const QString moment =
            u"killed at moment %1 of %2: "_s.arg(remains.sequence).arg(whole.remains.size());
        QVERIFY2(resumed.orders == whole.orders,
                 qPrintable(moment + difference(resumed.orders, whole.orders)));
        QVERIFY2(resumed.cloud == whole.cloud, qPrintable(moment + difference(resumed.cloud, whole.cloud)));
        QVERIFY2(resumed.steps == whole.steps, qPrintable(moment + difference(resumed.steps, whole.steps)));
        QCOMPARE(resumed.state, whole.state);
    }
    QVERIFY2(compared > 10, QByteArray::number(compared).constData());
}

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestResume)
#include "tst_resume.moc"
