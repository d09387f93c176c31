// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/planlength.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

Step step(StepKind kind, const QString &host, const QString &destination = {}, QList<int> needs = {},
          QList<int> after = {})
{
    Step step;
    step.kind = kind;
    step.host = HostName(host);
    if (!destination.isEmpty())
        step.destination = HostName(destination);
    step.needs = std::move(needs);
    step.after = std::move(after);
    return step;
}

Step live(const QString &host, const QString &destination = {}, QList<int> needs = {})
{
    return step(StepKind::LiveMigrate, host, destination, std::move(needs));
}

Plan planOf(const QList<Step> &steps, int perSource = 1, int perDestination = 2, int overall = 4)
{
    Plan plan;
    plan.policy.perSource = perSource;
    plan.policy.perDestination = perDestination;
    plan.policy.overall = overall;
    for (const Step &step : steps) {
        plan.steps << step;
        plan.steps.last().id = int(plan.steps.size());
    }
    return plan;
}

/// What a Run does, word for word: after each end it looks through all steps in the order of the plan.
double lookedThrough(const Plan &plan, const std::vector<double> &seconds)
{
    const double never = -1;
    std::vector<double> ends(seconds.size(), never);
    std::vector<bool> ended(seconds.size());
    double now = 0;
    const auto done = [&](int id) { return bool(ended[size_t(id - 1)]); };
    while (true) {
        for (size_t i = 0; i < ends.size(); ++i) {
            const Step &step = plan.steps[qsizetype(i)];
            if (ends[i] != never || !std::ranges::all_of(step.needs + step.after, done))
                continue;
            int overall = 0;
            int ofSource = 0;
            int ofDestination = 0;
            for (size_t k = 0; k < ends.size(); ++k) {
                const Step &other = plan.steps[qsizetype(k)];
                if (!isMove(other.kind) || ends[k] == never || ended[k])
                    continue;
                ++overall;
                ofSource += other.host == step.host;
                ofDestination += step.destination && other.destination == step.destination;
            }
            if (!isMove(step.kind)
                || (overall < plan.policy.overall && ofSource < plan.policy.perSource
                    && ofDestination < plan.policy.perDestination))
                ends[i] = now + seconds[i];
        }
        size_t next = ends.size();
        for (size_t i = 0; i < ends.size(); ++i) {
            if (ends[i] != never && !ended[i] && (next == ends.size() || ends[i] < ends[next]))
                next = i;
        }
        if (next == ends.size())
            return now;
        now = ends[next];
        ended[next] = true;
    }
}

} // namespace

class TestPlanLength : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limitsSayWhatGoesOnAtTheSameTime_data()
    {
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<std::vector<double>>("seconds");
        QTest::addColumn<double>("length");
        const auto row = [](const char *name, const Plan &plan, const std::vector<double> &seconds,
                            double length) { QTest::newRow(name) << plan << seconds << length; };
        const QList<Step> three {live(u"a"_s), live(u"a"_s), live(u"a"_s)};
        row("nothing", planOf({}), {}, 0);
        row("one after the other from one host", planOf(three), {10, 20, 30}, 60);
        row("two from one host", planOf(three, 2), {10, 20, 30}, 40);
        row("from different hosts", planOf({live(u"a"_s), live(u"b"_s), live(u"c"_s)}), {10, 20, 30}, 30);
        row("in all", planOf({live(u"a"_s), live(u"b"_s), live(u"c"_s)}, 1, 2, 2), {10, 20, 30}, 40);
        row("to one host", planOf({live(u"a"_s, u"z"_s), live(u"b"_s, u"z"_s), live(u"c"_s, u"z"_s)}),
            {10, 20, 30}, 40);
        row("where the scheduler decides no destination is full",
            planOf({live(u"a"_s), live(u"b"_s), live(u"c"_s)}, 1, 1), {10, 20, 30}, 30);
        row("a full destination lets others pass",
            planOf({live(u"a"_s, u"z"_s), live(u"b"_s, u"z"_s), live(u"b"_s, u"y"_s)}, 1, 1), {30, 10, 10},
            40);
        row("a drain: closed, moved, confirmed while the next moves, verified",
            planOf({step(StepKind::DisableService, u"a"_s), step(StepKind::ColdMigrate, u"a"_s, {}, {1}),
                    step(StepKind::ConfirmResize, u"a"_s, {}, {2}), live(u"a"_s, {}, {1}),
                    step(StepKind::VerifyHostEmpty, u"a"_s, {}, {1}, {3, 4})}),
            {5, 30, 7, 20, 1}, 5 + 30 + 20 + 1);
        row("a step that names none of the plan waits for nothing", planOf({live(u"a"_s, {}, {7})}), {10},
            10);
        row("a step named twice is waited for once",
            planOf({live(u"a"_s), step(StepKind::StartServer, u"a"_s, {}, {1}, {1})}), {10, 5}, 15);
    }
    void limitsSayWhatGoesOnAtTheSameTime()
    {
        QFETCH(const Plan, plan);
        QFETCH(const std::vector<double>, seconds);
        QTEST(PlanLength(plan).of(seconds), "length");
    }
    void itIsWhatARunDoes()
    {
        std::mt19937 random(7);
        const auto below = [&random](int end) { return int(random() % unsigned(end)); };
        for (int round = 0; round < 300; ++round) {
            QList<Step> steps;
            std::vector<double> seconds;
            for (int id = 1; id <= 24; ++id) {
                const QString host = u"h%1"_s.arg(below(3));
                const QString destination = below(3) ? u"d%1"_s.arg(below(3)) : QString();
                const QList<int> before = id > 1 && below(2) ? QList<int> {1 + below(id - 1)} : QList<int>();
                steps << (below(3) ? live(host, destination, before)
                                   : step(StepKind::ConfirmResize, host, {}, {}, before));
                seconds.push_back(1 + below(1'000'000) / 1000.0); // Hardly ever two ends at once.
            }
            const Plan plan = planOf(steps, 1 + below(3), 1 + below(3), 1 + below(5));
            QCOMPARE(PlanLength(plan).of(seconds), lookedThrough(plan, seconds));
        }
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestPlanLength)
#include "tst_planlength.moc"
