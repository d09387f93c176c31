// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/forecast.h"
#include "core/planning/steps.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

namespace {

const QDateTime night(QDate(2026, 11, 17), QTime(2, 0), QTimeZone::utc());

/// A cloud of which nothing is known but its migrations and the instances that they moved, 1 GiB each.
class PastCloud {
public:
    PastCloud() { m_snapshot.migrations.reading = Reading::Complete; }

    PastCloud &took(Migration::Type type, const QString &status, int seconds)
    {
        Server server;
        server.id = ServerId(u"s%1"_s.arg(++m_count, 5, 10, QLatin1Char('0')));
        server.flavor.memoryMiB = 1024;
        m_snapshot.servers.values.push_back(std::make_shared<Server>(server));
        Migration migration;
        migration.id = m_count;
        migration.serverId = server.id;
        migration.type = type;
        migration.status = status;
        migration.createdAt = night;
        migration.updatedAt = night.addSecs(seconds);
        m_snapshot.migrations.values.push_back(std::make_shared<Migration>(migration));
        return *this;
    }
    PastCloud &live(const QList<int> &seconds)
    {
        for (const int took : seconds)
            this->took(Migration::Type::Live, u"completed"_s, took);
        return *this;
    }
    PastCloud &cold(const QList<int> &seconds, const QString &status = u"finished"_s)
    {
        for (const int took : seconds)
            this->took(Migration::Type::Cold, status, took);
        return *this;
    }
    /// The last that was added, to be changed.
    template<typename Change>
    PastCloud &butLast(Change change)
    {
        Server server = *m_snapshot.servers.values.back();
        Migration migration = *m_snapshot.migrations.values.back();
        change(server, migration);
        m_snapshot.servers.values.back() = std::make_shared<Server>(server);
        m_snapshot.migrations.values.back() = std::make_shared<Migration>(migration);
        return *this;
    }
    void setReading(Reading reading) { m_snapshot.migrations.reading = reading; }
    [[nodiscard]] const Snapshot &snapshot() const { return m_snapshot; }

private:
    Snapshot m_snapshot;
    int m_count = 0;
};

Step move(StepKind kind, qint64 memoryGiB = 1)
{
    Step step;
    step.kind = kind;
    step.host = HostName(u"cmp1"_s);
    step.server = ServerId(u"db-1"_s);
    step.serverName = u"db-1"_s;
    if (kind == StepKind::LiveMigrate && memoryGiB > 0)
        step.memoryBytes = memoryGiB << 30;
    return step;
}

Plan planOf(const QList<Step> &steps)
{
    Plan plan;
    for (const Step &step : steps)
        append(plan, step);
    return plan;
}

/// A host is closed, that many instances of 1 GiB are moved, and it is verified.
Plan drainOf(int instances)
{
    Plan plan;
    Step close;
    close.kind = StepKind::DisableService;
    append(plan, close);
    Step verify;
    for (int i = 0; i < instances; ++i) {
        Step one = move(StepKind::LiveMigrate);
        one.needs = {1};
        verify.after << append(plan, one);
    }
    verify.kind = StepKind::VerifyHostEmpty;
    append(plan, verify);
    return plan;
}

QString text(const std::optional<Interval> &interval)
{
    return interval
        ? u"%1 %2 %3"_s.arg(interval->least.count()).arg(interval->likely.count()).arg(interval->most.count())
        : u"none"_s;
}

std::chrono::seconds width(const Interval &interval)
{
    return interval.most - interval.least;
}

} // namespace

