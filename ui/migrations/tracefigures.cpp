// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/tracefigures.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct TraceWords {
    Q_DECLARE_TR_FUNCTIONS(TraceWords)
};

constexpr double shortestSparklineSeconds = 120;

/// Three significant digits at most, and two decimals below 1.
QString secondsText(double seconds)
{
    return QLocale().toString(seconds, 'f', seconds < 1 ? 2 : seconds < 99.95 ? 1 : 0);
}

/// How many of the samples of a trace @p before has judged: all that it had, if they are the same.
size_t judgedBefore(const MigrationTrace &trace, const TraceFiguresPtr &before)
{
    if (!before)
        return 0;
    const auto &old = before->samples();
    const bool grown = old.size() <= trace.samples.size() && old.front() == trace.samples.front()
        && old.back() == trace.samples[old.size() - 1];
    return grown ? old.size() : 0;
}

} // namespace

const MigrationPass &TraceFigures::passAt(qsizetype sample) const
{
    const auto next = std::ranges::upper_bound(passes, sample, {}, &MigrationPass::first);
    return next == passes.begin() ? *next : *std::prev(next);
}

TraceFiguresPtr figuresOf(const std::shared_ptr<const MigrationTrace> &trace, const TraceFiguresPtr &before)
{
    if (!trace || trace->samples.empty())
        return nullptr;
    const MigrationSamples samples(trace->samples);
    const size_t judged = judgedBefore(*trace, before);
    auto figures = std::make_shared<TraceFigures>(TraceFigures {
        .trace = trace,
        .passes = {},
        .bytesPerSecond = {},
        .pauseNeeded = {},
        .freezeNow = {},
        .judge = judged > 0 ? before->judge
                            : MigrationJudge(MigrationAssumptions(), trace->migration->createdAt)});
    for (const MigrationSample &sample : samples.subspan(judged))
        figures->judge.add({.counts = sample, .synchronisations = {}, .throttlePercent = {}});
    figures->passes = passesOf(samples);
    figures->bytesPerSecond = bytesPerSecond(samples, qsizetype(samples.size()) - 1);
    figures->pauseNeeded = pauseNeeded(samples, figures->pass());
    figures->freezeNow = freezeNow(samples, figures->passes);
    return figures;
}

qsizetype sampleNear(MigrationSamples samples, double msecs)
{
    const auto timeOf = [](const MigrationSample &sample) { return double(sample.at.toMSecsSinceEpoch()); };
    const auto next = std::ranges::lower_bound(samples, msecs, {}, timeOf);
    const auto index = next - samples.begin();
    if (next == samples.end())
        return index - 1;
    return index > 0 && msecs - timeOf(samples[size_t(index - 1)]) < timeOf(*next) - msecs ? index - 1
                                                                                           : index;
}

std::vector<std::pair<qsizetype, qsizetype>> runsOf(MigrationSamples samples)
{
    std::vector<std::pair<qsizetype, qsizetype>> runs;
    const qint64 longest = longestSpacing(samples).count();
    for (qsizetype at = 0; at < qsizetype(samples.size()); ++at) {
        const bool begins = at == 0 || samples[size_t(at - 1)].at.msecsTo(samples[size_t(at)].at) > longest;
        if (begins)
            runs.emplace_back(at, at);
        else
            runs.back().second = at;
    }
    return runs;
}

Sparkline sparklineOf(const TraceFigures &figures, Tone tone)
{
    const auto &samples = figures.samples();
    const QDateTime &start = samples.front().at;
    const double seconds =
        std::max(shortestSparklineSeconds, double(start.msecsTo(figures.newest().at)) / 1000);
    qint64 most = 1;
    for (const MigrationSample &sample : samples)
        most = std::max(most, sample.memoryRemainingBytes);
    Sparkline sparkline {{}, tone};
    for (const auto &[first, last] : runsOf(samples)) {
        QPolygonF run;
        for (qsizetype at = first; at <= last; ++at) {
            const MigrationSample &sample = samples[size_t(at)];
            run << QPointF(double(start.msecsTo(sample.at)) / 1000 / seconds,
                           double(sample.memoryRemainingBytes) / double(most));
        }
        sparkline.runs.push_back(thinned(run, 0, 1, sparklineSize.width()));
    }
    return sparkline;
}

QPolygonF thinned(const QPolygonF &points, double from, double to, int columns)
{
    const auto before = [](const QPointF &point, double x) { return point.x() < x; };
    auto first = std::lower_bound(points.begin(), points.end(), from, before);
    auto last = std::lower_bound(first, points.end(), to, before);
    if (first != points.begin())
        --first;
    if (last != points.end())
        ++last;
    if (last - first <= columns || columns < 1 || to <= from)
        return QPolygonF(QList<QPointF>(first, last));

    QPolygonF kept;
    const auto columnOf = [from, to, columns](const QPointF &point) {
        return int((point.x() - from) / (to - from) * columns);
    };
    while (first != last) {
        const int column = columnOf(*first);
        auto lowest = first;
        auto highest = first;
        for (; first != last && columnOf(*first) == column; ++first) {
            if (first->y() < lowest->y())
                lowest = first;
            if (first->y() > highest->y())
                highest = first;
        }
        kept << *std::min(lowest, highest);
        if (lowest != highest)
            kept << *std::max(lowest, highest);
    }
    return kept;
}

QString rateText(double bytesPerSecond)
{
    const QLocale locale;
    return bytesPerSecond < 999.5e6
        ? TraceWords::tr("%1 MB/s").arg(locale.toString(bytesPerSecond / 1e6, 'f', 0))
        : TraceWords::tr("%1 GB/s").arg(locale.toString(bytesPerSecond / 1e9, 'f', 2));
}

QString pauseText(const Pause &pause)
{
    const bool whole = pause.atMost >= 10;
    const auto text = [whole](double seconds) {
        return whole ? QLocale().toString(seconds, 'f', 0) : secondsText(seconds);
    };
    const QString least = text(pause.atLeast);
    const QString most = text(pause.atMost);
    if (least == most)
        return TraceWords::tr("%1 s").arg(secondsText(pause.atMost));
    return TraceWords::tr("%1–%2 s", "an interval of seconds").arg(least, most);
}

QString passText(const MigrationPass &pass)
{
    return pass.isNumberExact ? TraceWords::tr("pass %1").arg(pass.number)
                              : TraceWords::tr("pass %1 or later").arg(pass.number);
}

QString durationText(std::chrono::seconds duration)
{
    const qint64 seconds = std::max<qint64>(0, duration.count());
    if (seconds < 60)
        return TraceWords::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return TraceWords::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return TraceWords::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

} // namespace drover
