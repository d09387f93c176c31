// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How well Drover foresees the end of live migrations, on simulated ones (population.h) and on recorded ones,
// and how the rules of other programs do on the same. Constants were tuned on the seeds from 1 on; what is
// reported are those from 500001 on.
//
//   bench_convergence [--seeds FIRST COUNT] [--list] [--traces DIRECTORY]

#include "core/convergence/recording.h"
#include "tests/bench/convergence/otherrules.h"
#include "tests/bench/convergence/population.h"
#include "tests/bench/convergence/score.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <cstdio>
#include <map>

using namespace Qt::StringLiterals;
using namespace drover;
using namespace drover::bench;

namespace {

constexpr double longestWatch = 3000; ///< Seconds for which Drover is fed.

struct Scores {
    Score drover;
    std::map<Kind, Score> ofKind;
    std::map<std::string_view, Score> others;
    ForecastScore firstPass;
    ForecastScore later;
    std::vector<double> pauses; ///< Foretold, as a share of the measured ones.
};

/// What Drover said at a sample.
struct Said {
    double at = 0;
    MigrationJudgement judgement;
};

/// A simulated migration, sampled as Nova does it: every 5.0 to 5.4 s, stamped with whole seconds, the first
/// sample now and then without figures.
class SampledRun {
public:
    explicit SampledRun(const Draw &draw)
        : m_draw(draw), m_dice(draw.scenario.seed ^ 0x5eedU), m_simulation(draw.scenario),
          m_judge(assumed(draw.scenario))
    {
    }

    void run(Scores &scores, bool list);

private:
    static MigrationAssumptions assumed(const Scenario &scenario)
    {
        MigrationAssumptions assumptions;
        assumptions.pauseAtMost = scenario.pauseMs / 1000;
        assumptions.memoryGiB = scenario.memoryBytes / (1024.0 * 1024 * 1024);
        assumptions.autoConverges = scenario.autoConverge;
        return assumptions;
    }
    double even(double from, double to) { return from + (to - from) * double(m_dice()) / 4294967296.0; }
    void sample(double stamp);
    void report(Scores &scores, bool isEndless) const;
    [[nodiscard]] double knowableAt() const;
    [[nodiscard]] bool wouldNeverEnd() const;