class TestForecast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLiveMoveTakesByItsMemory()
    {
        const PastCloud cloud = PastCloud().live({30, 10, 50, 20, 40});
        const Forecast seen = forecast(
            cloud.snapshot(), planOf({move(StepKind::LiveMigrate), move(StepKind::LiveMigrate, 10)}));
        QCOMPARE(seen.liveSeen, 5);
        QCOMPARE(seen.coldSeen, 0);
        QCOMPARE(text(seen.steps.value(1)), u"14 30 46"_s);
        QCOMPARE(text(seen.steps.value(2)), u"140 300 460"_s);
        QCOMPARE(seen.why, u"Judged by 5 live migrations of this cloud in the last 24 h"_s);
    }
    void aColdMoveTakesAsLongAsOthers()
    {
        const PastCloud cloud = PastCloud().cold({60, 100}).cold({80}, u"confirmed"_s);
        const Forecast seen = forecast(cloud.snapshot(), planOf({move(StepKind::ColdMigrate)}));
        QCOMPARE(seen.coldSeen, 3);
        QCOMPARE(text(seen.steps.value(1)), u"64 80 96"_s);
    }
    void theNightBeforeAConfirmIsNotCounted()
    {
        PastCloud cloud = PastCloud().cold({60, 60});
        cloud.cold({8 * 3600}, u"confirmed"_s).butLast([](Server &server, Migration &) {
            server.launchedAt = night.addSecs(60);
        });
        QCOMPARE(text(forecast(cloud.snapshot(), planOf({move(StepKind::ColdMigrate)})).steps.value(1)),
                 u"60 60 60"_s);
        // A launch of before the move says nothing of it.
        cloud.butLast([](Server &server, Migration &) { server.launchedAt = night.addSecs(-60); });
        QVERIFY(forecast(cloud.snapshot(), planOf({move(StepKind::ColdMigrate)})).steps.value(1).most > 1h);
    }

    void whatDoesNotTellHowLongMovesTake_data()
    {
        QTest::addColumn<PastCloud>("cloud");
        const auto live = Migration::Type::Live;
        QTest::newRow("failed") << PastCloud().took(live, u"failed"_s, 9);
        QTest::newRow("aborted") << PastCloud().took(live, u"cancelled"_s, 9);
        QTest::newRow("under way") << PastCloud().took(live, u"running"_s, 9);
        QTest::newRow("resize") << PastCloud().took(Migration::Type::Resize, u"confirmed"_s, 9);
        QTest::newRow("evacuation") << PastCloud().took(Migration::Type::Evacuation, u"done"_s, 9);
        QTest::newRow("reverted") << PastCloud().cold({9}, u"reverted"_s);
        QTest::newRow("cold and failed") << PastCloud().cold({9}, u"error"_s);
        QTest::newRow("never written again")
            << PastCloud().live({9}).butLast([](Server &, Migration &record) { record.updatedAt.reset(); });
        QTest::newRow("of an instance that is gone")
            << PastCloud().live({9}).butLast([](Server &server, Migration &) { server.id.value = u"t"_s; });
        QTest::newRow("of unknown memory") << PastCloud().live({9}).butLast(
            [](Server &server, Migration &) { server.flavor.memoryMiB = 0; });
    }
    void whatDoesNotTellHowLongMovesTake()
    {
        QFETCH(const PastCloud, cloud);
        const Forecast seen = forecast(cloud.snapshot(), planOf({move(StepKind::LiveMigrate)}), 1);
        QCOMPARE(seen.liveSeen, 0);
        QCOMPARE(seen.coldSeen, 0);
        QVERIFY(!seen.whole);
    }

    void whereTooFewWereSeenItSaysSo_data()
    {
        QTest::addColumn<PastCloud>("cloud");
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<QString>("why");
        const Plan live = planOf({move(StepKind::LiveMigrate)});
        const Plan cold = planOf({move(StepKind::ColdMigrate)});
        const Plan both = planOf({move(StepKind::LiveMigrate), move(StepKind::ColdMigrate)});
        QTest::newRow("two") << PastCloud().live(
            {10,
             20}) << live << u"2 live migrations have succeeded in the last 24 h; 3 are needed to judge by"_s;
        QTest::newRow("one") << PastCloud().cold({10}).live(
            {10, 10,
             10}) << cold << u"1 cold migration has succeeded in the last 24 h; 3 are needed to judge by"_s;
        QTest::newRow("none")
            << PastCloud() << live
            << u"0 live migrations have succeeded in the last 24 h; 3 are needed to judge by"_s;
        QTest::newRow("neither")
            << PastCloud().live({10}) << both
            << u"1 live and 0 cold migrations have succeeded in the last 24 h; 3 of each are needed to judge by"_s;
        QTest::newRow("one kind of two")
            << PastCloud().live({10, 20, 30}).cold({5, 6}) << both
            << u"2 cold migrations have succeeded in the last 24 h; 3 are needed to judge by"_s;
    }
    void whereTooFewWereSeenItSaysSo()
    {
        QFETCH(const PastCloud, cloud);
        QFETCH(const Plan, plan);
        const Forecast seen = forecast(cloud.snapshot(), plan);
        QTEST(seen.why, "why");
        QVERIFY(!seen.whole);
    }
    void theKindThatIsKnownIsStillTold()
    {
        const PastCloud cloud = PastCloud().live({10, 20, 30}).cold({5, 6});
        const Forecast seen =
            forecast(cloud.snapshot(), planOf({move(StepKind::LiveMigrate), move(StepKind::ColdMigrate)}));
        QCOMPARE(seen.steps.keys(), QList<int> {1});
    }
    void howManyAreEnoughIsTheCallersToSay()
    {
        const PastCloud cloud = PastCloud().live({10});
        const Plan plan = planOf({move(StepKind::LiveMigrate)});
        QCOMPARE(text(forecast(cloud.snapshot(), plan, 1).whole), u"10 10 10"_s);
        QCOMPARE(forecast(cloud.snapshot(), plan, 2).why,
                 u"1 live migration has succeeded in the last 24 h; 2 are needed to judge by"_s);
    }
    void withoutTheMigrationsNothingIsSaidOfTheirNumber_data()
    {
        QTest::addColumn<Reading>("reading");
        QTest::newRow("never read") << Reading::Never;
        QTest::newRow("forbidden") << Reading::Forbidden;
    }
    void withoutTheMigrationsNothingIsSaidOfTheirNumber()
    {
        QFETCH(const Reading, reading);
        PastCloud cloud;
        cloud.setReading(reading);
        QVERIFY(forecast(cloud.snapshot(), planOf({move(StepKind::LiveMigrate)}))
                    .why.startsWith(u"The migrations of this cloud could not be read"_s));
    }
    void aMoveOfUnknownMemoryIsNamed()
    {
        const PastCloud cloud = PastCloud().live({10, 20, 30});
        const Forecast seen =
            forecast(cloud.snapshot(), planOf({move(StepKind::LiveMigrate), move(StepKind::LiveMigrate, 0)}));
        QVERIFY(!seen.whole);
        QCOMPARE(seen.steps.keys(), QList<int> {1});
        QCOMPARE(seen.why, u"The memory of db-1 is not known, so that its move cannot be judged"_s);
    }
    void withoutMovesItTakesSomeSeconds()
    {
        const Forecast seen = forecast(Snapshot(), drainOf(0));
        QVERIFY(seen.whole);
        QVERIFY(seen.whole->least > 0s && seen.whole->most < 1min);
        QCOMPARE(seen.why, u"Nothing is moved: each step takes a few seconds"_s);
    }

    void theWholeGoesByTheLimits()
    {
        const PastCloud cloud = PastCloud().live({60, 60, 60});
        Plan plan = drainOf(6);
        QCOMPARE(text(forecast(cloud.snapshot(), plan).whole), u"370 370 370"_s); // 6 × 60, and two of 5.
        plan.policy.perSource = 3;
        QCOMPARE(text(forecast(cloud.snapshot(), plan).whole), u"130 130 130"_s);
        plan.policy.overall = 2;
        QCOMPARE(text(forecast(cloud.snapshot(), plan).whole), u"190 190 190"_s);
    }
    void noMoveTakesLongerThanItsPolicyGivesIt()
    {
        const PastCloud cloud = PastCloud().live({60, 60, 600});
        Plan plan = drainOf(1);
        plan.policy.migrationTimeout = 100s;
        const Forecast seen = forecast(cloud.snapshot(), plan);
        QCOMPARE(text(seen.steps.value(2)), u"60 60 92"_s);
        QVERIFY(seen.whole->most <= 110s);
    }
    void manyMovesSpreadLessThanTheirEnds()
    {
        QList<int> seconds;
        for (int i = 1; i <= 40; ++i)
            seconds << 10 * i;
        const PastCloud cloud = PastCloud().live(seconds);
        const Forecast seen = forecast(cloud.snapshot(), drainOf(50));
        Interval sum {10s, 10s, 10s};
        for (const Interval &step : seen.steps) {
            sum.least += step.least;
            sum.likely += step.likely;
            sum.most += step.most;
        }
        QVERIFY2(3 * width(*seen.whole) < width(sum), qPrintable(text(seen.whole)));
        QVERIFY(seen.whole->least < sum.likely && sum.likely < seen.whole->most);
        QVERIFY(seen.whole->least < seen.whole->likely && seen.whole->likely < seen.whole->most);
    }
    void fewMigrationsMakeItWider()
    {
        const PastCloud few = PastCloud().live({20, 60, 100});
        PastCloud many;
        for (int i = 0; i < 20; ++i)
            many.live({20, 60, 100});
        const Forecast byFew = forecast(few.snapshot(), drainOf(100));
        const Forecast byMany = forecast(many.snapshot(), drainOf(100));
        QVERIFY2(width(*byFew.whole) > 2 * width(*byMany.whole),
                 qPrintable(text(byFew.whole) + u" against "_s + text(byMany.whole)));
    }
    void thousandsOfMigrationsTellTheSame()
    {
        PastCloud many;
        for (int i = 0; i < 1000; ++i)
            many.live({20, 60, 100});
        const Forecast seen = forecast(many.snapshot(), drainOf(1));
        QCOMPARE(seen.liveSeen, 3000);
        QCOMPARE(text(seen.steps.value(2)), u"20 60 100"_s);
    }
    void askedAgainItSaysTheSame()
    {
        const PastCloud cloud = PastCloud().live({20, 60, 100, 70, 31});
        const Forecast once = forecast(cloud.snapshot(), drainOf(20));
        const Forecast again = forecast(cloud.snapshot(), drainOf(20));
        QCOMPARE(again.whole, once.whole);
    }
    void twoHundredStepsAreQuick()
    {
        QList<int> seconds;
        for (int i = 1; i <= 500; ++i)
            seconds << i;
        const PastCloud cloud = PastCloud().live(seconds);
        const Plan plan = drainOf(198);
        qint64 best = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 10; ++i) {
            QElapsedTimer timer;
            timer.start();
            const Forecast seen = forecast(cloud.snapshot(), plan);
            best = std::min(best, timer.nsecsElapsed());
            QVERIFY(seen.whole);
        }
        qInfo("%.1f ms", double(best) / 1e6);
        // Below 10 ms in a plain build; the sanitizers take several times as long.
        QVERIFY2(best < 100'000'000, qPrintable(u"%1 ns"_s.arg(best)));
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestForecast)
#include "tst_forecast.moc"
