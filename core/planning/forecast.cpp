// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/forecast.h"

#include "core/planning/pastmoves.h"
#include "core/planning/planlength.h"
#include "core/planning/quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr int draws = 200;
/// What is no move: an order, and a look or two until it shows.
constexpr double quickSeconds = 5;
/// More of them than this make no difference to a quantile, and cost time.
constexpr size_t mostSeen = 100;

/// Numbers from 0 to below 1, the same in each run of the program and on each machine.
class Dice {
public:
    double roll() { return double(m_numbers()) / (double(std::mt19937::max()) + 1); }

private:
    std::mt19937 m_numbers {std::mt19937::default_seed};
};

/// As many as were seen, drawn from them with repetition.
std::vector<double> drawnAnew(const std::vector<double> &sorted, Dice &dice)
{
    std::vector<double> drawn;
    drawn.reserve(sorted.size());
    for (size_t i = 0; i < sorted.size(); ++i)
        drawn.push_back(sorted[size_t(dice.roll() * double(sorted.size()))]);
    std::ranges::sort(drawn);
    return drawn;
}

std::vector<double> thinned(const std::vector<double> &sorted)
{
    if (sorted.size() <= mostSeen)
        return sorted;
    std::vector<double> fewer;
    fewer.reserve(mostSeen);
    for (size_t i = 0; i < mostSeen; ++i)
        fewer.push_back(quantile(sorted, double(i) / double(mostSeen - 1)));
    return fewer;
}

Interval intervalOf(const std::vector<double> &sortedSeconds)
{
    const auto at = [&](double share) {
        return std::chrono::seconds(std::llround(quantile(sortedSeconds, share)));
    };
    return {at(0.1), at(0.5), at(0.9)};
}

class Forecaster {
public:
    Forecaster(const Snapshot &snapshot, const Plan &plan, int enough)
        : m_snapshot(snapshot), m_plan(plan), m_enough(std::max(1, enough))
    {
        const PastMoves past = pastMoves(snapshot);
        m_liveSeen = int(past.liveSecondsPerByte.size());
        m_coldSeen = int(past.coldSeconds.size());
        m_past = {thinned(past.liveSecondsPerByte), thinned(past.coldSeconds)};
    }

    Forecast forecast()
    {
        Forecast forecast;
        forecast.liveSeen = m_liveSeen;
        forecast.coldSeen = m_coldSeen;
        bool all = true;
        for (const Step &step : m_plan.steps) {
            if (!isMove(step.kind))
                continue;
            if (isKnown(step))
                forecast.steps.insert(step.id, intervalOf(secondsOf(step)));
            else
                all = false;
        }
        if (all)
            forecast.whole = whole();
        forecast.why = why();
        return forecast;
    }

private:
    [[nodiscard]] bool believed(StepKind kind) const
    {
        return (kind == StepKind::LiveMigrate ? m_liveSeen : m_coldSeen) >= m_enough;
    }

    [[nodiscard]] bool isKnown(const Step &move) const
    {
        return believed(move.kind)
            && (move.kind != StepKind::LiveMigrate || move.memoryBytes.value_or(0) > 0);
    }

    [[nodiscard]] double longest() const
    {
        const auto timeout = m_plan.policy.migrationTimeout;
        return timeout ? double(timeout->count()) : std::numeric_limits<double>::infinity();
    }

    /// How long a move would have taken by each migration that was seen, sorted.
    [[nodiscard]] std::vector<double> secondsOf(const Step &move) const
    {
        if (move.kind == StepKind::LiveMigrate)
            return scaled(m_past.liveSecondsPerByte, double(*move.memoryBytes));
        return scaled(m_past.coldSeconds, 1);
    }

    [[nodiscard]] std::vector<double> scaled(std::vector<double> values, double by) const
    {
        for (double &value : values)
            value = std::min(value * by, longest());
        return values;
    }

    [[nodiscard]] Interval whole() const
    {
        const PlanLength length(m_plan);
        Dice dice;
        std::vector<double> lengths;
        lengths.reserve(draws);
        std::vector<double> seconds(size_t(m_plan.steps.size()));
        for (int i = 0; i < draws; ++i) {
            const std::vector<double> live = drawnAnew(m_past.liveSecondsPerByte, dice);
            const std::vector<double> cold = drawnAnew(m_past.coldSeconds, dice);
            for (size_t at = 0; at < seconds.size(); ++at) {
                const Step &step = m_plan.steps[qsizetype(at)];
                seconds[at] = step.kind == StepKind::LiveMigrate
                    ? std::min(quantile(live, dice.roll()) * double(*step.memoryBytes), longest())
                    : step.kind == StepKind::ColdMigrate ? std::min(quantile(cold, dice.roll()), longest())
                                                         : quickSeconds;
            }
            lengths.push_back(length.of(seconds));
        }
        std::ranges::sort(lengths);
        return intervalOf(lengths);
    }

    [[nodiscard]] bool moves(StepKind kind) const
    {
        return std::ranges::any_of(m_plan.steps, [kind](const Step &step) { return step.kind == kind; });
    }

    [[nodiscard]] QString why() const
    {
        const bool live = moves(StepKind::LiveMigrate);
        const bool cold = moves(StepKind::ColdMigrate);
        if (!live && !cold)
            return u"Nothing is moved: each step takes a few seconds"_s;
        const Reading reading = m_snapshot.migrations.reading;
        if (reading == Reading::Never || reading == Reading::Forbidden)
            return u"The migrations of this cloud could not be read, so that there is nothing to judge by"_s;
        const bool liveLacks = live && !believed(StepKind::LiveMigrate);
        const bool coldLacks = cold && !believed(StepKind::ColdMigrate);
        if (liveLacks || coldLacks) {
            return u"%1 succeeded in the last 24 h; %2%3 needed to judge by"_s
                .arg(counted(liveLacks, coldLacks) + has(liveLacks, coldLacks))
                .arg(m_enough)
                .arg(liveLacks && coldLacks ? u" of each are"_s
                         : m_enough == 1    ? u" is"_s
                                            : u" are"_s);
        }
        for (const Step &step : m_plan.steps) {
            if (isMove(step.kind) && !isKnown(step))
                return u"The memory of %1 is not known, so that its move cannot be judged"_s.arg(
                    step.serverName);
        }
        return u"Judged by %1 of this cloud in the last 24 h"_s.arg(counted(live, cold));
    }

    /// "2 live migrations", "1 cold migration", "2 live and 1 cold migrations".
    [[nodiscard]] QString counted(bool live, bool cold) const
    {
        if (live && cold)
            return u"%1 live and %2 cold migrations"_s.arg(m_liveSeen).arg(m_coldSeen);
        const int seen = live ? m_liveSeen : m_coldSeen;
        const QString kind = live ? u"live"_s : u"cold"_s;
        return (seen == 1 ? u"%1 %2 migration"_s : u"%1 %2 migrations"_s).arg(seen).arg(kind);
    }

    [[nodiscard]] QString has(bool live, bool cold) const
    {
        const bool one = live != cold && (live ? m_liveSeen : m_coldSeen) == 1;
        return one ? u" has"_s : u" have"_s;
    }

    const Snapshot &m_snapshot;
    const Plan &m_plan;
    int m_enough;
    int m_liveSeen = 0;
    int m_coldSeen = 0;
    PastMoves m_past; ///< No more of each than make a difference.
};

} // namespace

Forecast forecast(const Snapshot &snapshot, const Plan &plan, int enough)
{
    return Forecaster(snapshot, plan, enough).forecast();
}

} // namespace drover