    Draw m_draw;
    std::mt19937 m_dice;
    Simulation m_simulation;
    MigrationJudge m_judge;
    std::vector<Said> m_said;
    std::vector<std::pair<double, double>>
        m_pauses; ///< When, and as long as the left-over of that pass takes.
    double m_firstPassEndedAt = 0;
    std::optional<double> m_accusedAt;
    bool m_isJustified = false;
};

bool SampledRun::wouldNeverEnd() const
{
    Simulation frozen = m_simulation;
    frozen.freeze();
    while (!frozen.hasEnded() && frozen.elapsed() < m_draw.scenario.completionTimeout())
        frozen.step();
    return !frozen.hasEnded();
}

void SampledRun::sample(double stamp)
{
    Observation observation;
    observation.counts.at = recordingBegin().addSecs(qint64(stamp));
    if (!m_said.empty() || even(0, 5) > 1) {
        observation.counts.memoryTotalBytes = qint64(m_draw.scenario.memoryBytes);
        observation.counts.memoryProcessedBytes = qint64(m_simulation.processed());
        observation.counts.memoryRemainingBytes = qint64(m_simulation.remaining());
    }
    m_said.push_back({m_simulation.elapsed(), m_judge.add(observation)});
    if (!m_accusedAt && m_said.back().judgement.verdict == MigrationVerdict::WillNotEnd) {
        m_accusedAt = m_simulation.elapsed();
        m_isJustified = wouldNeverEnd();
    }
}

double SampledRun::knowableAt() const
{
    double onset = 0;
    const auto &phases = m_draw.scenario.phases;
    if (m_draw.kind == Kind::LongPhases && phases[0].bytesPerSecond < phases[1].bytesPerSecond)
        onset = phases[0].seconds;
    return std::max(onset, m_firstPassEndedAt);
}

void SampledRun::run(Scores &scores, bool list)
{
    const auto rules = otherRules(m_draw.scenario);
    const double limit = m_draw.scenario.completionTimeout();
    const double offset = even(0, 1);
    double next = even(0, 5.2);
    int pass = 1;
    while (!m_simulation.hasEnded() && m_simulation.elapsed() < limit) {
        m_simulation.step();
        const double now = m_simulation.elapsed();
        if (m_simulation.pass() != pass) {
            pass = m_simulation.pass();
            if (m_firstPassEndedAt <= 0)
                m_firstPassEndedAt = now;
            if (now < longestWatch)
                m_pauses.emplace_back(now, m_simulation.leftOver() / m_simulation.bandwidth());
        }
        for (const auto &rule : rules)
            rule->look(m_simulation);
        if (now >= next && now < longestWatch && (!m_accusedAt || now < *m_accusedAt + 60)) {
            next = now + even(5.0, 5.4);
            sample(std::floor(now + offset));
        }
    }
    const bool isEndless = !m_simulation.hasEnded();
    const Outcome outcome {isEndless, m_simulation.elapsed(), knowableAt(), m_accusedAt, m_isJustified};
    scores.drover.add(outcome);
    scores.ofKind[m_draw.kind].add(outcome);
    for (const auto &rule : rules) {
        Outcome theirs = outcome;
        theirs.accusedAt = rule->accusedAt();
        theirs.isJustified = false;
        scores.others[rule->name()].add(theirs);
    }
    report(scores, isEndless);
    if (list && (isEndless ? !m_accusedAt || *m_accusedAt > knowableAt() + 120 : m_accusedAt.has_value())) {
        const WritePhase &phase = m_draw.scenario.phases[0];
        std::printf(
            "seed %u, %s, %s: knowable at %.0f, accused at %.0f (%s), over at %.0f; %.0f GiB, %.0f MB/s, "
            "writes %.2f of that to %.0f MB%s, noise %.2f%s, %zu congestions\n",
            m_draw.scenario.seed, std::string(name(m_draw.kind)).c_str(), isEndless ? "endless" : "healthy",
            knowableAt(), m_accusedAt.value_or(-1), m_isJustified ? "justified" : "not",
            m_simulation.elapsed(), m_draw.scenario.memoryBytes / 1073741824,
            m_draw.scenario.bytesPerSecond / 1e6, phase.bytesPerSecond / m_draw.scenario.bytesPerSecond,
            phase.workingSetBytes / 1e6, phase.isSequential ? " in order" : "",
            m_draw.scenario.bandwidthNoise, m_draw.scenario.autoConverge ? ", auto-converge" : "",
            m_draw.scenario.congestions.size());
    }
}

/// Forecasts of what ended, and the pause needed of what did not: against the passes around the accusation.
void SampledRun::report(Scores &scores, bool isEndless) const
{
    for (const Said &said : m_said) {
        if (!isEndless && said.judgement.timeToEnd) {
            const TimeToEnd &end = *said.judgement.timeToEnd;
            const bool isFirst = m_firstPassEndedAt <= 0 || said.at < m_firstPassEndedAt;
            (isFirst ? scores.firstPass : scores.later)
                .add(end.low, end.likely, end.high, m_simulation.elapsed() - said.at);
        }
        if (isEndless && m_accusedAt && said.at >= *m_accusedAt) {
            double sum = 0;
            int count = 0;
            for (const auto &[at, pause] : m_pauses) {
                if (std::abs(at - said.at) < std::max(30.0, 2 * pause)) {
                    sum += pause;
                    ++count;
                }
            }
            if (count > 0 && said.judgement.pauseNeeded)
                scores.pauses.push_back(*said.judgement.pauseNeeded * count / sum);
            return;
        }
    }
}

void scoreSimulated(std::uint32_t first, std::uint32_t count, bool list)
{
    Scores scores;
    for (std::uint32_t seed = first; seed < first + count; ++seed)
        SampledRun(draw(seed)).run(scores, list);
    std::printf("%u simulated migrations, seeds from %u on\n\n", count, first);
    Score::printHeads();
    scores.drover.print("Drover, from samples every 5 s");
    for (const auto &[name, score] : scores.others)
        score.print(name);
    std::printf("\nDrover by kind\n");
    Score::printHeads();
    for (const auto &[kind, score] : scores.ofKind)
        score.print(name(kind));
    const auto near =
        std::ranges::count_if(scores.pauses, [](double share) { return std::abs(share - 1) <= 0.25; });
    std::printf("\npause needed, as a share of the measured one: within 25 %% in %.1f %% of %zu; 10 %%, 50 "
                "%%, 90 %% at "
                "%.2f, %.2f, %.2f\n",
                100.0 * double(near) / std::max<double>(1, double(scores.pauses.size())),
                scores.pauses.size(), quantileOf(scores.pauses, 0.1), quantileOf(scores.pauses, 0.5),
                quantileOf(scores.pauses, 0.9));
    scores.firstPass.print("forecasts in the first pass");
    scores.later.print("forecasts after it");
}

bool scoreTraces(const QString &directory)
{
    Score watched; // Endless ones that could be watched for 60 s, and healthy ones under constant conditions.
    std::printf("\nrecorded migrations of %s\n", qPrintable(directory));
    const QDir folder(directory);
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return false;
        const QByteArray content = file.readAll();
        const auto recording = recordingFromTrace(content, name, RecordingSource::Nova);
        const QJsonObject truth = QJsonDocument::fromJson(content)["truth"_L1].toObject();
        if (!recording || truth.isEmpty()) {
            std::printf("%s cannot be scored\n", qPrintable(name));
            continue;
        }
        const double until = truth["undisturbed_until_s"_L1].toDouble();
        const QJsonValue since = truth["conditions_constant_since_s"_L1];
        const bool isConstant = since.isDouble();
        const double begin = std::max(since.toDouble(), truth["first_pass_done_by_s"_L1].toDouble(until));
        const QString fate = truth["would_converge"_L1].toString();
        Outcome outcome {fate == "no"_L1, until, begin, {}, false};
        MigrationJudge judge(recording->assumed, recordingBegin());
        double pause = 0;
        for (const Observation &observation : recording->observations) {
            const double at = double(recordingBegin().msecsTo(observation.counts.at)) / 1000;
            if (at > until)
                break;
            const MigrationJudgement &judgement = judge.add(observation);
            if (judgement.verdict == MigrationVerdict::WillNotEnd && !outcome.accusedAt) {
                outcome.accusedAt = at;
                pause = judgement.pauseNeeded.value_or(0);
            }
        }
        const bool counts =
            outcome.isEndless ? until - begin >= 60 : fate == "yes"_L1 && isConstant && since.toDouble() <= 0;
        if (counts)
            watched.add(outcome);
        std::printf("  %-26s %-8s %-8s knowable at %4.0f, accused at %4.0f, delay %4.0f, pause %5.2f%s\n",
                    qPrintable(name), outcome.isEndless ? "endless" : "ends",
                    isConstant ? "constant" : "changing", begin, outcome.accusedAt.value_or(-1),
                    outcome.accusedAt ? *outcome.accusedAt - begin : -1, pause,
                    counts ? "" : "  (not counted)");
    }
    std::printf("endless and watched for 60 s: %d of %d found, median delay %.0f s; healthy under constant "
                "conditions: %d of "
                "%d accused\n",
                watched.found, watched.endless, quantileOf(watched.delays, 0.5), watched.accused,
                watched.runs - watched.endless);
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    std::uint32_t first = 500'001;
    std::uint32_t count = 4000;
    bool list = false;
    QString traces;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--seeds" && i + 2 < argc) {
            first = std::uint32_t(std::atol(argv[++i]));
            count = std::uint32_t(std::atol(argv[++i]));
        } else if (argument == "--traces" && i + 1 < argc) {
            traces = QString::fromLocal8Bit(argv[++i]);
        } else if (argument == "--list") {
            list = true;
        } else {
            std::fputs("bench_convergence [--seeds FIRST COUNT] [--list] [--traces DIRECTORY]\n", stderr);
            return 2;
        }
    }
    if (count > 0)
        scoreSimulated(first, count, list);
    return traces.isEmpty() || scoreTraces(traces) ? 0 : 1;
}
